#include "scenario/load.h"

#include <filesystem>
#include <optional>

#include "scenario/checks.h"
#include "scenario/loader.h"
#include "scenario/paths.h"
#include "scenario/strategies.h"
#include "scenario/toml_file.h"

namespace kabar {

namespace {

namespace fs = std::filesystem;

void resolve(Loader& loader, const LoadOptions& options) {
  loader.read_tables();
  loader.apply_file_sets();
  loader.apply_sets(options, false);
}

/// Reads and checks a scenario file with everything it names; problems go where the loader was told.
void load_into(Loader& loader, const std::string& path, const LoadOptions& options) {
  loader.scenario.path = path;
  loader.read_scenario_file(path, {});
  if (loader.incomplete()) return;
  loader.require_tables(path);
  resolve(loader, options);
  if (options.with_strategies) loader.read_strategies(options.strategies);
  loader.apply_sets(options, true);
  loader.note_scaled_sets(options.sets);
  loader.check(false);
}

}  // namespace

Scenario load_scenario(const std::string& path, const LoadOptions& options) {
  Problems problems;
  Loader loader(problems, options);
  load_into(loader, path, options);
  return loader.finish();
}

Scenario scenario_from_text(const std::string& toml, const std::vector<StrategyText>& strategies,
                            const LoadOptions& options) {
  Problems problems;
  LoadOptions nothing_else = options;  // a text that names a file of this machine does not get it
  nothing_else.files = files_in_memory({});
  Loader loader(problems, nothing_else);
  loader.trust_text();
  loader.read_scenario_text("scenario.toml", toml);
  loader.require_tables("scenario.toml");
  resolve(loader, options);
  for (const StrategyText& strategy : strategies) {
    loader.read_strategy_text(strategy.name, strategy.name + ".toml", strategy.toml);
  }
  loader.apply_sets(options, true);
  loader.note_scaled_sets(options.sets);
  loader.check(true);
  return loader.finish();
}

FileKind check_file(const std::string& path, Problems& problems, Problems& notes, const LoadOptions& options) {
  Problems found;
  const std::optional<SourceText> source = read_source(path, {}, problems, FileForm::text, options.files);
  if (!source) return FileKind::scenario;
  const std::optional<Value> table = parse_toml(path, source->bytes, found);
  bool in_strategies = fs::path(path).parent_path().filename() == "strategies";
  if (table) {
    for (const char* section : {"city", "param", "tables"}) {
      in_strategies = in_strategies && find(*table, section) == nullptr;
    }
    in_strategies = in_strategies || is_strategy(*table);
  }
  Loader loader(problems, options);
  if (!in_strategies) {
    load_into(loader, path, options);
    notes.add_all(loader.scenario.notes);
    return FileKind::scenario;
  }
  const std::string city = beside(path, "../city.toml");
  if (has_file(options.files, folder_of(city), fs::path(city).filename().string())) {
    LoadOptions with_city = options;
    with_city.strategies = {path};
    load_into(loader, city, with_city);
    notes.add_all(loader.scenario.notes);
  } else if (table) {
    Origins origins;
    Reading reading{problems, origins, notes};
    check_strategy_alone(read_strategy(*table, strategy_name(path), 0, reading), 0, reading);
  } else {
    problems.add_all(found);
  }
  return FileKind::strategy;
}

}  // namespace kabar
