#pragma once
// What would be lost without one kind of a strategy's means: the same strategy in the same worlds with the same luck,
// of whose calendar that kind alone is left out. Knows strategies, nothing of what they bring.

#include <span>

#include "scenario/scenario.h"
#include "scenario/strategy.h"

namespace kabar {

/// Whether anybody may hear by these means under the strategy, of what it sends or of what people make of that.
bool uses(const Scenario& scenario, const Strategy& strategy, Means means);

/// The strategy without these means, named NAME~MEANS. Its titles and blocks stay: the budget is settled with all of
/// them, and only its calendar (compile_calendar) lacks what is left out, and what that would have cost.
Strategy knock_out(const Strategy& strategy, Means means);

/// Adds to the scenario, behind its strategies, each of them without each of the kinds that it uses. Seal it again.
void add_knock_outs(std::span<const Means> kinds, Scenario& scenario);

}  // namespace kabar
