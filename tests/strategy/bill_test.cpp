// A bill counts what is sent, in every unit, and whose time it takes: each kind of block alone, at one rupiah and one
// hour a unit, beside the slots of its calendar.

#include "strategy/bill.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "core/coins.h"
#include "core/digest.h"
#include "core/errors.h"
#include "core/random.h"
#include "scenario/blocks.h"
#include "strategy/calendar.h"
#include "tests/support/random_world.h"
#include "tests/support/sanitized.h"

namespace kabar {
namespace {

constexpr std::uint64_t kBilledTowns = test::kSanitized ? 10 : 60;

/// The town with an item for every unit, one rupiah and one hour each, and hours that are powers of two.
World priced(const World& world) {
  return test::changed(world, [](Scenario& scenario) {
    scenario.costs.clear();
    for (const char* word : kUnitWords) scenario.costs.push_back({word, word, word, word, 1, 1.0, "E"});
    for (Channel& channel : scenario.channels) {
      channel.cost_item = channel.cost_item_video = "";
      channel.places = 7;
    }
    scenario.param.hours_meeting = 0.25;
    scenario.param.hours_request = 0.5;
    scenario.param.hours_visit = 2;
  });
}

/// What a block alone costs, by unit, in rupiah.
using Paid = std::map<Unit, std::int64_t>;
/// What it sends and what that costs.
struct Alone {
  Calendar calendar;
  Paid paid;
  Costs costs;  // with the last of its units
};

template <class Block>
Alone alone(const World& world, std::vector<Block> BlockLists::*list, Block block) {
  Alone result;
  if constexpr (requires { block.survey_item; }) block.survey_item = "none";
  if constexpr (requires { block.incentive_item; }) block.incentive_item = "none";
  for (const Unit unit : Block::kUnits) {
    Strategy strategy;
    strategy.name = "alone";
    block.cost_item = word_of(unit);
    (strategy.blocks().*list).push_back(block);
    result.calendar = compile_calendar(world, strategy);
    result.costs = result.calendar.costs;
    const auto place = static_cast<std::size_t>(unit);
    result.paid[unit] = result.costs.cash_rupiah.at(place);
    // An hour of staff each, by item, by agency and in some week.
    const std::int64_t staff = result.costs.staff_millihours.at(place);
    EXPECT_NEAR(static_cast<double>(staff), 1000.0 * static_cast<double>(result.paid[unit]), 500) << word_of(unit);
    std::int64_t agencies = 0;
    for (const std::int64_t hours : result.costs.agency_millihours) agencies += hours;
    EXPECT_EQ(agencies, staff) << word_of(unit);
    const std::int64_t weeks = (world.scenario->city.days + 6) / 7;
    for (std::size_t a = 0; a < result.costs.agency_millihours.size(); ++a) {
      EXPECT_LE(result.costs.busiest_week_millihours[a], result.costs.agency_millihours[a]);
      EXPECT_GE(result.costs.busiest_week_millihours[a] * weeks, result.costs.agency_millihours[a]);
    }
  }
  return result;
}

/// Calls use(world, what it sends and costs, block) for every block of random strategies of the list.
template <class Block, class Use>
void each_alone(std::vector<Block> BlockLists::*list, Use use) {
  std::size_t seen = 0;
  for (std::uint64_t seed = 0; seed < kBilledTowns; ++seed) {
    const test::RandomCase one = test::random_case(seed, test::Mix::everything_on);
    const World world = priced(one.world);
    for (const Block& block : one.strategy.blocks().*list) {
      SCOPED_TRACE(seed);
      use(world, alone(world, list, block), block);
      ++seen;
    }
  }
  EXPECT_GT(seen, kBilledTowns / 6);
}

/// Topics of the city that a block carries; it may name others, which were not chosen.
std::int64_t topics_of(const World& world, const std::vector<std::string>& names) {
  return std::ssize(Schedule(world).topics(names));
}

std::int64_t households_in(const World& world, std::uint32_t rt) {
  return world.population.rt_begin[rt + 1] - world.population.rt_begin[rt];
}

TEST(Bill, OfPostsCountsDaysOnWhichTheyAppear) {
  each_alone(&BlockLists::posts, [](const World&, const Alone& one, const PostBlock& block) {
    std::map<std::uint32_t, std::int64_t> of_account;  // a post is made once for all accounts
    for (const FeedSlot& post : one.calendar.posts) ++of_account[post.account];
    if (of_account.empty() && block.accounts.size() == 1) {
      EXPECT_TRUE(block.accounts[0] != "*" || one.paid.at(Unit::month) == 0) << "nothing for what sends nothing";
    }
    for (const auto& [account, posts] : of_account) EXPECT_EQ(posts, one.paid.at(Unit::post)) << account;
  });
}

TEST(Bill, OfAdsCountsThousandsOfImpressionsAndTopics) {
  each_alone(&BlockLists::ads, [](const World& world, const Alone& one, const AdBlock& block) {
    if (one.calendar.ads.empty()) return;
    EXPECT_EQ(one.paid.at(Unit::thousand_impressions), static_cast<std::int64_t>(block.impressions / 1000 + 0.5));
    EXPECT_EQ(one.paid.at(Unit::topic), std::ssize(one.calendar.ads));
    EXPECT_EQ(one.paid.at(Unit::topic), topics_of(world, block.topics));
  });
}

TEST(Bill, OfBroadcastsCountsEveryRecipientOfEveryMessage) {
  each_alone(&BlockLists::broadcasts, [](const World& world, const Alone& one, const BroadcastBlock& block) {
    const auto& sent = one.calendar.broadcasts;
    EXPECT_EQ(one.paid.at(Unit::message), std::ssize(sent));
    std::int64_t could = 0, inside = 0;  // households that it reaches; in its area
    const Schedule schedule(world);
    const std::vector<std::uint8_t> area = schedule.kelurahan(block.kelurahan);
    const Channel& channel = world.scenario->channels[schedule.channel(block.channel)];
    const auto name = static_cast<std::uint32_t>(digest_of(block.channel).low);
    for (std::uint32_t i = 0; i < world.population.households && !sent.empty(); ++i) {
      const bool reached = one.calendar.broadcast_audiences.at(sent[0].audience)[i] != 0;
      const bool here = area[world.population.kelurahan[i]] != 0;
      could += reached;
      inside += here;
      const bool asked_for = here && (block.target == "all" || world.population.listed[i]);
      const Words words = draw(schedule.key, counter_head(Purpose::reachable), name, i);
      EXPECT_EQ(reached, asked_for && coin(words[0], threshold(channel.reaches)));
    }
    const auto messages = static_cast<double>(sent.size());
    EXPECT_EQ(one.paid.at(Unit::recipient),
              static_cast<std::int64_t>(messages * block.coverage * static_cast<double>(could) + 0.5));
    const std::int64_t places = (7 * inside + world.population.households - 1) / world.population.households;
    EXPECT_EQ(one.paid.at(Unit::place), std::ssize(sent) * places);
  });
}

TEST(Bill, OfSessionsCountsTopicsAndSessions) {
  each_alone(&BlockLists::sessions, [](const World&, const Alone& one, const SessionBlock&) {
    std::set<std::pair<std::uint32_t, std::uint32_t>> sessions;
    for (const SessionSlot& slot : one.calendar.sessions) sessions.insert({slot.group, slot.session});
    EXPECT_EQ(one.paid.at(Unit::topic), std::ssize(one.calendar.sessions));
    EXPECT_EQ(one.paid.at(Unit::session), std::ssize(sessions));
  });
}

TEST(Bill, OfVisitsCountsHouseholdsAndTheHoursOfCadres) {
  each_alone(&BlockLists::visits, [](const World& world, const Alone& one, const VisitBlock& block) {
    std::int64_t visits = std::ssize(one.calendar.visits);
    if (block.retarget == "never") {
      visits /= std::max<std::int64_t>(1, topics_of(world, block.topics));
    } else {
      for (const VisitRound& round : one.calendar.rounds) visits += std::ssize(round.hours);
    }
    EXPECT_EQ(visits, one.paid.at(Unit::visit));
    constexpr auto kCadres = static_cast<std::size_t>(Volunteers::cadres);
    EXPECT_EQ(one.costs.volunteer_millihours[kCadres], 2000 * visits);
    EXPECT_EQ(one.costs.volunteer_millihours[0], 0);
    std::int64_t cadres = 0;
    for (const std::uint8_t roles : world.population.roles) cadres += (roles & kCadre) != 0;
    cadres = std::max<std::int64_t>(1, cadres);
    std::map<std::uint32_t, std::int64_t> of_month;
    for (const VisitSlot& visit : one.calendar.visits) ++of_month[visit.hour / 24 / kMonthDays];
    for (const VisitRound& round : one.calendar.rounds) {
      for (const std::uint32_t hour : round.hours) of_month[hour / 24 / kMonthDays] += std::ssize(round.topics);
    }
    std::int64_t most = 0;
    for (const auto& [month, count] : of_month) most = std::max(most, count);
    most = 2000 * most / std::max<std::int64_t>(1, topics_of(world, block.topics));
    EXPECT_EQ(one.costs.busiest_month_millihours[kCadres], (most + cadres - 1) / cadres);
  });
}

TEST(Bill, OfMeetingsCountsEachMeetingOnceForAllTopics) {
  bool several = false;
  each_alone(&BlockLists::meetings, [&](const World& world, const Alone& one, const MeetingBlock&) {
    std::set<std::pair<std::uint32_t, std::uint32_t>> meetings;
    std::set<std::uint32_t> rts;
    std::int64_t households = 0, busiest = 0;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::int64_t> of_head;  // RT, month
    for (const MeetingSlot& slot : one.calendar.meetings) {
      if (meetings.insert({slot.rt, slot.meeting}).second) households += households_in(world, slot.rt);
      rts.insert(slot.rt);
      busiest = std::max(busiest, of_head[{slot.rt, slot.hour / 24 / kMonthDays}] += 250);
    }
    EXPECT_EQ(std::ssize(meetings), one.paid.at(Unit::meeting));
    EXPECT_EQ(std::ssize(rts), one.paid.at(Unit::rt));
    EXPECT_EQ(households, one.paid.at(Unit::household));
    EXPECT_EQ(one.costs.volunteer_millihours[0], 250 * std::ssize(one.calendar.meetings));
    EXPECT_EQ(one.costs.busiest_month_millihours[0], busiest);
    several = several || meetings.size() < one.calendar.meetings.size();
  });
  EXPECT_TRUE(several);
}

TEST(Bill, OfInstructionsCountsOneRequestAndTheHeadsItGoesTo) {
  each_alone(&BlockLists::instructions, [](const World& world, const Alone& one, const InstructionBlock& block) {
    EXPECT_EQ(std::ssize(one.calendar.instructions), topics_of(world, block.topics));
    if (one.calendar.instructions.empty()) return;
    std::int64_t kelurahan = 0, heads = 0;
    const std::vector<std::uint8_t>& in = one.calendar.area_kelurahan.at(one.calendar.instructions.at(0).area);
    for (const std::uint8_t each : in) kelurahan += each;
    for (std::uint32_t rt = 0; rt < world.population.rts(); ++rt) {
      heads += in[world.population.rw_kelurahan[world.population.rt_rw[rt]]];
    }
    EXPECT_EQ(one.paid.at(Unit::message), 1);
    EXPECT_EQ(one.paid.at(Unit::kelurahan), kelurahan);
    EXPECT_EQ(one.paid.at(Unit::head), heads);
    EXPECT_EQ(one.costs.volunteer_millihours[0], 500 * heads);
    EXPECT_EQ(one.costs.busiest_month_millihours[0], heads > 0 ? 500 : 0);
  });
}

TEST(Instructions, TireTheHeadsThatWereAskedAndNoOthers) {
  std::size_t rested = 0, tired = 0;
  for (std::uint64_t seed = 0; seed < 3 * kBilledTowns; ++seed) {
    const test::RandomCase one = test::random_case(seed, test::Mix::everything_on);
    const Schedule schedule(one.world);
    const auto& asked = one.strategy.blocks().instructions;
    const Calendar calendar = compile_calendar(one.world, one.strategy);
    for (const InstructionSlot& slot : calendar.instructions) {
      const auto block = std::find_if(asked.begin(), asked.end(), [&](const InstructionBlock& each) {
        return static_cast<std::uint32_t>(digest_of(each.id).low) == slot.block;
      });
      for (std::size_t k = 0; k < slot.relayed.size(); ++k) {
        double chance = std::min(1.0, one.world.scenario->param.b * block->relay_factor);
        for (auto before = asked.begin(); before != asked.end(); ++before) {
          const bool earlier = before->day < block->day || (before->day == block->day && before < block);
          if (!earlier || schedule.topics(before->topics).empty() || !schedule.kelurahan(before->kelurahan)[k])
            continue;
          chance *= one.world.scenario->param.request_wear;
        }
        EXPECT_EQ(slot.relayed[k], threshold(chance)) << seed << " kelurahan " << k;
        ++(chance == std::min(1.0, one.world.scenario->param.b * block->relay_factor) ? rested : tired);
      }
    }
  }
  EXPECT_GT(rested, kBilledTowns);
  EXPECT_GT(tired, kBilledTowns);
}

TEST(Bill, OfDesksCountsDaysOnWhichOneIsOpen) {
  each_alone(&BlockLists::desks, [](const World& world, const Alone& one, const DeskBlock& block) {
    if (topics_of(world, block.topics) == 0) return;
    std::int64_t open = 0;
    for (const TopicCalendar& topic : one.calendar.topics) {
      if (topic.desks.empty()) continue;
      const DeskHours& desk = topic.desks.front();
      open = 0;
      for (std::uint32_t day = desk.begin / 24; day < desk.end / 24; ++day) {
        if ((day - desk.begin / 24) % 7 >= desk.days) continue;
        for (const std::uint8_t in : one.calendar.area_kelurahan.at(desk.area)) open += in;
      }
    }
    EXPECT_EQ(open, one.paid.at(Unit::kelurahan_day));
  });
}

TEST(Bill, OfInternetCountsThoseWhoAreOnlineMore) {
  each_alone(&BlockLists::internet, [](const World& world, const Alone& one, const InternetBlock&) {
    // Who is online most already gets it as well, and cannot be seen.
    const Calendar& calendar = one.calendar;
    std::int64_t more = 0, most = 0;
    for (std::uint32_t i = 0; i < world.population.households; ++i) {
      more += calendar.feed_class[i] != calendar.city->feed_class[i];
      most += calendar.city->feed_class[i] == kFeedClasses - 1;
    }
    const std::int64_t paid = one.paid.at(Unit::household);
    EXPECT_GE(paid, more);
    EXPECT_LE(paid, more + most);
    const double months = static_cast<double>(world.scenario->city.days) / kMonthDays;
    EXPECT_EQ(one.paid.at(Unit::month), static_cast<std::int64_t>(static_cast<double>(paid) * months + 0.5));
  });
}

TEST(Bill, SpreadsHoursOverTheDaysOfTheWork) {
  const World world = test::changed(test::random_case(3, test::Mix::everything_on).world, [](Scenario& scenario) {
    scenario.costs = {{"jam", "jam", "jam", "hour", 0, 1.0, "E"}};
    scenario.agencies.resize(3);
    scenario.city.days = 30;
  });
  const Schedule schedule(world);
  Bill bill(schedule, {"rencana.toml", 3, 1});
  bill.charge_each("jam", 4, {{1}, {0, 7, 8, 20}});   // 1, 2, 1 hours in weeks 0, 1, 2
  bill.charge_each("jam", 0.005, {{1}, {2, 9, 29}});  // 5 thousandths: 1, 2, 2
  bill.charge_each("jam", 3.001, {{}, {7}});          // all agencies alike, to the thousandth
  const Costs costs = bill.costs();
  EXPECT_EQ(costs.agency_millihours, (std::vector<std::int64_t>{1000, 4005 + 1000, 1001}));
  EXPECT_EQ(costs.busiest_week_millihours, (std::vector<std::int64_t>{1000, 2002 + 1000, 1001}));
  EXPECT_EQ(costs.staff_millihours, (std::vector<std::int64_t>{7006}));
}

TEST(Bill, OfWhatIsLeftOutIsNothing) {
  const test::RandomCase one = test::random_case(3, test::Mix::everything_on);
  const World world = priced(one.world);
  Strategy strategy;
  strategy.name = "alone";
  strategy.blocks().visits = one.strategy.blocks().visits;
  for (VisitBlock& block : strategy.blocks().visits) block.cost_item = "visit";
  const auto visits = static_cast<std::size_t>(Unit::visit);
  EXPECT_GT(compile_calendar(world, strategy).costs.cash_rupiah.at(visits), 0);
  strategy.without = Means::visits;
  const Costs costs = compile_calendar(world, strategy).costs;
  EXPECT_EQ(costs.cash_rupiah.at(visits), 0);
  EXPECT_EQ(costs.volunteer_millihours, (std::array<std::int64_t, kVolunteerKinds>{}));
}

TEST(Bill, RoundsEachChargeAndRefusesAnItemThatItCannotCount) {
  const World world = test::changed(test::random_case(3, test::Mix::everything_on).world, [](Scenario& scenario) {
    scenario.costs = {{"a", "a", "a", "visit", 3, 0.0004, "E"}, {"b", "b", "b", "post", 10, 2.0, "E"}};
  });
  const Schedule schedule(world);
  Bill bill(schedule, {"rencana.toml", 3, 1});
  const Work work{{}, {0}};
  bill.charge("a", "b", {{Unit::post, 9.0}, {Unit::visit, 0.5}}, work);  // 1.5 rupiah, 0.2 thousandths
  bill.charge("a", "b", {{Unit::visit, 2.0}}, work);                     // 6 rupiah, 0.8 thousandths
  bill.charge("", "b", {{Unit::post, 1.5}}, work);                       // the channel's
  bill.charge("none", "b", {{Unit::post, 7.0}}, work);                   // nothing
  bill.charge("", "", {{Unit::post, 7.0}}, work);
  EXPECT_EQ(bill.costs().cash_rupiah, (std::vector<std::int64_t>{8, 15}));
  EXPECT_EQ(bill.costs().staff_millihours, (std::vector<std::int64_t>{1, 3000}));
  for (const char* item : {"c", "a"}) {  // not there; a price per visit
    try {
      bill.charge(item, "b", {{Unit::post, 1.0}}, work);
      FAIL() << item;
    } catch (const InputError& error) {
      EXPECT_NE(std::string(error.what()).find("rencana.toml:3:1"), std::string::npos) << error.what();
    }
  }
}

}  // namespace
}  // namespace kabar
