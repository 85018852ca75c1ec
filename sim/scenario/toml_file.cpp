// toml++ 3.3.0 asserts on some malformed texts; without assertions it reports them. Its compiled library, as packaged,
// has them on, so the parser is compiled here.
#ifndef NDEBUG
#define NDEBUG 1
#endif
#undef TOML_HEADER_ONLY
#define TOML_HEADER_ONLY 1
#define TOML_EXCEPTIONS 1
#define TOML_ENABLE_FORMATTERS 0
#define TOML_ENABLE_WINDOWS_COMPAT 0
#include "scenario/toml_file.h"

#include <toml++/toml.h>

#include <algorithm>
#include <cmath>
#include <sstream>

#include "scenario/phrases.h"
#include "scenario/source_text.h"
#include "scenario/toml_guard.h"
#include "scenario/toml_reason.h"

namespace kabar {

namespace {

/// Turns toml++'s columns, which count code points, into bytes. A line whose code points are not all bytes is measured
/// once, so that reading stays linear in the size of the text.
class Ruler {
 public:
  Ruler(const std::string& file, std::string_view text) : file_(file), text_(text) {
    starts_.push_back(0);
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '\n') starts_.push_back(i + 1);
    }
    starts_.push_back(text.size() + 1);
    points_.resize(starts_.size());
  }

  Origin at(const toml::source_position& position) const {
    if (position.line == 0) return {file_, 0, 0};
    const std::size_t line = line_of(position);
    const std::size_t column = byte_of(position) - starts_[line] + 1;
    return {file_, static_cast<std::uint32_t>(line + 1), static_cast<std::uint32_t>(column)};
  }

  /// What was typed, without what surrounds it.
  std::string typed(const toml::source_region& region) const {
    if (region.begin.line == 0 || region.end.line != region.begin.line) return "";
    const std::size_t begin = byte_of(region.begin), end = byte_of(region.end);
    std::string_view text = text_.substr(begin, end > begin ? end - begin : 0);
    text = text.substr(0, text.find_first_of(" \t\r\n,]}#"));
    return std::string(text);
  }

 private:
  std::size_t line_of(const toml::source_position& position) const {
    return std::min<std::size_t>(position.line, starts_.size() - 1) - 1;
  }

  std::size_t byte_of(const toml::source_position& position) const {
    const std::size_t line = line_of(position);
    const std::string_view text = text_.substr(starts_[line], starts_[line + 1] - 1 - starts_[line]);
    std::vector<std::uint32_t>& points = points_[line];
    if (points.empty() && !text.empty()) {
      for (std::size_t i = 0; i < text.size(); ++i) {
        if ((static_cast<unsigned char>(text[i]) & 0xC0u) != 0x80u) points.push_back(static_cast<std::uint32_t>(i));
      }
    }
    const std::size_t point = position.column > 0 ? position.column - 1 : 0;
    return starts_[line] + (point < points.size() ? points[point] : text.size());
  }

  const std::string& file_;
  std::string_view text_;
  std::vector<std::size_t> starts_;                         // of lines, and one past the end
  mutable std::vector<std::vector<std::uint32_t>> points_;  // by line, the bytes where its code points begin
};

template <class T>
std::string iso_text(const T& date_or_time) {
  std::ostringstream stream;
  stream << date_or_time;
  return stream.str();
}

bool is_before(const Origin& a, const Origin& b) {
  return a.line != b.line ? a.line < b.line : a.column < b.column;
}

Value value_of(const toml::node& node, const Ruler& ruler) {
  Value value;
  value.at = ruler.at(node.source().begin);
  if (const auto* text = node.as_string()) {
    value.kind = Value::Kind::string;
    value.text = text->get();
  } else if (const auto* integer = node.as_integer()) {
    value.kind = Value::Kind::integer;
    value.integer = integer->get();
    value.text = ruler.typed(node.source());
  } else if (const auto* real = node.as_floating_point()) {
    value.kind = Value::Kind::real;
    value.real = real->get();
    value.text = ruler.typed(node.source());
  } else if (const auto* boolean = node.as_boolean()) {
    value.kind = Value::Kind::boolean;
    value.boolean = boolean->get();
  } else if (const auto* array = node.as_array()) {
    value.kind = Value::Kind::array;
    for (const toml::node& item : *array) value.items.push_back(value_of(item, ruler));
  } else if (const auto* table = node.as_table()) {
    value.kind = Value::Kind::table;
    for (const auto& [key, item] : *table) {
      value.entries.push_back({std::string(key.str()), ruler.at(key.source().begin), value_of(item, ruler)});
    }
    std::stable_sort(value.entries.begin(), value.entries.end(),
                     [](const Entry& a, const Entry& b) { return is_before(a.at, b.at); });
  } else {
    value.kind = Value::Kind::date;
    if (const auto* date = node.as_date()) value.text = iso_text(date->get());
    if (const auto* time = node.as_time()) value.text = iso_text(time->get());
    if (const auto* date_time = node.as_date_time()) value.text = iso_text(date_time->get());
  }
  return value;
}

}  // namespace

std::optional<Value> parse_toml(const std::string& file, std::string_view text, Problems& problems) {
  if (!check_text(file, text, problems) || !guard_toml(file, text, problems)) return std::nullopt;
  const Ruler ruler(file, text);
  try {  // toml++ reports by exception; none leaves this function
    return value_of(toml::parse(text), ruler);
  } catch (const toml::parse_error& error) {
    problems.add(problem_at(ruler.at(error.source().begin), phrase::not_toml, toml_reason(error.description())));
    return std::nullopt;
  }
}

}  // namespace kabar
