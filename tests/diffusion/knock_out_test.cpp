// Knock-outs in random small worlds: what is not left out behaves as before, and less is never more.

#include "strategy/knock_out.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>

#include "core/ids.h"
#include "scenario/blocks.h"
#include "tests/diffusion/replicates.h"
#include "tests/support/random_world.h"

namespace kabar {
namespace {

using test::Mix;
using test::RandomCase;
using test::run;

ReplicateRecord run_without(const World& world, const Strategy& strategy, Means means, std::uint32_t replicate = 0) {
  return run(world, knock_out(strategy, means), replicate);
}

std::string named_without(std::uint64_t seed, Means means) {
  return "world seed " + std::to_string(seed) + " without " + name_of(means);
}

TEST(KnockOuts, WhatIsNotUsedChangesNoBit) {
  std::array<int, kMeans> unused{};
  for (std::uint64_t seed = 0; seed < 20 * kMeans; ++seed) {
    RandomCase one = test::random_case(seed, seed % 2 == 0 ? Mix::everything : Mix::everything_on);
    const auto means = static_cast<Means>(seed % kMeans);
    // A strategy that does not use these means.
    one.world = test::changed(one.world, [&](Scenario& scenario) {
      if (means == Means::heads) scenario.param.b_seen = 0;
      if (means == Means::groups) scenario.param.rho = 0;
      if (means == Means::ties) scenario.param.q_N = scenario.param.q_P = 0;
    });
    for_each_block_list(one.strategy, [&]<class Block>(const char*, std::vector<Block>& blocks) {
      if constexpr (requires { Block::kMeans; }) {
        if (Block::kMeans == means) blocks.clear();
      }
    });
    ASSERT_FALSE(uses(*one.world.scenario, one.strategy, means)) << named_without(seed, means);
    const ReplicateRecord whole = run(one.world, one.strategy), without = run_without(one.world, one.strategy, means);
    EXPECT_EQ(whole.digest, without.digest) << named_without(seed, means);
    EXPECT_EQ(whole.households, without.households) << named_without(seed, means);
    unused[static_cast<std::size_t>(means)] += whole.activations > 0;
  }
  for (const int some : unused) EXPECT_GT(some, 5);
}

TEST(KnockOuts, PostsAloneWithoutAccountsAreSilence) {
  std::uint64_t heard = 0;
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    const RandomCase one = test::random_case(seed, Mix::everything_on);
    Strategy posts;
    posts.blocks().posts = one.strategy.blocks().posts;
    posts.blocks().ads = one.strategy.blocks().ads;
    const ReplicateRecord silence = run(one.world, Strategy{});
    const ReplicateRecord without = run_without(one.world, posts, Means::accounts);
    heard += run(one.world, posts).activations;
    EXPECT_EQ(without.households, silence.households);
    EXPECT_EQ(without.daily, silence.daily);
    EXPECT_EQ(without.digest, silence.digest) << "nor do posts that are not made cost anything";
  }
  EXPECT_GT(heard, 100u);
}

/// Households that first heard from one of another household by a mechanism.
std::uint64_t heard_from_people(const World& world, const ReplicateRecord& record, Mechanism mechanism) {
  std::uint64_t count = 0;
  for (const HouseholdRecord& household : record.households) {
    if (household.first_aware == kNone) continue;
    count += world.scenario->channels[household.channel].mechanism == mechanism && household.parent != household.root;
  }
  return count;
}

TEST(KnockOuts, WithoutHeadsNobodyHearsFromAHeadAtAMeetingOrInItsGroup) {
  std::uint64_t at_meetings = 0, in_groups = 0;
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    RandomCase one = test::random_case(seed, Mix::everything_on);
    // In groups only heads write.
    one.world = test::changed(one.world, [](Scenario& scenario) { scenario.param.r_g = 0; });
    const ReplicateRecord whole = run(one.world, one.strategy);
    at_meetings += heard_from_people(one.world, whole, Mechanism::meeting);
    in_groups += heard_from_people(one.world, whole, Mechanism::group);
    const ReplicateRecord without = run_without(one.world, one.strategy, Means::heads);
    EXPECT_EQ(heard_from_people(one.world, without, Mechanism::meeting), 0u) << seed;
    EXPECT_EQ(heard_from_people(one.world, without, Mechanism::group), 0u) << seed;
  }
  EXPECT_GT(at_meetings, 20u);
  EXPECT_GT(in_groups, 20u);
}

TEST(KnockOuts, WithoutGroupsOrTiesNobodyHearsByThem) {
  std::uint64_t in_groups = 0, over_ties = 0;
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    const RandomCase one = test::random_case(seed, Mix::everything_on);
    const ReplicateRecord whole = run(one.world, one.strategy);
    in_groups += heard_from_people(one.world, whole, Mechanism::group);
    over_ties += heard_from_people(one.world, whole, Mechanism::neighbour);
    EXPECT_EQ(heard_from_people(one.world, run_without(one.world, one.strategy, Means::groups), Mechanism::group), 0u);
    const ReplicateRecord without = run_without(one.world, one.strategy, Means::ties);
    EXPECT_EQ(heard_from_people(one.world, without, Mechanism::neighbour), 0u);
    EXPECT_EQ(heard_from_people(one.world, without, Mechanism::kin), 0u);
  }
  EXPECT_GT(in_groups, 20u);
  EXPECT_GT(over_ties, 20u);
}

TEST(KnockOuts, NobodyHearsEarlierWithLess) {
  std::array<std::uint64_t, kMeans> lost{};
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    RandomCase one = test::random_case(seed, seed % 2 == 0 ? Mix::everything : Mix::everything_on);
    one.world = test::changed(one.world, [](Scenario& scenario) {
      scenario.param.memory = "spacing";
      // Whether a household understands may hang on one message more or less, and those who act tell others.
      for (Topic& topic : scenario.topics) topic.action = "none";
      // Attention and answers are scarce, and say where visits go.
      scenario.param.omega = scenario.param.fatigue = scenario.param.ask = 0;
    });
    for (VisitBlock& block : one.strategy.blocks().visits) {
      block.retarget = "never";
      block.survey = 0;
    }
    for (std::uint32_t replicate = 0; replicate < 2; ++replicate) {
      const ReplicateRecord whole = run(one.world, one.strategy, replicate);
      for (int kind = 0; kind < kMeans; ++kind) {
        const auto means = static_cast<Means>(kind);
        const ReplicateRecord without = run_without(one.world, one.strategy, means, replicate);
        for (std::size_t at = 0; at < whole.households.size(); ++at) {
          ASSERT_LE(whole.households[at].first_aware, without.households[at].first_aware)
              << named_without(seed, means) << ", replicate " << replicate << ", household "
              << at % one.world.population.households;
          lost[static_cast<std::size_t>(kind)] +=
              whole.households[at].first_aware != kNone && without.households[at].first_aware == kNone;
        }
      }
    }
  }
  for (int kind = 0; kind < kMeans; ++kind) EXPECT_GT(lost[static_cast<std::size_t>(kind)], 10u) << kMeansNames[kind];
}

}  // namespace
}  // namespace kabar
