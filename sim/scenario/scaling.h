#pragma once
// The number that a strategy's scale_with names: LIST.ID.KEY, as behind `strategy.NAME.` in `--set`. Knows keys, no
// world and no price.

#include <optional>
#include <string>
#include <vector>

#include "scenario/assign.h"

namespace kabar {

/// A number of a block that may be scaled; bound to a strategy that must outlive it.
struct ScaledNumber {
  std::string list, id;
  const KeyFacts* facts;
  double* value;
  /// LIST.ID.KEY.
  std::string name() const { return list + "." + id + "." + facts->name; }
};

/// Every one of the strategy, in the order of its blocks.
std::vector<ScaledNumber> scalable_numbers(Strategy& strategy);

/// The one that its scale_with names, if there is one.
std::optional<ScaledNumber> scaled_number(Strategy& strategy);

/// Reports a scale_with that names no such number or one on which no cash depends, or beside budget_exempt, and a
/// scale_limit that limits nothing.
void check_scaling(const Scenario& scenario, std::size_t index, Reading& reading);

}  // namespace kabar
