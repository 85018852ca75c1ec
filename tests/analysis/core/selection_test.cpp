#include "analysis/core/selection.h"

#include <gtest/gtest.h>

#include "tests/analysis/core/samples.h"

namespace kabar::analysis {
namespace {

using Values = std::vector<std::vector<double>>;

TEST(KimNelson, GivesTheKnownEta) {
  EXPECT_NEAR(kim_nelson_eta(10, 20, 0.05), 0.302934, 5e-7);
  EXPECT_NEAR(kim_nelson_eta(5, 10, 0.05), 0.634967, 5e-7);
}

TEST(KimNelson, DropsAtTheHandWorkedPopulation) {
  // n0 = 2: eta = (.1^-2 - 1) / 2 = 49.5, h^2 = 99. Differences 1 and 3: S^2 = 2, so at indifference 1 the one behind
  // by 2 per population stays until 2 r > (198 - r) / 2: it goes after 40.
  Values values = {{1, 3}, {0, 0}};
  const SelectionRule rule = {0.99, 0.95, 2};
  Selection selection = select_best(values, rule);
  EXPECT_FALSE(selection.decided || selection.best);
  EXPECT_EQ(selection.more, 1u);
  EXPECT_EQ(selection.at_most, 203u);
  while (!selection.decided) {
    values[0].push_back(2);
    values[1].push_back(0);
    selection = select_best(values, rule);
  }
  EXPECT_EQ(selection.used, 41u);
  EXPECT_EQ(selection.best, 0u);
  ASSERT_EQ(selection.dropped.size(), 1u);
  EXPECT_EQ(selection.dropped[0].strategy, 1u);
  EXPECT_EQ(selection.dropped[0].by, 0u);
  EXPECT_EQ(selection.dropped[0].after, 41u);
  EXPECT_DOUBLE_EQ(selection.dropped[0].difference, -2);
  EXPECT_EQ(selection.more, 0u);
}

TEST(KimNelson, SaysNothingBeforeTheFirstStageIsWhole) {
  const Selection selection = select_best(Values{{100, 101, 100}, {0, 0, 0}}, {0.5, 0.95, 3});
  EXPECT_TRUE(selection.decided);
  ASSERT_EQ(selection.dropped.size(), 1u);
  EXPECT_EQ(selection.dropped[0].after, 3u);
}

TEST(KimNelson, AsksForTheFirstStage) {
  const Selection selection = select_best(Values(3), {0.01, 0.95, 10});
  EXPECT_EQ(selection.more, 10u);
  EXPECT_EQ(selection.left.size(), 3u);
  EXPECT_EQ(select_best(Values{{1, 2}, {1}}, {0.01, 0.95, 10}).more, 9u);
}

TEST(KimNelson, NeedsNoContestForOneOrForTwins) {
  EXPECT_TRUE(select_best(Values(1), {}).decided);
  EXPECT_EQ(select_best(Values(1), {}).best, 0u);
  EXPECT_TRUE(select_best({}, {}).decided);
  const std::vector<double> twin = {0.1, 0.4, 0.2};
  const Selection twins = select_best(Values{twin, twin}, {0.01, 0.95, 3});
  EXPECT_TRUE(twins.decided);
  EXPECT_EQ(twins.left, (std::vector<std::size_t>{0, 1}));
  EXPECT_EQ(twins.best, 0u);
}

/// Five strategies in one world per population; the third is better than the others, which are alike, by the
/// indifference amount: the hardest case of the promise.
double slippage(std::uint32_t experiment, std::uint32_t strategy, std::uint32_t population) {
  const double world = normal(draw(experiment_key(experiment), 10, population)[0]);
  const double own = normal(draw(experiment_key(experiment), 11, population, strategy)[0]);
  return (strategy == 2 ? 0.31 : 0.30) + 0.03 * world + 0.015 * own;
}

Selection run_to_the_end(std::uint32_t experiment, const SelectionRule& rule, std::uint32_t at_a_time) {
  Values values(5);
  Selection selection = select_best(values, rule);
  while (!selection.decided) {
    const std::uint32_t more = std::max(at_a_time, selection.more);
    for (const std::size_t i : selection.left) {
      for (std::uint32_t p = 0; p < more; ++p) {
        values[i].push_back(
            slippage(experiment, static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(values[i].size())));
      }
    }
    selection = select_best(values, rule);
  }
  return selection;
}

TEST(KimNelson, FindsTheBestAsOftenAsPromised) {
  int loose = 0, right = 0;
  for (std::uint32_t e = 0; e < 400; ++e) {
    right += run_to_the_end(e, {0.01, 0.95, 10}, 1).best == 2u;
    loose += run_to_the_end(e, {0.05, 0.6, 10}, 1).best == 2u;  // an amount that hides the difference
  }
  EXPECT_GE(right, 0.95 * 400 - 3 * 4.36);
  EXPECT_LT(loose, 0.9 * 400);
}

TEST(KimNelson, AnswersTheSameHoweverManyAreAddedAtATime) {
  for (std::uint32_t e = 0; e < 10; ++e) {
    const Selection one = run_to_the_end(e, {0.01, 0.95, 10}, 1);
    const Selection many = run_to_the_end(e, {0.01, 0.95, 10}, 13);
    EXPECT_EQ(one.used, many.used);
    EXPECT_EQ(one.best, many.best);
    ASSERT_EQ(one.dropped.size(), many.dropped.size());
    for (std::size_t d = 0; d < one.dropped.size(); ++d) {
      EXPECT_EQ(one.dropped[d].strategy, many.dropped[d].strategy);
      EXPECT_EQ(one.dropped[d].after, many.dropped[d].after);
    }
  }
}

}  // namespace
}  // namespace kabar::analysis
