#pragma once
// Text in columns for a terminal. Knows no figure.

#include <string>
#include <string_view>
#include <vector>

#include "core/utf8.h"

namespace kabar::analysis {

enum class Side { left, right };

struct Column {
  std::string head;  // "\n" between its lines
  Side side = Side::right;
  std::size_t least = 0;  // columns it takes at least
};

/// Rows of cells, as many as there are columns. The first column gives way: its cells are cut ("...") so that no line
/// is longer than `widest`. Every line ends in a newline and in no blank.
std::string in_columns(const std::vector<Column>& columns, const std::vector<std::vector<std::string>>& rows,
                       std::size_t widest);

/// The text with its blanks made line ends where a line would become longer than `columns`; no word is cut, and no
/// number from its "%" or "Rp".
std::string wrapped(std::string_view text, std::size_t columns);

/// Padded with blanks, or cut to end in "...", to exactly `columns`.
std::string left_aligned(std::string_view text, std::size_t columns);
/// Padded with blanks before; never cut.
std::string right_aligned(std::string_view text, std::size_t columns);

}  // namespace kabar::analysis
