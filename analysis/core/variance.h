#pragma once
// Where the variance of one replicate's figure comes from: from luck, or from the make-up of the city it is played in.

#include <optional>

#include "analysis/core/effect.h"

namespace kabar::analysis {

/// Parts of the variance of one replicate's value in one city.
struct Variance {
  std::optional<double> total;       // needs two values
  std::optional<double> luck, city;  // sum to `total`; both or neither
  Reason reason = {};                // why there are no parts

  /// Of the total; none where there are no parts or nothing varies, and why.
  std::optional<double> luck_share() const;
  Reason share_reason() const;
};

/// Whether every population has a luck of its own, or replicate r the same luck in all of them.
enum class Luck { own, shared };

/// Components by equating mean squares with what is expected of them (Searle, Casella, McCulloch 1992, Variance
/// Components, chapters 3 and 4), which is unbiased: own luck is nested in populations, one-way, with any numbers of
/// replicates; shared luck is crossed with them, and its part is what it does in all populations alike and in each. A
/// component that comes out negative is 0. Without parts, the total is the sample variance of what there is.
Variance variance_of_one(const Sample& sample, Luck luck = Luck::own);

}  // namespace kabar::analysis
