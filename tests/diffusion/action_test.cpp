// S9 Action: known answers, and what each lever of it must and must not move.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>
#include <vector>

#include "core/ids.h"
#include "core/random.h"
#include "diffusion/known.h"
#include "scenario/blocks.h"
#include "tests/diffusion/replicates.h"
#include "tests/support/plain_world.h"
#include "tests/support/random_world.h"

namespace kabar {
namespace {

using test::expect_share;
using test::run;

using Pairs = std::set<std::pair<std::size_t, std::uint32_t>>;  // topic, household

/// Who is in this state or a later one.
Pairs in_state(const World& world, const ReplicateRecord& record, std::uint32_t state) {
  Pairs pairs;
  for (std::size_t at = 0; at < record.households.size(); ++at) {
    if (record.households[at].state < state) continue;
    pairs.emplace(at / world.population.households, static_cast<std::uint32_t>(at % world.population.households));
  }
  return pairs;
}

test::RandomCase action_case(std::uint64_t seed, std::int64_t quota_per_year) {
  test::RandomCase one = test::random_case(seed, test::Mix::action);
  one.world = test::changed(one.world, [&](Scenario& scenario) {
    for (Topic& topic : scenario.topics) topic.quota_per_year = quota_per_year;
  });
  return one;
}

/// A town where everybody is visited on the first day and understands.
struct VisitedTown {
  static constexpr std::uint32_t kHouseholds = 20000;
  Scenario scenario = testing::plain_scenario(kHouseholds, 60);
  Strategy strategy;
  VisitedTown() {
    scenario.param.understands_max = 1;
    scenario.param.act_days = 0;
    scenario.topics[0].complexity = 0;
    scenario.topics[0].action = "register";
    scenario.channels[testing::kVisit].kappa = 1;
    scenario.channels[testing::kVisit].trust = 0.33;
    VisitBlock block;
    block.id = "visit";
    block.topics = {"*"};
    block.channel = scenario.channels[testing::kVisit].id;
    block.target = "all";
    block.per_day = 1e9;
    strategy.blocks().visits.push_back(block);
  }
  World world() const { return testing::plain_world(scenario, {}); }
};

TEST(Action, IsTakenWithTheChanceOfItsKindAndTheTrustInItsSource) {
  for (const auto& [action, chance] : {std::pair("update", 0.4), std::pair("collect", 0.4), std::pair("attend", 0.4),
                                       std::pair("register", 0.2), std::pair("propose", 0.1)}) {
    VisitedTown town;
    town.scenario.topics[0].action = Choice<Act>::of(action);
    const World world = town.world();
    const ReplicateRecord record = run(world, town.strategy);
    const std::size_t applied = in_state(world, record, kApplied).size();
    expect_share(applied, VisitedTown::kHouseholds, chance * 0.33 / 0.55);
    expect_share(in_state(world, record, kEnrolled).size(), static_cast<double>(applied), 0.5);
  }
}

TEST(Action, OfThoseWhoAreNotEligibleIsRare) {
  VisitedTown town;
  town.scenario.param.p_app_register = 1;
  World world = town.world();
  std::fill(world.population.eligible[0].begin(), world.population.eligible[0].end(), std::uint8_t{0});
  expect_share(in_state(world, run(world, town.strategy), kApplied).size(), VisitedTown::kHouseholds,
               0.1 * 0.33 / 0.55);
}

TEST(Action, WaitsAsLongAsTheExponentialSays) {
  VisitedTown town;
  town.scenario.param.p_app_register = 1;
  town.scenario.channels[testing::kVisit].trust = 1;
  town.scenario.param.act_days = 10;
  const World world = town.world();
  const ReplicateRecord record = run(world, town.strategy);
  const std::size_t applied_series = static_cast<std::size_t>(Measure::applied) * kGroups * 60;
  for (const std::size_t day : {std::size_t{5}, std::size_t{10}, std::size_t{30}}) {
    // Visits are made in hour 9, so that by the end of the day 15 hours less than a whole number of days have passed.
    const double hours = 24.0 * static_cast<double>(day) + 14;
    const std::size_t eligible = 2;  // place of the group
    expect_share(record.daily[applied_series + eligible * 60 + day], VisitedTown::kHouseholds,
                 1 - std::exp(-hours / 240));
  }
}

TEST(Action, IsNotForThoseWhoReceiveItUnlessTheyUpdateOrCollect) {
  for (const auto& [action, acts] : {std::pair("update", true), std::pair("collect", true), std::pair("attend", false),
                                     std::pair("register", false), std::pair("propose", false)}) {
    VisitedTown town;
    town.scenario.topics[0].action = Choice<Act>::of(action);
    World world = town.world();
    std::fill(world.population.beneficiary[0].begin(), world.population.beneficiary[0].end(), std::uint8_t{1});
    EXPECT_EQ(in_state(world, run(world, town.strategy), kApplied).size() > 0, acts) << action;
  }
}

TEST(Action, WithoutAChanceChangesNoBit) {
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    const test::RandomCase one = test::random_case(seed, test::Mix::action);
    const World never = test::changed(one.world, [](Scenario& scenario) {
      Parameters& p = scenario.param;
      p.p_app_update = p.p_app_collect = p.p_app_attend = p.p_app_register = p.p_app_propose = 0;
    });
    const World none = test::changed(one.world, [](Scenario& scenario) {
      for (Topic& topic : scenario.topics) topic.action = "none";
    });
    Strategy without_desks = one.strategy;
    without_desks.blocks().desks.clear();
    EXPECT_EQ(run(never, one.strategy).digest, run(none, without_desks).digest) << seed;
  }
}

TEST(Quota, IsNeverExceededAndGoesByKeyedPriority) {
  std::size_t scarce = 0;
  for (std::uint64_t seed = 0; seed < 80; ++seed) {
    const test::RandomCase unlimited = action_case(seed, 0);
    const Pairs successes = in_state(unlimited.world, run(unlimited.world, unlimited.strategy), kEnrolled);
    const DrawKey key =
        make_draws(static_cast<std::uint64_t>(unlimited.world.scenario->city.seed), unlimited.world.luck_index, 0)
            .key(Stream::action);
    for (const std::int64_t quota : {1, 20, 100}) {
      const test::RandomCase one = action_case(seed, quota);
      const auto places =
          static_cast<std::size_t>(std::floor(static_cast<double>(quota * one.world.scenario->city.days) / 365 + 0.5));
      const ReplicateRecord record = run(one.world, one.strategy);
      const Pairs enrolled = in_state(one.world, record, kEnrolled);
      EXPECT_EQ(in_state(one.world, record, kApplied),
                in_state(unlimited.world, run(unlimited.world, unlimited.strategy), kApplied));
      for (std::size_t topic = 0; topic < one.world.scenario->topics.size(); ++topic) {
        std::vector<std::pair<std::uint32_t, std::uint32_t>> order;
        const auto hash = static_cast<std::uint32_t>(digest_of(one.world.scenario->topics[topic].id).low);
        for (const auto& [of, household] : successes) {
          if (of != topic) continue;
          order.emplace_back(draw(key, counter_head(Purpose::apply), hash, household)[3], household);
        }
        std::sort(order.begin(), order.end());
        scarce += order.size() > places ? 1 : 0;
        for (std::size_t place = 0; place < order.size(); ++place) {
          EXPECT_EQ(enrolled.count({topic, order[place].second}), place < places ? 1u : 0u) << "seed " << seed;
        }
      }
    }
  }
  EXPECT_GT(scarce, 40u);
}

TEST(Desk, HelpsWhereAndWhenItStandsAndMovesNothingElse) {
  std::size_t helped = 0;
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    const test::RandomCase one = action_case(seed, 0);
    Strategy without = one.strategy, with = one.strategy;
    without.blocks().desks.clear();
    DeskBlock desk;
    desk.id = "desk";
    desk.topics = {one.world.scenario->topics[0].id};
    desk.kelurahan = {one.world.scenario->kelurahan[0].code};
    desk.from_day = 5;
    with.blocks().desks = {desk};
    const ReplicateRecord a = run(one.world, without), b = run(one.world, with);
    EXPECT_EQ(in_state(one.world, a, kApplied), in_state(one.world, b, kApplied));
    const Pairs enrolled = in_state(one.world, a, kEnrolled), more = in_state(one.world, b, kEnrolled);
    EXPECT_TRUE(std::includes(more.begin(), more.end(), enrolled.begin(), enrolled.end()));
    for (const auto& [topic, household] : more) {
      if (enrolled.count({topic, household}) != 0) continue;
      ++helped;
      EXPECT_EQ(topic, 0u);
      EXPECT_EQ(one.world.population.kelurahan[household], 0);
    }
    for (std::size_t at = 0; at < a.households.size(); ++at) {
      EXPECT_EQ(std::tuple(a.households[at].first_aware, a.households[at].exposures, a.households[at].parent),
                std::tuple(b.households[at].first_aware, b.households[at].exposures, b.households[at].parent));
    }
  }
  EXPECT_GT(helped, 15u);
}

TEST(Desk, RaisesSuccessByTheRelevanceOfAssistance) {
  VisitedTown town;
  town.scenario.param.p_app_register = 1;
  town.scenario.channels[testing::kVisit].trust = 1;
  town.scenario.topics[0].assistance = 0.9;
  DeskBlock desk;
  desk.id = "desk";
  desk.topics = {"*"};
  desk.cost_item = "none";
  town.strategy.blocks().desks = {desk};
  const World world = town.world();
  expect_share(in_state(world, run(world, town.strategy), kEnrolled).size(), VisitedTown::kHouseholds, 0.5 + 0.3 * 0.9);
}

}  // namespace
}  // namespace kabar
