// Patterns of the real city that the shipped scenario must show (scenarios/ODD.md, section 1). Set to: P3, P10, P11.
// Held out: P6, P7, P8. Read through the shipped files, in worlds of full size.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include "core/ids.h"
#include "diffusion/replicate.h"
#include "scenario/load.h"
#include "strategy/budget.h"

namespace kabar {
namespace {

constexpr std::uint32_t kReplicates = 4;

/// The shipped city with these strategies as they are written (no ceiling scales them), and one of its worlds, made
/// once for all patterns.
class Magelang {
 public:
  explicit Magelang(const std::vector<std::string>& strategies, const std::vector<std::string>& sets = {}) {
    LoadOptions options;
    options.strategies = strategies;
    options.sets = sets;
    options.sets.push_back("city.budget=0");
    scenario_ = std::make_shared<const Scenario>(
        load_scenario(std::string(KABAR_SOURCE_DIR) + "/scenarios/magelang/city.toml", options));
    world_ = build_world(scenario_, 0);
    for (const Strategy& strategy : scenario_->strategies) {
      calendars_.emplace(strategy.name, compile_calendar(world_, strategy));
    }
  }
  const Scenario& scenario() const { return *scenario_; }
  const World& world() const { return world_; }
  const Calendar& calendar(const std::string& strategy) const { return calendars_.at(strategy); }
  ReplicateRecord run(const std::string& strategy, std::uint32_t replicate) {
    return run_replicate(world_, calendars_.at(strategy), replicate, Keep::households, scratch_);
  }
  std::uint32_t channel(const std::string& id) const {
    for (std::uint32_t c = 0; c < scenario_->channels.size(); ++c) {
      if (scenario_->channels[c].id == id) return c;
    }
    throw std::out_of_range(id);
  }

 private:
  std::shared_ptr<const Scenario> scenario_;
  World world_;
  std::map<std::string, Calendar> calendars_;
  State scratch_;
};

Magelang& city() {
  static Magelang magelang({"silence", "status-quo", "more-posts", "joint-digital", "whatsapp-cascade", "rt-meetings",
                            "kader-visits", "joint-team", "weekly-post"});
  return magelang;
}

/// Share of the households for which `belongs`, that ever became aware; mean over topics and replicates.
template <class Belongs>
double ever_aware(const Calendar& calendar, const Belongs& belongs, bool by_word_of_mouth_only = false) {
  const Population& population = city().world().population;
  double aware = 0, households = 0;
  State scratch;
  for (std::uint32_t r = 0; r < kReplicates; ++r) {
    const ReplicateRecord record = run_replicate(city().world(), calendar, r, Keep::households, scratch);
    const std::size_t topics = record.households.size() / population.households;
    for (std::size_t t = 0; t < topics; ++t) {
      for (std::uint32_t i = 0; i < population.households; ++i) {
        if (!belongs(i)) continue;
        households += 1;
        const HouseholdRecord& known = record.households[t * population.households + i];
        if (known.first_aware == kNone) continue;
        const std::string& mechanism = city().scenario().channels[known.channel].mechanism;
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
      const HourCurve& curve = calendar.feed_curves[post.curve];
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
    EXPECT_GT(seen / followers, low) << channel;
    EXPECT_LT(seen / followers, high) << channel;
  }
}

TEST(SlowPatterns, P6ThePoorHearFirstFaceToFaceAndThroughBrokers) {
  std::map<std::string, double> first;
  const std::size_t channels = city().scenario().channels.size();
  for (std::uint32_t r = 0; r < kReplicates; ++r) {
    const ReplicateRecord record = city().run("status-quo", r);
    for (std::size_t t = 0; t < city().scenario().topics.size(); ++t) {
      for (std::size_t c = 0; c < channels; ++c) {
        first[city().scenario().channels[c].mechanism] += record.first_channel[(t * 2 + 1) * channels + c];
      }
    }
  }
  const double face_to_face = first["meeting"] + first["visit"] + first["neighbour"] + first["kin"];
  EXPECT_GT(face_to_face, 3 * first["feed"]);
  EXPECT_GT(first["meeting"], first["feed"]);
}

TEST(SlowPatterns, P7DigitalOnlyWidensTheGapThatMeetingsAndVisitsDoNot) {
  const auto others = [](std::uint32_t i) { return !poor(i); };
  // Posts without the sessions and meetings that go on anyway.
  const double posts_alone = ever_aware("weekly-post", poor) / ever_aware("weekly-post", others);
  EXPECT_LT(posts_alone, 0.8);
  // Poor : non-poor in what a strategy adds to the status quo.
  const double poor_now = ever_aware("status-quo", poor);
  const double others_now = ever_aware("status-quo", others);
  const auto ratio_of_gains = [&](const std::string& strategy) {
    return (ever_aware(strategy, poor) - poor_now) / (ever_aware(strategy, others) - others_now);
  };
  const double digital = ratio_of_gains("joint-digital");
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
  EXPECT_GE(cut_households / poor_households, 0.04);
  const auto is_cut = [&](std::uint32_t i) { return cut[i] != 0; };
  const auto connected_poor = [&](std::uint32_t i) { return poor(i) && population.access[i] != Access::none; };
  const double under_digital = ever_aware("weekly-post", is_cut);
  EXPECT_LE(under_digital, 0.7 * ever_aware("weekly-post", connected_poor));
  EXPECT_GE(ever_aware("weekly-post", is_cut, true), 0.9 * under_digital);
  // Cadres who go from door to door find them as well as others; the register does not list them as often.
  Strategy door_to_door;
  VisitBlock block;
  block.id = "doors";
  block.topics = {"*"};
  block.channel = "visit";
  block.target = "all";
  block.share = 0.4;
  block.per_day = 400;
  door_to_door.visits.push_back(block);
  const Calendar visits = compile_calendar(city().world(), door_to_door);
  EXPECT_GE(ever_aware(visits, is_cut), 0.9 * ever_aware(visits, poor));
  EXPECT_LT(ever_aware("kader-visits", is_cut), 0.9 * ever_aware("kader-visits", poor));
}

TEST(SlowPatterns, P11OnePostAWeekReachesFewAndThePoorLeast) {
  const double of_poor = ever_aware("weekly-post", poor);
  const double of_others = ever_aware("weekly-post", [](std::uint32_t i) { return !poor(i); });
  const double share_poor = 0.06;
  EXPECT_LT(share_poor * of_poor + (1 - share_poor) * of_others, 0.10);
  EXPECT_GT(of_others, 0.001);
  EXPECT_LE(of_poor, 0.8 * of_others);
}

TEST(SlowPatterns, P10NomineesSpreadFurtherThanRandomSeeds) {
  const auto seeds = [](const std::string& target) {
    Strategy strategy;
    strategy.name = target;
    VisitBlock block;
    block.id = "seeds";
    block.topics = {"*"};
    block.channel = "visit";
    block.target = target;
    block.share = 0.02;
    block.per_day = 1e6;
    strategy.visits.push_back(block);
    return strategy;
  };
  const Calendar random = compile_calendar(city().world(), seeds("random"));
  const Calendar nominated = compile_calendar(city().world(), seeds("nominated"));
  double by_random = 0, by_nominated = 0;
  State scratch;
  const auto newly_aware = [&](const Calendar& calendar, std::uint32_t r) {
    const ReplicateRecord record = run_replicate(city().world(), calendar, r, Keep::households, scratch);
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
  RecordProperty("further", std::to_string(further));
  EXPECT_GT(further, 1.3);
  EXPECT_LT(further, 2.0);
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
  EXPECT_GT(told / aware, 0.3);
  EXPECT_LT(told / aware, 0.8);
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
