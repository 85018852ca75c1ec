#pragma once
// What is lost without one kind of a strategy's means, as a planner reads it on a terminal.

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "analysis/report/grid.h"
#include "analysis/report/summary.h"

namespace kabar::analysis {

/// Two tables, poor ever aware and eligible that understand: strategies (`names` and what to call them, in their order)
/// by kind of means; strategies of which nothing was left out are not shown. Empty without losses.
std::string loss_tables(std::span<const Loss> losses, const std::vector<std::pair<std::string, std::string>>& names,
                        const Setting& setting);

}  // namespace kabar::analysis
