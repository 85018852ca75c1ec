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

#include "scenario/source_text.h"
#include "scenario/toml_guard.h"

namespace kabar {

namespace {

/// Turns toml++'s columns, which count code points, into bytes.
class Ruler {
 public:
  Ruler(const std::string& file, std::string_view text) : file_(file), text_(text) {
    starts_.push_back(0);
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '\n') starts_.push_back(i + 1);
    }
  }

  Origin at(const toml::source_position& position) const {
    if (position.line == 0) return {file_, 0, 0};
    const std::size_t line = std::min<std::size_t>(position.line, starts_.size());
    std::size_t byte = starts_[line - 1];
    for (toml::source_index column = 1; column < position.column && byte < text_.size() && text_[byte] != '\n';
         ++column) {
      ++byte;
      while (byte < text_.size() && (static_cast<unsigned char>(text_[byte]) & 0xC0u) == 0x80u) ++byte;
    }
    return {file_, static_cast<std::uint32_t>(line), static_cast<std::uint32_t>(byte - starts_[line - 1] + 1)};
  }

 private:
  const std::string& file_;
  std::string_view text_;
  std::vector<std::size_t> starts_;
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
  } else if (const auto* real = node.as_floating_point()) {
    value.kind = Value::Kind::real;
    value.real = real->get();
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
    problems.add(problem_at(ruler.at(error.source().begin), "this is not TOML", std::string(error.description())));
    return std::nullopt;
  }
}

std::optional<Value> parse_number(std::string_view text) {
  std::string_view rest = text;
  std::string spelled;
  if (!rest.empty() && (rest[0] == '-' || rest[0] == '+')) {
    spelled += rest[0];
    rest.remove_prefix(1);
  }
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (rest != "inf" && rest != "nan") {
    if (rest.empty() || !(is_digit(rest[0]) || rest[0] == '.')) return std::nullopt;
    if (rest.find_first_not_of("0123456789.eE+-") != std::string_view::npos) return std::nullopt;
    while (rest.size() > 1 && rest[0] == '0' && is_digit(rest[1])) rest.remove_prefix(1);  // TOML refuses 007
    if (rest[0] == '.') spelled += '0';                                                    // and .5
  }
  spelled += rest;
  Problems none;
  const std::optional<Value> table = parse_toml("", "v = " + spelled + "\n", none);
  if (!table || table->entries.size() != 1) return std::nullopt;
  const Value& value = table->entries[0].value;
  if (value.kind != Value::Kind::integer && value.kind != Value::Kind::real) return std::nullopt;
  return value;
}

}  // namespace kabar
