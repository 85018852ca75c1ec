// Known answers for the statistics of a network.

#include "network/statistics.h"

#include <gtest/gtest.h>

#include <numeric>

#include "network/csr.h"
#include "tests/network/small_city.h"

namespace kabar {
namespace {

/// Each household tied to its k / 2 nearest on either side: Watts and Strogatz's ring before rewiring.
Csr ring(std::uint32_t n, std::uint32_t k) {
  std::vector<Pair> pairs;
  for (std::uint32_t i = 0; i < n; ++i) {
    for (std::uint32_t d = 1; d <= k / 2; ++d) pairs.push_back({i, (i + d) % n});
  }
  const Csr csr = symmetric_rows(n, pairs);
  EXPECT_EQ(csr.target.size(), 2 * pairs.size());  // no pair twice
  return csr;
}

TEST(Statistics, OfTheWattsStrogatzRing) {
  const Csr csr = ring(1000, 10);
  std::vector<std::uint32_t> all(1000);
  std::iota(all.begin(), all.end(), 0u);
  EXPECT_NEAR(distances(csr, all).mean.value(), 50.4505, 5e-5);
  EXPECT_EQ(distances(csr, all).longest, 100u);
  EXPECT_NEAR(clustering(csr).local.value(), 2.0 / 3.0, 1e-12);
  EXPECT_NEAR(clustering(csr).transitivity.value(), 2.0 / 3.0, 1e-12);
  EXPECT_EQ(giant_share(csr), 1.0);
}

TEST(Statistics, TwoDefinitionsOfClusteringDiffer) {
  // A triangle 0 1 2 with a tail 2-3: 3 closed of 5 wedges; local 1, 1, 1/3 over the rows of degree 2 or more.
  const Csr csr = symmetric_rows(4, std::vector<Pair>{{0, 1}, {0, 2}, {1, 2}, {2, 3}});
  EXPECT_NEAR(clustering(csr).transitivity.value(), 3.0 / 5.0, 1e-12);
  EXPECT_NEAR(clustering(csr).local.value(), 7.0 / 9.0, 1e-12);
}

TEST(Statistics, AssortativityRunsFromMinusOneToOne) {
  const Csr csr = symmetric_rows(4, std::vector<Pair>{{0, 1}, {2, 3}});
  EXPECT_NEAR(assortativity(csr, std::vector<std::uint8_t>{0, 0, 1, 1}, 2).value(), 1, 1e-12);
  EXPECT_NEAR(assortativity(csr, std::vector<std::uint8_t>{0, 1, 0, 1}, 2).value(), -1, 1e-12);
  EXPECT_FALSE(assortativity(csr, std::vector<std::uint8_t>{1, 1, 1, 1}, 2).has_value());
  EXPECT_FALSE(assortativity(symmetric_rows(2, {}), std::vector<std::uint8_t>{0, 1}, 2).has_value());
}

TEST(Statistics, ComponentsAndDistancesOfPieces) {
  const Csr csr = symmetric_rows(6, std::vector<Pair>{{0, 1}, {1, 2}, {3, 4}});
  EXPECT_NEAR(giant_share(csr), 0.5, 1e-12);
  const Distances from_end = distances(csr, std::vector<std::uint32_t>{0});
  EXPECT_NEAR(from_end.mean.value(), 1.5, 1e-12);
  EXPECT_FALSE(distances(csr, std::vector<std::uint32_t>{5}).mean.has_value());
}

TEST(Statistics, QuantilesAreValuesThatOccur) {
  const SizeSummary summary = summarise(std::vector<std::uint32_t>{4, 1, 3, 2});
  EXPECT_EQ(summary.mean.value(), 2.5);
  EXPECT_EQ(summary.q25, 1u);
  EXPECT_EQ(summary.median, 2u);
  EXPECT_EQ(summary.q95, 4u);
  EXPECT_FALSE(summarise({}).mean.has_value());
}

TEST(Statistics, OfACityNameItsLayers) {
  const test::SmallCity city = test::make_city(2, 20, 40);
  const Network network = build_network(city.scenario, city.population, 0);
  const NetworkStatistics statistics = network_statistics(city.scenario, city.population, network, 0, 8);
  EXPECT_EQ(statistics.rt.ties, network.rt_ties.target.size() / 2);
  EXPECT_LE(statistics.both.ties, statistics.rt.ties + statistics.kin.ties);
  EXPECT_GT(statistics.both.ties, statistics.rt.ties);
  EXPECT_NEAR(statistics.rt.assortativity.value(), 0.3, 0.1);
  EXPECT_LT(statistics.kin.mean_poor.value(), statistics.kin.mean_non_poor.value());
  EXPECT_EQ(statistics.rt_groups.rows, 40u);
  EXPECT_GT(statistics.giant, 0.95);
  EXPECT_EQ(statistics.paths.sources, 8u);
}

}  // namespace
}  // namespace kabar
