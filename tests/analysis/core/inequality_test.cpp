#include "analysis/core/inequality.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

namespace kabar::analysis {
namespace {

constexpr std::array<double, 5> kOneToFive = {1, 2, 3, 4, 5};
constexpr std::array<double, 10> kReach = {0, 0, 1, 0, 1, 1, 0, 1, 1, 1};  // from poor to rich

TEST(Spread, GivesTheKnownAnswers) {
  EXPECT_NEAR(*gini(kOneToFive).value, 4.0 / 15, 1e-12);
  EXPECT_NEAR(*theil_t(kOneToFive).value, 0.119688, 5e-7);
  EXPECT_NEAR(*mean_log_deviation(kOneToFive).value, 0.141114, 5e-7);
}

TEST(Spread, IsZeroForEqualValuesWhateverTheirSize) {
  const std::array<double, 4> equal = {7, 7, 7, 7};
  EXPECT_EQ(gini(equal).value, 0.0);
  EXPECT_EQ(theil_t(equal).value, 0.0);
  EXPECT_EQ(mean_log_deviation(equal).value, 0.0);
}

TEST(Spread, IsUndefinedWithAReason) {
  EXPECT_FALSE(gini({}).value);
  EXPECT_FALSE(gini(std::array<double, 2>{0, 0}).value);
  EXPECT_FALSE(theil_t(std::array<double, 2>{-1, 2}).value);
  const Figure with_zero = mean_log_deviation(std::array<double, 2>{0, 2});
  EXPECT_FALSE(with_zero.value);
  EXPECT_EQ(with_zero.reason, Why::value_is_0);
  EXPECT_NEAR(*theil_t(std::array<double, 2>{0, 2}).value, std::log(2.0), 1e-12);  // 0 ln 0 = 0
}

TEST(Concentration, GivesTheKnownAnswers) {
  const auto households = one_by_one(kReach);
  EXPECT_NEAR(*concentration_index(households).value, 4.0 / 15, 1e-12);
  EXPECT_NEAR(*wagstaff_index(households).value, 2.0 / 3, 1e-12);
  EXPECT_NEAR(*erreygers_index(households).value, 0.64, 1e-12);
}

TEST(Concentration, OfTwoGroupsTakesMidRanks) {
  const std::array<RankedGroup, 2> groups = {{{10, 0.3}, {90, 0.5}}};
  EXPECT_NEAR(*concentration_of_two(0.1, 0.3, 0.5).value, 0.0375, 1e-12);
  EXPECT_NEAR(erreygers_of_two(0.1, 0.3, 0.5), 0.072, 1e-12);
  EXPECT_NEAR(*concentration_index(groups).value, 0.0375, 1e-12);
  EXPECT_NEAR(*erreygers_index(groups).value, 0.072, 1e-12);
}

TEST(Concentration, OfGroupsIsThatOfTheirHouseholdsWithTiedRanks) {
  // Three households of outcome 1, 0, 1 in one rank and two of 1, 1 in the next: each of them has its group's mean.
  const std::array<RankedGroup, 2> groups = {{{3, 2.0 / 3}, {2, 1}}};
  const std::array<double, 5> spread_evenly = {2.0 / 3, 2.0 / 3, 2.0 / 3, 1, 1};
  EXPECT_NEAR(*erreygers_index(groups).value, *erreygers_index(one_by_one(spread_evenly)).value, 1e-12);
}

TEST(Concentration, SkipsAGroupWithoutHouseholds) {
  const std::array<RankedGroup, 3> groups = {{{10, 0.3}, {0, 0.9}, {90, 0.5}}};
  EXPECT_NEAR(*erreygers_index(groups).value, 0.072, 1e-12);
}

TEST(Concentration, IsExactlyZeroWhereAllAreAlike) {
  const std::array<RankedGroup, 3> groups = {{{7, 0.3}, {11, 0.3}, {5, 0.3}}};
  EXPECT_NEAR(*erreygers_index(groups).value, 0.0, 1e-15);
  const std::array<RankedGroup, 3> silence = {{{7, 0}, {11, 0}, {5, 0}}};
  EXPECT_EQ(erreygers_index(silence).value, 0.0);
  EXPECT_FALSE(concentration_index(silence).value);
  EXPECT_FALSE(wagstaff_index(silence).value);
  const std::array<RankedGroup, 2> ceiling = {{{7, 1}, {11, 1}}};
  EXPECT_FALSE(wagstaff_index(ceiling).value);
  EXPECT_FALSE(erreygers_index({}).value);
}

TEST(Gap, ComparesPoorWithNonPoor) {
  EXPECT_DOUBLE_EQ(gap_difference(0.3, 0.5), -0.2);
  EXPECT_DOUBLE_EQ(*gap_ratio(0.3, 0.5).value, 0.6);
  EXPECT_NEAR(*gap_log_odds_ratio(0.3, 0.5).value, std::log(3.0 / 7), 1e-12);
  EXPECT_EQ(gap_ratio(0.0, 0.5).value, 0.0);
}

TEST(Gap, IsUndefinedWithAReason) {
  EXPECT_FALSE(gap_ratio(0.3, 0).value);
  EXPECT_EQ(gap_ratio(0.3, 0).reason, Why::non_poor_is_0);
  EXPECT_FALSE(gap_log_odds_ratio(0, 0.5).value);
  EXPECT_FALSE(gap_log_odds_ratio(0.5, 1).value);
}

}  // namespace
}  // namespace kabar::analysis
