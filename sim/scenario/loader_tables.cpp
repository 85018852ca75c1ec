// The part of Loader that finds and reads tables.

#include <algorithm>
#include <set>
#include <string_view>
#include <type_traits>

#include "scenario/checker.h"
#include "scenario/checks.h"
#include "scenario/keys.h"
#include "scenario/loader.h"
#include "scenario/paths.h"
#include "scenario/phrases.h"
#include "scenario/rows.h"

namespace kabar {

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

}  // namespace kabar
