#pragma once
// Finds and reads strategy files.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "scenario/assign.h"
#include "scenario/files.h"

namespace kabar {

/// Whether a strategy is named by a path rather than by its file's name.
bool is_strategy_file(const std::string& name);

/// Whether a TOML file holds a strategy and nothing of a city: a title or a list of blocks, but no city, parameter or
/// table.
bool is_strategy(const Value& table);

/// The file of a strategy that is named by word: FOLDER/strategies/NAME.toml in the first folder that has it. Reports
/// an unknown name with the nearest known one.
std::optional<std::string> find_strategy(const std::string& name, const std::vector<std::string>& folders,
                                         const Origin& at, Problems& problems, const Files& files);

/// "rt-meetings" of "x/strategies/rt-meetings.toml".
std::string strategy_name(const std::string& path);

/// A strategy that begins with `base = "FILE"`: the blocks of that file, of which those with an id of `table` are
/// replaced and those named in `without = [...]` left out, then the new blocks of `table`, and last the single values
/// of its section [set]. Titles are the table's own; scale_with, its scale_limit and budget_exempt are those of the
/// base unless it says others. Values keep their places; base files are found by `read` (a path beside the file that
/// names it; nothing if it cannot be read, and then there is no strategy either). Unknown ids in `without` are
/// reported.
using ReadBase = std::function<std::optional<Value>(const std::string& base, const Origin& asked_at)>;
std::optional<Value> with_base(const Value& table, const ReadBase& read, Problems& problems);

/// Reads one strategy from its TOML table. `index` is its position among the scenario's strategies.
Strategy read_strategy(const Value& table, const std::string& name, std::size_t index, Reading& reading);

}  // namespace kabar
