#pragma once
// The strategies among which only values can choose: no other is as good in all objectives and better in one. Knows
// arrays only.

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "analysis/core/effect.h"

namespace kabar::analysis {

/// Of one strategy: eligible households that understand (more is better), reach of all (more), cash (less).
struct Objectives {
  Sample understand, reach, cash;
};

struct Dominated {
  std::size_t by = 0;  // place of the strategy that dominates by the means
  double share = 0;    // of the units in which it does
};

struct FrontPlace {
  bool on_front = false;  // by the means
  std::optional<double> share_on_front;
  std::vector<Dominated> dominated_by;
};

/// The Pareto front of strategies that ran in the same worlds. Means and shares are over the units that all strategies
/// have: populations, or replicates where there is one population (cash may have one value in each population). A
/// strategy with an objective that has a reason takes no part; without common units no one is on the front and no share
/// is known.
std::vector<FrontPlace> pareto_front(std::span<const Objectives> strategies);

}  // namespace kabar::analysis
