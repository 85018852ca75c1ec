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
  Loader loader(problems, options.read_sheet);
  load_into(loader, path, options);
  return loader.finish();
}

Scenario scenario_from_text(const std::string& toml, const std::vector<StrategyText>& strategies,
                            const LoadOptions& options) {
  Problems problems;
  Loader loader(problems, options.read_sheet);
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

FileKind check_file(const std::string& path, Problems& problems, Problems& notes, const ReadSheet& read_sheet) {
  Problems found;
  const std::optional<SourceText> source = read_source(path, {}, problems);
  if (!source) return FileKind::scenario;
  const std::optional<Value> table = parse_toml(path, source->bytes, found);
  bool in_strategies = fs::path(path).parent_path().filename() == "strategies";
  if (table) {
    for (const char* section : {"city", "param", "tables"}) {
      in_strategies = in_strategies && find(*table, section) == nullptr;
    }
    in_strategies = in_strategies || is_strategy(*table);
  }
  Loader loader(problems, read_sheet);
  if (!in_strategies) {
    load_into(loader, path, {});
    notes.add_all(loader.scenario.notes);
    return FileKind::scenario;
  }
  const std::string city = beside(path, "../city.toml");
  std::error_code error;
  if (fs::exists(city, error)) {
    LoadOptions options;
    options.strategies = {path};
    load_into(loader, city, options);
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
