#pragma once
// Fills a table of figures, row by row. Knows no figure.

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "analysis/core/effect.h"
#include "analysis/report/data_table.h"
#include "analysis/report/reasons.h"
#include "analysis/report/report.h"

namespace kabar::analysis {

class CsvWriter {
 public:
  /// `header`: the columns, separated by commas, each with how its numbers are read where that is not plain: "share:%"
  /// (a share of 1), ":r" rupiah, ":n" whole numbers, ":d" with one digit, ":u" by the row's column `unit`. An Effect
  /// fills four: its mean, low, high and reason.
  CsvWriter(std::string name, std::string_view header) {
    table_.name = std::move(name);
    while (true) {
      const std::size_t end = header.find(',');
      const std::string_view column = header.substr(0, end);
      const std::size_t colon = column.find(':');
      const char kind = colon == std::string_view::npos ? ' ' : column[colon + 1];
      table_.columns.push_back({std::string(column.substr(0, colon)), kind_from(kind)});
      if (end == std::string_view::npos) break;
      header.remove_prefix(end + 1);
    }
  }

  template <class... Cells>
  void row(Cells&&... cells) {
    table_.rows.emplace_back();
    (add(std::forward<Cells>(cells)), ...);
    if (table_.rows.back().size() != table_.columns.size())
      throw std::logic_error(table_.name + ": a row of another length");
  }
  DataTable take() { return std::move(table_); }

 private:
  static NumberKind kind_from(char sign) {
    switch (sign) {
      case '%':
        return NumberKind::share;
      case 'r':
        return NumberKind::rupiah;
      case 'n':
        return NumberKind::whole;
      case 'd':
        return NumberKind::tenths;
      case 'u':
        return NumberKind::by_unit;
      default:
        return NumberKind::plain;
    }
  }
  void add(DataCell value) { cell(std::move(value)); }
  void cell(DataCell value) { table_.rows.back().push_back(std::move(value)); }
  void add(const std::string& text) { cell(text); }
  void add(const char* text) { cell(std::string(text)); }
  void add(Code code) { cell(std::move(code)); }
  void add(BothTexts text) { cell(std::move(text)); }
  void add(Prose text) { cell(std::move(text)); }
  void add(Spelled number) { cell(std::move(number)); }
  void add(bool truth) { cell(truth); }
  template <class Number, std::enable_if_t<std::is_arithmetic_v<Number>, int> = 0>
  void add(Number number) {
    if constexpr (std::is_integral_v<Number>) {
      cell(static_cast<std::int64_t>(number));
    } else {
      cell(static_cast<double>(number));
    }
  }
  template <class Value>
  void add(const std::optional<Value>& value) {
    if (value) {
      add(*value);
    } else {
      cell(std::monostate());
    }
  }
  void add(const Reason& reason) {
    const Sentence why = sentence_of(reason);
    cell(BothTexts{why.in(Language::indonesian), why.in(Language::english)});
  }
  void add(const Effect& effect) {
    add(effect.mean);
    add(effect.low);
    add(effect.high);
    add(effect.has_interval() ? Reason() : effect.reason);
  }

  DataTable table_;
};

/// People know a strategy by its title, programs by its name.
BothTexts strategy_at(const Report& report, std::size_t place);

/// The tables of what may be said, added to those of what was counted.
void add_choices(const Report& report, std::vector<DataTable>& tables);

}  // namespace kabar::analysis
