#pragma once
// Is a difference more than noise? p values of single contrasts, and adjusted for all that were declared. Knows arrays
// only.

#include <optional>
#include <span>
#include <vector>

#include "analysis/core/effect.h"

namespace kabar::analysis {

/// Two-sided t test of a - b = 0 over pairs: over population means, over replicates where there is one population.
/// Undefined where the differences do not vary, as no test then tells anything.
Figure paired_p_value(const Sample& a, const Sample& b);

/// The same for independent samples, by Welch's test (Welch 1947, Biometrika 34).
Figure unpaired_p_value(const Sample& a, const Sample& b);

/// p values adjusted step down (Holm 1979, Scandinavian Journal of Statistics 6), in the order given: rejecting what is
/// below alpha errs at all with at most alpha. What has no p value is no test: it stays so and does not count.
std::vector<std::optional<double>> holm(std::span<const std::optional<double>> p);

}  // namespace kabar::analysis
