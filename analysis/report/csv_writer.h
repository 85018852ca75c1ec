#pragma once
// Writes one CSV (RFC 4180, LF), cell by cell. Knows no figure.

#include <fmt/format.h>

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "analysis/core/effect.h"
#include "analysis/report/csv.h"
#include "analysis/report/reasons.h"

namespace kabar::analysis {

class CsvWriter {
 public:
  /// `header`: the columns, separated by commas. An Effect fills four: its mean, low, high and reason.
  CsvWriter(std::string name, const std::string& header) : csv_{std::move(name), header + "\n"} {}

  template <class... Cells>
  void row(const Cells&... cells) {
    first_ = true;
    (add(cells), ...);
    csv_.text += '\n';
  }
  NamedCsv take() { return std::move(csv_); }

 private:
  void field(std::string_view text) {
    if (!first_) csv_.text += ',';
    first_ = false;
    if (text.find_first_of(",\"\n\r") == std::string_view::npos) {
      csv_.text += text;
      return;
    }
    csv_.text += '"';
    for (const char c : text) csv_.text += c == '"' ? std::string("\"\"") : std::string(1, c);
    csv_.text += '"';
  }
  void add(std::string_view text) { field(text); }
  void add(const std::string& text) { field(text); }
  void add(const char* text) { field(text); }
  void add(bool truth) { field(truth ? "true" : "false"); }
  template <class Number, std::enable_if_t<std::is_arithmetic_v<Number>, int> = 0>
  void add(Number number) {
    field(fmt::format("{}", number));
  }
  template <class Value>
  void add(const std::optional<Value>& value) {
    if (value) {
      add(*value);
    } else {
      field("");
    }
  }
  void add(const Reason& reason) { field(sentence_of(reason).in(Language::english)); }
  void add(const Effect& effect) {
    add(effect.mean);
    add(effect.low);
    add(effect.high);
    add(effect.has_interval() ? Reason() : effect.reason);
  }

  NamedCsv csv_;
  bool first_ = true;
};

/// The tables of what may be said, added to those of what was counted.
void add_choices(const Report& report, std::vector<NamedCsv>& tables);

}  // namespace kabar::analysis
