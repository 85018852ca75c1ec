#pragma once
// One district's turn at one hour: all that a submodel may ask or change.

#include <cstdint>

#include "diffusion/district.h"
#include "diffusion/scratch.h"
#include "diffusion/setting.h"

namespace kabar {

/// Handed from submodel to submodel; those that need less ask for that.
struct Turn {
  const Setting& setting;
  District& district;
  Scratch& scratch;      // of the thread that works on it
  std::uint32_t hour;    // that is handled or, on its eve, sent for
  std::uint32_t parity;  // of the hour in which this is done: says where other districts find what is sent to them
};

/// Lets an exposure fall due in hour `hour`, which is later than the hour in which this is done; what falls beyond the
/// horizon is dropped. Into every loop that exposes: GCC 12 calls it for each exposure otherwise, 1 % of a replicate.
[[gnu::always_inline]] inline void expose(const Turn& turn, std::uint64_t hour, const Exposure& exposure) {
  if (hour >= turn.setting.hours) return;
  District& district = turn.district;
  if (exposure.household - district.begin < district.end - district.begin) {
    district.due.push(static_cast<std::uint32_t>(hour), exposure);
  } else {
    district.out[turn.parity][exposure.household / turn.setting.district_households].push_back(
        {static_cast<std::uint32_t>(hour), exposure});
  }
}

}  // namespace kabar
