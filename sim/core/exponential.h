#pragma once
// The standard exponential of a coin's word, from a table: as exact as -log(1 - u), and short enough to be inlined.

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

#include "core/math.h"

namespace kabar {

namespace exponential_table {

/// Of one cell of [1, 2): the inverse of its middle, and minus the logarithm of that inverse.
struct Cell {
  double inverse = 0, log = 0;
};
inline constexpr int kCells = 128;

/// ln m for m in [1, 2]: 2 artanh((m - 1) / (m + 1)).
constexpr double series_log(double m) {
  const double s = (m - 1.0) / (m + 1.0);
  double sum = 0.0;
  for (int n = 41; n > 0; n -= 2) sum = sum * s * s + 1.0 / n;
  return 2.0 * s * sum;
}

constexpr std::array<Cell, kCells> make() {
  std::array<Cell, kCells> cells{};
  for (int i = 0; i < kCells; ++i) {
    const double inverse = 1.0 / (1.0 + (i + 0.5) / kCells);
    cells[static_cast<std::size_t>(i)] = {inverse, series_log(1.0 / inverse)};
  }
  return cells;
}
inline constexpr std::array<Cell, kCells> kTable = make();

}  // namespace exponential_table

/// A number below 2^52 as a double, by an addition that every instruction set has for vectors.
inline double to_double(std::uint64_t number) {
  constexpr std::uint64_t kTwo52 = 0x4330000000000000u;  // the bits of 2^52, whose last place counts one
  return std::bit_cast<double>(number | kTwo52) - 0x1p52;
}

/// -ln(1 - (word + 1/2) / 2^32), within 1e-15. Without a branch and without what vectors lack.
inline double exponential(std::uint32_t word) {
  // 1 - (word + 1/2) / 2^32 = odd / 2^33, and the odd number is mantissa 2^power with a mantissa in [1, 2).
  const std::uint64_t odd = (std::uint64_t{1} << 33) - 1 - 2 * std::uint64_t{word};
  const std::uint64_t bits = std::bit_cast<std::uint64_t>(to_double(odd));
  const exponential_table::Cell& cell = exponential_table::kTable[(bits >> 45) & (exponential_table::kCells - 1)];
  const double mantissa = std::bit_cast<double>((bits & 0x000FFFFFFFFFFFFFu) | 0x3FF0000000000000u);
  const double r = mantissa * cell.inverse - 1.0;  // |r| < 1/256: the term in r^7 is below 2e-18
  const double log1p = r * (1.0 - r * (1.0 / 2 - r * (1.0 / 3 - r * (1.0 / 4 - r * (1.0 / 5 - r * (1.0 / 6))))));
  return to_double(33 + 1023 - (bits >> 52)) * kLn2 - (cell.log + log1p);
}

}  // namespace kabar
