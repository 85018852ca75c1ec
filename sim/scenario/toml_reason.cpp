#include "scenario/toml_reason.h"

#include <array>

#include "scenario/phrases.h"

namespace kabar {

namespace {

struct KnownReason {
  std::string_view part;  // of the description
  const Phrase& reason;
};

// The first that fits is taken.
constexpr std::array kKnown = {
    KnownReason{"encountered end-of-file", phrase::toml_ends_early},
    KnownReason{"saw EOF", phrase::toml_ends_early},
    KnownReason{"leading zero", phrase::toml_leading_zero},
    KnownReason{"not representable in 64 bits", phrase::toml_number_too_large},
    KnownReason{"exceeds", phrase::toml_number_too_large},
    KnownReason{"underscores", phrase::toml_underscores},
    // Others are refused before; what is left is the end of a line inside of quotes.
    KnownReason{"control characters", phrase::toml_quotes_open},
    KnownReason{"escape sequence", phrase::toml_escape},
    KnownReason{"hex digit", phrase::toml_escape},
    KnownReason{"surrogates", phrase::toml_escape},
    KnownReason{"U+10FFFF", phrase::toml_escape},
    KnownReason{"line-ending backslashes", phrase::toml_escape},
    KnownReason{"multi-line strings are prohibited", phrase::toml_key_over_lines},
    KnownReason{"expected decimal digit or exponent, saw '.'", phrase::toml_two_dots},
    KnownReason{"expected a comment or whitespace, saw ','", phrase::toml_comma},
    KnownReason{"could not determine value type", phrase::toml_no_value},
    KnownReason{"expected value-terminator", phrase::toml_after_value},
    KnownReason{"expected a comment or whitespace", phrase::toml_after_value},
    KnownReason{"expected '='", phrase::toml_no_equals},
    KnownReason{"expected keys, tables", phrase::toml_no_key},
    KnownReason{"expected bare key", phrase::toml_no_key},
    KnownReason{"expected key", phrase::toml_no_key},
    KnownReason{"parsing boolean", phrase::toml_no_boolean},
    KnownReason{"parsing date", phrase::toml_no_date},
    KnownReason{"parsing time", phrase::toml_no_date},
    KnownReason{"parsing inline table", phrase::toml_braces},
    KnownReason{"parsing array", phrase::toml_brackets},
    KnownReason{"parsing table header", phrase::toml_header},
    KnownReason{"parsing floating-point", phrase::toml_no_number},
    KnownReason{"parsing hexadecimal", phrase::toml_no_number},
    KnownReason{"integer", phrase::toml_no_number},
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
  for (const KnownReason& known : kKnown) {
    if (description.find(known.part) != std::string_view::npos) return known.reason;
  }
  return phrase::toml_other;
}

}  // namespace kabar
