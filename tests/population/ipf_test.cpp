#include "population/ipf.h"

#include <gtest/gtest.h>

#include <cmath>

namespace kabar {
namespace {

std::vector<IpfMargin> rows_and_columns(const std::vector<double>& rows, const std::vector<double>& columns) {
  std::vector<IpfMargin> margins = {{{}, rows}, {{}, columns}};
  for (std::size_t cell = 0; cell < rows.size() * columns.size(); ++cell) {
    margins[0].row_of_cell.push_back(static_cast<std::int32_t>(cell / columns.size()));
    margins[1].row_of_cell.push_back(static_cast<std::int32_t>(cell % columns.size()));
  }
  return margins;
}

TEST(Ipf, FitsFourByFourToItsMargins) {
  std::vector<double> table = {40, 30, 20, 10, 35, 50, 100, 75, 30, 80, 70, 120, 20, 30, 40, 50};
  const auto margins = rows_and_columns({150, 300, 400, 150}, {200, 300, 400, 100});
  const IpfResult result = fit(table, margins, 1e-10, 1000);
  EXPECT_LE(result.largest_error, 1e-10);
  EXPECT_NEAR(table[0], 64.5585, 5e-5);
  EXPECT_NEAR(table[15], 17.0337, 5e-5);
}

TEST(Ipf, KeepsTheOddsRatio) {
  std::vector<double> table = {7, 9, 12, 7};
  fit(table, rows_and_columns({5, 15}, {10, 10}), 1e-12, 1000);
  EXPECT_NEAR(table[0], 1.7756656, 5e-8);
  EXPECT_NEAR(table[0] * table[3] / (table[1] * table[2]), .4537037, 5e-8);
  EXPECT_NEAR(table[0] * table[3] / (table[1] * table[2]), 49.0 / 108.0, 1e-12);
}

TEST(Ipf, LeavesCellsOutsideAMarginToTheOthers) {
  std::vector<double> table = {1, 1, 1, 1};
  const std::vector<IpfMargin> margins = {{{0, 0, 1, 1}, {10, 30}}, {{0, -1, -1, -1}, {4}}};
  fit(table, margins, 1e-12, 1000);
  EXPECT_NEAR(table[0], 4, 1e-9);
  EXPECT_NEAR(table[1], 6, 1e-9);
  EXPECT_NEAR(table[2], 15, 1e-9);
}

TEST(Ipf, SaysThatAnEmptyRowCannotBeFilled) {
  std::vector<double> table = {0, 0, 1, 1};
  const IpfResult result = fit(table, rows_and_columns({5, 5}, {5, 5}), 1e-9, 20);
  EXPECT_EQ(result.rounds, 20);
  EXPECT_NEAR(result.largest_error, 5, 1e-9);
}

}  // namespace
}  // namespace kabar
