#pragma once
// What each strategy made of the common budget, as a table of the terminal. Knows figures and no file.

#include <span>
#include <string>
#include <vector>

#include "analysis/report/grid.h"
#include "analysis/report/summary.h"

namespace kabar::analysis {

/// Empty where no strategy has a ceiling. `titles` by place, as `strategies`; rows in `order`. What is left, as what
/// was spent, is the mean over populations.
std::string budget_table(std::span<const StrategySummary> strategies, const std::vector<std::size_t>& order,
                         const std::vector<std::string>& titles, const Setting& setting);

}  // namespace kabar::analysis
