#pragma once
// What each strategy reaches under each ceiling of cash, as a table of the terminal. Knows figures and no file.

#include <string>

#include "analysis/report/numbers.h"
#include "analysis/report/report.h"

namespace kabar::analysis {

/// Empty without ceilings; several tables, one under the other, where there are many. Strategies by poor aware under
/// the ceiling of the comparison, most first.
std::string ceiling_table(const Report& report, Language language);

}  // namespace kabar::analysis
