#include "bench/spread_cases.h"

#include <cmath>
#include <map>
#include <memory>

#include "core/random.h"

namespace kabar::bench {

namespace {

std::uint32_t word(std::uint32_t purpose, std::uint32_t i) {
  return draw({2025, 1}, purpose, i)[0];
}

std::vector<Tie> watts_strogatz(std::uint32_t nodes, std::uint32_t neighbours, double rewired) {
  std::vector<Tie> ties;
  for (std::uint32_t i = 0; i < nodes * (neighbours / 2); ++i) {
    const std::uint32_t u = i % nodes;
    const bool moved = coin(word(1, i), threshold(rewired));
    ties.push_back({u, moved ? below(word(2, i), nodes) : (u + 1 + i / nodes) % nodes});
  }
  return ties;
}

/// Each new node ties to `m` ends of earlier ties, drawn uniformly.
std::vector<Tie> barabasi_albert(std::uint32_t nodes, std::uint32_t m) {
  std::vector<Tie> ties;
  std::vector<std::uint32_t> ends;
  for (std::uint32_t v = 0; v < m; ++v) ends.push_back(v);
  for (std::uint32_t v = m; v < nodes; ++v) {
    const auto known = static_cast<std::uint32_t>(ends.size());
    for (std::uint32_t i = 0; i < m; ++i) {
      const std::uint32_t to = ends[below(word(3, v * m + i), known)];
      ties.push_back({v, to});
      ends.push_back(v);
      ends.push_back(to);
    }
  }
  return ties;
}

constexpr SpreadCase kCases[] = {
    {"W1a", Network::small_world, SpreadModel::ic, 0.1275, 0.0, 6.0},
    {"W1b", Network::preferential, SpreadModel::ic, 0.078, 0.0, 6.0},
    {"W2a", Network::small_world, SpreadModel::sir, 0.05, 0.2, 6.0},
    {"W2b", Network::preferential, SpreadModel::sir, 0.03, 0.2, 6.0},
    {"W3", Network::million, SpreadModel::ic, 0.128, 0.0, 5.0},
};

}  // namespace

const SpreadGraph& network(Network which) {
  static std::map<Network, std::unique_ptr<SpreadGraph>> made;
  std::unique_ptr<SpreadGraph>& graph = made[which];
  if (!graph) {
    const std::vector<Tie> ties = which == Network::small_world    ? watts_strogatz(41'000, 12, 0.1)
                                  : which == Network::preferential ? barabasi_albert(41'000, 6)
                                                                   : watts_strogatz(1'000'000, 12, 0.1);
    graph = std::make_unique<SpreadGraph>(build_graph(ties, Direction::undirected));
  }
  return *graph;
}

PlainNetwork plain_network(const SpreadGraph& graph) {
  PlainNetwork plain;
  for (std::uint32_t u = 0; u < graph.nodes(); ++u) {
    for (std::size_t e = 4 * std::size_t{graph.row_quad[u]}; e < 4 * std::size_t{graph.row_quad[u + 1]}; ++e) {
      if (graph.targets[e] != graph.nodes()) plain.targets.push_back(graph.targets[e]);
    }
    plain.offsets.push_back(plain.targets.size());
  }
  return plain;
}

std::vector<std::uint32_t> seeds_of(std::uint32_t nodes) {
  std::vector<std::uint32_t> seeds;
  for (std::uint32_t i = 0; i < 20; ++i) seeds.push_back(nodes / 20 * i + 7);
  return seeds;
}

PlainRule SpreadCase::plain() const {
  return {model == SpreadModel::sir, probability, recovery};
}

SpreadRule SpreadCase::rule() const {
  SpreadRule rule;
  rule.model = model;
  if (model == SpreadModel::ic) {
    rule.probability = probability;
  } else {
    rule.beta = probability;
    rule.gamma = recovery;
  }
  return rule;
}

std::span<const SpreadCase> spread_cases() {
  return kCases;
}

void Reach::add(double reached) {
  sum_ += reached;
  squares_ += reached * reached;
  count_ += 1.0;
}

double Reach::standard_error() const {
  return std::sqrt(std::fmax(0.0, squares_ / count_ - mean() * mean()) / count_);
}

}  // namespace kabar::bench
