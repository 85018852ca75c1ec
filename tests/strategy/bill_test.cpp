// A bill counts what is sent: each kind of block alone, at one rupiah a unit, beside the slots of its calendar.

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

#include "core/errors.h"
#include "scenario/blocks.h"
#include "strategy/calendar.h"
#include "tests/support/random_world.h"
#include "tests/support/sanitized.h"

namespace kabar {
namespace {

constexpr std::uint64_t kBilledTowns = test::kSanitized ? 10 : 60;

/// The town with a single item of cost, one rupiah and one hour a unit.
World priced(const World& world) {
  return test::changed(world, [](Scenario& scenario) {
    scenario.costs = {{"unit", "satuan", "unit", "", 1, 1.0, "E"}};
    for (Channel& channel : scenario.channels) channel.cost_item = channel.cost_item_video = "";
  });
}

/// Calls use(world, calendar of this block alone, block) for every block of random strategies of the list.
template <class Block, class Use>
void each_alone(std::vector<Block> BlockLists::*list, Use use) {
  std::size_t seen = 0;
  for (std::uint64_t seed = 0; seed < kBilledTowns; ++seed) {
    const test::RandomCase one = test::random_case(seed, test::Mix::everything_on);
    const World world = priced(one.world);
    for (const Block& block : one.strategy.blocks().*list) {
      Strategy alone;
      alone.name = "alone";
      (alone.blocks().*list).push_back(block);
      Block& kept = (alone.blocks().*list).front();
      if constexpr (requires { kept.item; }) {
        kept.item = "unit";
      } else {
        kept.cost_item = "unit";
      }
      if constexpr (requires { kept.survey_item; }) kept.survey_item = "none";
      if constexpr (requires { kept.incentive_item; }) kept.incentive_item = "none";
      const Calendar calendar = compile_calendar(world, alone);
      use(world, calendar, kept, calendar.costs.cash_rupiah.at(0));
      EXPECT_EQ(calendar.costs.staff_millihours.at(0) / 1000, calendar.costs.cash_rupiah.at(0)) << seed;
      ++seen;
    }
  }
  EXPECT_GT(seen, kBilledTowns / 6);
}

/// Topics of the city that a block carries; it may name others, which were not chosen.
std::int64_t topics_of(const World& world, const std::vector<std::string>& names) {
  return std::ssize(Schedule(world).topics(names));
}

TEST(Bill, OfPostsCountsDaysOnWhichTheyAppear) {
  each_alone(&BlockLists::posts, [](const World&, const Calendar& calendar, const PostBlock&, std::int64_t paid) {
    std::map<std::uint32_t, std::int64_t> of_account;  // a post is made once for all accounts
    for (const FeedSlot& post : calendar.posts) ++of_account[post.account];
    for (const auto& [account, posts] : of_account) EXPECT_EQ(posts, paid) << account;
  });
}

TEST(Bill, OfBroadcastsSessionsAndVisitsCountsSlots) {
  each_alone(&BlockLists::broadcasts, [](const World&, const Calendar& calendar, const auto&, std::int64_t paid) {
    EXPECT_EQ(std::ssize(calendar.broadcasts), paid);
  });
  each_alone(&BlockLists::sessions, [](const World&, const Calendar& calendar, const auto&, std::int64_t paid) {
    EXPECT_EQ(std::ssize(calendar.sessions), paid);
  });
  each_alone(&BlockLists::visits,
             [](const World& world, const Calendar& calendar, const VisitBlock& block, std::int64_t paid) {
               std::int64_t visits = std::ssize(calendar.visits);
               if (block.retarget == "never") {
                 visits /= std::max<std::int64_t>(1, topics_of(world, block.topics));
               } else {
                 for (const VisitRound& round : calendar.rounds) visits += std::ssize(round.hours);
               }
               EXPECT_EQ(visits, paid);
             });
}

TEST(Bill, OfMeetingsCountsEachMeetingOnceForAllTopics) {
  bool several = false;
  each_alone(&BlockLists::meetings, [&](const World&, const Calendar& calendar, const auto&, std::int64_t paid) {
    std::set<std::pair<std::uint32_t, std::uint32_t>> meetings;
    for (const MeetingSlot& slot : calendar.meetings) meetings.insert({slot.rt, slot.meeting});
    EXPECT_EQ(std::ssize(meetings), paid);
    several = several || meetings.size() < calendar.meetings.size();
  });
  EXPECT_TRUE(several);
}

TEST(Bill, OfInstructionsCountsTopicsOrKelurahan) {
  each_alone(&BlockLists::instructions,
             [](const World& world, const Calendar& calendar, const InstructionBlock& block, std::int64_t paid) {
               std::int64_t units = std::ssize(calendar.instructions);
               EXPECT_EQ(units, topics_of(world, block.topics));
               if (block.via == "briefing" && units > 0) {
                 units = 0;
                 for (const std::uint8_t in : calendar.area_kelurahan.at(calendar.instructions.at(0).area)) units += in;
               }
               EXPECT_EQ(units, paid);
             });
}

TEST(Bill, OfDesksCountsDaysOnWhichOneIsOpen) {
  each_alone(&BlockLists::desks,
             [](const World& world, const Calendar& calendar, const DeskBlock& block, std::int64_t paid) {
               if (topics_of(world, block.topics) == 0) return;
               std::int64_t open = 0;
               for (const TopicCalendar& topic : calendar.topics) {
                 if (topic.desks.empty()) continue;
                 const DeskHours& desk = topic.desks.front();
                 open = 0;
                 for (std::uint32_t day = desk.begin / 24; day < desk.end / 24; ++day) {
                   if ((day - desk.begin / 24) % 7 >= desk.days) continue;
                   for (const std::uint8_t in : calendar.area_kelurahan.at(desk.area)) open += in;
                 }
               }
               EXPECT_EQ(open, paid);
             });
}

TEST(Bill, OfInternetCountsThoseWhoAreOnlineMore) {
  each_alone(&BlockLists::internet, [](const World& world, const Calendar& calendar, const auto&, std::int64_t paid) {
    // Who is online most already gets it as well, and cannot be seen.
    std::int64_t more = 0, most = 0;
    for (std::uint32_t i = 0; i < world.population.households; ++i) {
      more += calendar.feed_class[i] != calendar.city->feed_class[i];
      most += calendar.city->feed_class[i] == kFeedClasses - 1;
    }
    EXPECT_GE(paid, more);
    EXPECT_LE(paid, more + most);
  });
}

TEST(Bill, OfWhatIsLeftOutIsNothing) {
  const test::RandomCase one = test::random_case(3, test::Mix::everything_on);
  const World world = priced(one.world);
  Strategy strategy;
  strategy.name = "alone";
  strategy.blocks().visits = one.strategy.blocks().visits;
  for (VisitBlock& block : strategy.blocks().visits) block.cost_item = "unit";
  strategy.without = Means::visits;
  EXPECT_EQ(compile_calendar(world, strategy).costs.cash_rupiah.at(0), 0);
}

TEST(Bill, RoundsEachChargeAndRefusesAnUnknownItem) {
  Scenario scenario;
  scenario.costs = {{"a", "a", "a", "", 3, 0.0004, "E"}, {"b", "b", "b", "", 10, 2.0, "E"}};
  Bill bill(scenario, {"rencana.toml", 3, 1});
  bill.charge("a", "b", 0.5);     // 1.5 rupiah, 0.2 thousandths
  bill.charge("a", "b", 2.0);     // 6 rupiah, 0.8 thousandths
  bill.charge("", "b", 1.5);      // the channel's
  bill.charge("none", "b", 7.0);  // nothing
  bill.charge("", "", 7.0);
  EXPECT_EQ(bill.costs().cash_rupiah, (std::vector<std::int64_t>{8, 15}));
  EXPECT_EQ(bill.costs().staff_millihours, (std::vector<std::int64_t>{1, 3000}));
  try {
    bill.charge("c", "b", 1.0);
    FAIL();
  } catch (const InputError& error) {
    EXPECT_NE(std::string(error.what()).find("rencana.toml:3:1"), std::string::npos) << error.what();
  }
}

}  // namespace
}  // namespace kabar
