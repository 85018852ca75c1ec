#pragma once
// Contagion on given networks: the cases W1, W2 and W3, and what a good engineer writes for them in an afternoon (CSR,
// a frontier queue, epoch stamps, xoshiro128++ per tie).

#include <cstdint>
#include <span>
#include <vector>

#include "core/random.h"
#include "spread/graph.h"
#include "spread/rule.h"

namespace kabar::bench {

enum class Network { small_world, preferential, million };

/// Watts-Strogatz of 41,000 nodes (12 neighbours, rewiring .1), Barabasi-Albert of 41,000 (6 ties a node), and
/// Watts-Strogatz of a million. Made when first asked for.
const SpreadGraph& network(Network which);

/// Twenty nodes at equal distances.
std::vector<std::uint32_t> seeds_of(const SpreadGraph& graph);

struct SpreadCase {
  const char* name;
  Network network;
  SpreadModel model;   // ic or sir
  double probability;  // ic; sir: beta
  double recovery;     // sir: gamma
  double ask;          // how many times as fast as the afternoon kabar is to be
  SpreadRule rule() const;
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

/// xoshiro128++ (Blackman, Vigna 2019).
struct Xoshiro {
  Words s = draw({2025, 2}, 4);  // any well mixed state
  std::uint32_t next();
};

/// The afternoon's program.
class Afternoon {
 public:
  explicit Afternoon(const SpreadGraph& graph);
  /// One replicate of a case; how many nodes it reached.
  std::size_t run(const SpreadCase& which, const std::vector<std::uint32_t>& seeds);

 private:
  void begin(const std::vector<std::uint32_t>& seeds);
  void reach(std::uint32_t node);
  std::size_t cascade(const std::vector<std::uint32_t>& seeds, std::uint32_t limit);
  std::size_t epidemic(const std::vector<std::uint32_t>& seeds, std::uint32_t beta, std::uint32_t gamma);

  std::vector<std::size_t> offsets_;
  std::vector<std::uint32_t> targets_, stamps_, queue_, infectious_;
  std::uint32_t epoch_ = 0;
  Xoshiro generator_;
};

}  // namespace kabar::bench
