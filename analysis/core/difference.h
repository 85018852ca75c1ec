#pragma once
// How two strategies differ: paired under common random numbers, or apart; and how much work would tell them apart.

#include <cstdint>

#include "analysis/core/effect.h"

namespace kabar::analysis {

/// Whether two samples come from the same worlds under common random numbers, or from worlds of their own.
enum class Pairing { paired, unpaired };

/// a - b by equal population and replicate; what only one of the two has is left out.
Sample paired_values(const Sample& a, const Sample& b);

/// `sample` at the places of `fine`, what only one of the two has left out: the value of the same population and
/// replicate, or, where `sample` has one value in every population (a cost), that of the population.
Sample at_places_of(const Sample& fine, const Sample& sample);

/// A difference of means, the variance of that estimate and its degrees of freedom; or why there is none of them.
struct Difference {
  std::optional<double> mean, variance;
  double degrees_of_freedom = 0;
  Reason reason = {};
};
/// The parts of which the intervals below are made.
Difference difference_of(const Sample& a, const Sample& b, Pairing pairing);

/// Mean of a - b over pairs with its t interval over population means (over replicates where there is one population).
/// Two strategies that did the same differ by exactly 0 with an interval of width 0.
Effect paired_difference(const Sample& a, const Sample& b, double level = kLevel);

/// Mean of a - mean of b for independent samples: Welch's interval with Satterthwaite's degrees of freedom (Welch 1947,
/// Biometrika 34). No interval where only one of the two has more than one population.
Effect unpaired_difference(const Sample& a, const Sample& b, double level = kLevel);

/// Variance of the difference as if unpaired / variance of the paired one, over the pairs' independent values.
/// Undefined where the paired difference does not vary.
Figure variance_reduction(const Sample& a, const Sample& b);

/// Power of the two-sided one-sample t test with n values of the given mean and standard deviation (noncentral t).
double t_test_power(double mean, double standard_deviation, std::uint64_t n, double level = kLevel);

/// The smallest number of independent values (populations, or replicates where there is one population) at which the
/// paired difference seen here would be told from 0 with this power.
struct Needed {
  std::optional<std::uint64_t> count;
  Unit unit = Unit::populations;
  Reason reason = {};
};
Needed needed_to_separate(const Sample& a, const Sample& b, double level = kLevel, double power = 0.8);

}  // namespace kabar::analysis
