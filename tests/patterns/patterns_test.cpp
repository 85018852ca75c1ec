// Patterns of the real city that the shipped scenario must show (scenarios/ODD.md, section 1). Set to: P3, P10, P11.
// Held out: P6, P7, P8, P9. Read through the shipped files, in worlds of full size.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include "scenario/blocks.h"
#include "strategy/budget.h"
#include "tests/patterns/magelang.h"

namespace kabar {
namespace {

Magelang& city() {
  static Magelang magelang({"silence", "status-quo", "more-posts", "joint-digital", "whatsapp-cascade", "rt-meetings",
                            "kader-visits", "joint-team", "weekly-post", "posko"});
  return magelang;
}

/// Share of the households for which `belongs`, that ever became aware; mean over topics and replicates.
template <class Belongs>
double ever_aware(const Calendar& calendar, const Belongs& belongs, bool by_word_of_mouth_only = false) {
  const Population& population = city().world().population;
  double aware = 0, households = 0;
  State state;
  for (std::uint32_t r = 0; r < kReplicates; ++r) {
    const ReplicateRecord record = run_replicate(city().world(), calendar, r, Keep::households, state);
    const std::size_t topics = record.households.size() / population.households;
    for (std::size_t t = 0; t < topics; ++t) {
      for (std::uint32_t i = 0; i < population.households; ++i) {
        if (!belongs(i)) continue;
        households += 1;
        const HouseholdRecord& known = record.households[t * population.households + i];
        if (known.first_aware == kNone) continue;
        const Choice<Mechanism> mechanism = city().scenario().channels[known.channel].mechanism;
        if (by_word_of_mouth_only && mechanism != "neighbour" && mechanism != "kin") continue;
        aware += 1;
      }
    }
  }
  return aware / households;
}

template <class Belongs>
double ever_aware(const std::string& strategy, const Belongs& belongs, bool by_word_of_mouth_only = false) {
  return ever_aware(city().calendar(strategy), belongs, by_word_of_mouth_only);
}

bool poor(std::uint32_t i) {
  return city().world().population.poor[i] != 0;
}

/// P8: no access, no attendance, no facilitated group.
std::vector<std::uint8_t> cut_off() {
  const Population& population = city().world().population;
  std::vector<std::uint8_t> member(population.households, 0);
  for (const std::uint32_t i : population.assisted_member) member[i] = 1;
  std::vector<std::uint8_t> cut(population.households, 0);
  for (std::uint32_t i = 0; i < population.households; ++i) {
    cut[i] = population.poor[i] != 0 && population.access[i] == Access::none && population.attendance[i] == 0.0f &&
             member[i] == 0;
  }
  return cut;
}

TEST(SlowPatterns, P3OrganicReachOfAPostAmongFollowers) {
  const ReplicateRecord record = city().run("weekly-post", 0);
  EXPECT_GT(record.exposures, 0u);
  for (const auto& [channel, low, high] : {std::tuple("facebook", 0.015, 0.09), std::tuple("instagram", 0.03, 0.14)}) {
    const std::uint32_t c = city().channel(channel);
    double seen = 0, followers = 0;
    const Calendar& calendar = city().calendar("weekly-post");
    const Population& population = city().world().population;
    for (const FeedSlot& post : calendar.posts) {
      if (calendar.messages[post.message].channel != c) continue;
      const HourCurve& curve = calendar.city->feed_curves[post.curve];
      for (std::uint32_t rank = 0; rank < post.followers; ++rank) {
        const std::uint32_t i = city().world().network.followers[post.account][rank];
        seen +=
            static_cast<double>(
                curve.thresholds[static_cast<std::size_t>(feed_class(population, i)) * curve.hours + curve.hours - 1]) /
            4294967296.0;
        followers += 1;
      }
    }
    ASSERT_GT(followers, 0);
    holds(std::string("P3 ") + channel, seen / followers, low, high);
  }
}

TEST(SlowPatterns, P6ThePoorHearFirstFaceToFaceAndThroughBrokers) {
  std::map<std::string, double> first;
  const std::size_t channels = city().scenario().channels.size();
  for (std::uint32_t r = 0; r < kReplicates; ++r) {
    const ReplicateRecord record = city().run("status-quo", r);
    for (std::size_t t = 0; t < city().scenario().topics.size(); ++t) {
      for (std::size_t c = 0; c < channels; ++c) {
        first[std::string(city().scenario().channels[c].mechanism.word())] +=
            record.first_channel[(t * 2 + 1) * channels + c];
      }
    }
  }
  const double face_to_face = first["meeting"] + first["visit"] + first["neighbour"] + first["kin"];
  double all = 0;
  for (const auto& [mechanism, households] : first) all += households;
  measured("P6 sessions and meetings", (first["meeting"] + first["visit"]) / all);
  measured("P6 neighbours and kin", (first["neighbour"] + first["kin"]) / all);
  measured("P6 groups", first["group"] / all);
  measured("P6 accounts", first["feed"] / all);
  EXPECT_GT(face_to_face, 3 * first["feed"]);
  EXPECT_GT(first["meeting"], first["feed"]);
}

TEST(SlowPatterns, P7DigitalOnlyWidensTheGapThatMeetingsAndVisitsDoNot) {
  const auto others = [](std::uint32_t i) { return !poor(i); };
  // Posts without the sessions and meetings that go on anyway.
  const double posts_alone = ever_aware("weekly-post", poor) / ever_aware("weekly-post", others);
  holds("P7 posts alone", posts_alone, 0, 0.8);
  // Poor : non-poor in what a strategy adds to the status quo.
  const double poor_now = ever_aware("status-quo", poor);
  const double others_now = ever_aware("status-quo", others);
  const auto ratio_of_gains = [&](const std::string& strategy) {
    return (ever_aware(strategy, poor) - poor_now) / (ever_aware(strategy, others) - others_now);
  };
  const double digital = ratio_of_gains("joint-digital");
  measured("P7 added by joint-digital", digital);
  measured("P7 added by rt-meetings", ratio_of_gains("rt-meetings"));
  measured("P7 added by kader-visits", ratio_of_gains("kader-visits"));
  EXPECT_LT(digital, 0.8);
  EXPECT_LT(digital, ratio_of_gains("rt-meetings"));
  EXPECT_LT(ratio_of_gains("rt-meetings"), ratio_of_gains("kader-visits"));
}

TEST(SlowPatterns, P8SomePoorHouseholdsAreCutOffAndOnlyVisitsFindThem) {
  const std::vector<std::uint8_t> cut = cut_off();
  const Population& population = city().world().population;
  double cut_households = 0, poor_households = 0;
  for (std::uint32_t i = 0; i < population.households; ++i) {
    cut_households += cut[i];
    poor_households += population.poor[i];
  }
  holds("P8 share of the poor", cut_households / poor_households, 0.04, kInfinite);
  const auto is_cut = [&](std::uint32_t i) { return cut[i] != 0; };
  const auto connected_poor = [&](std::uint32_t i) { return poor(i) && population.access[i] != Access::none; };
  const double under_digital = ever_aware("weekly-post", is_cut);
  holds("P8 under posts, to the connected poor", under_digital / ever_aware("weekly-post", connected_poor), 0, 0.7);
  holds("P8 of it by word of mouth", ever_aware("weekly-post", is_cut, true) / under_digital, 0.9, kInfinite);
  // Cadres who go from door to door find them as well as others; the register does not list them as often.
  Strategy door_to_door;
  VisitBlock block;
  block.id = "doors";
  block.topics = {"*"};
  block.channel = "visit";
  block.target = "all";
  block.share = 0.4;
  block.per_day = 400;
  door_to_door.blocks().visits.push_back(block);
  const Calendar visits = compile_calendar(city().world(), door_to_door);
  holds("P8 under door-to-door visits, to the poor", ever_aware(visits, is_cut) / ever_aware(visits, poor), 0.9,
        kInfinite);
  EXPECT_LT(ever_aware("kader-visits", is_cut), 0.9 * ever_aware("kader-visits", poor));
}

/// Eligible households that do not receive a programme yet: shares that applied and that received it; mean over the
/// programmes that one applies for.
std::pair<double, double> applied_and_enrolled(const std::string& strategy) {
  const Population& population = city().world().population;
  double applied = 0, enrolled = 0, households = 0;
  for (std::uint32_t r = 0; r < kReplicates; ++r) {
    const ReplicateRecord record = city().run(strategy, r);
    for (std::size_t t = 0; t < city().scenario().topics.size(); ++t) {
      for (std::uint32_t i = 0; i < population.households; ++i) {
        if (population.eligible[t][i] == 0 || population.beneficiary[t][i] != 0) continue;
        const std::uint8_t state = record.households[t * population.households + i].state;
        households += 1;
        applied += state >= 3;
        enrolled += state >= 4;
      }
    }
  }
  return {applied / households, enrolled / households};
}

TEST(SlowPatterns, P9InformationMovesApplicationsALittleAndHalfOfThemFail) {
  for (const char* strategy : {"status-quo", "joint-digital", "rt-meetings", "kader-visits", "joint-team"}) {
    const auto [applied, enrolled] = applied_and_enrolled(strategy);
    EXPECT_GT(applied, 0.001) << strategy;
    EXPECT_LT(applied, 0.05) << strategy;
    EXPECT_GT(1 - enrolled / applied, 0.45) << strategy << ": attempts fail, or find no place";
    EXPECT_LT(1 - enrolled / applied, 0.65) << strategy;
  }
  // Desks change who succeeds, not who hears.
  const auto [applied, enrolled] = applied_and_enrolled("status-quo");
  const auto [same, more] = applied_and_enrolled("posko");
  EXPECT_EQ(same, applied);
  EXPECT_GT(more, 1.05 * enrolled);
}

TEST(SlowPatterns, P11OnePostAWeekReachesFewAndThePoorLeast) {
  const double of_poor = ever_aware("weekly-post", poor);
  const double of_others = ever_aware("weekly-post", [](std::uint32_t i) { return !poor(i); });
  const double share_poor = 0.06;
  holds("P11 ever aware", share_poor * of_poor + (1 - share_poor) * of_others, 0, 0.10);
  EXPECT_GT(of_others, 0.001);
  holds("P11 poor to others", of_poor / of_others, 0, 0.8);
}

TEST(SlowPatterns, P10NomineesSpreadFurtherThanRandomSeeds) {
  const auto seeds = [](const std::string& target) {
    Strategy strategy;
    strategy.name = target;
    VisitBlock block;
    block.id = "seeds";
    block.topics = {"*"};
    block.channel = "visit";
    block.target = Choice<Visited>::of(target);
    block.share = 0.02;
    block.per_day = 1e6;
    strategy.blocks().visits.push_back(block);
    return strategy;
  };
  const Calendar random = compile_calendar(city().world(), seeds("random"));
  const Calendar nominated = compile_calendar(city().world(), seeds("nominated"));
  double by_random = 0, by_nominated = 0;
  State state;
  const auto newly_aware = [&](const Calendar& calendar, std::uint32_t r) {
    const ReplicateRecord record = run_replicate(city().world(), calendar, r, Keep::households, state);
    double others = 0;
    for (const HouseholdRecord& household : record.households) {
      if (household.first_aware == kNone) continue;
      others += city().scenario().channels[household.channel].mechanism == "visit" ? 0 : 1;
    }
    return others;
  };
  for (std::uint32_t r = 0; r < kReplicates; ++r) {
    by_random += newly_aware(random, r);
    by_nominated += newly_aware(nominated, r);
  }
  const double further = by_nominated / by_random;
  holds("P10", further, 1.3, 2.0);
}

/// The observed R: newly aware by word of mouth, groups and relays per household that was aware.
TEST(SlowPatterns, WordOfMouthIsSubcritical) {
  double told = 0, aware = 0;
  for (std::uint32_t r = 0; r < kReplicates; ++r) {
    const ReplicateRecord record = city().run("status-quo", r);
    for (const HouseholdRecord& household : record.households) {
      if (household.first_aware == kNone) continue;
      aware += 1;
      told += household.parent != household.root ? 1 : 0;  // somebody, not a slot, told it
    }
  }
  holds("R observed", told / aware, 0.3, 0.8);
}

TEST(SlowPatterns, StrategiesDifferByFarMoreThanLuckAndPostsDoNotFlood) {
  const auto by_replicate = [](const std::string& strategy) {
    std::vector<double> shares;
    const Population& population = city().world().population;
    for (std::uint32_t r = 0; r < kReplicates; ++r) {
      const ReplicateRecord record = city().run(strategy, r);
      double aware = 0;
      for (const HouseholdRecord& household : record.households) aware += household.first_aware != kNone ? 1 : 0;
      shares.push_back(aware / static_cast<double>(record.households.size()));
    }
    EXPECT_EQ(population.households * city().scenario().topics.size(), city().run(strategy, 0).households.size());
    return shares;
  };
  const auto mean = [](const std::vector<double>& x) {
    double sum = 0;
    for (const double one : x) sum += one;
    return sum / static_cast<double>(x.size());
  };
  const auto spread = [&](const std::vector<double>& x) {
    double squares = 0;
    for (const double one : x) squares += (one - mean(x)) * (one - mean(x));
    return std::sqrt(squares / static_cast<double>(x.size() - 1));
  };
  const std::vector<double> now = by_replicate("status-quo");
  EXPECT_EQ(mean(by_replicate("silence")), 0.0);
  for (const char* strategy : {"joint-digital", "whatsapp-cascade", "rt-meetings", "kader-visits", "joint-team"}) {
    const std::vector<double> shares = by_replicate(strategy);
    EXPECT_GT(mean(shares) - mean(now), 10 * (spread(shares) + spread(now))) << strategy;
  }
  EXPECT_LT(mean(by_replicate("more-posts")), 0.25);
  EXPECT_LT(mean(by_replicate("joint-digital")), 0.25);
}

TEST(SlowBudget, TheShippedStrategiesKeepToTheShippedCeilings) {
  for (const std::int64_t ceiling : {25'000'000, 75'000'000, 150'000'000}) {
    LoadOptions options;
    options.sets = {"city.budget=" + std::to_string(ceiling)};
    World world = city().world();  // money makes no world
    world.scenario = std::make_shared<const Scenario>(
        load_scenario(std::string(KABAR_SOURCE_DIR) + "/scenarios/magelang/city.toml", options));
    const std::vector<Calendar> calendars = compile_calendars(world, world.scenario->strategies);
    for (std::size_t s = 0; s < calendars.size(); ++s) {
      const Strategy& strategy = world.scenario->strategies[s];
      const std::int64_t cash = cash_of(calendars[s].costs);
      EXPECT_EQ(cash > ceiling, strategy.budget_exempt) << strategy.name << " " << ceiling;
    }
  }
}

}  // namespace
}  // namespace kabar
