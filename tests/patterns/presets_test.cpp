// The presets: each loads and runs; `monotone` keeps its promise household by household; `village` shows P5
// (scenarios/ODD.md, section 1).

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "scenario/blocks.h"
#include "strategy/knock_out.h"
#include "tests/patterns/magelang.h"

namespace kabar {
namespace {

std::shared_ptr<const Scenario> shipped(const std::string& name, const std::vector<std::string>& strategies = {},
                                        const std::vector<std::string>& sets = {}) {
  LoadOptions options;
  options.strategies = strategies;
  options.sets = sets;
  return std::make_shared<const Scenario>(load_scenario(KABAR_SOURCE_DIR "/scenarios/" + name, options));
}

/// Whether the first strategy of a scenario makes anybody aware in one world of it.
bool somebody_hears(const std::shared_ptr<const Scenario>& scenario) {
  const World world = build_world(scenario, 0);
  return run_replicate(world, compile_calendar(world, scenario->strategies.at(0)), 0, Keep::counts).activations > 0;
}

TEST(Presets, LoadAndRun) {
  EXPECT_TRUE(somebody_hears(shipped("magelang/city.toml", {"weekly-post"})));
  EXPECT_TRUE(somebody_hears(shipped("presets/monotone.toml")));
  EXPECT_TRUE(somebody_hears(shipped("presets/closed-form.toml")));
  EXPECT_TRUE(somebody_hears(shipped("presets/village.toml")));
  const auto two_state = shipped("presets/two-state.toml", {"status-quo"});
  EXPECT_EQ(two_state->param.memory.word(), "two-state");
  EXPECT_TRUE(somebody_hears(two_state));
}

/// One block of posts on all accounts more. Its id is its own, so that it moves no other post.
Strategy with_more_posts(Strategy strategy) {
  PostBlock more;
  more.id = "more";
  more.topics = {"*"};
  more.accounts = {"*"};
  more.per_week = 4;
  more.hour = 7;
  strategy.blocks().posts.push_back(more);
  return strategy;
}

TEST(SlowMonotone, MorePostsNeverMakeAHouseholdOfMagelangHearLater) {
  const auto scenario = shipped("presets/monotone.toml");
  ASSERT_EQ(scenario->param.memory.word(), "spacing");
  ASSERT_GE(scenario->city.replicates, 50);
  const World world = build_world(scenario, 0);
  const std::uint32_t households = world.population.households;
  ASSERT_EQ(households, 41000u);
  State state;
  for (const Strategy& strategy : scenario->strategies) {
    const Calendar few = compile_calendar(world, strategy);
    const Calendar many = compile_calendar(world, with_more_posts(strategy));
    std::uint64_t later = 0, earlier = 0, new_hearers = 0;
    for (std::uint32_t r = 0; r < scenario->city.replicates; ++r) {
      const ReplicateRecord without = run_replicate(world, few, r, Keep::households, state);
      const ReplicateRecord with = run_replicate(world, many, r, Keep::households, state);
      ASSERT_EQ(with.households.size(), 8 * std::size_t{households});
      for (std::size_t at = 0; at < with.households.size(); ++at) {
        const std::uint32_t before = without.households[at].first_aware, after = with.households[at].first_aware;
        if (after > before && ++later <= 5) {
          ADD_FAILURE() << strategy.name << ", replicate " << r << ", topic " << at / households << ", household "
                        << at % households << ": hour " << before << ", with more posts " << after;
        }
        earlier += after < before && before != kNone;
        new_hearers += after < before && before == kNone;
      }
    }
    EXPECT_EQ(later, 0u) << strategy.name;
    EXPECT_GT(earlier, 1000u) << strategy.name;
    EXPECT_GT(new_hearers, 1000u) << strategy.name;
  }
}

TEST(SlowMonotone, WithoutOneOfItsMeansNobodyOfMagelangHearsEarlier) {
  const auto scenario = shipped("presets/monotone.toml", {"hybrid"});
  const World world = build_world(scenario, 0);
  State state;
  const Strategy& whole = scenario->strategies.at(0);
  const ReplicateRecord with = run_replicate(world, compile_calendar(world, whole), 0, Keep::households, state);
  for (const Means means :
       {Means::accounts, Means::heads, Means::meetings, Means::sessions, Means::visits, Means::groups, Means::ties}) {
    ASSERT_TRUE(uses(*scenario, whole, means));
    const Calendar less = compile_calendar(world, knock_out(whole, means));
    const ReplicateRecord without = run_replicate(world, less, 0, Keep::households, state);
    std::uint64_t earlier = 0, lost = 0;
    for (std::size_t at = 0; at < with.households.size(); ++at) {
      const std::uint32_t before = with.households[at].first_aware, after = without.households[at].first_aware;
      earlier += after < before;
      lost += before != kNone && after == kNone;
    }
    EXPECT_EQ(earlier, 0u) << name_of(means);
    EXPECT_GT(lost, 100u) << name_of(means);
  }
}

/// Share of the village that heard from another household, mean over populations and replicates.
double told(const std::vector<std::string>& sets) {
  const auto scenario = shipped("presets/village.toml", {}, sets);
  double share = 0;
  State state;
  for (std::uint32_t p = 0; p < scenario->city.populations; ++p) {
    const World world = build_world(scenario, p);
    const Calendar calendar = compile_calendar(world, scenario->strategies.at(0));
    EXPECT_EQ(calendar.visits.size(), 26u) << "12 % of 220 households";
    for (std::uint32_t r = 0; r < scenario->city.replicates; ++r) {
      const ReplicateRecord record = run_replicate(world, calendar, r, Keep::households, state);
      for (const HouseholdRecord& household : record.households) {
        const bool heard = household.first_aware != kNone;
        share += heard && scenario->channels[household.channel].mechanism != "visit" ? 1.0 : 0.0;
      }
    }
  }
  return share / static_cast<double>(scenario->city.populations * scenario->city.replicates * 220);
}

// Banerjee, Chandrasekhar, Duflo, Jackson 2013: without those who know but do not take part, about a third is lost.
TEST(SlowVillage, P5MuchOfTheNewsIsCarriedByThoseWhoDoNotTakePart) {
  const double by_all = told({});
  const double by_takers_only = told({"param.q_N=0"});
  const double lost = 1 - by_takers_only / by_all;
  holds("P5", lost, 0.25, 0.45);
}

}  // namespace
}  // namespace kabar
