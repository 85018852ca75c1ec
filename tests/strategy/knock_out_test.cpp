// What a strategy is run without: which means it uses, and a calendar that lacks them and nothing else.

#include "strategy/knock_out.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "scenario/blocks.h"
#include "strategy/budget.h"
#include "strategy/calendar.h"
#include "tests/support/random_world.h"
#include "tests/support/tiny_scenario.h"

namespace kabar {
namespace {

constexpr Means kAll[] = {Means::accounts, Means::heads,      Means::meetings, Means::sessions,
                          Means::visits,   Means::broadcasts, Means::groups,   Means::ties};

const Strategy& everything(const Scenario& scenario) {
  return scenario.strategies.at(1);
}

TEST(KnockOut, AStrategyThatSendsNothingUsesNothing) {
  const Scenario scenario = test::TinyScenario().load();
  for (const Means means : kAll) {
    EXPECT_FALSE(uses(scenario, scenario.strategies.at(0), means)) << name_of(means);
    EXPECT_TRUE(uses(scenario, everything(scenario), means)) << name_of(means);
  }
  Strategy posts;
  posts.blocks().posts = everything(scenario).blocks().posts;
  for (const Means means : {Means::meetings, Means::sessions, Means::visits, Means::broadcasts}) {
    EXPECT_FALSE(uses(scenario, posts, means)) << name_of(means);
  }
  EXPECT_TRUE(uses(scenario, posts, Means::heads)) << "a head may pass on what it saw";
}

TEST(KnockOut, ComesBehindTheStrategiesAndHasADigestOfItsOwn) {
  Scenario scenario = test::TinyScenario().load();
  add_knock_outs(kAll, scenario);
  seal(scenario);
  ASSERT_EQ(scenario.strategies.size(), 2u + 8);
  std::set<std::string> names;
  std::set<Digest> contents;
  for (const Strategy& strategy : scenario.strategies) {
    names.insert(strategy.name);
    contents.insert(strategy.content_digest);
  }
  EXPECT_EQ(names.size(), 10u);
  EXPECT_EQ(contents.size(), 10u);
  EXPECT_EQ(scenario.strategies[2].name, "semua~accounts");
  EXPECT_EQ(scenario.strategies[2].of, "semua");
  EXPECT_EQ(scenario.strategies[2].without, Means::accounts);
}

TEST(KnockOut, LacksTheSlotsOfItsKindAlone) {
  const auto slots = [](const Calendar& c) {
    return std::vector<std::size_t>{c.posts.size() + c.ads.size(),
                                    c.instructions.size(),
                                    c.meetings.size(),
                                    c.sessions.size(),
                                    c.visits.size(),
                                    c.broadcasts.size()};
  };
  std::vector<std::size_t> lost(6, 0);
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const test::RandomCase one = test::random_case(seed, test::Mix::everything_on);
    const std::vector<std::size_t> whole = slots(compile_calendar(one.world, one.strategy));
    for (int kind = 0; kind < kMeans; ++kind) {
      std::vector<std::size_t> expected = whole;
      if (kind < 6) {
        lost[static_cast<std::size_t>(kind)] += whole[static_cast<std::size_t>(kind)];
        expected[static_cast<std::size_t>(kind)] = 0;
      }
      const Strategy without = knock_out(one.strategy, static_cast<Means>(kind));
      EXPECT_EQ(slots(compile_calendar(one.world, without)), expected) << seed << kMeansNames[kind];
    }
  }
  for (const std::size_t some : lost) EXPECT_GT(some, 0u);
}

TEST(KnockOut, IsScaledWithAllMeansInPlace) {
  LoadOptions options;
  options.sets = {"city.budget=6000000", "strategy.semua.scale_with=visits.kunjungan.share"};
  const auto scenario = std::make_shared<const Scenario>(test::TinyScenario().load(options));
  const World world = build_world(scenario, 0);
  const Calendar whole = compile_calendar(world, everything(*scenario));
  ASSERT_TRUE(whole.scaled_value);
  ASSERT_GT(*whole.scaled_value, 0.0);
  for (const Means means : kAll) {
    const Strategy strategies[] = {everything(*scenario), knock_out(everything(*scenario), means)};
    const Calendar alone = compile_calendar(world, strategies[1]);
    const Calendar beside = compile_calendars(world, strategies)[1];
    for (const Calendar* without : {&alone, &beside}) {
      EXPECT_EQ(without->scaled_value, whole.scaled_value) << name_of(means);
      EXPECT_EQ(without->visits.size(), means == Means::visits ? 0 : whole.visits.size()) << name_of(means);
      EXPECT_LE(cash_of(without->costs), cash_of(whole.costs)) << name_of(means);
    }
    EXPECT_EQ(alone.costs, beside.costs);
  }
  const Calendar unvisited = compile_calendar(world, knock_out(everything(*scenario), Means::visits));
  EXPECT_LT(cash_of(unvisited.costs), cash_of(whole.costs)) << "what is left out costs nothing";
}

TEST(KnockOut, WhatBreaksTheBudgetIsReportedOnce) {
  LoadOptions options;
  options.sets = {"city.budget=1000"};
  Scenario scenario = test::TinyScenario().load(options);
  add_knock_outs(kAll, scenario);
  const World world = build_world(std::make_shared<const Scenario>(scenario), 0);
  try {
    compile_calendars(world, scenario.strategies);
    FAIL();
  } catch (const InputError& error) {
    EXPECT_EQ(error.problems().size(), 1u) << error.what();
  }
}

}  // namespace
}  // namespace kabar
