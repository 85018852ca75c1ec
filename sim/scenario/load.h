#pragma once
// Reads scenario and strategy files (TOML, CSV), checks every value against the one table of keys, and reports all
// problems of all files at once. The only room that knows toml++.

#include <string>
#include <vector>

#include "core/errors.h"
#include "scenario/files.h"
#include "scenario/scenario.h"
#include "scenario/sheets.h"

namespace kabar {

// A scenario file:
//   base = "other.toml"   read that one first, then override (paths are relative to the file that names them)
//   [city] [param]        the keys of City and Parameters
//   [tables]              kelurahan, targets, topics, channels, accounts, agencies, costs = "FILE.csv" or
//                         "FILE.xlsx#SHEET" (the sheet may be left out where it is called as the table is)
//   [[kelurahan]] [[target]] [[topic]] [[channel]] [[account]] [[agency]] [[cost]]   a table in place, instead of a
//   file [set]                 "channel.facebook.alpha" = 0.2: single values of the tables, as by --set
// A strategy file: title_id, title_en, scale_with, scale_limit, budget_exempt, base, without, [set] and blocks
// of the kinds in strategy.h, such as [[posts]]. Files of experiments are not read yet.

/// A key that an option of the command gives: --seed in place of city.seed.
struct GivenKey {
  std::string path, option;
};

struct LoadOptions {
  std::vector<std::string> strategies;  // names or paths; empty: the scenario's own list
  std::vector<std::string> sets;  // "PATH=VALUE": city.KEY, param.SYMBOL, SECTION.ID.KEY, strategy.NAME.BLOCK.ID.KEY,
                                  // strategy.NAME.KEY;
                                  // ID and NAME may be *; a path that names nothing is a problem,
                                  // as is one that is given twice
  std::vector<GivenKey> given = {};  // which no set may name besides; the command puts their values in itself
  bool with_strategies = true;
  Files files = files_on_disk();
  ReadSheet read_sheet = {};  // of tables that are .xlsx; without it they are refused
};

/// The validated scenario. Throws InputError with every problem found, in order of file, line and column.
/// A strategy named by a word is strategies/NAME.toml beside the scenario file (or beside its base); a path of
/// `options` is relative to the working directory, one of city.strategies to the scenario file.
/// Afterwards `topics` are those of city.topics, and city.hours and city.weekdays, if given, have mean 1.
Scenario load_scenario(const std::string& path, const LoadOptions& options = {});

/// The same from texts that to_toml made, as a result file keeps them; no file is read. `options.strategies` and
/// `options.files` are not used.
struct StrategyText {
  std::string name, toml;
};
Scenario scenario_from_text(const std::string& toml, const std::vector<StrategyText>& strategies,
                            const LoadOptions& options = {});

enum class FileKind { scenario, strategy };

/// What `kabar validate` does with one file: adds its problems, and notes on what is read and may be meant otherwise. A
/// scenario is read with its tables and strategies; a strategy against ../city.toml if there is one, else on its own.
/// Returns what it was taken for.
FileKind check_file(const std::string& path, Problems& problems, Problems& notes, const LoadOptions& options = {});

/// The resolved scenario without its strategies, and one strategy, as TOML text that reads back to the same values
/// (names of table files are left out, since the tables stand in the text).
std::string to_toml(const Scenario& scenario);
std::string to_toml(const Strategy& strategy);

/// Recomputes content, world, made and config digests after values were changed in code (tests, designs).
///
/// The canonical form of an object: u64 count of its keys that are not at their default, and each of them in the order
/// of the table of keys (a block's Content last): its name as text, a byte for its type, its value. Number (0): its
/// IEEE 754 bits, -0 as 0, as u64; whole number (1): i64; true or false (2): one byte; text (3): u64 count of bytes,
/// bytes; list of texts (4) or of numbers (5): u64 count, then each as above without type. Rows: name of the list as
/// text, u64 count, rows; nothing of an empty list. All little-endian. So a key or a list that comes later changes no
/// digest; a default that changes does, and the number of the engine with it (core/engine.h).
/// * content_digest of a strategy: the lists of its blocks; then, if there is a city.budget that scales it, the city's
///   ceilings (kCeilings, those that are not 0: name, then the value as bits), scale_with as text, scale_limit as bits;
///   for a knock-out "without" and its kind. Not its name and titles.
/// * world_digest: "engine" and its number as u32, "city" and the keys of City, "param" and Parameters, the tables
///   (section names). Not name, seed, populations, replicates, strategies, ceilings and topics of City (the selected
///   topics are in the table), no file names.
/// * made_digest: as world_digest, but of each object only the keys that a world is made of (made.h), without the seed,
///   and only the tables that have such keys. Scenarios of one made_digest and seed have the same people and ties under
///   the same numbers of populations, whatever is sent there and whatever they do with it. The seed is apart, as in
///   world_digest: it says which of a configuration's populations are made, and is told beside it.
/// * config_digest: world_digest, seed (i64), u64 count and sorted content_digests; then the city's ceilings.
///   Not how many populations and replicates: parts of an experiment are of one configuration.
void seal(Scenario& scenario);

}  // namespace kabar
