// S8: what hoaxes arrive, who believes them, what that changes, and who is set right, against known answers.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "diffusion/replicate.h"
#include "scenario/blocks.h"
#include "tests/diffusion/replicates.h"
#include "tests/support/plain_world.h"
#include "tests/support/random_world.h"

namespace kabar {
namespace {

using test::expect_share;

/// A town whose households are members of groups of `group_size`, one after the other, and are all visited on day
/// 20; whoever is visited understands.
struct HoaxTown {
  static constexpr std::uint32_t kHouseholds = 20000;
  Scenario scenario = testing::plain_scenario(kHouseholds, 28);
  Strategy strategy;
  std::uint32_t group_size = 20;

  HoaxTown() {
    Parameters& param = scenario.param;
    param.hoaxes = 50;  // a hundred a week
    param.hoax_spread = 1;
    param.rho = 1;
    param.delay_group_hours = 0;
    param.act_days = 0;
    scenario.channels[testing::kVisit].kappa = 1;
    scenario.topics[0].action = "collect";
    param.p_app_collect = 0.8;
    param.trust_rt_head = scenario.channels[testing::kVisit].trust;
    strategy.blocks().visits.push_back(testing::visit_all(scenario, "visit", 20));
  }

  World world() const {
    World made = testing::plain_world(scenario, {});
    Network& network = made.network;
    network.members = {};
    for (std::uint32_t i = 0; i < kHouseholds; ++i) {
      network.members.target.push_back(i);
      if ((i + 1) % group_size == 0 || i + 1 == kHouseholds) network.members.offset.push_back(i + 1);
    }
    network.group_channel.assign(network.members.rows(), testing::kGroup);
    for (std::uint32_t i = 0; i < kHouseholds; ++i) {
      network.groups.offset[i + 1] = i + 1;
      network.groups.target.push_back(i / group_size);
    }
    return made;
  }

  ReplicateRecord run() const { return test::run(world(), strategy); }
};

std::uint32_t number_of(const ReplicateRecord& record, Event event) {
  return record.events[static_cast<std::size_t>(event)];
}

std::size_t applied(const ReplicateRecord& record) {
  return static_cast<std::size_t>(std::count_if(record.households.begin(), record.households.end(),
                                                [](const HouseholdRecord& one) { return one.state >= 3; }));
}

TEST(Hoaxes, AreReadInTheGroupIntoWhichTheyAreBrought) {
  HoaxTown town;
  town.group_size = 5000;
  town.scenario.city.days = 7;
  town.strategy.blocks().visits.clear();
  town.scenario.param.hoaxes = 0.5;  // one
  town.scenario.channels[testing::kGroup].alpha = 1;
  EXPECT_EQ(number_of(town.run(), Event::misled), 5000u);  // all of one group
  town.scenario.channels[testing::kGroup].alpha = 0.3;
  const std::uint32_t some = number_of(town.run(), Event::misled);
  expect_share(some - 1, 4999, 0.3);  // who brings it in believes it in any case
  town.scenario.channels[testing::kGroup].alpha = 1;
  town.scenario.param.rho = 0.5;
  expect_share(number_of(town.run(), Event::misled) - 1, 4999, 0.5);
}

TEST(SlowHoaxes, ArriveAsManyAsAreExpected) {
  HoaxTown town;
  town.group_size = 1;  // nobody else reads it: one household each
  for (const double rate : {0.0, 0.2, 0.5, 3.3}) {
    town.scenario.param.hoaxes = rate;
    double sum = 0;
    constexpr std::uint32_t kReplicates = 50;
    for (std::uint32_t r = 0; r < kReplicates; ++r) {
      const World world = town.world();
      sum += number_of(run_replicate(world, compile_calendar(world, town.strategy), r, Keep::counts), Event::misled);
    }
    const double expected = rate * town.kHouseholds / 10000 * 4;  // weeks
    const double of_chance = expected - 4 * std::floor(expected / 4);
    EXPECT_NEAR(sum / kReplicates, expected, 1e-9 + 4 * std::sqrt(of_chance / kReplicates) + 0.002 * expected) << rate;
  }
}

TEST(Hoaxes, WhoBelievesOneActsLess) {
  HoaxTown town;
  town.scenario.channels[testing::kGroup].alpha = 1;
  const auto run_with = [&](double effect) {
    town.scenario.param.hoax_effect = effect;
    return town.run();
  };
  const ReplicateRecord none = run_with(0), some = run_with(0.5), full = run_with(1);
  const double misled = number_of(none, Event::misled);
  EXPECT_GT(misled, 2000);
  EXPECT_EQ(number_of(some, Event::misled), misled);  // whatever comes of it
  expect_share(static_cast<double>(applied(none)), town.kHouseholds, 0.8);
  // Of those who come to believe one before the visit, day 20 of 28, about five sevenths; the others act as ever.
  const double lost_some = static_cast<double>(applied(none) - applied(some));
  const double lost_all = static_cast<double>(applied(none) - applied(full));
  EXPECT_GT(lost_all, 0.5 * 0.8 * misled);
  EXPECT_LT(lost_all, 0.85 * 0.8 * misled);
  expect_share(lost_some, lost_all, 0.5);
  for (std::size_t i = 0; i < none.households.size(); ++i) {
    EXPECT_LE(full.households[i].state, some.households[i].state);
    EXPECT_LE(some.households[i].state, none.households[i].state);
  }
}

TEST(Hoaxes, AMessageThatDebunksSetsHouseholdsRightWithItsChance) {
  HoaxTown town;
  town.scenario.channels[testing::kGroup].alpha = 1;
  town.scenario.param.hoax_effect = 1;
  town.scenario.param.hoax_cleared = 0.4;
  const ReplicateRecord believed = town.run();
  town.strategy.blocks().visits[0].content.debunks = true;  // the visit itself: before anybody weighs an application
  const ReplicateRecord debunked = town.run();
  EXPECT_EQ(number_of(believed, Event::corrected), 0u);
  const double corrected = number_of(debunked, Event::corrected);
  town.scenario.param.hoax_effect = 0;
  const double could = static_cast<double>(applied(town.run()) - applied(believed));  // act but for the hoax
  const double again = static_cast<double>(applied(debunked) - applied(believed));
  expect_share(again, could, 0.4);
  expect_share(again, corrected, 0.8);
}

TEST(Hoaxes, GoOnOverTiesOnceAndMoreReadilyByGroupsAndFeeds) {
  HoaxTown town;
  town.group_size = 1;
  town.scenario.param.hoaxes = 100;
  town.scenario.param.r_c = 0;
  const auto misled = [&](const World& world) {
    return number_of(run_replicate(world, compile_calendar(world, town.strategy), 0, Keep::counts), Event::misled);
  };
  const std::uint32_t alone = misled(town.world());
  // Pairs of neighbours: each who believes one tells the other with q_N.
  town.scenario.param.q_N = 0.3;
  town.scenario.param.delay_rt_days = 0;
  testing::Ties pairs;
  for (std::uint32_t i = 0; i + 1 < town.kHouseholds; i += 2) pairs.push_back({i, i + 1});
  World tied = town.world();
  tied.network.rt_ties = testing::csr_of(town.kHouseholds, pairs);
  const double told = misled(tied) - alone;
  EXPECT_NEAR(told / alone, 0.3, 4 * std::sqrt(0.3 * 0.7 / alone) + 0.02);  // a few were believers already
  // In feeds: shown on with r_c x hoax_spread to 60 residents, each of whom sees and believes it with .1.
  town.scenario.param.q_N = 0;
  town.scenario.param.r_c = 0.01;
  town.scenario.param.hoax_spread = 1.7;
  town.scenario.channels[testing::kFeed].half_life_hours = 1;
  const double shown = misled(town.world()) - alone;
  const double first = 0.017 * 60 * 0.1;  // in the first step, and so on
  EXPECT_NEAR(shown / alone, first / (1 - first), 0.05);
}

TEST(Hoaxes, AreTheSameUnderEveryStrategy) {
  std::uint32_t misled = 0;
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    test::RandomCase one = test::random_case(seed, test::Mix::hoaxes);
    const auto without_debunking = [](Strategy strategy) {
      for (PostBlock& block : strategy.blocks().posts) block.content.debunks = false;
      for (AdBlock& block : strategy.blocks().ads) block.content.debunks = false;
      for (VisitBlock& block : strategy.blocks().visits) block.content.debunks = false;
      return strategy;
    };
    const auto events = [&](const Strategy& strategy) {
      return run_replicate(one.world, compile_calendar(one.world, strategy), 0, Keep::counts).events;
    };
    Strategy silent;
    silent.name = "silent";
    const std::vector<std::uint32_t> with = events(without_debunking(one.strategy)), without = events(silent);
    for (std::size_t at = static_cast<std::size_t>(Event::misled); at < with.size(); at += kEvents) {
      EXPECT_EQ(with[at], without[at]) << seed;
      misled += with[at];
    }
  }
  EXPECT_GT(misled, 1000u);
}

}  // namespace
}  // namespace kabar
