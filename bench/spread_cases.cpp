#include "bench/spread_cases.h"

#include <bit>
#include <cmath>
#include <map>
#include <memory>

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

std::uint32_t limit32(double p) {
  return static_cast<std::uint32_t>(threshold(p));
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

std::vector<std::uint32_t> seeds_of(const SpreadGraph& graph) {
  std::vector<std::uint32_t> seeds;
  for (std::uint32_t i = 0; i < 20; ++i) seeds.push_back(graph.nodes() / 20 * i + 7);
  return seeds;
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

std::uint32_t Xoshiro::next() {
  const std::uint32_t result = std::rotl(s[0] + s[3], 7) + s[0];
  const std::uint32_t t = s[1] << 9;
  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= t;
  s[3] = std::rotl(s[3], 11);
  return result;
}

Afternoon::Afternoon(const SpreadGraph& graph) : offsets_(1, 0), stamps_(graph.nodes(), 0) {
  for (std::uint32_t u = 0; u < graph.nodes(); ++u) {
    for (std::size_t e = 4 * std::size_t{graph.row_quad[u]}; e < 4 * std::size_t{graph.row_quad[u + 1]}; ++e) {
      if (graph.targets[e] != graph.nodes()) targets_.push_back(graph.targets[e]);
    }
    offsets_.push_back(targets_.size());
  }
}

std::size_t Afternoon::run(const SpreadCase& which, const std::vector<std::uint32_t>& seeds) {
  return which.model == SpreadModel::ic ? cascade(seeds, limit32(which.probability))
                                        : epidemic(seeds, limit32(which.probability), limit32(which.recovery));
}

void Afternoon::begin(const std::vector<std::uint32_t>& seeds) {
  ++epoch_;
  queue_.clear();
  for (const std::uint32_t seed : seeds) reach(seed);
}

inline void Afternoon::reach(std::uint32_t node) {
  stamps_[node] = epoch_;
  queue_.push_back(node);
}

std::size_t Afternoon::cascade(const std::vector<std::uint32_t>& seeds, std::uint32_t limit) {
  begin(seeds);
  for (std::size_t i = 0; i < queue_.size(); ++i) {
    const std::uint32_t u = queue_[i];
    for (std::size_t e = offsets_[u]; e < offsets_[u + 1]; ++e) {
      const std::uint32_t v = targets_[e];
      if (stamps_[v] != epoch_ && generator_.next() < limit) reach(v);
    }
  }
  return queue_.size();
}

std::size_t Afternoon::epidemic(const std::vector<std::uint32_t>& seeds, std::uint32_t beta, std::uint32_t gamma) {
  begin(seeds);
  infectious_ = queue_;
  while (!infectious_.empty()) {
    const std::size_t before = queue_.size();
    for (const std::uint32_t u : infectious_) {
      for (std::size_t e = offsets_[u]; e < offsets_[u + 1]; ++e) {
        const std::uint32_t v = targets_[e];
        if (stamps_[v] != epoch_ && generator_.next() < beta) reach(v);
      }
    }
    std::size_t kept = 0;
    for (const std::uint32_t u : infectious_) {
      if (generator_.next() >= gamma) infectious_[kept++] = u;
    }
    infectious_.resize(kept);
    infectious_.insert(infectious_.end(), queue_.begin() + static_cast<std::ptrdiff_t>(before), queue_.end());
  }
  return queue_.size();
}

}  // namespace kabar::bench
