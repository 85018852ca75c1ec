#include "network/statistics.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "core/ids.h"
#include "core/random.h"
#include "network/csr.h"
#include "network/layers.h"

namespace kabar {

namespace {

std::vector<std::uint32_t> row_sizes(const Csr& csr, std::uint32_t first, std::uint32_t last) {
  std::vector<std::uint32_t> sizes;
  sizes.reserve(last - first);
  for (std::uint32_t i = first; i < last; ++i) sizes.push_back(csr.offset[i + 1] - csr.offset[i]);
  return sizes;
}

std::optional<double> ratio(double numerator, double denominator) {
  if (denominator == 0) return std::nullopt;
  return numerator / denominator;
}

/// Mean of values[i] over the poor and over the others.
std::pair<std::optional<double>, std::optional<double>> mean_by_poor(std::span<const std::uint32_t> values,
                                                                     std::span<const std::uint8_t> poor) {
  double sum[2] = {}, count[2] = {};
  for (std::size_t i = 0; i < values.size(); ++i) {
    sum[poor[i] ? 1 : 0] += values[i];
    count[poor[i] ? 1 : 0] += 1;
  }
  return {ratio(sum[1], count[1]), ratio(sum[0], count[0])};
}

LayerStatistics layer_statistics(const Csr& ties, const Population& population,
                                 std::span<const std::uint8_t> quintiles) {
  LayerStatistics layer;
  layer.ties = ties.target.size() / 2;
  const std::vector<std::uint32_t> degrees = row_sizes(ties, 0, ties.rows());
  layer.degree = summarise(degrees);
  std::tie(layer.mean_poor, layer.mean_non_poor) = mean_by_poor(degrees, population.poor);
  layer.clustering = clustering(ties);
  layer.assortativity = assortativity(ties, quintiles, kQuintiles);
  return layer;
}

}  // namespace

SizeSummary summarise(std::span<const std::uint32_t> sizes) {
  SizeSummary summary;
  summary.rows = sizes.size();
  if (sizes.empty()) return summary;
  std::vector<std::uint32_t> sorted(sizes.begin(), sizes.end());
  std::sort(sorted.begin(), sorted.end());
  double sum = 0;
  for (const std::uint32_t size : sorted) sum += size;
  summary.mean = sum / static_cast<double>(sorted.size());
  // Percentages in whole numbers: place ceil(p n) - 1 without rounding.
  const auto quantile = [&](std::size_t percent) { return sorted[(percent * sorted.size() + 99) / 100 - 1]; };
  summary.q05 = quantile(5);
  summary.q25 = quantile(25);
  summary.median = quantile(50);
  summary.q75 = quantile(75);
  summary.q95 = quantile(95);
  summary.largest = sorted.back();
  return summary;
}

Clustering clustering(const Csr& ties) {
  // Triangles at each row: for each of its ties, the neighbours that both ends share; each triangle is met twice.
  double closed = 0, wedges = 0, local = 0, rows = 0;
  for (std::uint32_t i = 0; i < ties.rows(); ++i) {
    const std::span<const std::uint32_t> mine = ties.row(i);
    if (mine.size() < 2) continue;
    std::uint64_t shared = 0;
    for (const std::uint32_t j : mine) {
      const std::span<const std::uint32_t> theirs = ties.row(j);
      for (std::size_t a = 0, b = 0; a < mine.size() && b < theirs.size();) {
        if (mine[a] == theirs[b]) {
          ++shared;
          ++a;
          ++b;
        } else if (mine[a] < theirs[b]) {
          ++a;
        } else {
          ++b;
        }
      }
    }
    const double degree = static_cast<double>(mine.size());
    const double triangles = static_cast<double>(shared) / 2, pairs = degree * (degree - 1) / 2;
    closed += triangles;
    wedges += pairs;
    local += triangles / pairs;
    rows += 1;
  }
  return {ratio(closed, wedges), ratio(local, rows)};
}

std::optional<double> assortativity(const Csr& ties, std::span<const std::uint8_t> category, std::uint32_t kinds) {
  std::vector<double> ends(kinds, 0);
  double alike = 0;
  const double all = static_cast<double>(ties.target.size());
  if (ties.target.empty()) return std::nullopt;
  for (std::uint32_t i = 0; i < ties.rows(); ++i) {
    for (const std::uint32_t j : ties.row(i)) {
      ends[category[i]] += 1;
      alike += category[i] == category[j] ? 1 : 0;
    }
  }
  double by_chance = 0;
  for (const double count : ends) by_chance += count / all * (count / all);
  return ratio(alike / all - by_chance, 1 - by_chance);
}

double giant_share(const Csr& ties) {
  std::vector<std::uint8_t> seen(ties.rows(), 0);
  std::vector<std::uint32_t> queue;
  std::size_t largest = 0;
  for (std::uint32_t start = 0; start < ties.rows(); ++start) {
    if (seen[start]) continue;
    seen[start] = 1;
    queue.assign(1, start);
    for (std::size_t head = 0; head < queue.size(); ++head) {
      for (const std::uint32_t j : ties.row(queue[head])) {
        if (seen[j]) continue;
        seen[j] = 1;
        queue.push_back(j);
      }
    }
    largest = std::max(largest, queue.size());
  }
  return ties.rows() == 0 ? 0 : static_cast<double>(largest) / ties.rows();
}

Distances distances(const Csr& ties, std::span<const std::uint32_t> sources) {
  Distances result;
  result.sources = static_cast<std::uint32_t>(sources.size());
  std::vector<std::uint32_t> distance(ties.rows()), queue;
  std::uint64_t sum = 0, pairs = 0;
  for (const std::uint32_t source : sources) {
    std::fill(distance.begin(), distance.end(), kNone);
    distance[source] = 0;
    queue.assign(1, source);
    for (std::size_t head = 0; head < queue.size(); ++head) {
      const std::uint32_t next = distance[queue[head]] + 1;
      for (const std::uint32_t j : ties.row(queue[head])) {
        if (distance[j] != kNone) continue;
        distance[j] = next;
        queue.push_back(j);
        sum += next;
        ++pairs;
        result.longest = std::max(result.longest, next);
      }
    }
  }
  result.mean = ratio(static_cast<double>(sum), static_cast<double>(pairs));
  return result;
}

NetworkStatistics network_statistics(const Scenario& scenario, const Population& population, const Network& network,
                                     std::uint32_t population_index, std::uint32_t sources) {
  NetworkStatistics statistics;
  std::vector<std::uint8_t> quintiles(population.households);
  for (std::uint32_t i = 0; i < population.households; ++i) quintiles[i] = quintile(population, i);
  const Csr both = merged(network.rt_ties, network.kin_ties);
  statistics.rt = layer_statistics(network.rt_ties, population, quintiles);
  statistics.kin = layer_statistics(network.kin_ties, population, quintiles);
  statistics.both = layer_statistics(both, population, quintiles);
  statistics.kin_pairing = network.kin_pairing;
  statistics.giant = giant_share(both);

  const DrawKey key =
      make_key(static_cast<std::uint64_t>(scenario.city.seed), population_index, kWorldReplicate, Stream::network);
  std::vector<std::uint32_t> sample;
  for (std::uint32_t s = 0; s < sources && population.households > 0; ++s) {
    sample.push_back(below(row_word(key, counter_head(Purpose::path_source), 0, 0, s), population.households));
  }
  statistics.paths = distances(both, sample);

  const std::uint32_t groups = network.members.rows();
  const std::uint32_t of_rts = static_cast<std::uint32_t>(
      std::count_if(network.rt_group.begin(), network.rt_group.end(), [](std::uint32_t g) { return g != kNone; }));
  statistics.rt_groups = summarise(row_sizes(network.members, 0, of_rts));
  statistics.other_groups = summarise(row_sizes(network.members, of_rts, groups));
  std::vector<std::uint32_t> in_groups = row_sizes(network.groups, 0, network.groups.rows());
  std::tie(statistics.groups_poor, statistics.groups_non_poor) = mean_by_poor(in_groups, population.poor);
  for (std::uint32_t& count : in_groups) count = count == 0 ? 1 : 0;
  std::tie(statistics.no_group_poor, statistics.no_group_non_poor) = mean_by_poor(in_groups, population.poor);
  return statistics;
}

}  // namespace kabar
