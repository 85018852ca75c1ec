#pragma once
// How two strategies differ: paired under common random numbers, or apart; and how much work would tell them apart.

#include <cstdint>

#include "analysis/core/effect.h"

namespace kabar::analysis {

/// a - b by equal population and replicate; what only one of the two has is left out.
Sample paired_values(const Sample& a, const Sample& b);

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
  std::string reason = {};
};
Needed needed_to_separate(const Sample& a, const Sample& b, double level = kLevel, double power = 0.8);

}  // namespace kabar::analysis
