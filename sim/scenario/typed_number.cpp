#include "scenario/typed_number.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "scenario/number_text.h"
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

bool are_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

/// One to three digits, then groups of exactly three behind marks that are all the same.
bool is_grouped(std::string_view text) {
  const std::size_t mark = std::min(text.find_first_of(".,"), text.size());
  if (mark > 3 || mark == text.size() || text[0] == '0' || !are_digits(text.substr(0, mark))) return false;
  if ((text.size() - mark) % 4 != 0) return false;
  for (std::size_t i = mark; i < text.size(); ++i) {
    if ((i - mark) % 4 == 0 ? text[i] != text[mark] : !is_digit(text[i])) return false;
  }
  return true;
}

/// Most cells of large tables.
std::optional<Value> plain_whole_number(std::string_view text) {
  constexpr std::size_t kSafeDigits = 18;
  const std::string_view digits = text.substr(text.starts_with('-') ? 1 : 0);
  if (!are_digits(digits) || digits.size() > kSafeDigits) return std::nullopt;
  Value value;
  value.kind = Value::Kind::integer;
  std::from_chars(text.data(), text.data() + text.size(), value.integer, 10);
  value.text = text;
  return value;
}

/// A number that a person wrote with marks between thousands, taken apart.
struct Grouped {
  std::string whole;     // its sign and digits
  std::string fraction;  // digits
  char thousands = 0;    // '.' or ','
};

/// 28.000 and 1.234.567; 28.000,50 and 28,000.50, where the last mark is the one of the fraction.
std::optional<Grouped> grouped(std::string_view text) {
  Grouped number;
  if (!text.empty() && is_sign(text[0])) {
    if (text[0] == '-') number.whole = "-";
    text.remove_prefix(1);
  }
  std::string_view body = text;
  if (text.find('.') != std::string_view::npos && text.find(',') != std::string_view::npos) {
    const std::size_t last = text.find_last_of(".,");
    number.fraction = text.substr(last + 1);
    body = text.substr(0, last);
    if (!are_digits(number.fraction) || body.find(text[last]) != std::string_view::npos) return std::nullopt;
  }
  if (!is_grouped(body)) return std::nullopt;
  number.thousands = body[body.find_first_of(".,")];
  std::copy_if(body.begin(), body.end(), std::back_inserter(number.whole), is_digit);
  return number;
}

std::string with_mark(std::string spelled, bool decimal_comma) {
  if (decimal_comma) std::replace(spelled.begin(), spelled.end(), '.', ',');
  return spelled;
}

std::string without_blanks(std::string_view text) {
  std::string result(text);
  for (const std::string_view blank : {" ", "\u00A0", "\u202F"}) {
    for (std::size_t at = result.find(blank); at != std::string::npos; at = result.find(blank, at)) {
      result.erase(at, blank.size());
    }
  }
  return result;
}

/// What a person meant, as a table writes it; nothing when it is no number either.
std::optional<std::string> plainly(std::string_view text, bool decimal_comma) {
  if (const std::optional<Grouped> number = grouped(text)) {
    const bool round = number->fraction.find_first_not_of('0') == std::string::npos;
    return number->whole + (round ? "" : with_mark("." + number->fraction, decimal_comma));
  }
  std::string pointed(text);
  if (std::count(text.begin(), text.end(), ',') == 1 && text.find('.') == std::string_view::npos) {
    std::replace(pointed.begin(), pointed.end(), ',', '.');
  }
  if (!parse_number(pointed)) return std::nullopt;
  return with_mark(pointed, decimal_comma);
}

}  // namespace

std::optional<Value> parse_number(std::string_view text, bool decimal_comma) {
  if (std::optional<Value> whole = plain_whole_number(text)) return whole;
  std::string pointed(text);
  if (decimal_comma && std::count(text.begin(), text.end(), ',') == 1 && text.find('.') == std::string_view::npos) {
    std::replace(pointed.begin(), pointed.end(), ',', '.');
  }
  std::string_view rest = pointed;
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
  value.decimal_comma = decimal_comma;
  return std::move(value);
}

bool reads_like_thousands(std::string_view text) {
  if (!text.empty() && is_sign(text[0])) text.remove_prefix(1);
  return is_grouped(text);
}

std::string without_thousands_marks(std::string_view text) {
  std::string digits(text);
  std::erase_if(digits, [](char c) { return c == '.' || c == ',' || c == '+'; });
  return digits;
}

Sentence typed_number_hint(std::string_view text, bool decimal_comma) {
  for (const std::string_view currency : {"Rp.", "Rp", "rp", "RP", "IDR"}) {
    if (!text.starts_with(currency)) continue;
    text.remove_prefix(currency.size());
    if (text.ends_with(",-")) text.remove_suffix(2);  // Rp 28.000,-
    const auto digits = plainly(without_blanks(text), decimal_comma);
    return digits ? Sentence(phrase::digits_only, *digits) : Sentence();
  }
  if (text.ends_with('%')) {
    const auto percent = plainly(without_blanks(text.substr(0, text.size() - 1)), false);
    const std::optional<Value> share = percent ? parse_number(*percent + "e-2") : std::nullopt;
    return share ? Sentence(phrase::write, with_mark(number_text(share->real), decimal_comma)) : Sentence();
  }
  if (const std::optional<Grouped> number = grouped(text)) {
    return {number->thousands == '.' ? phrase::no_dot_between_thousands : phrase::no_comma_between_thousands,
            *plainly(text, decimal_comma)};
  }
  if (const std::string joined = without_blanks(text); joined.size() < text.size()) {
    const auto spelled = plainly(joined, decimal_comma);
    return spelled ? Sentence(phrase::no_blank_between_thousands, *spelled) : Sentence();
  }
  if (!decimal_comma && text.find(',') != std::string_view::npos) {
    if (const auto spelled = plainly(text, false)) return {phrase::decimal_point, *spelled};
  }
  return {};
}

Sentence whole_number_hint(std::string_view text, bool decimal_comma) {
  const bool is_marked = grouped(text) || text.ends_with('%') || without_blanks(text).size() < text.size();
  const auto plain = is_marked ? std::nullopt : plainly(text, false);
  const std::optional<Value> number = plain ? parse_number(*plain) : std::nullopt;
  if (!number || number->kind != Value::Kind::real) return typed_number_hint(text, decimal_comma);
  constexpr double kMostDigits = 1e15;
  if (!(std::fabs(number->real) < kMostDigits)) return {};
  const auto below = static_cast<std::int64_t>(std::floor(number->real));
  if (static_cast<double>(below) == number->real) return {phrase::write, below};
  return {phrase::write_either, below, below + 1};
}

}  // namespace kabar
