#include "population/ipf.h"

#include <algorithm>
#include <cmath>

namespace kabar {

namespace {

/// A margin with its sums; cells that count in no row stand in one row more, whose factor is 1.
struct Fitting {
  std::vector<std::uint32_t> row;  // by cell
  std::vector<double> sums, factors;

  explicit Fitting(const IpfMargin& margin)
      : row(margin.row_of_cell.size()), sums(margin.target.size() + 1), factors(margin.target.size() + 1, 1.0) {
    const std::uint32_t none = static_cast<std::uint32_t>(margin.target.size());
    for (std::size_t cell = 0; cell < row.size(); ++cell) {
      row[cell] = margin.row_of_cell[cell] < 0 ? none : static_cast<std::uint32_t>(margin.row_of_cell[cell]);
    }
  }
};

double largest_error_of(std::span<const double> sums, const IpfMargin& margin) {
  double largest = 0;
  for (std::size_t row = 0; row < margin.target.size(); ++row) {
    const double error = std::fabs(sums[row] - margin.target[row]);
    if (error > largest) largest = error;
  }
  return largest;
}

/// Sums of all margins in one pass, each in the order of the cells.
void sum_all(std::span<const double> table, std::span<Fitting> fittings) {
  for (Fitting& fitting : fittings) std::fill(fitting.sums.begin(), fitting.sums.end(), 0.0);
  for (std::size_t cell = 0; cell < table.size(); ++cell) {
    const double value = table[cell];
    for (Fitting& fitting : fittings) fitting.sums[fitting.row[cell]] += value;
  }
}

/// Scales the table to one margin, and sums what comes out for the next.
void scale(std::span<double> table, const Fitting& fitting, Fitting& next) {
  std::fill(next.sums.begin(), next.sums.end(), 0.0);
  for (std::size_t cell = 0; cell < table.size(); ++cell) {
    const double value = table[cell] * fitting.factors[fitting.row[cell]];
    table[cell] = value;
    next.sums[next.row[cell]] += value;
  }
}

}  // namespace

IpfResult fit(std::span<double> table, std::span<const IpfMargin> margins, double tolerance, int max_rounds) {
  IpfResult result;
  std::vector<Fitting> fittings;
  for (const IpfMargin& margin : margins) fittings.emplace_back(margin);
  sum_all(table, fittings);
  while (result.rounds < max_rounds) {
    ++result.rounds;
    for (std::size_t m = 0; m < margins.size(); ++m) {
      Fitting& fitting = fittings[m];
      for (std::size_t row = 0; row < margins[m].target.size(); ++row) {
        fitting.factors[row] = fitting.sums[row] > 0 ? margins[m].target[row] / fitting.sums[row] : 0;
      }
      scale(table, fitting, fittings[(m + 1) % margins.size()]);
    }
    sum_all(table, fittings);
    result.largest_error = 0;
    for (std::size_t m = 0; m < margins.size(); ++m) {
      const double error = largest_error_of(fittings[m].sums, margins[m]);
      if (error > result.largest_error) result.largest_error = error;
    }
    if (result.largest_error <= tolerance) break;
  }
  return result;
}

}  // namespace kabar
