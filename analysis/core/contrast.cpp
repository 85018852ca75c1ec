#include "analysis/core/contrast.h"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>

#include "analysis/core/difference.h"

namespace kabar::analysis {

namespace {

/// Of the t test of `difference` = 0, two-sided.
Figure p_value(const Difference& difference) {
  if (!difference.variance) return {std::nullopt, difference.reason};
  if (*difference.variance == 0) {
    return {std::nullopt, *difference.mean == 0 ? Why::no_difference : Why::difference_does_not_vary};
  }
  const double t = std::abs(*difference.mean) / std::sqrt(*difference.variance);
  const boost::math::students_t law(difference.degrees_of_freedom);
  return {2 * boost::math::cdf(boost::math::complement(law, t))};
}

}  // namespace

Figure paired_p_value(const Sample& a, const Sample& b) {
  return p_value(difference_of(a, b, Pairing::paired));
}

Figure unpaired_p_value(const Sample& a, const Sample& b) {
  return p_value(difference_of(a, b, Pairing::unpaired));
}

std::vector<std::optional<double>> holm(std::span<const std::optional<double>> p) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < p.size(); ++i) {
    if (p[i]) order.push_back(i);
  }
  std::stable_sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) { return *p[i] < *p[j]; });
  std::vector<std::optional<double>> adjusted(p.size());
  double so_far = 0;
  for (std::size_t rank = 0; rank < order.size(); ++rank) {
    so_far = std::max(so_far, std::min(1.0, static_cast<double>(order.size() - rank) * *p[order[rank]]));
    adjusted[order[rank]] = so_far;
  }
  return adjusted;
}

}  // namespace kabar::analysis
