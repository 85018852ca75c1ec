#include "scenario/typed_number.h"

#include <algorithm>

#include "scenario/phrases.h"
#include "scenario/toml_file.h"

namespace kabar {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_sign(char c) {
  return c == '-' || c == '+';
}

}  // namespace

std::optional<Value> parse_number(std::string_view text) {
  std::string_view rest = text;
  std::string spelled;
  if (!rest.empty() && is_sign(rest[0])) {
    spelled += rest[0];
    rest.remove_prefix(1);
  }
  if (rest != "inf" && rest != "nan") {
    if (rest.empty() || !(is_digit(rest[0]) || rest[0] == '.')) return std::nullopt;
    if (rest.find_first_not_of("0123456789.eE+-") != std::string_view::npos) return std::nullopt;
    while (rest.size() > 1 && rest[0] == '0' && is_digit(rest[1])) rest.remove_prefix(1);  // TOML refuses 007
    if (rest[0] == '.') spelled += '0';                                                    // and .5
  }
  spelled += rest;
  Problems none;
  std::optional<Value> table = parse_toml("", "v = " + spelled + "\n", none);
  if (!table || table->entries.size() != 1) return std::nullopt;
  Value& value = table->entries[0].value;
  if (value.kind != Value::Kind::integer && value.kind != Value::Kind::real) return std::nullopt;
  value.text = text;
  return std::move(value);
}

bool reads_like_thousands(std::string_view text) {
  if (!text.empty() && is_sign(text[0])) text.remove_prefix(1);
  const std::size_t mark = std::min(text.find_first_of(".,"), text.size());
  if (mark == 0 || mark > 3 || mark == text.size() || text[0] == '0') return false;
  if (!std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(mark), is_digit)) return false;
  if ((text.size() - mark) % 4 != 0) return false;
  for (std::size_t i = mark; i < text.size(); ++i) {
    if ((i - mark) % 4 == 0 ? text[i] != text[mark] : !is_digit(text[i])) return false;
  }
  return true;
}

Sentence typed_number_hint(std::string_view text) {
  for (const std::string_view currency : {"Rp", "rp", "RP", "IDR"}) {
    if (!text.starts_with(currency)) continue;
    std::string digits(text.substr(currency.size()));
    std::erase_if(digits, [](char c) { return c == ' ' || c == '.' || c == ','; });
    if (!digits.empty() && std::all_of(digits.begin(), digits.end(), is_digit)) return {phrase::digits_only, digits};
  }
  if (reads_like_thousands(text)) {
    const bool dot = text.find('.') != std::string_view::npos;
    std::string digits(text);
    std::erase_if(digits, [](char c) { return c == '.' || c == ','; });
    return {dot ? phrase::no_dot_between_thousands : phrase::no_comma_between_thousands, digits};
  }
  if (std::count(text.begin(), text.end(), ',') == 1) {
    std::string pointed(text);
    std::erase(pointed, '.');  // 1.234,5
    std::replace(pointed.begin(), pointed.end(), ',', '.');
    if (parse_number(pointed)) return {phrase::decimal_point, pointed};
  }
  return {};
}

}  // namespace kabar
