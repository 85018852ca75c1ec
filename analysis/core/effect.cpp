#include "analysis/core/effect.h"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <utility>

namespace kabar::analysis {

Effect undefined(Reason reason) {
  return {std::nullopt, std::nullopt, std::nullopt, std::move(reason)};
}

std::size_t populations_of(const Sample& sample) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < sample.values.size(); ++i) {
    if (i == 0 || sample.values[i].population != sample.values[i - 1].population) ++count;
  }
  return count;
}

Unit unit_of(const Sample& sample) {
  return populations_of(sample) > 1 ? Unit::populations : Unit::replicates;
}

double mean_of(std::span<const double> values) {
  // Measured from the first value, so that equal values lose nothing to rounding.
  double sum = 0;
  for (const double value : values) sum += value - values.front();
  return values.front() + sum / static_cast<double>(values.size());
}

double variance_of(std::span<const double> values) {
  const double mean = mean_of(values);
  double sum = 0;
  for (const double value : values) sum += (value - mean) * (value - mean);
  return sum / static_cast<double>(values.size() - 1);
}

double t_quantile(double p, double degrees_of_freedom) {
  return boost::math::quantile(boost::math::students_t(degrees_of_freedom), p);
}

std::vector<double> population_means(const Sample& sample) {
  std::vector<double> values;
  for (const Observation& observation : sample.values) values.push_back(observation.value);
  std::vector<double> means;
  for (std::size_t begin = 0, end = 0; begin < values.size(); begin = end) {
    while (end < values.size() && sample.values[end].population == sample.values[begin].population) ++end;
    means.push_back(mean_of(std::span(values).subspan(begin, end - begin)));
  }
  return means;
}

std::vector<double> independent_values(const Sample& sample) {
  if (unit_of(sample) == Unit::populations) return population_means(sample);
  std::vector<double> values;
  for (const Observation& observation : sample.values) values.push_back(observation.value);
  return values;
}

Effect t_interval(std::span<const double> values, double level) {
  if (values.empty()) return undefined(Why::no_complete_replicate);
  const double mean = mean_of(values);
  if (!std::isfinite(mean)) return undefined(Why::not_finite);
  if (values.size() == 1) return {mean, std::nullopt, std::nullopt, Why::one_replicate_no_interval};
  const double n = static_cast<double>(values.size());
  const double half_width = t_quantile((1 + level) / 2, n - 1) * std::sqrt(variance_of(values) / n);
  return {mean, mean - half_width, mean + half_width};
}

Effect estimate(const Sample& sample, double level) {
  if (!sample.reason.empty()) return undefined(sample.reason);
  return t_interval(independent_values(sample), level);
}

Effect clipped_to_shares(Effect effect) {
  if (effect.low) effect.low = std::clamp(*effect.low, 0.0, 1.0);
  if (effect.high) effect.high = std::clamp(*effect.high, 0.0, 1.0);
  return effect;
}

}  // namespace kabar::analysis
