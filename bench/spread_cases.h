#pragma once
// Contagion on given networks: the cases W1, W2 and W3. What a good engineer writes for them is in plain_spread.h.

#include <cstdint>
#include <span>
#include <vector>

#include "bench/plain_spread.h"
#include "spread/graph.h"
#include "spread/rule.h"

namespace kabar::bench {

enum class Network { small_world, preferential, million };

/// Watts-Strogatz of 41,000 nodes (12 neighbours, rewiring .1), Barabasi-Albert of 41,000 (6 ties a node), and
/// Watts-Strogatz of a million. Made when first asked for.
const SpreadGraph& network(Network which);

/// The same network as the afternoon's program holds it.
PlainNetwork plain_network(const SpreadGraph& graph);

/// Twenty nodes at equal distances.
std::vector<std::uint32_t> seeds_of(std::uint32_t nodes);

struct SpreadCase {
  const char* name;
  Network network;
  SpreadModel model;   // ic or sir
  double probability;  // ic; sir: beta
  double recovery;     // sir: gamma
  double ask;          // how many times as fast as the afternoon kabar is to be
  SpreadRule rule() const;
  PlainRule plain() const;
};
std::span<const SpreadCase> spread_cases();

/// Mean and standard error of what the replicates reached.
class Reach {
 public:
  void add(double reached);
  double mean() const { return sum_ / count_; }
  double standard_error() const;

 private:
  double sum_ = 0.0, squares_ = 0.0, count_ = 0.0;
};

}  // namespace kabar::bench
