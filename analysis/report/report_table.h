#pragma once
// A report as a planner reads it on a terminal: the answer, the tables of the comparison, what to know before
// believing.

#include <string>

#include "analysis/report/numbers.h"
#include "analysis/report/report.h"

namespace kabar::analysis {

std::string to_table(const Report& report, Language language);

}  // namespace kabar::analysis
