#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <map>
#include <numeric>
#include <set>

#include "core/errors.h"
#include "population/cells.h"
#include "population/integerise.h"
#include "population/population.h"
#include "tests/population/magelang.h"

namespace kabar {
namespace {

void expect_whole(const Scenario& scenario, const Population& made) {
  ASSERT_EQ(made.rt.size(), made.households);
  ASSERT_EQ(made.kelurahan.size(), made.households);
  EXPECT_EQ(made.rt_begin.front(), 0u);
  EXPECT_EQ(made.rt_begin.back(), made.households);
  for (std::uint32_t rt = 0; rt < made.rts(); ++rt) {
    const std::uint32_t begin = made.rt_begin[rt], end = made.rt_begin[rt + 1];
    ASSERT_LT(begin, end);
    EXPECT_LE(end - begin, scenario.city.rt_households_max);
    EXPECT_TRUE(made.rt_head[rt] >= begin && made.rt_head[rt] < end);
    EXPECT_TRUE(made.roles[made.rt_head[rt]] & kRtHead);
    EXPECT_TRUE(rt == 0 || made.rt_rw[rt] - made.rt_rw[rt - 1] <= 1);
    for (std::uint32_t i = begin; i < end; ++i) {
      ASSERT_EQ(made.rt[i], rt);
      ASSERT_EQ(made.kelurahan[i], made.rw_kelurahan[made.rt_rw[rt]]);
    }
  }
  std::vector<float> ranks = made.rank;
  std::sort(ranks.begin(), ranks.end());
  EXPECT_EQ(std::adjacent_find(ranks.begin(), ranks.end()), ranks.end());
  EXPECT_GT(ranks.front(), 0);
  EXPECT_LT(ranks.back(), 1);
  for (std::uint32_t i = 0; i < made.households; ++i) {
    EXPECT_TRUE(made.size[i] >= 1 && made.size[i] <= 10);
    EXPECT_EQ(made.connected_adults[i] == 0, made.access[i] == Access::none);
    EXPECT_TRUE(made.connected_adults[i] <= std::min<int>(4, made.size[i]));
    EXPECT_TRUE(made.access[i] != Access::none || made.platforms[i] == 0);
    EXPECT_TRUE(made.attendance[i] >= 0 && made.attendance[i] <= 1);
  }
}

TEST(Synthesize, MeetsEveryMarginInTwentyPopulations) {
  for (std::uint32_t p = 0; p < 20; ++p) {
    const Population made = synthesize(city(), p);
    ASSERT_EQ(made.households, 41000u);
    for (const MarginCheck& check : check_margins(city(), made)) {
      EXPECT_LE(std::fabs(static_cast<double>(check.made) - check.target), std::max(5.0, 0.01 * check.target))
          << "population " << p << " " << check.table << " " << check.category << " " << check.given << ": "
          << check.made << " for " << check.target;
    }
  }
}

// The only chance in these margins is the start of the systematic sample: all of its law, not a few draws.
TEST(Synthesize, MeetsEveryMarginFromAnyStart) {
  const Targets targets = resolve_targets(city());
  const std::vector<double> expected = expected_cells(city(), targets);
  const std::vector<std::uint32_t> order = serpentine_order(17);
  for (int step = 0; step < 100; ++step) {
    const std::vector<std::uint32_t> count = integerise(expected, order, 41000, (step + 0.5) / 100);
    std::vector<double> made(targets.rows.size(), 0);
    for (std::uint32_t cell = 0; cell < count.size(); ++cell) {
      if (count[cell] == 0) continue;
      const Place5 place = place_of_cell(cell);
      for (std::size_t r = 0; r < made.size(); ++r) made[r] += counts(targets.rows[r], place) ? count[cell] : 0;
    }
    for (std::size_t r = 0; r < made.size(); ++r) {
      const double target = targets.rows[r].households;
      EXPECT_LE(std::fabs(made[r] - target), std::max(5.0, 0.01 * target)) << city().targets[r].category;
    }
  }
}

TEST(Synthesize, LaysOutKelurahanRwAndRt) {
  expect_whole(city(), people());
  EXPECT_EQ(people().rts(), 1031u);
  EXPECT_EQ(people().rw_kelurahan.size(), 192u);
  EXPECT_EQ(std::set<std::uint16_t>(people().rw_kelurahan.begin(), people().rw_kelurahan.end()).size(), 17u);
  std::map<int, std::uint32_t> rts;
  for (const std::uint32_t rw : people().rt_rw) ++rts[people().rw_kelurahan[rw]];
  for (std::size_t k = 0; k < 17; ++k) EXPECT_EQ(rts[static_cast<int>(k)], city().kelurahan[k].rt);
}

TEST(Synthesize, GivesEachRwAReligiousLeaderWhoIsNoRtHead) {
  const Population& made = people();
  std::vector<std::uint32_t> leaders(made.rw_kelurahan.size(), 0), older(leaders.size(), 0);
  for (std::uint32_t i = 0; i < made.households; ++i) {
    const std::uint32_t rw = made.rt_rw[made.rt[i]];
    const bool head = (made.roles[i] & kRtHead) != 0, old = made.age[i] >= AgeBand::from_45;
    older[rw] += !head && old;
    if ((made.roles[i] & kReligiousLeader) == 0) continue;
    ++leaders[rw];
    EXPECT_FALSE(head) << "household " << i << ": each RW of the city has others";
  }
  for (std::uint32_t i = 0; i < made.households; ++i) {
    if ((made.roles[i] & kReligiousLeader) == 0 || older[made.rt_rw[made.rt[i]]] == 0) continue;
    EXPECT_GE(made.age[i], AgeBand::from_45) << "household " << i;
  }
  EXPECT_EQ(std::set<std::uint32_t>(leaders.begin(), leaders.end()), std::set<std::uint32_t>{1});
}

TEST(Synthesize, IsAFunctionOfSeedAndNumber) {
  const Population again = synthesize(city(), 0), other = synthesize(city(), 1);
  EXPECT_EQ(people().rank, again.rank);
  EXPECT_EQ(people().platforms, again.platforms);
  EXPECT_EQ(people().roles, again.roles);
  EXPECT_EQ(people().eligible, again.eligible);
  EXPECT_EQ(people().attendance, again.attendance);
  EXPECT_EQ(people().assisted_member, again.assisted_member);
  EXPECT_NE(people().rank, other.rank);
  EXPECT_NE(people().rt_begin, other.rt_begin);
}

TEST(Synthesize, MakesCitiesOfAnySize) {
  Scenario scenario = city();
  for (const std::int64_t households : {1, 5, 60, 1000, 20000, 200000}) {
    scenario.city.households = households;
    const Population made = synthesize(scenario, 3);
    ASSERT_EQ(made.households, households);
    expect_whole(scenario, made);
    if (households < 20000) continue;
    const double per_rt = static_cast<double>(households) / made.rts();
    EXPECT_NEAR(per_rt, 41000.0 / 1031, 1.5) << households;
  }
}

TEST(Synthesize, MakesACityWithoutTables) {
  Scenario scenario;
  scenario.city.households = 220;
  scenario.city.rt_households_max = 220;
  Kelurahan village;
  village.name = "village";
  village.rt = 1;
  scenario.kelurahan.push_back(village);
  const Population made = synthesize(scenario, 0);
  expect_whole(scenario, made);
  EXPECT_EQ(made.rts(), 1u);
  EXPECT_EQ(made.rw_kelurahan.size(), 1u);
  EXPECT_NEAR(share(made.poor), 0.06, 0.005);
  EXPECT_EQ(made.assisted_begin, std::vector<std::uint32_t>{0});

  scenario.kelurahan.clear();
  scenario.city.rt_households_max = 50;
  const Population nowhere = synthesize(scenario, 0);
  expect_whole(scenario, nowhere);
  EXPECT_EQ(nowhere.rts(), 6u);  // filled to 40 of 50: 5.5
}

// Three RTs have room for 60: each draw of sizes fills one, and what it may not take goes to the others.
TEST(Synthesize, FillsNoRtBeyondTheMost) {
  Scenario scenario;
  scenario.city.rt_households_max = 20;
  Kelurahan village;
  village.name = "village";
  village.rt = 3;
  scenario.kelurahan.push_back(village);
  for (const std::int64_t households : {57, 60}) {
    scenario.city.households = households;
    for (std::uint32_t number = 0; number < 20; ++number) {
      const Population made = synthesize(scenario, number);
      ASSERT_EQ(made.rts(), 3u);
      for (std::uint32_t rt = 0; rt < 3; ++rt) {
        EXPECT_LE(made.rt_begin[rt + 1] - made.rt_begin[rt], 20u) << "population " << number;
      }
    }
  }
}

TEST(Synthesize, RefusesTargetsThatDoNotAgree) {
  Scenario scenario = city();
  scenario.targets[0].households += 10;
  scenario.targets[1].category = "33.71.99";
  scenario.targets.push_back(scenario.targets.back());
  try {
    synthesize(scenario, 0);
    FAIL();
  } catch (const InputError& error) {
    EXPECT_EQ(error.problems().size(), 2u) << error.what();  // a table with an unknown word is not summed
  }
}

// Time per household stays the same from the city to a million households (processor time, with room for caches).
TEST(LongSynthesize, TakesLinearTime) {
  const auto seconds_per_household = [](std::int64_t households) {
    Scenario scenario = city();
    scenario.city.households = households;
    double best = 1e9;
    for (int run = 0; run < 3; ++run) {
      const std::clock_t begin = std::clock();
      const Population made = synthesize(scenario, 0);
      best = std::min(best, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
      if (run == 0) expect_whole(scenario, made);
    }
    return best / static_cast<double>(households);
  };
  EXPECT_LT(seconds_per_household(1000000), 2 * seconds_per_household(100000));
}

}  // namespace
}  // namespace kabar
