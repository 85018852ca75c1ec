#include "analysis/core/ratio.h"

#include <cmath>

#include "analysis/core/difference.h"

namespace kabar::analysis {

namespace {

double covariance_of(std::span<const double> a, std::span<const double> b) {
  const double mean_a = mean_of(a), mean_b = mean_of(b);
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += (a[i] - mean_a) * (b[i] - mean_b);
  return sum / static_cast<double>(a.size() - 1);
}

/// Of two samples at the same places. `covers_zero`: the reason where the denominator cannot be told from 0.
Effect fieller(const Sample& numerator, const Sample& denominator, double level, Why covers_zero) {
  const std::vector<double> above = independent_values(numerator);
  const std::vector<double> below = independent_values(denominator);
  const Effect divisor = t_interval(below, level);
  if (!divisor.has_interval()) return undefined(divisor.reason);
  if (*divisor.low <= 0 && *divisor.high >= 0) return undefined(covers_zero);

  // Around the estimate, where nothing cancels: with rests e = above - ratio below, whose mean is 0, the interval holds
  // ratio + d for all d with (d mean(below))^2 <= c Var(e - d below), a quadratic in d.
  const double ratio = mean_of(above) / *divisor.mean;
  std::vector<double> rests;
  for (std::size_t i = 0; i < above.size(); ++i) rests.push_back(above[i] - ratio * below[i]);
  const double n = static_cast<double>(above.size());
  const double t = t_quantile((1 + level) / 2, n - 1);
  const double c = t * t / n;
  const double square = *divisor.mean * *divisor.mean - c * variance_of(below);  // above 0, or the interval covered 0
  const double linear = c * covariance_of(rests, below);
  const double root = std::sqrt(linear * linear + square * c * variance_of(rests));
  return {ratio, ratio + (-linear - root) / square, ratio + (-linear + root) / square};
}

}  // namespace

Effect fieller_ratio(const Sample& numerator, const Sample& denominator, double level) {
  const Sample above = at_places_of(denominator, numerator);
  if (!above.reason.empty()) return undefined(above.reason);
  return fieller(above, at_places_of(above, denominator), level, Why::divisor_may_be_0);
}

Effect net_benefit(const Sample& gain, const Sample& cost, double worth, double level) {
  Sample benefit = at_places_of(gain, cost);
  if (!benefit.reason.empty()) return undefined(benefit.reason);
  const Sample gained = at_places_of(benefit, gain);
  for (std::size_t i = 0; i < benefit.values.size(); ++i) {
    benefit.values[i].value = worth * gained.values[i].value - benefit.values[i].value;
  }
  return estimate(benefit, level);
}

Effect share_of_attainable(const Sample& value, const Sample& floor, const Sample& ceiling, double level) {
  const Sample gained = paired_values(value, floor);
  const Sample attainable = paired_values(ceiling, floor);
  const Sample places = paired_values(gained, attainable);
  if (!places.reason.empty()) return undefined(places.reason);
  return fieller(at_places_of(places, gained), at_places_of(places, attainable), level, Why::floor_is_ceiling);
}

}  // namespace kabar::analysis
