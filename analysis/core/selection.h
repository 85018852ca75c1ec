#pragma once
// Choosing the best of several strategies by adding populations until it is known. Larger is better. Knows arrays only.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace kabar::analysis {

/// The constant eta of the fully sequential procedure of Kim and Nelson (2001, ACM TOMACS 11) for k >= 2 strategies
/// with n0 >= 2 first replicates each and a probability of at least 1 - alpha to keep the best.
double kim_nelson_eta(std::uint32_t k, std::uint32_t n0, double alpha);

struct SelectionRule {
  double indifference = 0.01;  // a difference that does not matter, above 0, in units of the values
  double confidence = 0.95;    // above .5 and below 1
  std::uint32_t first = 10;    // populations before anything is said, at least 2
};

/// A strategy that is out of the contest.
struct Dropped {
  std::size_t strategy = 0;
  std::uint32_t after = 0;  // populations
  std::size_t by = 0;       // the strategy furthest ahead of it then
  double difference = 0;    // of their means then, below 0
};

struct Selection {
  std::vector<std::size_t> left;  // in contention, in order
  std::vector<Dropped> dropped;   // in the order in which they went
  std::uint32_t used = 0;         // populations on which this rests
  bool decided = false;
  std::optional<std::size_t> best;  // once decided: of exact ties the first
  std::uint32_t more = 0;           // fewest further populations before it is worth asking again; 0 when decided
  std::uint64_t at_most = 0;        // populations by which it is decided at the latest; 0 before the first stage
};

/// Where the contest stands by the fully sequential procedure of Kim and Nelson (2001), with c = 1: after `first`
/// populations, and after each further one, a strategy goes that is behind another by more than what luck explains. If
/// the best is ahead of all others by at least the indifference amount, it is chosen with probability `confidence`;
/// that holds for independent normal values of populations, with any correlation of the strategies within them.
///
/// `values`: per strategy the mean in each population, in the order of populations; a strategy that is out needs none
/// after it went. The answer does not depend on how many populations were added at a time.
Selection select_best(std::span<const std::vector<double>> values, const SelectionRule& rule);

}  // namespace kabar::analysis
