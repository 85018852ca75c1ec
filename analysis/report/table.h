#pragma once
// The result of `run` and `compare` as a planner reads it on a terminal, in full. Knows no file and no answer.

#include <string>

#include "analysis/report/comparison.h"
#include "analysis/report/grid.h"

namespace kabar::analysis {

/// What reached whom, at what cost, most understanding first.
std::string to_table(const RunSummary& summary, const Setting& setting);
/// The same, and the differences from the baseline. A difference whose interval holds 0 is marked "~".
std::string to_table(const Comparison& comparison, const Setting& setting);

/// The strategy with the largest share by either headline, a line each: "Highest in this simulation: ...".
std::string highest_text(const RunSummary& summary, const Setting& setting);

/// On how many synthetic cities and replicates the intervals rest, and what they hold.
std::string intervals_text(std::span<const StrategySummary> strategies, Vary vary, const Setting& setting);

}  // namespace kabar::analysis
