// Known answers for thresholds: Watts' cascades, the ring lattice, the linear threshold.

#include <gtest/gtest.h>

#include <algorithm>

#include "core/coins.h"
#include "tests/spread/graphs.h"

namespace kabar::test {
namespace {

/// Share reached from one node in a thousand, by Poisson network.
Moments watts_cascade(double share, double mean_degree, std::uint64_t networks) {
  constexpr std::uint32_t kNodes = 10'000;
  std::vector<std::uint32_t> seeds;
  for (std::uint32_t i = 0; i < kNodes / 1000; ++i) seeds.push_back(1000 * i);
  std::vector<double> shares;
  for (std::uint64_t network = 0; network < networks; ++network) {
    const SpreadGraph graph = build_graph(erdos_renyi(kNodes, mean_degree, 300 + network), Direction::undirected);
    shares.push_back(run(graph, watts(share), seeds, 1).mean / kNodes);
  }
  return moments(shares);
}

TEST(ThresholdOracles, WattsCascadesBetweenTheirTwoDegrees) {
  // phi = .18: mean degrees from 1.0207 to 5.7647
  EXPECT_LT(watts_cascade(0.18, 0.9, 5).mean, 0.03);
  EXPECT_GT(watts_cascade(0.18, 1.2, 5).mean, 0.25);
  EXPECT_GT(watts_cascade(0.18, 5.5, 5).mean, 0.9);
  EXPECT_LT(watts_cascade(0.18, 7.0, 5).mean, 0.03);
  // phi = .25: from 1.1141 to 3.8631
  EXPECT_LT(watts_cascade(0.25, 0.9, 5).mean, 0.03);
  EXPECT_GT(watts_cascade(0.25, 1.5, 5).mean, 0.25);
  EXPECT_GT(watts_cascade(0.25, 3.5, 5).mean, 0.9);
  EXPECT_LT(watts_cascade(0.25, 5.0, 5).mean, 0.03);
}

TEST(ThresholdOracles, WattsFinalSize) {
  expect_near(watts_cascade(0.18, 4.0, 40), 0.98019);
}

SpreadRule two_needed() {
  SpreadRule rule;
  rule.model = SpreadModel::threshold;
  rule.threshold_count = 2;
  return rule;
}

TEST(ThresholdOracles, TwoNeededCrossTheRingLatticeStepByStep) {
  const SpreadGraph graph = build_graph(ring_lattice(1000, 4), Direction::undirected);
  const SpreadResult result = run(graph, two_needed(), {0, 1}, 2);
  EXPECT_EQ(result.sizes, (std::vector<std::uint32_t>{1000, 1000}));
  EXPECT_EQ(result.last_steps, (std::vector<std::uint32_t>{499, 499}));
  ASSERT_EQ(result.curve.size(), 500u);
  for (std::size_t step = 0; step < 500; ++step)
    EXPECT_DOUBLE_EQ(result.curve[step], 2.0 + 2.0 * static_cast<double>(step));
}

TEST(ThresholdOracles, TwoNeededStayWhereTiesAreRandom) {
  std::vector<double> sizes;
  for (std::uint64_t network = 0; network < 400; ++network) {
    const SpreadGraph graph = build_graph(random_regular(1000, 4, network), Direction::undirected);
    const std::uint32_t neighbour = graph.targets[kQuadCoins * graph.row_quad[0]];
    sizes.push_back(run(graph, two_needed(), {0, neighbour}, 1).mean);
  }
  expect_near(moments(sizes), 2.02, 0.005);  // "near 2.02": the value is itself rounded
}

SpreadRule lt() {
  SpreadRule rule;
  rule.model = SpreadModel::lt;
  return rule;
}

TEST(ThresholdOracles, LinearThresholdOnACycle) {
  const SpreadGraph graph = build_graph(cycle(10), Direction::undirected);
  expect_mean(run(graph, lt(), {0}, 40'000), 2.99609375);
}

TEST(ThresholdOracles, LinearThresholdOnAStarReachesAllFromTheHub) {
  const SpreadResult result = run(build_graph(star(11), Direction::undirected), lt(), {0}, 1000);
  for (const std::uint32_t size : result.sizes) ASSERT_EQ(size, 11u);
  EXPECT_EQ(result.sd, 0.0);
}

TEST(ThresholdOracles, LinearThresholdWithAllNeighboursReachedIsCertain) {
  for (std::uint64_t nodes = 3; nodes < 60; ++nodes) {
    const SpreadGraph graph = build_graph(star(nodes), Direction::undirected);
    std::vector<std::uint32_t> leaves;
    for (std::uint32_t v = 1; v < nodes; ++v) leaves.push_back(v);
    for (const std::uint32_t size : run(graph, lt(), leaves, 50).sizes) ASSERT_EQ(size, nodes);
  }
}

// Weights of a node beyond 1 act as 1; halves of the default give half the chance.
// One part in 2^32 less would be seen once in a thousand million draws.
TEST(ThresholdOracles, LinearThresholdGivesNeighboursTogetherNoLessThanAll) {
  SpreadRule rule;
  rule.model = SpreadModel::lt;
  for (const std::uint64_t degree : {1, 2, 3, 7, 10}) {
    const SpreadGraph graph = build_graph(test::star(degree + 1), Direction::undirected);
    const std::uint64_t all = prepare(rule, graph).node_gains[0] * degree;
    EXPECT_GE(all, std::uint64_t{1} << 32) << degree;
    EXPECT_LT(all, (std::uint64_t{1} << 32) + degree) << degree;
  }
}

TEST(ThresholdOracles, LinearThresholdTakesTheWeightsOfTheFile) {
  Ties ties = {{0, 2, 0.9}, {1, 2, 0.8}};
  for (const std::uint32_t size : run(build_graph(ties, Direction::directed), lt(), {0, 1}, 500).sizes) {
    ASSERT_EQ(size, 3u);
  }
  ties = {{0, 2, 0.25}, {1, 2, 0.125}};
  expect_mean(run(build_graph(ties, Direction::directed), lt(), {0, 1}, 40'000), 2.375);
}

}  // namespace
}  // namespace kabar::test
