#include "analysis/core/difference.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/analysis/core/samples.h"

namespace kabar::analysis {
namespace {

TEST(Paired, OfTheSameIsExactlyZero) {
  const Sample sample = over_populations({0.1, 0.7, 0.3});
  const Effect effect = paired_difference(sample, sample);
  EXPECT_EQ(effect.mean, 0.0);
  EXPECT_EQ(effect.low, 0.0);
  EXPECT_EQ(effect.high, 0.0);
  EXPECT_FALSE(variance_reduction(sample, sample).value);
  EXPECT_FALSE(needed_to_separate(sample, sample).count);
}

TEST(Paired, MatchesEqualPopulationAndReplicateOnly) {
  const Sample a = {{{0, 0, 5}, {0, 1, 6}, {1, 1, 9}, {2, 0, 1}}};
  const Sample b = {{{0, 1, 2}, {1, 0, 7}, {1, 1, 4}, {3, 0, 8}}};
  const Sample difference = paired_values(a, b);
  ASSERT_EQ(difference.values.size(), 2u);
  EXPECT_EQ(difference.values[0].value, 4);
  EXPECT_EQ(difference.values[1].value, 5);
  EXPECT_FALSE(paired_difference({{{0, 0, 1}}}, {{{1, 0, 1}}}).mean);
  EXPECT_EQ(paired_difference({{}, Why::no_household}, b).reason, Why::no_household);
}

TEST(Paired, GainsWhatTheTwoHaveInCommon) {
  const Sample a = over_populations({1, 2, 3, 4, 5});
  const Sample b = over_populations({0, 1.5, 2, 3.5, 4});  // differences 1, .5, 1, .5, 1: variance .075
  EXPECT_NEAR(*variance_reduction(a, b).value, (2.5 + 2.575) / 0.075, 1e-9);
  EXPECT_LT(*paired_difference(a, b).high, *unpaired_difference(a, b).high);
}

TEST(Unpaired, IsWelchs) {
  // a: mean 3, s^2 2.5, n 5; b: mean 8, s^2 4, n 3. se^2 = .5 + 4/3; df = 3.3611/(.0625 + .8889) = 3.5328.
  const Effect effect = unpaired_difference(over_populations({1, 2, 3, 4, 5}), over_populations({6, 8, 10}));
  const double variance = 0.5 + 4.0 / 3;
  const double degrees = variance * variance / (0.25 / 4 + 16.0 / 9 / 2);
  EXPECT_NEAR(*effect.mean, -5, 1e-12);
  EXPECT_NEAR(*effect.high + 5, t_quantile(0.975, degrees) * std::sqrt(variance), 1e-12);
  EXPECT_NEAR(*effect.high + 5, 3.972, 0.02);
}

TEST(Unpaired, HasNoIntervalBetweenOneCityAndMany) {
  const Sample one_city = {{{0, 0, 1}, {0, 1, 2}}};
  EXPECT_FALSE(unpaired_difference(one_city, over_populations({1, 2})).has_interval());
  EXPECT_TRUE(unpaired_difference(one_city, one_city).has_interval());
  EXPECT_FALSE(unpaired_difference(over_populations({1}), over_populations({2})).has_interval());
}

TEST(Places, ACostOfAPopulationCountsForItsReplicates) {
  const Sample gain = {{{0, 0, 1}, {0, 1, 2}, {2, 0, 3}, {3, 1, 4}}};
  const Sample cost = {{{0, 0, 10}, {1, 0, 20}, {3, 0, 30}}};
  const Sample placed = at_places_of(gain, cost);
  ASSERT_EQ(placed.values.size(), 3u);
  EXPECT_EQ(placed.values[1].replicate, 1u);
  EXPECT_EQ(placed.values[1].value, 10);
  EXPECT_EQ(placed.values[2].population, 3u);
  EXPECT_EQ(placed.values[2].value, 30);
  // Two values in a population: by replicate.
  const Sample by_replicate = {{{0, 1, 5}, {0, 2, 6}, {3, 0, 7}}};
  ASSERT_EQ(at_places_of(gain, by_replicate).values.size(), 1u);
  EXPECT_EQ(at_places_of(gain, by_replicate).values[0].value, 5);
  EXPECT_FALSE(at_places_of(gain, {{{7, 0, 1}}}).reason.empty());
  EXPECT_EQ(at_places_of(gain, {{}, Why::no_values}).reason, Why::no_values);
}

// Sample sizes of the two-sided one-sample t test at 5 % and power 80 % (the usual tables: 34 for d = .5, ...).
TEST(Needed, GivesTheKnownSampleSizes) {
  const auto needed = [](double standardized) {
    // Two values, mean d, standard deviation 1.
    const double half = std::sqrt(0.5);
    return *needed_to_separate(over_populations({standardized - half, standardized + half}), over_populations({0, 0}))
                .count;
  };
  EXPECT_EQ(needed(0.2), 199u);
  EXPECT_EQ(needed(0.5), 34u);
  EXPECT_EQ(needed(0.8), 15u);
  EXPECT_EQ(needed(1.0), 10u);
}

TEST(Needed, NamesItsUnit) {
  EXPECT_EQ(needed_to_separate({{{0, 0, 1}, {0, 1, 2}}}, {{{0, 0, 0}, {0, 1, 0}}}).unit, Unit::replicates);
  EXPECT_EQ(needed_to_separate(over_populations({1, 1}), over_populations({0, 0})).count, 2u);
  EXPECT_FALSE(needed_to_separate(over_populations({1}), over_populations({0})).count);
  // Differences that are equal but for rounding.
  EXPECT_EQ(needed_to_separate(over_populations({0.3, 0.30000000000000004}), over_populations({0, 0})).count, 2u);
  EXPECT_DOUBLE_EQ(t_test_power(0.1, 1e-31, 2, 0.95), 1);
  EXPECT_NEAR(t_test_power(39.9 * 12.7062 / std::sqrt(2.0), 1, 2, 0.95), 1, 1e-12)
      << "just below where it is called sure";
}

}  // namespace
}  // namespace kabar::analysis
