#pragma once
// Reads scenario and strategy files (TOML, CSV), checks every value against the one table of keys, and reports all
// problems of all files at once. The only room that knows toml++.

#include <string>
#include <vector>

#include "core/errors.h"
#include "scenario/scenario.h"

namespace kabar {

struct LoadOptions {
  std::vector<std::string> strategies;  // names or paths; empty: the scenario's own list
  std::vector<std::string> sets;  // "PATH=VALUE", paths city.…, param.SYMBOL, strategy.NAME.BLOCK.ID.KEY, strategy.*.…
  bool with_strategies = true;
};

/// The validated scenario. Throws InputError with every problem found, in order of file, line and column.
Scenario load_scenario(const std::string& path, const LoadOptions& options = {});

/// The resolved scenario without its strategies, and one strategy, as TOML text that reads back to the same values.
std::string to_toml(const Scenario& scenario);
std::string to_toml(const Strategy& strategy);

/// Recomputes content, world and config digests after values were changed in code (tests, designs).
void seal(Scenario& scenario);

}  // namespace kabar
