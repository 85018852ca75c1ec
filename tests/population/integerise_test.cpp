#include "population/integerise.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "core/random.h"
#include "population/cells.h"

namespace kabar {
namespace {

TEST(Integerise, IsUnbiasedAndNeverAWholeHouseholdAway) {
  const std::vector<double> expected = {0.3, 1.7, 0, 2.25, 0.05, 3.7};
  const std::vector<std::uint32_t> order = {5, 0, 2, 1, 4, 3};
  const int runs = 4000;
  std::vector<double> sum(expected.size(), 0);
  for (int run = 0; run < runs; ++run) {
    const double start = (run + 0.5) / runs;  // the whole law of the one draw
    const auto count = integerise(expected, order, 8, start);
    EXPECT_EQ(std::accumulate(count.begin(), count.end(), 0u), 8u);
    for (std::size_t cell = 0; cell < expected.size(); ++cell) {
      EXPECT_LT(std::fabs(count[cell] - expected[cell]), 1.0);
      sum[cell] += count[cell];
    }
  }
  for (std::size_t cell = 0; cell < expected.size(); ++cell) {
    EXPECT_NEAR(sum[cell] / runs, expected[cell], 1.0 / runs) << cell;
  }
}

TEST(Integerise, ScalesToTheTotal) {
  const std::vector<double> expected = {1, 2, 1};
  EXPECT_EQ(integerise(expected, std::vector<std::uint32_t>{0, 1, 2}, 400, 0.5),
            (std::vector<std::uint32_t>{100, 200, 100}));
  EXPECT_EQ(integerise(expected, std::vector<std::uint32_t>{0, 1, 2}, 0, 0.5), (std::vector<std::uint32_t>{0, 0, 0}));
  const auto one = integerise(expected, std::vector<std::uint32_t>{0, 1, 2}, 1, 0.5);
  EXPECT_EQ(one[0] + one[1] + one[2], 1u);
}

TEST(Serpentine, VisitsEveryCellOnceAndStepsToNeighbours) {
  const auto order = serpentine_order(3);
  std::vector<int> seen(3 * kLocalCells, 0);
  for (const std::uint32_t cell : order) ++seen[cell];
  for (const int times : seen) EXPECT_EQ(times, 1);
  for (std::size_t i = 1; i < order.size(); ++i) {
    const Place5 a = place_of_cell(order[i - 1]), b = place_of_cell(order[i]);
    int steps = 0;
    for (int d = 0; d < kDimensions; ++d)
      steps += std::abs(a[static_cast<std::size_t>(d)] - b[static_cast<std::size_t>(d)]);
    EXPECT_EQ(steps, 1);
  }
}

}  // namespace
}  // namespace kabar
