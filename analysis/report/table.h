#pragma once
// The result of `run` and `compare` as a planner reads it on a terminal, in at most 100 columns.

#include <string>

#include "analysis/report/comparison.h"
#include "analysis/report/numbers.h"

namespace kabar::analysis {

inline constexpr std::size_t kTableColumns = 100;

/// What reached whom, at what cost, most understanding first.
std::string to_table(const RunSummary& summary, Language language);
/// The same, and the differences from the baseline. A difference whose interval holds 0 is marked "~".
std::string to_table(const Comparison& comparison, Language language);

}  // namespace kabar::analysis
