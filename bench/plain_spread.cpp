#include "bench/plain_spread.h"

#include <algorithm>
#include <bit>
#include <cstdio>
#include <stdexcept>
#include <string>
#include <utility>

namespace kabar::bench {

namespace {

std::uint32_t limit32(double p) {
  return static_cast<std::uint32_t>(p * 4294967296.0);
}

}  // namespace

PlainNetwork read_plain_network(const char* path) {
  std::FILE* const file = std::fopen(path, "r");
  if (file == nullptr) throw std::runtime_error(std::string("cannot read ") + path);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ties;
  std::uint32_t from = 0, to = 0, nodes = 0;
  while (std::fscanf(file, "%u %u", &from, &to) == 2) {
    ties.emplace_back(from, to);
    nodes = std::max(nodes, std::max(from, to) + 1);
  }
  std::fclose(file);
  PlainNetwork network;
  network.offsets.assign(nodes + std::size_t{1}, 0);
  for (const auto& [one, other] : ties) {
    ++network.offsets[one + 1];
    ++network.offsets[other + 1];
  }
  for (std::size_t u = 0; u < nodes; ++u) network.offsets[u + 1] += network.offsets[u];
  network.targets.resize(2 * ties.size());
  std::vector<std::size_t> next(network.offsets.begin(), network.offsets.end() - 1);
  for (const auto& [one, other] : ties) {
    network.targets[next[one]++] = other;
    network.targets[next[other]++] = one;
  }
  return network;
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

Afternoon::Afternoon(PlainNetwork network) : network_(std::move(network)), stamps_(network_.offsets.size() - 1, 0) {}

std::size_t Afternoon::run(const PlainRule& rule, const std::vector<std::uint32_t>& seeds) {
  return rule.recovers ? epidemic(seeds, limit32(rule.probability), limit32(rule.recovery))
                       : cascade(seeds, limit32(rule.probability));
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
    for (std::size_t e = network_.offsets[u]; e < network_.offsets[u + 1]; ++e) {
      const std::uint32_t v = network_.targets[e];
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
      for (std::size_t e = network_.offsets[u]; e < network_.offsets[u + 1]; ++e) {
        const std::uint32_t v = network_.targets[e];
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
