#pragma once
// Iterative proportional fitting (Deming and Stephan 1940) of a table of any shape to any set of margins, in ordered
// loops of + * / only, so that every machine gives the same bits. Knows nothing of households.

#include <cstdint>
#include <span>
#include <vector>

namespace kabar {

/// Totals of disjoint groups of cells: cell c counts in row_of_cell[c], or in none where that is negative.
struct IpfMargin {
  std::vector<std::int32_t> row_of_cell;
  std::vector<double> target;
};

struct IpfResult {
  int rounds = 0;
  double largest_error = 0;  // over all rows of all margins: |sum - target|, in units of the table
};

/// Scales `table` in place, margin after margin, until every row is within `tolerance` of its target or `max_rounds`
/// rounds are done. A row whose cells are all zero stays zero and counts as an error. Odds ratios inside the table are
/// kept. Every row_of_cell must have the size of the table.
IpfResult fit(std::span<double> table, std::span<const IpfMargin> margins, double tolerance, int max_rounds);

}  // namespace kabar
