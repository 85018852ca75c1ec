#pragma once
// One replicate of one strategy in one world. A pure function of (world, calendar, replicate): the scratch, the threads
// and the size of the blocks change nothing.

#include <cstdint>

#include "diffusion/state.h"

namespace kabar {

enum class Keep { counts, households };

/// How one replicate is run: a large city in blocks of households, side by side within an hour.
struct Inside {
  static constexpr std::uint32_t kHouseholds = 131072;  // of a block
  int threads = 1;                                      // within this replicate; more help from two blocks on
  std::uint32_t block_households = kHouseholds;         // another number is for tests
  std::uint32_t followed = kNone;                       // household whose encounters its block writes down
};

/// Runs replicate number `replicate` over all topics and the whole horizon; with Keep::households the records of all
/// households come too. Draws are keyed by the scenario's seed, the world's population number and `replicate`.
ReplicateRecord run_replicate(const World& world, const Calendar& calendar, std::uint32_t replicate, Keep keep,
                              State& scratch, const Inside& inside = {});
ReplicateRecord run_replicate(const World& world, const Calendar& calendar, std::uint32_t replicate, Keep keep);

/// How many households there are to reach, by cell and decile.
PopulationRecord count_population(const World& world);

}  // namespace kabar
