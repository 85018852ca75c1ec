#include "analysis/core/cascade.h"

namespace kabar::analysis {

Figure structural_virality(std::span<const std::uint32_t> parents) {
  const std::size_t n = parents.size();
  if (n < 2) return {std::nullopt, Why::one_node};
  // Each tie lies on the way between the s nodes below it and the n - s others.
  std::vector<double> below(n, 1);
  double distances = 0;
  for (std::size_t i = n; i-- > 0;) {
    if (parents[i] == kRoot) continue;
    distances += below[i] * (static_cast<double>(n) - below[i]);
    below[parents[i]] += below[i];
  }
  return {2 * distances / (static_cast<double>(n) * static_cast<double>(n - 1))};
}

}  // namespace kabar::analysis
