#pragma once
// From a finished topic's household records to counts, and to the bytes that are digested.

#include <cstdint>

#include "diffusion/state.h"

namespace kabar {

/// Brings the records to their state at the end of the horizon and adds them to the slab and to state.digest.
void tally_topic(const Setting& setting, std::uint32_t topic, State& state, ReplicateRecord& record);

/// An empty slab of the right shape.
ReplicateRecord empty_record(const World& world, const Calendar& calendar);

}  // namespace kabar
