#pragma once
// The common ceiling (S11): how much of what a strategy scales the city's budget pays for in one world. Knows costs,
// nothing of what they bring.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/errors.h"
#include "strategy/bill.h"
#include "strategy/schedule.h"

namespace kabar {

/// Equal to compile_calendar(world, strategy).costs of a strategy that is taken as it is, and much faster. Of a
/// knock-out: the costs of the whole strategy.
Costs costs_of(const Schedule& schedule, const Strategy& strategy);

/// The cash of all items together, in rupiah; hours of staff, in thousandths.
std::int64_t cash_of(const Costs& costs);
std::int64_t staff_of(const Costs& costs);

/// Whether there is any ceiling that costs may exceed.
bool has_ceilings(const Scenario& scenario);

/// Whether costs keep to all ceilings of the city: cash, hours of staff in all and of each agency in a week, hours of
/// an RT head and of a cadre in 30 days.
bool keeps_to_ceilings(const Scenario& scenario, const Costs& costs);

/// A strategy as the budget lets it be in one world.
struct WithinBudget {
  Strategy strategy;
  std::optional<double> value;  // of the number that scale_with names
};

/// With city.budget and a scale_with, the number takes the largest whole count of its steps (Step in scenario/keys.h)
/// with which costs keep to all ceilings (of visits: that are made before the end), at most scale_limit or the key's
/// own limit; found by halving, since costs do not fall as the number grows. Otherwise the strategy stays as it is. One
/// that exceeds a ceiling all the same, not being budget_exempt, is added to `problems` with the amount.
WithinBudget within_budget(const Schedule& schedule, const Strategy& strategy, Problems& problems);

/// The strategies that exceed a ceiling in this world whatever is scaled, with what they exceed.
struct OverCeilings {
  std::string name;
  Problems problems;
};
std::vector<OverCeilings> over_ceilings(const World& world, std::span<const Strategy> strategies);

}  // namespace kabar
