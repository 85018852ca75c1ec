#pragma once
// The result of `run` and `compare` on one screen of a terminal: the answer, a line a strategy, what to know before
// believing it in short. Knows no file.

#include <string>

#include "analysis/report/grid.h"
#include "analysis/report/report.h"

namespace kabar::analysis {

/// Strategies beyond so many are counted, not shown.
inline constexpr std::size_t kBriefRows = 15;

/// Where nobody became aware of anything, one sentence stands for all tables.
std::string brief_table(const RunSummary& summary, const Setting& setting);
std::string brief_table(const Report& report, const Setting& setting);

}  // namespace kabar::analysis
