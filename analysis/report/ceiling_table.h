#pragma once
// What each strategy reaches under each budget, as a table of the terminal. Knows figures and no file.

#include <string>

#include "analysis/report/grid.h"
#include "analysis/report/report.h"

namespace kabar::analysis {

/// Empty where no other budgets were given. Strategies by poor ever aware under the budget of the comparison, most
/// first.
std::string ceiling_table(const Report& report, const Setting& setting);

}  // namespace kabar::analysis
