#include "scenario/loader.h"

#include <algorithm>
#include <numeric>
#include <string_view>

#include "core/utf8.h"
#include "scenario/accounts.h"
#include "scenario/checker.h"
#include "scenario/checks.h"
#include "scenario/load.h"
#include "scenario/paths.h"
#include "scenario/phrases.h"
#include "scenario/rows.h"
#include "scenario/set.h"
#include "scenario/strategies.h"
#include "scenario/target_completion.h"
#include "scenario/toml_file.h"

namespace kabar {

namespace {

/// Numbers with mean 1; what has it already keeps its bits, so that a resolved scenario reads back the same.
void normalise(std::vector<double>& values) {
  if (values.empty()) return;
  const double mean = std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
  const double off = mean - 1;
  if (off < 1e-12 && off > -1e-12) return;
  for (double& value : values) value /= mean;
}

}  // namespace

void Loader::read_scenario_file(const std::string& path, const Origin& asked_at) {
  if (!chain_.add(path, asked_at, phrase::scenario_own_base, problems(), files_)) {
    incomplete_ = true;
    return;
  }
  scenario_files_.push_back(path);
  folders_.insert(folders_.begin(), folder_of(path));
  const std::optional<SourceText> source = read(path, asked_at);
  if (source) {
    read_scenario_text(path, source->bytes);
  } else {
    incomplete_ = true;
  }
}

void Loader::read_scenario_text(const std::string& path, const std::string& text) {
  const std::optional<Value> table = parse_toml(path, text, problems());
  incomplete_ = incomplete_ || !table || table->entries.empty();
  if (!table) return;
  if (table->entries.empty()) {
    problems().add({path, 1, 1, phrase::scenario_empty, {}, phrase::defaults_show});
    return;
  }
  if (is_strategy(*table)) {
    problems().add({path, 1, 1, phrase::is_no_city, {}, {phrase::use_with_strategy, path}});
    incomplete_ = true;
    return;
  }
  if (const Entry* base = find(*table, "base")) {
    if (base->value.kind == Value::Kind::string) {
      read_scenario_file(beside(path, base->value.text), base->value.at);
    } else {
      problems().add(problem_at(base->value.at, {phrase::value_is, "base", shown(base->value)}, phrase::must_be_file));
      incomplete_ = true;
    }
  }
  for (const Entry& entry : table->entries) read_section(path, entry);
}

void Loader::read_tables() {
  const auto names = table_keys();
  std::size_t i = 0;
  for_each_table(scenario, [&](const char* section, auto& rows) {
    using Row = typename std::remove_reference_t<decltype(rows)>::value_type;
    const TableSource& source = tables_[section];
    std::vector<Value> values = source.rows;
    Row model;
    const std::size_t before = problems().count();
    if (!source.file.empty()) {
      scenario.origins.put(section, {source.file, 1, 1});
      Problems of_file;
      const std::optional<CsvTable> table = read_table(source, names[i].facts.name, of_file);
      if (table) values = rows_of_csv(*table, of_file, bind(model), source.file, problems());
      if (!table) problems().add_all(of_file);
    }
    if (problems().count() > before) reading_.refused.rows(section);
    rows = read_rows<Row>(values, section, section, std::string("[[") + section + "]]", reading_);
    for (std::size_t row = 0; row < rows.size(); ++row) {
      if (!has_whole_id(section + std::string(".") + std::to_string(row), reading_)) reading_.refused.rows(section);
    }
    // One of the two may be what others refer to by another id. To rows of targets nothing refers.
    const bool unique = check_unique(section, rows, section, reading_);
    if (!unique && section != std::string_view("target")) reading_.refused.rows(section);
    ++i;
  });
  check_identifiers(scenario, reading_);
}

void Loader::require_tables(const std::string& path) {
  // What is wrong with values that no file says is found in a section that is not there either.
  for (const char* section : {"city", "param"}) {
    if (!scenario.origins.has(section)) scenario.origins.put(section, {path, 1, 1});
  }
  const std::set<std::string_view> required = {"kelurahan", "target", "topic", "channel"};
  const auto names = table_keys();
  std::size_t i = 0;
  for_each_table(scenario, [&](const char* section, auto&) {
    const std::string key = std::string("tables.") + names[i++].facts.name;
    const TableSource& source = tables_[section];
    if (!source.file.empty() || !source.rows.empty()) return;
    const bool misspelt = misspelt_.count(section) > 0 || reading_.refused.has(key);
    if (misspelt || required.count(section) > 0) reading_.refused.rows(section);
    if (misspelt || required.count(section) == 0) return;
    const bool has_names = scenario.origins.has("tables");
    problems().add(problem_at(has_names ? scenario.origins.at("tables") : Origin{path, 1, 1},
                              {phrase::no_table_of, section}, {}, phrase::name_its_file));
  });
}

void Loader::apply_file_sets() {
  PathSetter setter(scenario, reading_);
  for (const FileSet& set : file_sets_) {
    setter.set(set.path, set.value.at, [&](const BoundKey&) { return set.value; });
  }
}

void Loader::apply_sets(const LoadOptions& options, bool of_strategies) {
  PathSetter setter(scenario, reading_);
  std::map<std::string, std::string> given_by;  // path
  for (const GivenKey& key : options.given) given_by.emplace(key.path, key.option);
  for (std::size_t i = 0; i < options.sets.size(); ++i) {
    const std::string& text = options.sets[i];
    const std::string path = set_path(text);
    if (is_strategy_path(path) != of_strategies) continue;
    const Origin at{"--set " + std::to_string(i + 1), 0, 0};
    const auto [earlier, first] = given_by.emplace(path, at.file);
    if (first) {
      setter.set_by_text(text, at);
    } else {
      problems().add(
          problem_at(at, {phrase::is_set_twice, path}, {phrase::also_by, earlier->second}, phrase::give_one_of_them));
    }
  }
}

void Loader::note_scaled_sets(const std::vector<std::string>& sets) {
  if (scenario.city.budget == 0) return;
  for (std::size_t i = 0; i < sets.size(); ++i) {
    const std::string path = set_path(sets[i]);
    for (const Strategy& strategy : scenario.strategies) {
      if (strategy.scale_with.empty()) continue;
      const std::string behind = "." + strategy.scale_with;
      if (path != "strategy." + strategy.name + behind && path != "strategy.*" + behind) continue;
      reading_.notes.add(problem_at({"--set " + std::to_string(i + 1), 0, 0},
                                    {phrase::is_scaled_instead, "strategy." + strategy.name + behind},
                                    {phrase::by_scale_with, strategy.name}, phrase::how_not_to_scale));
    }
  }
}

void Loader::check(bool resolved) {
  if (incomplete_) return;
  if (!resolved) {
    complete_targets(scenario, reading_);
    complete_accounts(scenario, reading_);
  }
  check_world(scenario, reading_);
  check_targets(scenario, resolved ? CitySize::resolved : city_size(), tables_at(), reading_);
  for (std::size_t i = 0; i < scenario.strategies.size(); ++i) {
    const Origin& at = scenario.origins.at("strategy." + std::to_string(i) + ".scale_with");
    scenario.strategies[i].file = at.file;
    scenario.strategies[i].line = at.line;
    scenario.strategies[i].column = at.column;
  }
  for (std::size_t i = 0; i < scenario.strategies.size(); ++i) check_strategy(scenario, i, reading_);
}

Scenario Loader::finish() {
  problems().throw_if_any();
  if (!scenario.city.topics.empty()) {
    std::vector<Topic> selected;
    for (const std::string& id : scenario.city.topics) {
      selected.push_back(*std::find_if(scenario.topics.begin(), scenario.topics.end(),
                                       [&](const Topic& topic) { return topic.id == id; }));
    }
    scenario.topics = std::move(selected);
  }
  normalise(scenario.city.hours);
  normalise(scenario.city.weekdays);
  seal(scenario);
  return std::move(scenario);
}

const Origin& Loader::tables_at() {
  for (std::size_t k = 0; k < scenario.kelurahan.size(); ++k) {
    if (scenario.origins.has(kelurahan_path(k, "households"))) return tables_["kelurahan"].at;
  }
  return tables_["target"].at;
}

CitySize Loader::city_size() {
  // A scenario file comes before its base in scenario_files_; what --set says is in no file.
  const auto place = [&](const std::string& file) {
    return std::find(scenario_files_.begin(), scenario_files_.end(), file);
  };
  const auto households = place(scenario.origins.at("city.households").file), tables = place(tables_at().file);
  if (households == scenario_files_.end() || households < tables) return CitySize::enlarged;
  return households == tables ? CitySize::agrees : CitySize::outdated;
}

std::optional<SourceText> Loader::read(const std::string& path, const Origin& asked_at, FileForm form) {
  std::optional<SourceText> source = read_source(path, asked_at, problems(), form, files_);
  // The base of several strategies is read for each, and named once.
  if (source && sources_.insert(source->file.name).second) scenario.sources.push_back(source->file);
  return source;
}

std::optional<CsvTable> Loader::read_table(const TableSource& source, const std::string& name, Problems& of_file) {
  const std::optional<SheetName> sheet = sheet_named(source.file, name);
  const std::string& file = sheet ? sheet->file : source.file;
  if (!lies_in(folder_of(source.at.file), file, files_)) {
    reading_.notes.add(problem_at(source.at, {phrase::read_from_outside, file}));
  }
  const std::optional<SourceText> text = read(file, source.at, sheet ? FileForm::bytes : FileForm::text);
  if (!text) return std::nullopt;
  return sheet ? parse_sheet(*sheet, source.at, text->bytes, read_sheet_, of_file)
               : parse_csv(file, text->bytes, of_file);
}

void Loader::read_section(const std::string& path, const Entry& entry) {
  const std::string& key = entry.key;
  std::vector<std::string> known = {"base", "city", "param", "tables", "set"};
  bool is_known = std::find(known.begin(), known.end(), key) != known.end();
  if (key == "city") {
    scenario.origins.put("city", entry.at);
    assign_all(bind(scenario.city), entry.value, "city", "city", "[city]", reading_);
  } else if (key == "param") {
    scenario.origins.put("param", entry.at);
    assign_all(bind(scenario.param), entry.value, "param", "param", "[param]", reading_);
  } else if (key == "tables") {
    scenario.origins.put("tables", entry.at);
    read_table_names(path, entry.value);
  } else if (key == "set") {
    gather_sets(entry.value, "");
  }
  for_each_table(scenario, [&](const char* section, auto&) {
    known.push_back(section);
    if (key != section) return;
    is_known = true;
    read_rows_in_place(entry);
  });
  if (is_known) return;
  misspelt(nearest_word(key, known));
  problems().add(problem_at(entry.at, {phrase::unknown_key, key, phrase::a_scenario}, {}, suggestion(key, known)));
}

void Loader::misspelt(const std::string& meant) {
  for_each_table(scenario, [&](const char* section, auto&) {
    if (meant == section || meant == "tables") misspelt_.insert(section);
  });
}

void Loader::read_table_names(const std::string& path, const Value& table) {
  City names;
  BoundKeys keys;
  bind_to(keys, table_keys(), names);
  assign_all(keys, table, "tables", "tables", "[tables]", reading_);
  if (table.kind != Value::Kind::table) return;
  std::size_t i = 0;
  for_each_table(scenario, [&](const char* section, auto&) {
    const BoundKey& key = keys[i];
    std::string& file = *std::get<std::string*>(key.cell);
    BoundKeys own;
    bind_to(own, table_keys(), scenario.city);
    if (!file.empty()) {
      file = beside(path, file);
      tables_[section] = {file, find(table, key.facts->name)->value.at, {}};
      *std::get<std::string*>(own[i].cell) = file;
    }
    ++i;
  });
}

void Loader::read_rows_in_place(const Entry& entry) {
  if (entry.value.kind != Value::Kind::array) {
    problems().add(problem_at(entry.at, {phrase::key_is, entry.key, word_for(entry.value.kind)}, {},
                              {phrase::write, "[[" + entry.key + "]]"}));
    return;
  }
  tables_[entry.key] = {"", entry.at, entry.value.items};
  scenario.origins.put(entry.key, entry.at);
}

void Loader::gather_sets(const Value& value, const std::string& path) {
  if (value.kind != Value::Kind::table) {
    file_sets_.push_back({path, value});
    return;
  }
  for (const Entry& entry : value.entries) {
    gather_sets(entry.value, path.empty() ? entry.key : path + "." + entry.key);
  }
}

}  // namespace kabar
