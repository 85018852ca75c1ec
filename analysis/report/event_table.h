#pragma once
// What households asked, and what hoaxes they believed, as a planner reads it on a terminal.

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "analysis/report/grid.h"
#include "analysis/report/summary.h"

namespace kabar::analysis {

/// A table of `strategies`, in the `order` of their places, called `titles` (by place): numbers in one replicate.
/// Columns that are 0 everywhere are left out; empty where all are.
std::string event_table(std::span<const StrategySummary* const> strategies, const std::vector<std::size_t>& order,
                        const std::vector<std::string>& titles, const Setting& setting);

}  // namespace kabar::analysis
