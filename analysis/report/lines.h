#pragma once
// Lines of text for a terminal: wrapped, indented, cut, padded. Knows no figure.

#include <string>
#include <string_view>
#include <vector>

#include "core/language.h"
#include "core/utf8.h"

namespace kabar::analysis {

/// For whom a text is set: the language, and how wide its lines may be.
struct Setting {
  Language language;
  std::size_t columns;

  static constexpr std::size_t kUsual = 80, kWidestText = 100;
  Setting(Language in, std::size_t width = kUsual)
      : language(in), columns(width) {}  // NOLINT(google-explicit-constructor)
  /// For sentences, which nobody reads in very long lines.
  std::size_t text_columns() const { return columns < kWidestText ? columns : kWidestText; }
};

inline constexpr std::size_t kGap = 2;  // blanks between what stands side by side

/// A text parted at its line ends; one empty line for an empty text.
std::vector<std::string> lines_of(std::string_view text);

/// The text with its blanks made line ends where a line would become longer than `columns`; no word is cut, and no
/// number from its "%" or "Rp". Line ends that it has stay.
std::string wrapped(std::string_view text, std::size_t columns);

/// The same for text that holds names of a file: what steers is shown as ?, and words that are longer are broken.
std::string folded(std::string_view text, std::size_t columns);

/// A name in a column of so many, after two blanks, and the text wrapped beside it; under it where the name is wider,
/// or where beside it there is little room.
std::string beside(std::string_view name, std::size_t width, std::string_view text, std::size_t columns);

/// Lines that are longer than `columns` are wrapped and go on two blanks further in than they begin. No word is broken:
/// a path is to be copied.
std::string hanging(std::string_view text, std::size_t columns);

/// "- " before the text, wrapped, its further lines under the first letter; ends in a newline.
std::string bullet(std::string_view text, std::size_t columns);

/// Every line that is not empty after so many blanks.
std::string indented(std::string_view text, std::size_t by);

/// On one line, with its middle taken out ("Every...bound)") where it is longer than `columns`.
std::string shortened(std::string_view text, std::size_t columns);
/// The same, padded with blanks to exactly `columns`.
std::string left_aligned(std::string_view text, std::size_t columns);
/// Padded with blanks before; never cut.
std::string right_aligned(std::string_view text, std::size_t columns);

}  // namespace kabar::analysis
