// Known answers for SI on complete networks: the exact chain of the discrete model, and the limits it approaches.

#include <gtest/gtest.h>

#include <cmath>

#include "tests/spread/graphs.h"

namespace kabar::test {
namespace {

/// P(j of `susceptible` are infected in one step) for j = 0, 1, ..., cut where it falls below 1e-15 behind its peak.
std::vector<double> infections(int infectious, int susceptible, double beta) {
  const double q = 1.0 - std::pow(1.0 - beta, infectious);
  std::vector<double> p{std::pow(1.0 - q, susceptible)};
  for (int j = 1; j <= susceptible; ++j) {
    p.push_back(p.back() * (susceptible - j + 1) / j * q / (1.0 - q));
    if (j > q * susceptible && p.back() < 1e-15) break;
  }
  return p;
}

struct Time {
  double mean, sd;
};

/// Steps until all `nodes` of a complete network are infected, from one.
Time steps_to_all(int nodes, double beta) {
  std::vector<double> first(static_cast<std::size_t>(nodes) + 1, 0.0), second = first;
  for (int k = nodes - 1; k >= 1; --k) {
    const std::vector<double> p = infections(k, nodes - k, beta);
    double sum1 = 0.0, sum2 = 0.0;
    for (std::size_t j = 1; j < p.size(); ++j) {
      sum1 += p[j] * first[static_cast<std::size_t>(k) + j];
      sum2 += p[j] * second[static_cast<std::size_t>(k) + j];
    }
    const auto i = static_cast<std::size_t>(k);
    first[i] = (1.0 + sum1) / (1.0 - p[0]);
    second[i] = (1.0 + 2.0 * (sum1 + p[0] * first[i]) + sum2) / (1.0 - p[0]);
  }
  return {first[1], std::sqrt(second[1] - first[1] * first[1])};
}

/// Mean number infected after `steps` steps.
double infected_after(int nodes, int seeds, double beta, int steps) {
  std::vector<double> now(static_cast<std::size_t>(nodes) + 1, 0.0);
  now[static_cast<std::size_t>(seeds)] = 1.0;
  std::vector<std::vector<double>> jumps(now.size());
  for (int k = seeds; k < nodes; ++k) jumps[static_cast<std::size_t>(k)] = infections(k, nodes - k, beta);
  for (int step = 0; step < steps; ++step) {
    std::vector<double> next(now.size(), 0.0);
    next.back() = now.back();
    for (std::size_t k = 0; k + 1 < now.size(); ++k) {
      if (now[k] < 1e-18) continue;
      for (std::size_t j = 0; j < jumps[k].size(); ++j) next[k + j] += now[k] * jumps[k][j];
    }
    now = std::move(next);
  }
  double mean = 0.0;
  for (std::size_t k = 0; k < now.size(); ++k) mean += static_cast<double>(k) * now[k];
  return mean;
}

SpreadRule si(double beta) {
  SpreadRule rule;
  rule.model = SpreadModel::si;
  rule.beta = beta;
  return rule;
}

TEST(SlowSiOracles, TimeToAllOnACompleteNetwork) {
  constexpr int kNodes = 100;
  constexpr double kStep = 0.02;  // of a unit of time: beta / N per pair and unit, beta = 1
  const Time exact = steps_to_all(kNodes, kStep / kNodes);
  // In the limit of short steps the time is 2 H_99 = 10.354755, sd 1.8646; a step of .02 lags by about half of one per
  // generation.
  EXPECT_NEAR(exact.mean * kStep, 10.354755, 0.1);
  EXPECT_NEAR(exact.sd * kStep, 1.8646, 0.02);
  const SpreadGraph graph = build_graph(complete(kNodes), Direction::undirected);
  const SpreadResult result = run(graph, si(kStep / kNodes), {0}, 600);
  std::vector<double> times, squares;
  for (const std::uint32_t step : result.last_steps) {
    times.push_back(step);
    squares.push_back((step - exact.mean) * (step - exact.mean));
  }
  expect_near(moments(times), exact.mean);
  expect_near(moments(squares), exact.sd * exact.sd);
  for (const std::uint32_t size : result.sizes) EXPECT_EQ(size, 100u);
}

TEST(SlowSiOracles, GrowsAsTheMeanField) {
  constexpr int kNodes = 1000, kSeeds = 10, kSteps = 250;
  constexpr double kStep = 0.02;
  const double exact = infected_after(kNodes, kSeeds, kStep / kNodes, kSteps);
  // Mean field: 1000 / (1 + 99 e^-5) = 599.86. The chance of the first ten holds the mean of 1000 nodes a little below.
  EXPECT_NEAR(1000.0 / (1.0 + 99.0 * std::exp(-5.0)), 599.86, 0.005);
  EXPECT_NEAR(exact, 599.86, 0.05 * 599.86);
  SpreadRule rule = si(kStep / kNodes);
  rule.steps = kSteps;
  std::vector<std::uint32_t> seeds;
  for (std::uint32_t v = 0; v < kSeeds; ++v) seeds.push_back(v);
  const SpreadResult result = run(build_graph(complete(kNodes), Direction::undirected), rule, seeds, 60);
  ASSERT_EQ(result.curve.size(), kSteps + 1u);
  EXPECT_DOUBLE_EQ(result.curve.back(), result.mean);
  expect_mean(result, exact);
}

}  // namespace
}  // namespace kabar::test
