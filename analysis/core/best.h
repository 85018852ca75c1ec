#pragma once
// Which of several strategies can be the best, and in how many worlds each is. Larger is better. Knows arrays only.

#include <span>
#include <vector>

#include "analysis/core/difference.h"

namespace kabar::analysis {

/// One strategy less the best other one. `difference` is constrained: an interval that would lie on one side of 0 ends
/// at 0, as knowing which is best needs no more (a strategy that is the best has low = 0, one that is not has high =
/// 0).
struct BestOf {
  Effect difference;
  bool may_be_best = false;  // what cannot be compared may be
  bool is_best = false;      // and no other may be
};

/// Multiple comparison with the best of the others (Hsu 1984, Annals of Statistics 12): all intervals hold together
/// with probability `level`. They are Edwards and Hsu's (1983, JASA 78) over one-sided t intervals of each pair, by
/// Bonferroni at (1 - level) / (k - 1): paired ones under common random numbers, whatever their variances (Yang and
/// Nelson 1991, Operations Research 39), else Welch's. A sample with a reason is left out of the comparison.
std::vector<BestOf> compare_with_best(std::span<const Sample> samples, Pairing pairing, double level = kLevel);

/// In which share of the worlds each strategy is the best, those that tie sharing it; empty for no world.
/// `values`: world x strategy, every world as long.
std::vector<double> best_probability(std::span<const std::vector<double>> values);

}  // namespace kabar::analysis
