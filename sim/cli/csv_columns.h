#pragma once
// A CSV table by the names of its columns, every fault reported with its place. Knows no meaning of a column.

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "cli/phrases.h"
#include "scenario/csv_file.h"
#include "scenario/phrases.h"
#include "scenario/source_text.h"

namespace kabar::cli {

class CsvColumns {
 public:
  /// Reads the file; faults of it go to `problems`, which must outlive this.
  CsvColumns(const std::string& path, Problems& problems) : path_(path), problems_(problems) {
    const std::optional<SourceText> source = read_source(path, Origin{}, problems);
    if (!source) return;
    const std::optional<CsvTable> table = parse_csv(path, source->bytes, problems);
    if (table) table_ = *table;
  }

  std::size_t rows() const { return table_.rows.size(); }
  const std::vector<CsvField>& header() const { return table_.header; }
  Origin place(std::size_t row) const { return {path_, table_.rows[row].front().at.line, 0}; }

  /// Reports every one of the columns that is not there. Returns whether all are.
  bool require(const std::vector<std::string>& names) {
    if (table_.header.empty()) return false;
    bool all = true;
    for (const std::string& name : names) {
      if (column(name)) continue;
      problems_.add({path_,
                     table_.header.front().at.line,
                     0,
                     {phrase::column_missing, name},
                     phrase::made_by_scripts,
                     phrase::make_again});
      all = false;
    }
    return all;
  }

  const std::string& text(std::size_t row, const std::string& name) const { return field(row, name).text; }

  /// The number in a field, nothing where it is empty; what is neither, or not finite, is reported.
  std::optional<double> number(std::size_t row, const std::string& name) {
    const CsvField& at = field(row, name);
    if (at.text.empty()) return std::nullopt;
    double value = 0;
    const char* const end = at.text.data() + at.text.size();
    const auto [last, error] = std::from_chars(at.text.data(), end, value);
    if (error == std::errc() && last == end && !std::isnan(value)) return value;
    problems_.add(problem_at(at.at, {phrase::value_is, name, at.text}, phrase::must_be_a_number));
    return std::nullopt;
  }
  /// A number that must be there, within [low, high]; `low` where it is not, which is reported.
  double number_within(std::size_t row, const std::string& name, double low, double high) {
    const CsvField& at = field(row, name);
    if (at.text.empty()) problems_.add(problem_at(at.at, {phrase::is_given_empty, name}, phrase::must_be_a_number));
    const std::optional<double> value = number(row, name);
    if (!value) return low;
    if (*value >= low && *value <= high) return *value;
    problems_.add(problem_at(at.at, {phrase::value_is, name, at.text}, phrase::number_out_of_range));
    return low;
  }
  const Origin& at(std::size_t row, const std::string& name) const { return field(row, name).at; }

 private:
  std::optional<std::size_t> column(const std::string& name) const {
    const auto found =
        std::find_if(table_.header.begin(), table_.header.end(), [&](const CsvField& one) { return one.text == name; });
    if (found == table_.header.end()) return std::nullopt;
    return static_cast<std::size_t>(found - table_.header.begin());
  }
  const CsvField& field(std::size_t row, const std::string& name) const { return table_.rows[row][*column(name)]; }

  std::string path_;
  Problems& problems_;
  CsvTable table_;
};

}  // namespace kabar::cli
