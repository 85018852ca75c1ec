#include "cli/option_values.h"

#include <algorithm>
#include <charconv>
#include <string_view>

#include "cli/phrases.h"
#include "scenario/number_text.h"
#include "scenario/phrases.h"
#include "scenario/typed_number.h"

namespace kabar::cli {

Problem of_option(const Sentence& what, const Sentence& why, const Sentence& hint) {
  return {"", 0, 0, what, why, hint};
}

namespace {

template <class Whole>
Sentence range_of(Range<Whole> range) {
  return {phrase::from_to, range.least, range.most};
}

template <class Whole>
std::optional<Whole> whole_in(const char* option, const std::string& text, Range<Whole> range, Problems& problems) {
  const Sentence what(phrase::value_is, option, text);
  std::string_view digits = text;
  const bool negative = digits.starts_with('-');
  if (negative || digits.starts_with('+')) digits.remove_prefix(1);
  if (digits.empty() || digits.find_first_not_of("0123456789") != std::string_view::npos) {
    problems.add(of_option(what, {phrase::must_be_whole_number, range_of(range)}, whole_number_hint(text)));
    return std::nullopt;
  }
  std::uint64_t size = 0;  // always decimal: 010 is ten
  const std::from_chars_result read = std::from_chars(digits.data(), digits.data() + digits.size(), size, 10);
  const auto most = static_cast<std::uint64_t>(range.most);
  const bool fits = read.ec == std::errc() && (negative ? size == 0 : size <= most);
  if (!fits || static_cast<Whole>(size) < range.least) {
    problems.add(of_option(what, {phrase::must_be, range_of(range)}));
    return std::nullopt;
  }
  return static_cast<Whole>(size);
}

}  // namespace

std::optional<std::int64_t> whole_of(const char* option, const std::string& text, Range<std::int64_t> range,
                                     Problems& problems) {
  return whole_in(option, text, range, problems);
}

std::optional<std::uint64_t> whole_of(const char* option, const std::string& text, Range<std::uint64_t> range,
                                      Problems& problems) {
  return whole_in(option, text, range, problems);
}

std::optional<double> real_of(const char* option, const std::string& text, RealRange range, Problems& problems) {
  const Sentence what(phrase::value_is, option, text);
  const std::string low = number_text(range.low), high = number_text(range.high);
  const Sentence allowed =
      range.closed ? Sentence(phrase::from_to, low, high) : Sentence(phrase::above_and_below, low, high);
  const std::optional<Value> number = parse_number(text);
  if (!number) {
    problems.add(of_option(what, {phrase::must_be_number, allowed}, typed_number_hint(text)));
    return std::nullopt;
  }
  const double value = number->kind == Value::Kind::integer ? static_cast<double>(number->integer) : number->real;
  const bool inside =
      range.closed ? value >= range.low && value <= range.high : value > range.low && value < range.high;
  if (inside) return value;
  problems.add(of_option(what, {phrase::must_be, allowed}));
  return std::nullopt;
}

std::optional<std::string> choice_of(const char* option, const std::string& text, const Words& allowed,
                                     Problems& problems) {
  if (std::find(allowed.begin(), allowed.end(), text) != allowed.end()) return text;
  std::string all;
  for (const std::string& one : allowed) all += (all.empty() ? "" : ", ") + one;
  problems.add(of_option({phrase::value_is, option, text}, {phrase::must_be, Sentence(phrase::one_of, all)},
                         suggestion(text, allowed)));
  return std::nullopt;
}

Words parted(const Words& words) {
  Words parts;
  for (const std::string& word : words) {
    for (std::size_t begin = 0; begin <= word.size();) {
      const std::size_t end = std::min(word.find(',', begin), word.size());
      parts.push_back(word.substr(begin, end - begin));
      begin = end + 1;
    }
  }
  return parts;
}

}  // namespace kabar::cli
