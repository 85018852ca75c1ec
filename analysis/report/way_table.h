#pragma once
// By which ways the poor became aware, as a planner reads it on a terminal.

#include <cstddef>
#include <string>
#include <vector>

#include "analysis/report/comparison.h"
#include "analysis/report/grid.h"

namespace kabar::analysis {

/// Two tables, last hop and root: strategies in the `order` of their places, called `titles`, by way; ways that are 0
/// everywhere are left out. Empty where nobody became aware by any way.
std::string way_tables(const Comparison& comparison, const std::vector<std::size_t>& order,
                       const std::vector<std::string>& titles, const Setting& setting);

}  // namespace kabar::analysis
