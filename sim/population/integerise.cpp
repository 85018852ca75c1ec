#include "population/integerise.h"

namespace kabar {

std::vector<std::uint32_t> integerise(std::span<const double> expected, std::span<const std::uint32_t> order,
                                      std::uint64_t total, double start) {
  double sum = 0;
  std::uint32_t last = 0;  // the last cell that can hold anyone takes up what rounding leaves
  for (const std::uint32_t cell : order) {
    sum += expected[cell];
    if (expected[cell] > 0) last = cell;
  }
  std::vector<std::uint32_t> count(expected.size(), 0);
  if (!(sum > 0)) return count;
  const double scale = static_cast<double>(total) / sum;
  double reached = 0;
  std::uint64_t taken = 0;
  for (const std::uint32_t cell : order) {
    if (!(expected[cell] > 0)) continue;
    reached += expected[cell] * scale;
    std::uint64_t upto = cell == last ? total : static_cast<std::uint64_t>(reached + start);
    if (upto > total) upto = total;
    count[cell] = static_cast<std::uint32_t>(upto - taken);
    taken = upto;
  }
  return count;
}

}  // namespace kabar
