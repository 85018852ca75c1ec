#pragma once
// A report as a planner reads it on a terminal, in full: the answer, the tables of the comparison, what to know before
// believing.

#include <string>

#include "analysis/report/grid.h"
#include "analysis/report/report.h"

namespace kabar::analysis {

std::string to_table(const Report& report, const Setting& setting);

/// On how many synthetic cities the figures rest.
std::string size_text(const std::vector<StrategySummary>& strategies, Language in);

}  // namespace kabar::analysis
