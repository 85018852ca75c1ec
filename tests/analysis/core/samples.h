#pragma once
// Samples for tests: listed by hand, or drawn from a known law with keyed draws.

#include <initializer_list>

#include "analysis/core/effect.h"
#include "core/math.h"
#include "core/random.h"

namespace kabar::analysis {

inline Sample over_populations(std::initializer_list<double> values) {
  Sample sample;
  for (const double value : values) {
    sample.values.push_back({static_cast<std::uint32_t>(sample.values.size()), 0, value});
  }
  return sample;
}

inline double normal(std::uint32_t word) {
  return normal_quantile(uniform(word));
}

/// The key of one synthetic experiment.
inline DrawKey experiment_key(std::uint32_t number) {
  return make_key(20250106, number, 0, Stream::exposure);
}

inline bool holds(const Effect& effect, double truth) {
  return *effect.low <= truth && truth <= *effect.high;
}

}  // namespace kabar::analysis
