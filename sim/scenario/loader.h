#pragma once
// Reads one scenario with its bases, tables and strategies, step by step, and gathers its problems. Internal to
// scenario/.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "scenario/assign.h"
#include "scenario/csv_file.h"
#include "scenario/load.h"
#include "scenario/paths.h"
#include "scenario/sheets.h"
#include "scenario/source_text.h"
#include "scenario/strategies.h"
#include "scenario/target_checks.h"

namespace kabar {

/// Reads one scenario, gathering problems. Steps in the order in which later ones override earlier ones.
class Loader {
 public:
  /// Of the options where files come from; the other steps are told the rest.
  Loader(Problems& problems, const LoadOptions& options)
      : reading_{problems, scenario.origins, scenario.notes}, files_(options.files), read_sheet_(options.read_sheet) {}

  /// What is read was written by kabar, maybe an earlier one that allowed more.
  void trust_text() { reading_.own_text = true; }

  void read_scenario_file(const std::string& path, const Origin& asked_at);
  void read_scenario_text(const std::string& path, const std::string& text);
  void read_tables();
  void require_tables(const std::string& path);
  void apply_file_sets();
  void apply_sets(const LoadOptions& options, bool of_strategies);
  /// Notes what was set and is scaled to the budget all the same.
  void note_scaled_sets(const std::vector<std::string>& sets);
  void read_strategies(const std::vector<std::string>& asked);
  void read_strategy_text(const std::string& name, const std::string& file, const std::string& text);

  /// Whether a scenario file could not be read at all; what it might have said would then give false alarms.
  bool incomplete() const { return incomplete_; }
  /// `resolved`: what to_toml wrote of a scenario that was complete.
  void check(bool resolved);
  /// Last: throws what was found, else brings the values into the form that the engine reads.
  Scenario finish();

  Scenario scenario;

 private:
  struct TableSource {
    std::string file;
    Origin at;
    std::vector<Value> rows;
  };
  struct FileSet {
    std::string path;
    Value value;
  };

  Problems& problems() { return reading_.problems; }

  /// Where the households of the tables were named: the table of targets, or that of kelurahan if it has them.
  const Origin& tables_at();
  CitySize city_size();
  /// `chain`: the strategy's file and the bases over which it stands, `file` last.
  std::optional<Value> over_its_base(const Value& table, const std::string& file, const BaseChain& chain);
  std::optional<SourceText> read(const std::string& path, const Origin& asked_at, FileForm form = FileForm::text);
  std::optional<CsvTable> read_table(const TableSource& source, const std::string& name, Problems& of_file);
  void read_section(const std::string& path, const Entry& entry);
  /// What a misspelt section meant is not told as missing.
  void misspelt(const std::string& meant);
  void read_table_names(const std::string& path, const Value& table);
  void read_rows_in_place(const Entry& entry);
  /// [set] may quote whole paths or write them as dotted keys.
  void gather_sets(const Value& value, const std::string& path);
  void read_each_strategy(const std::vector<std::string>& asked);
  void read_strategy_named(const std::string& name, const std::string& path, const Origin& at);

  Reading reading_;
  Files files_;
  ReadSheet read_sheet_;
  BaseChain chain_;                          // of the scenario file
  std::vector<std::string> scenario_files_;  // the scenario file and its bases, as they were named
  std::vector<std::string> folders_;         // where to look for strategies
  std::set<std::string> sources_;            // names of files that were read
  std::set<std::string> misspelt_;           // sections of tables that a misspelt one may have meant
  std::map<std::string, TableSource> tables_;
  std::vector<FileSet> file_sets_;
  bool incomplete_ = false;
};

}  // namespace kabar
