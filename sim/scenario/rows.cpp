#include "scenario/rows.h"

#include <algorithm>
#include <set>

#include "scenario/phrases.h"
#include "scenario/typed_number.h"

namespace kabar {

namespace {

std::string text_of(const Value& row, const char* key) {
  const Entry* entry = find(row, key);
  return entry != nullptr && entry->value.kind == Value::Kind::string ? entry->value.text : "";
}

/// A field of CSV as the kind its key asks for; text that cannot be read so stays text, and assign says what is wrong.
struct FieldReader {
  const CsvField& field;
  bool decimal_comma;

  Value text() const {
    Value value;
    value.at = field.at;
    value.text = field.text;
    value.decimal_comma = decimal_comma;
    return value;
  }
  Value number() const {
    std::optional<Value> value = parse_number(field.text, decimal_comma && !field.is_number);
    if (!value) return text();
    value->at = field.at;
    value->is_cell = field.is_number;
    return *value;
  }
  Value operator()(const double*) const { return number(); }
  Value operator()(const std::int64_t*) const { return number(); }
  /// A spreadsheet keeps 99.10 as the number 99.1, unless its cell is text.
  Value operator()(const std::string*) const {
    return field.is_number && field.text.find_first_of(".e") != std::string::npos ? number() : text();
  }
  Value operator()(const AnyChoice*) const { return text(); }
  /// Spreadsheets write TRUE when they save true.
  Value operator()(const bool*) const {
    Value value = text();
    const bool yes = field.text == "true" || field.text == "TRUE";
    if (!yes && field.text != "false" && field.text != "FALSE") return value;
    value.kind = Value::Kind::boolean;
    value.boolean = yes;
    return value;
  }
  Value operator()(const std::vector<std::string>*) const { return text(); }
  Value operator()(const std::vector<double>*) const { return text(); }
};

std::string in_a_row(const std::vector<std::string>& names) {
  std::string all;
  for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
  return all;
}

}  // namespace

std::string row_name(const std::string& section, std::size_t index, const Value& row) {
  std::string id = text_of(row, "id");
  if (id.empty()) id = text_of(row, "code");
  if (id.empty() && !text_of(row, "agency").empty()) id = text_of(row, "agency") + "/" + text_of(row, "channel");
  if (id.empty() && !text_of(row, "table").empty()) id = text_of(row, "table") + "/" + text_of(row, "category");
  if (id.empty() && find(row, "weight") != nullptr) {
    id = text_of(row, "welfare") + "/" + text_of(row, "education") + "/" + text_of(row, "age") + "/" +
         text_of(row, "access");
  }
  return id.empty() ? section + "[" + std::to_string(index + 1) + "]" : section + "." + id;
}

std::vector<Value> rows_of_csv(const CsvTable& table, const Problems& of_file, const BoundKeys& keys,
                               const std::string& file, Problems& problems) {
  const Origin& heading = table.header.front().at;
  std::vector<const BoundKey*> key_of_column;
  Problems unknown;
  std::set<std::string> misspelt;  // columns that an unknown one is likely meant to be
  for (const CsvField& column : table.header) {
    const auto known =
        std::find_if(keys.begin(), keys.end(), [&](const BoundKey& key) { return key.facts->name == column.text; });
    key_of_column.push_back(known == keys.end() ? nullptr : &*known);
    if (known != keys.end() || is_documentation(column.text)) continue;
    const Sentence hint = unknown.may_show(file) ? suggestion(column.text, names_of(keys)) : Sentence();
    if (!hint.empty()) misspelt.insert(nearest_word(column.text, names_of(keys)));
    unknown.add(problem_at(column.at, {phrase::unknown_column, column.text}, {}, hint));
  }
  std::vector<std::string> missing;
  bool lacks_any = false;
  for (const BoundKey& key : keys) {
    if (!key.facts->required) continue;
    if (std::find(key_of_column.begin(), key_of_column.end(), &key) == key_of_column.end()) {
      lacks_any = true;
      if (misspelt.count(key.facts->name) == 0) missing.emplace_back(key.facts->name);
    }
  }
  const bool any = std::any_of(key_of_column.begin(), key_of_column.end(), [](const auto* key) { return key; });
  if (!any && lacks_any && !missing.empty()) {
    problems.add(problem_at(heading, phrase::no_known_column, {}, {phrase::first_row_names, in_a_row(names_of(keys))}));
    return {};
  }
  problems.add_all(of_file);
  problems.add_all(unknown);
  if (missing.size() == 1) {
    problems.add(problem_at(heading, {phrase::column_missing, missing.front()}, phrase::is_required));
  } else if (!missing.empty()) {
    problems.add(problem_at(heading, {phrase::columns_missing, in_a_row(missing)}, phrase::are_required));
  }
  if (lacks_any) return {};

  std::vector<Value> rows;
  for (const std::vector<CsvField>& fields : table.rows) {
    Value row;
    row.kind = Value::Kind::table;
    row.at = fields.front().at;
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (key_of_column[i] == nullptr || fields[i].text.empty()) continue;
      row.entries.push_back({key_of_column[i]->facts->name, fields[i].at,
                             std::visit(FieldReader{fields[i], table.decimal_comma}, key_of_column[i]->cell)});
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace kabar
