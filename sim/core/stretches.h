#pragma once
// Loops over many small things in stretches of neighbours. How many stretches there are depends on how many things
// there are and on nothing else, so that what a stretch gathers is the same for any number of threads.

#include <algorithm>
#include <cstdint>

#include "core/parallel.h"

namespace kabar {

/// 0..count-1 in runs of `per_stretch`.
struct Stretches {
  std::uint32_t count = 0;
  std::uint32_t per_stretch = 1;

  std::uint32_t number() const {
    return static_cast<std::uint32_t>((std::uint64_t{count} + per_stretch - 1) / per_stretch);
  }
  std::uint32_t first(std::uint32_t stretch) const { return stretch * per_stretch; }
  std::uint32_t last(std::uint32_t stretch) const {
    return std::min(per_stretch, count - first(stretch)) + first(stretch);
  }
};

/// Calls work(stretch, first, last) for every stretch.
template <class Work>
void for_stretches(const Stretches& stretches, int threads, const Work& work) {
  parallel_for(stretches.number(), threads, [&](std::int64_t i) {
    const std::uint32_t stretch = static_cast<std::uint32_t>(i);
    work(stretch, stretches.first(stretch), stretches.last(stretch));
  });
}

/// Households of one stretch: a few hundred kilobytes of columns, a few microseconds of one coin each.
inline constexpr std::uint32_t kStretchHouseholds = 8192;

}  // namespace kabar
