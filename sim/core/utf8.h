#pragma once
// The characters of a text in UTF-8: which bytes make one, and which of them steer a terminal or a page. Knows no font.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kabar {

struct CodePoint {
  char32_t value = 0;     // the byte itself where it is not valid
  std::size_t bytes = 1;  // that it takes
  bool valid = false;     // UTF-8 (Unicode 15, table 3-7)
};

/// The first character of a text that is not empty.
CodePoint first_code_point(std::string_view text);

/// Whether a character is none to be read but steers how others are shown: control characters (C0, DEL, C1), marks of
/// direction, line and paragraph separators, invisible fillers.
bool steers_text(char32_t character);

/// The text on one line and with a ? for what steers and for what is no UTF-8; line ends and tabs become blanks, but
/// line ends of `lines` stay.
enum class Lines { joined, kept };
std::string readable(std::string_view text, Lines lines = Lines::joined);

/// Columns that a text takes on a terminal: one a character, none for marks that stand over another, two for wide ones.
std::size_t columns_of(std::string_view text);

/// The letters A to Z in small; others stay.
std::string small_letters(std::string_view text);

}  // namespace kabar
