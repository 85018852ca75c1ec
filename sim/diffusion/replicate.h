#pragma once
// One replicate of one strategy in one world. A pure function of (world, calendar, replicate): the old state, the
// threads and the size of the districts change nothing.

#include <cstdint>

#include "diffusion/state.h"

namespace kabar {

enum class Keep { counts, households };

/// How one replicate is run: a large city in districts of households, side by side within an hour.
struct Inside {
  static constexpr std::uint32_t kHouseholds = 131072;  // of a district
  int threads = 1;                                      // within this replicate; more help from two districts on
  std::uint32_t district_households = kHouseholds;      // another number is for tests
  std::uint32_t followed = kNone;                       // household whose encounters its district writes down
};

/// Runs replicate number `replicate` over all topics and the whole horizon; with Keep::households the records of all
/// households come too. Draws are keyed by the scenario's seed, the world's population number and `replicate`.
ReplicateRecord run_replicate(const World& world, const Calendar& calendar, std::uint32_t replicate, Keep keep,
                              State& state, const Inside& inside = {});
ReplicateRecord run_replicate(const World& world, const Calendar& calendar, std::uint32_t replicate, Keep keep);

/// How many households there are to reach, by cell and decile.
PopulationRecord count_population(const World& world);

}  // namespace kabar
