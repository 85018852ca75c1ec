#include "population/ipf.h"

#include <cmath>

namespace kabar {

namespace {

std::vector<double> row_sums(std::span<const double> table, const IpfMargin& margin) {
  std::vector<double> sums(margin.target.size(), 0.0);
  for (std::size_t cell = 0; cell < table.size(); ++cell) {
    if (margin.row_of_cell[cell] >= 0) sums[static_cast<std::size_t>(margin.row_of_cell[cell])] += table[cell];
  }
  return sums;
}

double largest_error_of(std::span<const double> sums, const IpfMargin& margin) {
  double largest = 0;
  for (std::size_t row = 0; row < sums.size(); ++row) {
    const double error = std::fabs(sums[row] - margin.target[row]);
    if (error > largest) largest = error;
  }
  return largest;
}

}  // namespace

IpfResult fit(std::span<double> table, std::span<const IpfMargin> margins, double tolerance, int max_rounds) {
  IpfResult result;
  while (result.rounds < max_rounds) {
    ++result.rounds;
    for (const IpfMargin& margin : margins) {
      std::vector<double> factor = row_sums(table, margin);
      for (std::size_t row = 0; row < factor.size(); ++row) {
        factor[row] = factor[row] > 0 ? margin.target[row] / factor[row] : 0;
      }
      for (std::size_t cell = 0; cell < table.size(); ++cell) {
        if (margin.row_of_cell[cell] >= 0) table[cell] *= factor[static_cast<std::size_t>(margin.row_of_cell[cell])];
      }
    }
    result.largest_error = 0;
    for (const IpfMargin& margin : margins) {
      const double error = largest_error_of(row_sums(table, margin), margin);
      if (error > result.largest_error) result.largest_error = error;
    }
    if (result.largest_error <= tolerance) break;
  }
  return result;
}

}  // namespace kabar
