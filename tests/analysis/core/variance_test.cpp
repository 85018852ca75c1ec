#include "analysis/core/variance.h"

#include <gtest/gtest.h>

#include "core/random.h"

namespace kabar::analysis {
namespace {

Sample sample_of(const std::vector<std::vector<double>>& populations) {
  Sample sample;
  for (std::uint32_t p = 0; p < populations.size(); ++p) {
    for (std::uint32_t r = 0; r < populations[p].size(); ++r) sample.values.push_back({p, r, populations[p][r]});
  }
  return sample;
}

// By hand: means 2, 5, 8, mean square within (2 + 2 + 2) / 3, between 2 (9 + 0 + 9) / 2.
TEST(Variance, OfTheTextbook) {
  const Variance variance = variance_of_one(sample_of({{1, 3}, {4, 6}, {7, 9}}));
  EXPECT_DOUBLE_EQ(*variance.luck, 2);
  EXPECT_DOUBLE_EQ(*variance.city, (18.0 - 2) / 2);
  EXPECT_DOUBLE_EQ(*variance.total, 10);
  EXPECT_DOUBLE_EQ(*variance.luck_share(), 0.2);
  EXPECT_TRUE(variance.reason.empty());
}

// By hand: of a population there are (5 - (9 + 4) / 5) / 1 = 2.4 replicates.
TEST(Variance, OfPopulationsWithUnequalNumbersOfReplicates) {
  const Variance variance = variance_of_one(sample_of({{1, 2, 3}, {5, 7}}));
  const double within = 4.0 / 3, between = 3 * (2 - 3.6) * (2 - 3.6) + 2 * (6 - 3.6) * (6 - 3.6);
  EXPECT_NEAR(*variance.luck, within, 1e-12);
  EXPECT_NEAR(*variance.city, (between - within) / 2.4, 1e-12);
}

TEST(Variance, OfACityThatVariesLessThanLuckExplainsIsZero) {
  const Variance variance = variance_of_one(sample_of({{1, 3}, {3, 1}, {0, 4}}));
  EXPECT_EQ(*variance.city, 0);
  EXPECT_DOUBLE_EQ(*variance.luck, (2.0 + 2 + 8) / 3);
  EXPECT_EQ(*variance.luck_share(), 1);
}

// Luck that does the same in every city belongs to luck, and takes nothing from the city.
TEST(Variance, WithTheSameLuckEverywhereByHand) {
  const Variance added = variance_of_one(sample_of({{0, 10, 20}, {1, 11, 21}, {2, 12, 22}}), Luck::shared);
  EXPECT_DOUBLE_EQ(*added.city, 1);
  EXPECT_DOUBLE_EQ(*added.luck, 100);
  // The joint part by hand: rows {0, 2}, {2, 0}: row means 1, 1; column means 1, 1; rests +-1: 4 / 1.
  const Variance joint = variance_of_one(sample_of({{0, 2}, {2, 0}}), Luck::shared);
  EXPECT_EQ(*joint.city, 0);
  EXPECT_DOUBLE_EQ(*joint.luck, 4);
}

TEST(Variance, WithoutChanceLuckIsExactlyZero) {
  for (const Luck luck : {Luck::own, Luck::shared}) {
    const Variance variance =
        variance_of_one(sample_of({{0.1, 0.1, 0.1}, {0.7, 0.7, 0.7}, {1.0 / 3, 1.0 / 3, 1.0 / 3}}), luck);
    EXPECT_EQ(*variance.luck, 0);
    EXPECT_EQ(*variance.luck_share(), 0);
    EXPECT_GT(*variance.city, 0);
  }
}

TEST(Variance, OfWhatNeverVariesHasNoShares) {
  const Variance variance = variance_of_one(sample_of({{0.3, 0.3}, {0.3, 0.3}}));
  EXPECT_EQ(*variance.total, 0);
  EXPECT_FALSE(variance.luck_share());
  EXPECT_EQ(variance.share_reason(), Why::nothing_varies);
}

TEST(Variance, HasNoPartsWithoutSeveralOfBoth) {
  const Variance one_city = variance_of_one(sample_of({{1, 3}}));
  EXPECT_DOUBLE_EQ(*one_city.total, 2);
  EXPECT_FALSE(one_city.luck || one_city.city || one_city.luck_share());
  EXPECT_EQ(one_city.reason, Why::one_city);

  const Variance one_each = variance_of_one(sample_of({{1}, {3}}));
  EXPECT_DOUBLE_EQ(*one_each.total, 2);
  EXPECT_FALSE(one_each.luck);
  EXPECT_EQ(one_each.share_reason(), Why::one_replicate_each);

  EXPECT_FALSE(variance_of_one(sample_of({{1}})).total);
  EXPECT_FALSE(variance_of_one(sample_of({})).total);
  EXPECT_EQ(variance_of_one({{}, Why::no_household}).reason, Why::no_household);

  const Variance uneven = variance_of_one(sample_of({{1, 2, 3}, {5, 7}}), Luck::shared);
  EXPECT_FALSE(uneven.luck);
  EXPECT_TRUE(uneven.total);
  Sample moved = sample_of({{1, 2}, {5, 7}});
  moved.values[3].replicate = 2;
  EXPECT_EQ(variance_of_one(moved, Luck::shared).reason, Why::other_replicates);
}

double centred(DrawKey key, std::uint32_t a, std::uint32_t b = 0) {
  return uniform(draw(key, 1, a, b)[0]) - 0.5;  // variance 1/12
}

// Over many trials the components are on average those that were put in, whichever way luck is shared.
TEST(Variance, ComponentsAreUnbiased) {
  constexpr std::uint32_t kTrials = 4000, kCities = 5, kReplicates = 3;
  for (const Luck luck : {Luck::own, Luck::shared}) {
    double city = 0, chance = 0;
    for (std::uint32_t trial = 0; trial < kTrials; ++trial) {
      const DrawKey cities = make_key(7, trial, 0, Stream::population), coins = make_key(7, trial, 0, Stream::exposure);
      const DrawKey common = make_key(7, trial, 0, Stream::memory);
      std::vector<std::vector<double>> values(kCities);
      for (std::uint32_t p = 0; p < kCities; ++p) {
        for (std::uint32_t r = 0; r < kReplicates; ++r) {
          const double alike = luck == Luck::shared ? centred(common, r) : 0;
          values[p].push_back(5 * centred(cities, p) + 2 * centred(coins, p, r) + alike);
        }
      }
      const Variance variance = variance_of_one(sample_of(values), luck);
      city += *variance.city / kTrials;
      chance += *variance.luck / kTrials;
    }
    // A component of 0 or more is a little more than unbiased; with these sizes by less than a hundredth.
    EXPECT_NEAR(city, 25.0 / 12, 0.08);
    EXPECT_NEAR(chance, (luck == Luck::shared ? 5.0 : 4.0) / 12, 0.02);
  }
}

}  // namespace
}  // namespace kabar::analysis
