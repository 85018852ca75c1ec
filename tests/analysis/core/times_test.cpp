#include "analysis/core/times.h"

#include <gtest/gtest.h>

#include <array>

namespace kabar::analysis {
namespace {

// Ten households: two on day 1, three on day 2, none on day 3, four on day 4, one never.
constexpr std::array<double, 4> kDaily = {0.2, 0.5, 0.5, 0.9};

TEST(DaysTo, IsTheFirstDayAtWhoseEndTheShareIsThere) {
  EXPECT_EQ(days_to(kDaily, 0.2).value, 1.0);
  EXPECT_EQ(days_to(kDaily, 0.25).value, 2.0);
  EXPECT_EQ(days_to(kDaily, 0.5).value, 2.0);
  EXPECT_EQ(days_to(kDaily, 0.8).value, 4.0);
}

TEST(DaysTo, IsMissingWhereItIsNotReached) {
  EXPECT_FALSE(days_to(kDaily, 0.95).value);
  EXPECT_EQ(days_to(kDaily, 0.95).reason, Reason(Why::not_reached_in, 4));
  EXPECT_FALSE(days_to({}, 0.5).value);
}

TEST(RestrictedMean, CountsAllDaysForWhoIsNeverThere) {
  EXPECT_DOUBLE_EQ(restricted_mean_days(kDaily), (2 * 1 + 3 * 2 + 4 * 4 + 1 * 4) / 10.0);
  EXPECT_DOUBLE_EQ(restricted_mean_days(std::array<double, 3>{0, 0, 0}), 3);
  EXPECT_DOUBLE_EQ(restricted_mean_days(std::array<double, 3>{1, 1, 1}), 1);
  EXPECT_EQ(restricted_mean_days({}), 0);
}

}  // namespace
}  // namespace kabar::analysis
