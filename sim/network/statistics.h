#pragma once
// What a network is like: degrees, clustering, mixing by welfare, distances, group sizes. Reads a network, changes
// nothing. A figure without a value (no wedge, no tie, nobody) is empty, never 0 or NaN.

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "network/network.h"
#include "scenario/scenario.h"

namespace kabar {

/// Quantiles are of type 1: the smallest value that at least this share of the rows does not exceed.
struct SizeSummary {
  std::uint64_t rows = 0;
  std::optional<double> mean;
  std::uint32_t q05 = 0, q25 = 0, median = 0, q75 = 0, q95 = 0, largest = 0;
};
SizeSummary summarise(std::span<const std::uint32_t> sizes);

/// Both definitions of clustering over a symmetric layer.
struct Clustering {
  std::optional<double> transitivity;  // closed wedges / wedges (3 triangles / connected triples)
  std::optional<double> local;         // mean over rows of degree >= 2 of ties among neighbours / pairs of neighbours
};
Clustering clustering(const Csr& ties);

/// Newman's coefficient for a category (Newman 2003, "Mixing patterns in networks", Phys. Rev. E 67, 026126, eq. 2):
/// (sum_k e_kk - sum_k a_k^2) / (1 - sum_k a_k^2); category[i] < kinds. Empty without ties or with one category only.
std::optional<double> assortativity(const Csr& ties, std::span<const std::uint8_t> category, std::uint32_t kinds);

/// Share of the rows in the largest connected component.
double giant_share(const Csr& ties);

/// Distances from the given sources by breadth-first search, over the pairs that are connected.
struct Distances {
  std::optional<double> mean;
  std::uint32_t longest = 0;
  std::uint32_t sources = 0;
};
Distances distances(const Csr& ties, std::span<const std::uint32_t> sources);

struct LayerStatistics {
  std::uint64_t ties = 0;  // each tie once
  SizeSummary degree;
  std::optional<double> mean_poor, mean_non_poor;
  Clustering clustering;
  std::optional<double> assortativity;  // by welfare quintile
};

struct NetworkStatistics {
  LayerStatistics rt, kin, both;  // both: the union, a tie that is in both layers counted once
  double giant = 0;               // of `both`
  Distances paths;                // of `both`, from a keyed sample of households
  KinPairing kin_pairing;
  SizeSummary rt_groups, other_groups;                     // members of a group
  std::optional<double> groups_poor, groups_non_poor;      // groups a household is in, mean
  std::optional<double> no_group_poor, no_group_non_poor;  // share that is in none
};

/// Everything above for one world. `sources`: households whose distances to all others are taken, drawn with
/// replacement under stream `network`.
NetworkStatistics network_statistics(const Scenario& scenario, const Population& population, const Network& network,
                                     std::uint32_t population_index, std::uint32_t sources = 64);

}  // namespace kabar
