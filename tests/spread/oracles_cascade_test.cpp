// Known answers for the independent cascade: closed forms, branching, the karate club, giant components.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>

#include "spread/replicate.h"
#include "tests/spread/graphs.h"

namespace kabar::test {
namespace {

constexpr std::uint64_t kOracleReplicates = 40'000;

SpreadGraph undirected(const Ties& ties) {
  return build_graph(ties, Direction::undirected);
}

TEST(CascadeOracles, StarFromItsHubAndFromALeaf) {
  const SpreadGraph graph = undirected(star(11));
  expect_mean(run(graph, ic(0.3), {0}, kOracleReplicates), 4.0);
  expect_mean(run(graph, ic(0.3), {7}, kOracleReplicates), 2.11);
}

TEST(CascadeOracles, PathFromItsEnd) {
  expect_mean(run(undirected(path(10)), ic(0.5), {0}, kOracleReplicates), 1.998046875);
}

TEST(CascadeOracles, Cycle) {
  expect_mean(run(undirected(cycle(10)), ic(0.5), {4}, kOracleReplicates), 2.9873046875);
}

TEST(CascadeOracles, TreesFromTheirRoot) {
  expect_mean(run(undirected(tree(2, 4)), ic(0.5), {0}, kOracleReplicates), 5.0);
  expect_mean(run(undirected(tree(3, 5)), ic(0.4), {0}, kOracleReplicates), 9.92992);
  expect_mean(run(build_graph(tree(3, 5), Direction::directed), ic(0.4), {0}, kOracleReplicates), 9.92992);
}

TEST(CascadeOracles, CompleteGraphs) {
  expect_mean(run(undirected(complete(3)), ic(0.5), {1}, kOracleReplicates), 2.25);
  expect_mean(run(undirected(complete(4)), ic(0.5), {3}, kOracleReplicates), 3.25);
  expect_mean(run(undirected(complete(5)), ic(0.3), {0}, kOracleReplicates), 3.10112977);
  expect_mean(run(undirected(complete(10)), ic(0.2), {9}, kOracleReplicates), 6.78445835);
}

// A rare infection on a large complete graph branches with Poisson(R) children: the total follows Borel's law.
TEST(CascadeOracles, BranchingFollowsBorel) {
  constexpr std::uint64_t kNodes = 1500;
  constexpr double kR = 0.5;
  const SpreadResult result = run(undirected(complete(kNodes)), ic(kR / kNodes), {0}, 20'000);
  expect_mean(result, 2.0);
  std::vector<double> squares;
  for (const std::uint32_t size : result.sizes) squares.push_back((size - 2.0) * (size - 2.0));
  expect_near(moments(squares), 4.0);
  EXPECT_NEAR(std::exp(-kR), 0.60653, 1e-5);
  double factorial = 1.0;
  for (int n = 1; n <= 6; ++n) {
    factorial *= n;
    const double p = std::exp(-kR * n) * std::pow(kR * n, n - 1) / factorial;
    std::vector<double> hits;
    for (const std::uint32_t size : result.sizes) hits.push_back(size == static_cast<std::uint32_t>(n) ? 1.0 : 0.0);
    expect_near(moments(hits), p);
  }
}

TEST(CascadeOracles, KarateClub) {
  const SpreadGraph graph = undirected(karate_club());
  ASSERT_EQ(graph.nodes(), 34u);
  ASSERT_EQ(graph.ties, 78u);
  const std::vector<std::uint32_t> seeds{0, 32, 33};
  const auto check = [](const SpreadResult& result, double value) {
    expect_near({result.mean, *result.standard_error}, value, 0.02);  // the values are simulated, about +-.02
    EXPECT_LT(*result.standard_error, 0.02);
  };
  check(run(graph, ic(0.1), seeds, 100'000), 8.085);
  SpreadRule weighted;
  weighted.by_in_degree = true;
  check(run(graph, weighted, seeds, 200'000), 19.930);
  SpreadRule lt;
  lt.model = SpreadModel::lt;
  check(run(graph, lt, seeds, 200'000), 25.760);
}

/// The share of nodes in large outbreaks (above a twentieth of all) from one node, averaged by network.
Moments large_outbreaks(const std::function<SpreadGraph(std::uint64_t)>& make, const SpreadRule& rule, int networks,
                        std::uint64_t replicates) {
  std::vector<double> shares;
  for (int network = 0; network < networks; ++network) {
    const auto seed = static_cast<std::uint64_t>(500 + network);
    const SpreadGraph graph = make(seed);
    double sum = 0.0;
    double count = 0.0;
    for (const std::uint32_t size : run(graph, rule, {0}, replicates, seed).sizes) {
      if (size * 20u < graph.nodes()) continue;
      sum += static_cast<double>(size) / graph.nodes();
      count += 1.0;
    }
    if (count > 0.0) shares.push_back(sum / count);
  }
  if (shares.size() < 5) return {0.0, 0.0};
  return moments(shares);
}

auto poisson(double mean_degree) {
  return [mean_degree](std::uint64_t seed) { return undirected(erdos_renyi(10'000, mean_degree, seed)); };
}

auto regular(std::uint32_t degree) {
  return [degree](std::uint64_t seed) { return undirected(random_regular(10'000, degree, seed)); };
}

TEST(GiantComponent, OfPoissonNetworks) {
  expect_near(large_outbreaks(poisson(1.5), ic(1.0), 30, 1), 0.582812);
  expect_near(large_outbreaks(poisson(2.0), ic(1.0), 30, 1), 0.796812);
}

TEST(GiantComponent, WithTransmissibilityStandsAtCT) {
  expect_near(large_outbreaks(poisson(4.0), ic(0.5), 20, 10), 0.796812);
  expect_near(large_outbreaks(poisson(5.0), ic(0.3), 20, 10), 0.582812);
}

TEST(GiantComponent, BeginsAtMeanDegreeOne) {
  EXPECT_EQ(large_outbreaks(poisson(0.9), ic(1.0), 30, 1).mean, 0.0);
  EXPECT_GT(large_outbreaks(poisson(1.2), ic(1.0), 60, 1).mean, 0.2);
}

TEST(FinalSize, OfSirOnPoissonNetworks) {
  // T = beta / (1 - (1 - beta)(1 - gamma)): one infectious node infects over one tie before it recovers.
  expect_near(large_outbreaks(poisson(4.0), sir(0.5, 1.0), 20, 10), 0.796812);
  constexpr double kGamma = 0.25;
  constexpr double kBeta = 0.2;  // T = .5
  ASSERT_DOUBLE_EQ(kBeta / (1.0 - (1.0 - kBeta) * (1.0 - kGamma)), 0.5);
  expect_near(large_outbreaks(poisson(4.0), sir(kBeta, kGamma), 20, 10), 0.796812);
}

TEST(FinalSize, OfConfigurationModels) {
  expect_near(large_outbreaks(regular(3), ic(0.6), 20, 10), 0.703704);
  expect_near(large_outbreaks(regular(4), ic(0.5), 20, 10), 0.854102);
  expect_near(large_outbreaks(regular(4), sir(0.2, 0.25), 20, 10), 0.854102);
}

TEST(FinalSize, OfA4RegularNetworkBeginsAtAThird) {
  EXPECT_EQ(large_outbreaks(regular(4), ic(0.28), 10, 10).mean, 0.0);
  EXPECT_GT(large_outbreaks(regular(4), ic(0.4), 10, 20).mean, 0.2);
}

// Two types of nodes: `poor` (the first tenth), of whose ties a share `within` stays among the poor.
struct TwoTypes {
  double poor_degree, other_degree, within;
};

Ties two_types(const TwoTypes& types, std::uint32_t nodes, std::uint64_t seed) {
  const std::uint32_t poor = nodes / 10;
  const std::uint32_t others = nodes - poor;
  const double cross = poor * types.poor_degree * (1.0 - types.within);
  const auto count = [](double ties) { return static_cast<std::uint32_t>(ties + 0.5); };
  Ties ties;
  for (std::uint64_t v = 0; v < nodes; ++v) ties.push_back({v, v});
  for (std::uint32_t i = 0; i < count(0.5 * poor * types.poor_degree * types.within); ++i) {
    ties.push_back({pick(seed, 11, i, poor), pick(seed, 12, i, poor)});
  }
  for (std::uint32_t i = 0; i < count(cross); ++i) {
    ties.push_back({pick(seed, 13, i, poor), poor + pick(seed, 14, i, others)});
  }
  for (std::uint32_t i = 0; i < count(0.5 * (others * types.other_degree - cross)); ++i) {
    ties.push_back({poor + pick(seed, 15, i, others), poor + pick(seed, 16, i, others)});
  }
  return ties;
}

struct Gap {
  Moments poor, others, difference;
};

/// Shares reached in large outbreaks (every tie transmits), averaged over networks.
Gap reach_by_type(const TwoTypes& types) {
  constexpr std::uint32_t kNodes = 10'000;
  std::vector<double> poor, others, difference;
  for (std::uint64_t network = 0; network < 30; ++network) {
    const SpreadGraph graph = undirected(two_types(types, kNodes, 900 + network));
    const Contagion contagion = prepare(ic(1.0), graph);
    Replicate replicate(contagion);
    const std::vector<std::uint32_t> seeds{kNodes - 1};
    replicate.run(seeds, 0, {}, {});
    if (replicate.reached().size() * 20 < kNodes) continue;
    double reached_poor = 0.0;
    for (const std::uint32_t node : replicate.reached()) reached_poor += node < kNodes / 10 ? 1.0 : 0.0;
    poor.push_back(reached_poor / (kNodes / 10));
    others.push_back((static_cast<double>(replicate.reached().size()) - reached_poor) / (kNodes - kNodes / 10));
    difference.push_back(others.back() - poor.back());
  }
  return {moments(poor), moments(others), moments(difference)};
}

TEST(Homophily, KeepsTheFewerTiesOfThePoorAmongThemselves) {
  const Gap gap = reach_by_type({1.2, 2.0, 0.5});
  expect_near(gap.poor, 0.553833);
  expect_near(gap.others, 0.791269);
}

TEST(Homophily, MakesNoGapWhereDegreesAreEqual) {
  for (const double within : {0.1, 0.5, 0.8}) {
    const Gap gap = reach_by_type({2.0, 2.0, within});
    expect_near(gap.difference, 0.0);
    expect_near(gap.others, 0.796812);
  }
}

}  // namespace
}  // namespace kabar::test
