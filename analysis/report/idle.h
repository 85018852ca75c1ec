#pragma once
// Strategies whose money or work comes to nothing. Knows figures and no file.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "analysis/report/summary.h"

namespace kabar::analysis {

/// Names of strategies, in their order; each in one list at most. A strategy that holds no block is meant to do nothing
/// and is in neither.
struct Idle {
  std::vector<std::string> unfunded;   // the budget leaves 0 of what it scales, in every synthetic city
  std::vector<std::string> unreached;  // nobody is reached although it holds blocks
  bool any() const { return !unfunded.empty() || !unreached.empty(); }
};
Idle idle_of(std::span<const StrategySummary> strategies);

/// A sentence each; "" where there are none.
std::string unfunded_text(const Idle& idle, std::span<const StrategySummary> strategies, Language in);
std::string unreached_text(const Idle& idle, std::span<const StrategySummary> strategies, Language in);
/// Both.
std::string idle_text(const Idle& idle, std::span<const StrategySummary> strategies, Language in);

}  // namespace kabar::analysis
