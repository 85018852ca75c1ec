#include "scenario/toml_reason.h"

#include <array>

#include "scenario/phrases.h"

namespace kabar {

namespace {

struct Known {
  std::string_view part;  // of the description
  const Phrase& reason;
};

// The first that fits is taken.
constexpr std::array kKnown = {
    Known{"encountered end-of-file", phrase::toml_ends_early},
    Known{"saw EOF", phrase::toml_ends_early},
    Known{"leading zero", phrase::toml_leading_zero},
    Known{"not representable in 64 bits", phrase::toml_number_too_large},
    Known{"exceeds", phrase::toml_number_too_large},
    Known{"underscores", phrase::toml_underscores},
    // Others are refused before; what is left is the end of a line inside of quotes.
    Known{"control characters", phrase::toml_quotes_open},
    Known{"escape sequence", phrase::toml_escape},
    Known{"hex digit", phrase::toml_escape},
    Known{"surrogates", phrase::toml_escape},
    Known{"U+10FFFF", phrase::toml_escape},
    Known{"line-ending backslashes", phrase::toml_escape},
    Known{"multi-line strings are prohibited", phrase::toml_key_over_lines},
    Known{"expected decimal digit or exponent, saw '.'", phrase::toml_two_dots},
    Known{"expected a comment or whitespace, saw ','", phrase::toml_comma},
    Known{"could not determine value type", phrase::toml_no_value},
    Known{"expected value-terminator", phrase::toml_after_value},
    Known{"expected a comment or whitespace", phrase::toml_after_value},
    Known{"expected '='", phrase::toml_no_equals},
    Known{"expected keys, tables", phrase::toml_no_key},
    Known{"expected bare key", phrase::toml_no_key},
    Known{"expected key", phrase::toml_no_key},
    Known{"parsing boolean", phrase::toml_no_boolean},
    Known{"parsing date", phrase::toml_no_date},
    Known{"parsing time", phrase::toml_no_date},
    Known{"parsing inline table", phrase::toml_braces},
    Known{"parsing array", phrase::toml_brackets},
    Known{"parsing table header", phrase::toml_header},
    Known{"parsing floating-point", phrase::toml_no_number},
    Known{"parsing hexadecimal", phrase::toml_no_number},
    Known{"integer", phrase::toml_no_number},
};

/// What stands between the first two single quotes after a word.
std::string_view quoted_after(std::string_view text, std::string_view word) {
  const std::size_t at = text.find(word);
  if (at == std::string_view::npos) return {};
  const std::size_t open = text.find('\'', at + word.size());
  if (open == std::string_view::npos) return {};
  const std::size_t close = text.find('\'', open + 1);
  return close == std::string_view::npos ? std::string_view() : text.substr(open + 1, close - open - 1);
}

}  // namespace

Sentence toml_reason(std::string_view description) {
  const std::string_view twice = quoted_after(description, "cannot redefine existing");
  if (!twice.empty()) return {phrase::toml_twice, std::string(twice)};
  for (const Known& known : kKnown) {
    if (description.find(known.part) != std::string_view::npos) return known.reason;
  }
  return phrase::toml_other;
}

}  // namespace kabar
