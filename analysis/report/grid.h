#pragma once
// Text in columns for a terminal. Knows no figure.

#include <string>
#include <vector>

#include "analysis/report/lines.h"

namespace kabar::analysis {

enum class Side { left, right };

struct Column {
  std::string head;  // "\n" between its lines
  Side side = Side::right;
  std::size_t least = 0;  // columns it takes at least, where there is room
};

/// Rows of cells, as many as there are columns, in lines no longer than `widest`: where they would be, heads are
/// wrapped, the first column gives way, and columns that still have no room stand in a further table under the first,
/// beside the same first column. Numbers are never cut. Cells of the first column are cut in the middle ("Every
/// post...bound)"), but wrapped where two would look the same or too little would be left to read. Every line ends in a
/// newline and in no blank.
std::string in_columns(const std::vector<Column>& columns, const std::vector<std::vector<std::string>>& rows,
                       std::size_t widest);

/// Pads the cells of a column to the widest of them, so that marks may stand behind numbers that end alike.
void align_right(std::vector<std::vector<std::string>>& rows, std::size_t column);

/// in_columns() for rows of words, the first column to the left and the others to the right, each line after two
/// blanks.
std::string in_plain_columns(const std::vector<std::string>& heads, const std::vector<std::vector<std::string>>& rows,
                             const Setting& setting);

}  // namespace kabar::analysis
