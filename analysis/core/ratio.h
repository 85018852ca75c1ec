#pragma once
// What a gain costs, what it is worth, and how much of the attainable it is. Knows arrays only.

#include "analysis/core/effect.h"

namespace kabar::analysis {

/// Mean of `numerator` / mean of `denominator` with Fieller's interval (Fieller 1954, JRSS B 16), over population means
/// (replicates where there is one population). Both are matched by population and replicate; a numerator with one value
/// in every population (a cost) counts for each of its replicates. Undefined, and says why, where the interval of the
/// denominator covers 0: the interval of the ratio is then not bounded.
Effect fieller_ratio(const Sample& numerator, const Sample& denominator, double level = kLevel);

/// worth x gain - cost with its t interval. `worth` in units of cost per unit of gain; matched as above, where the cost
/// may have one value in every population.
Effect net_benefit(const Sample& gain, const Sample& cost, double worth, double level = kLevel);

/// Where `value` lies between `floor` (0) and `ceiling` (1): ratio of paired differences with Fieller's interval. Not
/// clipped: a strategy can do less than nothing. Undefined where floor and ceiling cannot be told apart.
Effect share_of_attainable(const Sample& value, const Sample& floor, const Sample& ceiling, double level = kLevel);

}  // namespace kabar::analysis
