#pragma once
// Reads the rows of a table from CSV or from [[section]] blocks, and the blocks of a strategy. Knows types and ranges
// of single values; what rows mean to each other is checked in checks.h.

#include <map>
#include <string>
#include <vector>

#include "scenario/assign.h"
#include "scenario/csv_file.h"
#include "scenario/phrases.h"

namespace kabar {

/// What messages call a row: "channel.facebook", "account.dinsos/instagram", or "channel[3]" while it has no name.
std::string row_name(const std::string& section, std::size_t index, const Value& row);

/// The rows of a CSV table as Values, by the keys of their struct: empty fields are left out. Reports unknown and
/// missing columns; documentation columns (source, note, how) are ignored. Nothing when no row can be read.
/// `of_file`: what was found in reading the table, added to `problems` unless this is another table altogether.
std::vector<Value> rows_of_csv(const CsvTable& table, const Problems& of_file, const BoundKeys& keys,
                               const std::string& file, Problems& problems);

/// Whether everything that tells a row from others could be read.
inline bool has_whole_id(const std::string& row_path, const Reading& reading) {
  if (reading.refused.no_value()) return true;
  for (const char* key : {"id", "code", "agency", "channel", "table", "category", "given", "one", "other", "welfare",
                          "education", "age", "access"}) {
    if (reading.refused.has(row_path + "." + key)) return false;
  }
  return true;
}

/// Reports a row whose id was used before. Returns whether there is none.
template <class T>
bool check_unique(const std::string& section, const std::vector<T>& rows, const std::string& path, Reading& reading) {
  std::map<std::string, std::size_t> first;
  bool unique = true;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::string id = row_id(rows[i]);
    if (id.empty() || !has_whole_id(path + "." + std::to_string(i), reading)) continue;
    const auto [earlier, is_new] = first.emplace(id, i);
    if (is_new) continue;
    const Origin& there = reading.origins.at(path + "." + std::to_string(earlier->second));
    reading.problems.add(problem_at(reading.origins.at(path + "." + std::to_string(i)),
                                    {phrase::row_twice, section, id}, {phrase::first_in_line, there.line}));
    reading.refused.value(path + "." + std::to_string(i));
    unique = false;
  }
  return unique;
}

/// Reads Values into rows, whatever their ids. `path` is internal ("channel", "strategy.0.posts"); `name` what messages
/// call the list.
template <class T>
std::vector<T> read_rows(const std::vector<Value>& values, const std::string& path, const std::string& name,
                         const std::string& section, Reading& reading) {
  std::vector<T> rows(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    const std::string row_path = path + "." + std::to_string(i);
    reading.origins.put(row_path, values[i].at);
    assign_all(bind(rows[i]), values[i], row_path, row_name(name, i, values[i]), section, reading);
  }
  return rows;
}

}  // namespace kabar
