#pragma once
// From the households at the end to counts, and to the bytes that are digested.

#include <cstdint>
#include <span>

#include "diffusion/setting.h"
#include "diffusion/state.h"

namespace kabar {

/// Brings the households of all districts to their state at the end of the horizon and adds them to the slab and to
/// `digest`. With `keep` their full records come too.
void tally(const Setting& setting, State& state, bool keep, int threads, DigestWriter& digest, ReplicateRecord& record);

/// An empty slab of the right shape.
ReplicateRecord empty_record(const World& world, const Calendar& calendar);

}  // namespace kabar
