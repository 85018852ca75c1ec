#pragma once
// Finds and reads strategy files.

#include <optional>
#include <string>
#include <vector>

#include "scenario/assign.h"

namespace kabar {

/// Whether a strategy is named by a path rather than by its file's name.
bool is_strategy_file(const std::string& name);

/// The file of a strategy that is named by word: FOLDER/strategies/NAME.toml in the first folder that has it. Reports
/// an unknown name with the nearest known one.
std::optional<std::string> find_strategy(const std::string& name, const std::vector<std::string>& folders,
                                         const Origin& at, Problems& problems);

/// "rt-meetings" of "x/strategies/rt-meetings.toml".
std::string strategy_name(const std::string& path);

/// Reads one strategy from its TOML table. `index` is its position among the scenario's strategies.
Strategy read_strategy(const Value& table, const std::string& name, std::size_t index, Reading& reading);

}  // namespace kabar
