#pragma once
// How often those who are reached meet the news. Knows recordings and no file, no words for people.

#include <cstdint>

#include "analysis/core/effect.h"
#include "record/recording.h"

namespace kabar::analysis {

/// Exposures of a replicate / households reached, summed over topics: how often a household that a topic reaches meets
/// it, on average. Undefined where a replicate reaches nobody.
Effect frequency_of(const Recording& recording, std::uint32_t strategy);

}  // namespace kabar::analysis
