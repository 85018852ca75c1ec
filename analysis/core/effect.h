#pragma once
// A figure with its interval, from values of replicates in populations. Knows arrays only: no file, no engine.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "analysis/core/reason.h"

namespace kabar::analysis {

inline constexpr double kLevel = 0.95;

/// A mean with its two-sided interval. What is undefined is empty and `reason` says why; never 0, never NaN.
struct Effect {
  std::optional<double> mean, low, high;
  Reason reason = {};

  bool has_interval() const { return mean && low && high; }
  /// Of a difference: within the noise.
  bool holds_zero() const { return has_interval() && *low <= 0 && *high >= 0; }
};
Effect undefined(Reason reason);

/// One number that may be undefined.
struct Figure {
  std::optional<double> value;
  Reason reason = {};
};

/// One value of one replicate in one population. Indices are what pairs two strategies.
struct Observation {
  std::uint32_t population = 0, replicate = 0;
  double value = 0;
};

/// Observations in increasing (population, replicate), only of complete replicates; or the reason why there are none.
struct Sample {
  std::vector<Observation> values;
  Reason reason = {};
};

/// What an interval varies over: populations are the unit of inference; with one population only luck varies, and the
/// interval speaks of 'this city only'.
enum class Unit { populations, replicates };
Unit unit_of(const Sample& sample);
std::size_t populations_of(const Sample& sample);

/// Mean of each population, in order.
std::vector<double> population_means(const Sample& sample);

/// The independent values of a sample: means of its populations, or its replicates where it has one population.
std::vector<double> independent_values(const Sample& sample);

/// Exact for equal values (their mean is that value, their variance 0). `values` is not empty.
double mean_of(std::span<const double> values);
/// Unbiased sample variance of at least two values.
double variance_of(std::span<const double> values);
/// Quantile of Student's t, 0 < p < 1, degrees of freedom > 0.
double t_quantile(double p, double degrees_of_freedom);

/// Mean and t interval of independent values; one value has a mean and no interval.
Effect t_interval(std::span<const double> values, double level = kLevel);
/// The same over the independent values of a sample.
Effect estimate(const Sample& sample, double level = kLevel);

/// A share cannot lie outside [0, 1], a symmetric interval can: its ends are moved to 0 and 1. For shares only.
Effect clipped_to_shares(Effect effect);

}  // namespace kabar::analysis
