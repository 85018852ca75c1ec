#include "analysis/core/ratio.h"

#include <gtest/gtest.h>

#include <cmath>

#include "analysis/core/difference.h"
#include "tests/analysis/core/samples.h"

namespace kabar::analysis {
namespace {

/// (mean(x) - rho mean(y))^2 - t^2 Var(x - rho y) / n, which is 0 at both ends of Fieller's interval.
double at_end(std::span<const double> x, std::span<const double> y, double rho, double t) {
  std::vector<double> rests;
  for (std::size_t i = 0; i < x.size(); ++i) rests.push_back(x[i] - rho * y[i]);
  const double mean = mean_of(rests);
  return mean * mean - t * t * variance_of(rests) / static_cast<double>(x.size());
}

TEST(Fieller, EndsWhereTheTestStopsRejecting) {
  const Sample cost = over_populations({12, 15, 11, 17, 14, 13});
  const Sample gain = over_populations({3.1, 4.2, 2.5, 5.0, 3.9, 3.0});
  const Effect ratio = fieller_ratio(cost, gain);
  const double t = t_quantile(0.975, 5);
  EXPECT_DOUBLE_EQ(*ratio.mean, 82.0 / 21.7);
  EXPECT_NEAR(at_end(independent_values(cost), independent_values(gain), *ratio.low, t), 0, 1e-9);
  EXPECT_NEAR(at_end(independent_values(cost), independent_values(gain), *ratio.high, t), 0, 1e-9);
  EXPECT_LT(*ratio.low, *ratio.mean);
  EXPECT_GT(*ratio.high, *ratio.mean);
}

TEST(Fieller, OfAFixedDivisorIsTheTInterval) {
  const Sample cost = over_populations({12, 15, 11, 17});
  const Effect ratio = fieller_ratio(cost, over_populations({-2, -2, -2, -2}));
  const Effect plain = estimate(cost);
  EXPECT_DOUBLE_EQ(*ratio.mean, *plain.mean / -2);
  EXPECT_DOUBLE_EQ(*ratio.low, *plain.high / -2);
  EXPECT_DOUBLE_EQ(*ratio.high, *plain.low / -2);
}

TEST(Fieller, IsNotDefinedWhereTheGainMayBeNothing) {
  const Effect ratio = fieller_ratio(over_populations({12, 15, 11}), over_populations({1, -2, 3}));
  EXPECT_FALSE(ratio.mean || ratio.low || ratio.high);
  EXPECT_EQ(ratio.reason, Why::divisor_may_be_0);
  EXPECT_FALSE(fieller_ratio(over_populations({1, 2}), over_populations({0, 0})).mean);
  EXPECT_FALSE(fieller_ratio(over_populations({1}), over_populations({1})).mean);
  EXPECT_EQ(fieller_ratio({{}, Why::no_values}, over_populations({1, 2})).reason, Why::no_values);
}

TEST(Fieller, TakesOneCostPerPopulation) {
  const Sample gain = {{{0, 0, 4}, {0, 1, 6}, {1, 0, 9}, {1, 1, 11}, {2, 0, 7}, {2, 1, 8}}};
  const Sample cost = over_populations({50, 100, 80});
  EXPECT_DOUBLE_EQ(*fieller_ratio(cost, gain).mean, (230.0 / 3) / 7.5);
  // One city: its one cost over all replicates.
  const Sample city = {{{0, 0, 4}, {0, 1, 6}, {0, 2, 5}}};
  EXPECT_DOUBLE_EQ(*fieller_ratio(over_populations({50}), city).mean, 10);
}

TEST(NetBenefit, IsWorthTimesGainLessCost) {
  const Sample gain = {{{0, 0, 4}, {0, 1, 6}, {1, 0, 9}, {1, 1, 11}}};
  const Effect benefit = net_benefit(gain, over_populations({50, 100}), 20);
  // Populations: 20 x 5 - 50 = 50 and 20 x 10 - 100 = 100.
  EXPECT_DOUBLE_EQ(*benefit.mean, 75);
  EXPECT_NEAR(*benefit.high - 75, t_quantile(0.975, 1) * 25, 1e-9);
  EXPECT_EQ(net_benefit({{}, Why::no_household}, over_populations({1, 2}), 1).reason, Why::no_household);
}

TEST(Attainable, IsZeroAtTheFloorAndOneAtTheCeiling) {
  const Sample floor = over_populations({0.1, 0.2, 0.1, 0.15});
  const Sample ceiling = over_populations({0.8, 0.95, 0.7, 0.9});
  const Effect none = share_of_attainable(floor, floor, ceiling);
  EXPECT_EQ(none.mean, 0.0);
  EXPECT_EQ(none.low, 0.0);
  EXPECT_EQ(none.high, 0.0);
  const Effect all = share_of_attainable(ceiling, floor, ceiling);
  EXPECT_DOUBLE_EQ(*all.mean, 1);
  EXPECT_NEAR(*all.low, 1, 1e-12);
  EXPECT_NEAR(*all.high, 1, 1e-12);
  const Effect half = share_of_attainable(over_populations({0.45, 0.575, 0.41, 0.525}), floor, ceiling);
  EXPECT_NEAR(*half.mean, 1.41 / 2.8, 1e-12);
  EXPECT_LT(*half.low, *half.high);
  EXPECT_EQ(share_of_attainable(floor, floor, floor).reason, Why::floor_is_ceiling);
}

TEST(Coverage, OfRatiosAndNetBenefits) {
  // Gain 300 households (standard deviation 60 between populations), cost 30 million, 12 populations, correlated.
  int ratios = 0, benefits = 0;
  for (std::uint32_t e = 0; e < 400; ++e) {
    Sample gain, cost;
    for (std::uint32_t p = 0; p < 12; ++p) {
      const Words words = draw(experiment_key(e), 6, p);
      gain.values.push_back({p, 0, 300 + 60 * normal(words[0])});
      cost.values.push_back({p, 0, 30e6 + 2e6 * normal(words[0]) + 3e6 * normal(words[1])});
    }
    ratios += holds(fieller_ratio(cost, gain), 100000);
    benefits += holds(net_benefit(gain, cost, 150000), 15e6);
  }
  for (const int count : {ratios, benefits}) {
    EXPECT_GE(count, 0.93 * 400);
    EXPECT_LE(count, 0.97 * 400);
  }
}

}  // namespace
}  // namespace kabar::analysis
