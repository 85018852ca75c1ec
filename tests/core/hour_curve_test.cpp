#include "core/hour_curve.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "core/random.h"

namespace kabar {
namespace {

/// The slow answer: the first hour whose threshold lies above the word.
std::uint32_t first_hour(const HourCurve& curve, std::uint32_t row, std::uint32_t word) {
  std::uint32_t hour = 0;
  while (word >= curve.thresholds[row * curve.hours + hour]) ++hour;
  return hour;
}

/// Words at both ends of [0, limit), around every threshold, and many between.
std::vector<std::uint32_t> words_below(const HourCurve& curve, std::uint32_t row) {
  const std::uint64_t limit = curve.limit(row);
  std::vector<std::uint64_t> words = {0, 1, limit / 2, limit - 1};
  for (std::uint32_t k = 0; k < curve.hours; ++k) {
    const std::uint64_t at = curve.thresholds[row * curve.hours + k];
    words.insert(words.end(), {at - 1, at, at + 1});
  }
  for (std::uint32_t i = 0; i < 2000; ++i) {
    words.push_back((draw({7, row}, 1, i)[0] * limit) >> 32);
  }
  std::vector<std::uint32_t> below;
  for (const std::uint64_t word : words) {
    if (word < limit) below.push_back(static_cast<std::uint32_t>(word));
  }
  return below;
}

void expect_first_hours(const HourCurve& curve) {
  for (std::uint32_t row = 0; row < curve.rows(); ++row) {
    for (const std::uint32_t word : words_below(curve, row)) {
      ASSERT_EQ(curve.hour(row, word), first_hour(curve, row, word)) << "row " << row << ", word " << word;
    }
  }
}

TEST(HourCurve, FindsTheFirstHourThatCoversAWord) {
  for (const double mean : {0.0, 0.3, 1.0, 12.0, 72.0, 168.0, 5000.0}) {
    SCOPED_TRACE(mean);
    expect_first_hours(exponential_curve({1e-9, 0.0015, 0.05, 0.5, 1.0}, mean, 2160));
  }
  expect_first_hours(exponential_curve({0.5, 1.0}, 24, 1));
}

TEST(HourCurve, FindsItWhereManyHoursAddNothing) {
  std::vector<std::uint64_t> thresholds(300, 0);
  for (std::size_t k = 100; k < 200; ++k) thresholds[k] = 5;
  for (std::size_t k = 200; k < 300; ++k) thresholds[k] = threshold(1.0);
  const HourCurve curve = make_hour_curve(300, thresholds);
  EXPECT_EQ(curve.hour(0, 0), 100u);
  EXPECT_EQ(curve.hour(0, 4), 100u);
  EXPECT_EQ(curve.hour(0, 5), 200u);
  EXPECT_EQ(curve.hour(0, 0xFFFFFFFFu), 200u);
  expect_first_hours(curve);
}

TEST(HourCurve, OfDelaysIsExponentialAndAtLeastOneHour) {
  const double chance = 0.4, mean = 30;
  const HourCurve curve = exponential_curve({chance}, mean, 500);
  EXPECT_EQ(curve.thresholds[0], 0u);
  for (std::uint32_t k = 1; k < curve.hours; ++k) {
    EXPECT_NEAR(static_cast<double>(curve.thresholds[k]) / 4294967296.0, chance * (1 - std::exp(-(k / mean))), 1e-9);
  }
}

// Whoever is sure to get to know does so at any hour, not at once.
TEST(HourCurve, OfAChanceAboveOneIsThatOfACertainty) {
  EXPECT_EQ(exponential_curve({1.75}, 30, 200).thresholds, exponential_curve({1.0}, 30, 200).thresholds);
}

TEST(HourCurve, MakesNoWordLaterWithALargerChance) {
  const HourCurve curve = exponential_curve({0.05, 0.35}, 72, 2160);
  for (std::uint32_t i = 0; i < 5000; ++i) {
    const auto word = static_cast<std::uint32_t>((draw({3, 4}, 2, i)[0] * curve.limit(0)) >> 32);
    EXPECT_LE(curve.hour(1, word), curve.hour(0, word));
  }
}

TEST(HourCurve, OfNothingIsNever) {
  EXPECT_EQ(HourCurve{}.rows(), 0u);
  EXPECT_EQ(HourCurve{}.limit(0), 0u);
  EXPECT_EQ(exponential_curve({0.0}, 10, 100).limit(0), 0u);
}

}  // namespace
}  // namespace kabar
