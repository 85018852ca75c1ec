#include "analysis/core/best.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/analysis/core/samples.h"

namespace kabar::analysis {
namespace {

TEST(Best, OfTwoIsTheOneSidedTest) {
  // Differences 1..5: mean 3, standard error sqrt(.5), one-sided t(.95, 4) = 2.131846786.
  const std::vector<Sample> samples = {over_populations({1, 2, 3, 4, 5}), over_populations({0, 0, 0, 0, 0})};
  const std::vector<BestOf> best = compare_with_best(samples, Pairing::paired);
  const double width = 2.131846786 * std::sqrt(0.5);
  EXPECT_EQ(best[0].difference.mean, 3.0);
  EXPECT_EQ(best[0].difference.low, 0.0);  // constrained
  EXPECT_NEAR(*best[0].difference.high, 3 + width, 1e-8);
  EXPECT_TRUE(best[0].is_best && best[0].may_be_best);
  EXPECT_EQ(best[1].difference.mean, -3.0);
  EXPECT_NEAR(*best[1].difference.low, -3 - width, 1e-8);
  EXPECT_EQ(best[1].difference.high, 0.0);
  EXPECT_FALSE(best[1].is_best || best[1].may_be_best);
}

TEST(Best, LeavesThoseThatCannotBeToldApartInContention) {
  const std::vector<Sample> samples = {over_populations({10.0, 10.2, 9.8, 10.0}),
                                       over_populations({10.1, 10.0, 9.8, 10.0}),
                                       over_populations({-90, -50, -95, -45})};
  const std::vector<BestOf> best = compare_with_best(samples, Pairing::paired);
  EXPECT_TRUE(best[0].may_be_best && best[1].may_be_best);
  EXPECT_FALSE(best[0].is_best || best[1].is_best || best[2].may_be_best);
  EXPECT_GT(*best[1].difference.low, -1);
  EXPECT_LT(*best[2].difference.low, -100);
  EXPECT_EQ(best[2].difference.high, 0.0);
}

TEST(Best, LeavesTwinsBothInContention) {
  const Sample twin = over_populations({1, 2, 4});
  const std::vector<BestOf> best =
      compare_with_best(std::vector<Sample>{twin, over_populations({0, 1, 3}), twin}, Pairing::paired);
  for (const std::size_t i : {0, 2}) {
    EXPECT_TRUE(best[i].may_be_best);
    EXPECT_FALSE(best[i].is_best);
    EXPECT_EQ(best[i].difference.low, 0.0);
    EXPECT_EQ(best[i].difference.high, 0.0);
  }
  EXPECT_FALSE(best[1].may_be_best);
  EXPECT_EQ(best[1].difference.low, -1.0);  // exactly: the distance does not vary
}

TEST(Best, SaysWhyThereIsNone) {
  const std::vector<BestOf> alone = compare_with_best(std::vector<Sample>{over_populations({1, 2})}, Pairing::paired);
  EXPECT_FALSE(alone[0].difference.mean || alone[0].is_best);
  EXPECT_FALSE(alone[0].difference.reason.empty());
  const std::vector<BestOf> single =
      compare_with_best(std::vector<Sample>{over_populations({1}), over_populations({3})}, Pairing::paired);
  EXPECT_EQ(single[0].difference.mean, -2.0);
  EXPECT_FALSE(single[0].difference.has_interval());
  EXPECT_TRUE(single[0].may_be_best);
  const std::vector<BestOf> two_of_three = compare_with_best(
      std::vector<Sample>{over_populations({5, 6, 5}), {{}, Why::no_household}, over_populations({1, 1, 2})},
      Pairing::paired);
  EXPECT_TRUE(two_of_three[0].is_best);
  EXPECT_EQ(two_of_three[1].difference.reason, Why::no_household);
  EXPECT_TRUE(compare_with_best({}, Pairing::paired).empty());
}

/// Five strategies with unequal noise of their own over a world that all share; `apart`: worlds of their own.
std::vector<Sample> five(std::uint32_t number, std::span<const double> truths, bool apart) {
  std::vector<Sample> samples(truths.size());
  for (std::uint32_t p = 0; p < 10; ++p) {
    for (std::uint32_t i = 0; i < samples.size(); ++i) {
      const Words own = draw(experiment_key(number), 4, p, i);
      const double world = apart ? normal(own[1]) : normal(draw(experiment_key(number), 5, p)[0]);
      samples[i].values.push_back({p, 0, truths[i] + 0.03 * world + 0.005 * (1 + i) * normal(own[0])});
    }
  }
  return samples;
}

/// In how many of 400 experiments all intervals hold together.
int simultaneous(std::span<const double> truths, Pairing pairing, double level = kLevel) {
  int hits = 0;
  for (std::uint32_t e = 0; e < 400; ++e) {
    const std::vector<BestOf> best = compare_with_best(five(e, truths, pairing == Pairing::unpaired), pairing, level);
    bool all = true;
    for (std::size_t i = 0; i < truths.size(); ++i) {
      double other = -1;
      for (std::size_t j = 0; j < truths.size(); ++j) {
        if (j != i) other = std::max(other, truths[j]);
      }
      all = all && holds(best[i].difference, truths[i] - other);
    }
    hits += all;
  }
  return hits;
}

TEST(Best, IntervalsHoldTogether) {
  constexpr double kNoise = 3 * 4.36;  // three standard deviations of 400 experiments at .95
  for (const std::vector<double>& truths :
       {std::vector<double>{0.3, 0.29, 0.29, 0.29, 0.29}, {0.28, 0.29, 0.3, 0.27, 0.2}, {0.2, 0.2, 0.2, 0.2, 0.3}}) {
    EXPECT_GE(simultaneous(truths, Pairing::paired), 0.95 * 400 - kNoise);
    EXPECT_GE(simultaneous(truths, Pairing::unpaired), 0.95 * 400 - kNoise);
    EXPECT_LT(simultaneous(truths, Pairing::paired, 0.4), 0.9 * 400);  // what promises less holds less often
  }
}

TEST(BestProbability, SharesTies) {
  const std::vector<std::vector<double>> worlds = {{1, 2, 0}, {3, 3, 1}, {5, 1, 5}, {0, 0, 0}};
  const std::vector<double> shares = best_probability(worlds);
  EXPECT_DOUBLE_EQ(shares[0], (0.5 + 0.5 + 1.0 / 3) / 4);
  EXPECT_DOUBLE_EQ(shares[1], (1 + 0.5 + 1.0 / 3) / 4);
  EXPECT_DOUBLE_EQ(shares[2], (0.5 + 1.0 / 3) / 4);
  EXPECT_TRUE(best_probability({}).empty());
}

}  // namespace
}  // namespace kabar::analysis
