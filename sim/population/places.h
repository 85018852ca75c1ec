#pragma once
// RTs and RWs: how many, how large, which belongs to which. Knows the number of households of each kelurahan only.

#include <span>

#include "core/random.h"
#include "population/population.h"

namespace kabar {

/// Fills rt_begin, rt_rw, rw_kelurahan, rt and kelurahan of `population` for households_of[k] households in kelurahan
/// k. `growth` is the city's size relative to the one that its tables describe: the numbers of RTs and RWs follow it,
/// so that an RT keeps its size. No RT is above city.rt_households_max, none is empty.
void lay_out(const MadeConfiguration& made, std::span<const std::uint32_t> households_of, double growth, DrawKey key,
             int threads, Population& population);

}  // namespace kabar
