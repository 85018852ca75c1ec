#pragma once
// The number that a strategy's scale_with names: LIST.ID.KEY, as behind `strategy.NAME.` in `--set`. Knows keys, no
// world and no price.

#include <optional>
#include <string>
#include <vector>

#include "scenario/assign.h"

namespace kabar {

/// The number of `strategy` at LIST.ID.KEY, if there is one that may be scaled. The strategy must outlive it.
struct ScaledNumber {
  const KeyFacts* facts;
  double* value;
};
std::optional<ScaledNumber> scaled_number(Strategy& strategy, const std::string& path);

/// Every LIST.ID.KEY of the strategy that may be scaled, in the order of its blocks.
std::vector<std::string> scalable_numbers(const Strategy& strategy);

/// Reports a scale_with that names no such number or one on which no cash depends, or beside budget_exempt, and a
/// scale_limit that limits nothing.
void check_scaling(const Scenario& scenario, std::size_t index, Reading& reading);

}  // namespace kabar
