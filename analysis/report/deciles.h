#pragma once
// Who became aware by welfare decile. Knows recordings and no file, no words for people.

#include <cstdint>
#include <vector>

#include "analysis/core/effect.h"
#include "record/recording.h"

namespace kabar::analysis {

struct Decile {
  double households = 0;  // mean over populations
  Effect share;           // of all of them, ever aware; mean over topics, clipped to [0, 1]
};
/// From the poorest to the richest. A decile without households in a population is undefined.
std::vector<Decile> by_decile(const Recording& recording, std::uint32_t strategy);

}  // namespace kabar::analysis
