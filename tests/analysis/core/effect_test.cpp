#include "analysis/core/effect.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>

namespace kabar::analysis {
namespace {

TEST(TInterval, IsTheTextbookOne) {
  // 1..5: mean 3, s^2 = 2.5, t(.975, 4) = 2.7764451051977987.
  const Effect effect = t_interval(std::array<double, 5>{1, 2, 3, 4, 5});
  EXPECT_DOUBLE_EQ(*effect.mean, 3);
  EXPECT_NEAR(*effect.high - 3, 2.7764451051977987 * std::sqrt(0.5), 1e-12);
  EXPECT_NEAR(3 - *effect.low, *effect.high - 3, 1e-12);
  EXPECT_TRUE(effect.reason.empty());
}

TEST(TInterval, OfEqualValuesIsThatValueExactly) {
  const Effect effect = t_interval(std::array<double, 7>{0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1});
  EXPECT_EQ(effect.mean, 0.1);
  EXPECT_EQ(effect.low, 0.1);
  EXPECT_EQ(effect.high, 0.1);
}

TEST(TInterval, IsUndefinedWithAReasonWhereThereIsNone) {
  const Effect one = t_interval(std::array<double, 1>{0.4});
  EXPECT_EQ(one.mean, 0.4);
  EXPECT_FALSE(one.low || one.high);
  EXPECT_FALSE(one.reason.empty());
  EXPECT_FALSE(t_interval({}).mean);
  EXPECT_FALSE(t_interval(std::array<double, 2>{0, std::numeric_limits<double>::quiet_NaN()}).mean);
  EXPECT_EQ(estimate({{}, Why::no_household}).reason, Why::no_household);
}

TEST(Estimate, TakesPopulationsAsTheUnit) {
  // Populations with means 2, 4 and 9; the number of replicates may differ after a stop.
  const Sample sample = {{{0, 0, 1}, {0, 1, 3}, {1, 0, 4}, {4, 0, 8}, {4, 1, 9}, {4, 2, 10}}};
  EXPECT_EQ(unit_of(sample), Unit::populations);
  EXPECT_EQ(populations_of(sample), 3u);
  EXPECT_EQ(independent_values(sample), (std::vector<double>{2, 4, 9}));
  EXPECT_DOUBLE_EQ(*estimate(sample).mean, 5);
}

TEST(Estimate, OfOnePopulationIsOverItsReplicates) {
  const Sample sample = {{{3, 0, 1}, {3, 1, 2}, {3, 2, 6}}};
  EXPECT_EQ(unit_of(sample), Unit::replicates);
  EXPECT_EQ(independent_values(sample), (std::vector<double>{1, 2, 6}));
  EXPECT_TRUE(estimate(sample).has_interval());
}

TEST(Shares, AreClippedOnlyAtTheEndsOfTheInterval) {
  const Effect low = clipped_to_shares({0.01, -0.02, 0.04});
  EXPECT_EQ(low.low, 0.0);
  EXPECT_EQ(low.mean, 0.01);
  EXPECT_EQ(low.high, 0.04);
  EXPECT_EQ(clipped_to_shares({0.99, 0.97, 1.01}).high, 1.0);
  EXPECT_FALSE(clipped_to_shares(undefined(Why::no_values)).low);
}

}  // namespace
}  // namespace kabar::analysis
