#include "analysis/report/data_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <iterator>

#include "core/mechanism.h"
#include "record/measures.h"

namespace kabar::analysis {

namespace {

struct ColumnWord {
  const char* name;
  const char* indonesian;
};
constexpr ColumnWord kWords[] = {
#define KABAR_WORD(name, indonesian) {name, indonesian},
#include "analysis/report/csv_words.inc"
#undef KABAR_WORD
};

/// Nothing where there is none.
const char* indonesian_of(std::string_view name) {
  for (const MeasureFacts& measure : kMeasureFacts) {
    if (name == measure.name) return measure.words.id;
  }
  for (const MechanismFacts& mechanism : kMechanismFacts) {
    if (name == mechanism.name) return mechanism.name_id;
  }
  const auto found =
      std::find_if(std::begin(kWords), std::end(kWords), [&](const ColumnWord& one) { return one.name == name; });
  return found == std::end(kWords) ? nullptr : found->indonesian;
}

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

bool is_number(std::string_view text) {
  if (!text.empty() && text[0] == '+') text.remove_prefix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return !text.empty() && error == std::errc() && end == text.data() + text.size();
}

void replace_all(std::string& text, std::string_view what, std::string_view with) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size())) {
    text.replace(at, what.size(), with);
  }
}

/// In characters that every encoding has.
std::string plain(std::string text) {
  constexpr std::pair<const char*, const char*> kPlain[] = {{"\u201C", "\""}, {"\u201D", "\""}, {"\u2018", "'"},
                                                            {"\u2019", "'"},  {"\u2265", ">="}, {"\u2264", "<="}};
  for (const auto& [what, with] : kPlain) replace_all(text, what, with);
  return text;
}

std::string comma_in(std::string number) {
  std::replace(number.begin(), number.end(), '.', ',');
  return number;
}

struct CsvText {
  Language in;
  bool indonesian() const { return in == Language::indonesian; }
  std::string number(const std::string& text) const { return indonesian() ? comma_in(text) : text; }

  std::string operator()(std::monostate) const { return ""; }
  std::string operator()(std::int64_t value) const { return fmt::format("{}", value); }
  std::string operator()(double value) const { return number(fmt::format("{}", value)); }
  std::string operator()(const Spelled& value) const { return number(value.text); }
  std::string operator()(const Prose& prose) const { return harmless(indonesian() ? prose.text : plain(prose.text)); }
  template <class Words>
  std::string operator()(const Words& words) const {
    return harmless(words_of(DataCell(words), in));
  }
};

void add_field(std::string& csv, const std::string& text, char mark) {
  if (text.find_first_of("\"\n\r\t") == std::string::npos && text.find(mark) == std::string::npos) {
    csv += text;
    return;
  }
  csv += '"';
  for (const char c : text) csv += c == '"' ? std::string("\"\"") : std::string(1, c);
  csv += '"';
}

}  // namespace

std::vector<std::size_t> columns_for(const DataTable& table, Language in) {
  std::vector<std::size_t> columns;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    if (in == Language::english || !ends_with(table.columns[c].name, "_en")) columns.push_back(c);
  }
  return columns;
}

std::string words_of(const Code& code, Language in) {
  const char* const words = in == Language::indonesian ? indonesian_of(code.name) : nullptr;
  return words == nullptr ? code.name : words;
}

std::string table_title(const DataTable& table, Language in) {
  const char* const words = in == Language::indonesian ? indonesian_of("table " + table.name) : nullptr;
  return words == nullptr ? table.name : words;
}

std::string column_title(const DataTable& table, std::size_t column, Language in) {
  const std::string& name = table.columns[column].name;
  if (in == Language::english) return name;
  const char* words = indonesian_of(table.name + "." + name);
  if (words == nullptr) words = indonesian_of("column " + name);
  return words == nullptr ? name : words;
}

std::string words_of(const DataCell& cell, Language in) {
  struct Words {
    Language in;
    std::string operator()(std::monostate) const { return ""; }
    std::string operator()(bool truth) const {
      if (in == Language::indonesian) return truth ? "ya" : "tidak";
      return truth ? "true" : "false";
    }
    std::string operator()(std::int64_t) const { return ""; }
    std::string operator()(double) const { return ""; }
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(const Code& code) const { return words_of(code, in); }
    std::string operator()(const BothTexts& text) const { return in == Language::indonesian ? text.id : text.en; }
    std::string operator()(const Prose& prose) const { return prose.text; }
    std::string operator()(const Spelled& number) const { return number.text; }
  };
  return std::visit(Words{in}, cell);
}

NumberKind kind_of(const DataTable& table, const std::vector<DataCell>& row, std::size_t column) {
  const NumberKind kind = table.columns[column].kind;
  if (kind != NumberKind::by_unit) return kind;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    if (table.columns[c].name != "unit") continue;
    const std::string unit = words_of(row[c], Language::english);
    if (unit == "share" || unit == "difference_of_shares") return NumberKind::share;
    if (unit == "rupiah") return NumberKind::rupiah;
    if (unit == "households" || unit == "hours" || unit == "days") return NumberKind::tenths;
  }
  return NumberKind::plain;
}

std::vector<std::string> table_names() {
  constexpr std::string_view kTable = "table ";
  std::vector<std::string> names;
  for (const ColumnWord& word : kWords) {
    if (std::string_view(word.name).starts_with(kTable)) names.emplace_back(word.name + kTable.size());
  }
  return names;
}

bool is_heading(const std::string& text) {
  constexpr std::string_view kColumn = "column ";
  return std::any_of(std::begin(kWords), std::end(kWords), [&](const ColumnWord& word) {
    const std::string_view name(word.name);
    return name.starts_with(kColumn) && (text == name.substr(kColumn.size()) || text == word.indonesian);
  });
}

std::string harmless(std::string text) {
  constexpr std::string_view kOpens[] = {"=", "+", "-", "@", "\t", "\r", "\n", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};
  const bool opens = std::any_of(std::begin(kOpens), std::end(kOpens),
                                 [&](std::string_view sign) { return text.compare(0, sign.size(), sign) == 0; });
  if (opens && !is_number(text)) text.insert(0, 1, '\'');
  return text;
}

std::string to_csv(const DataTable& table, Language in) {
  const bool indonesian = in == Language::indonesian;
  const char mark = indonesian ? ';' : ',';
  std::string csv = indonesian ? "\uFEFF" : "";
  const std::vector<std::size_t> columns = columns_for(table, in);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (i > 0) csv += mark;
    add_field(csv, column_title(table, columns[i], in), mark);
  }
  csv += '\n';
  for (const std::vector<DataCell>& row : table.rows) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (i > 0) csv += mark;
      add_field(csv, std::visit(CsvText{in}, row[columns[i]]), mark);
    }
    csv += '\n';
  }
  return csv;
}

}  // namespace kabar::analysis
