#pragma once
// The world: scenario, population and network together, const once made. Read by all threads.

#include <cstdint>
#include <memory>

#include "network/network.h"
#include "population/population.h"
#include "scenario/scenario.h"

namespace kabar {

struct World {
  std::shared_ptr<const Scenario> scenario;
  std::uint32_t population_index = 0;
  Population population;
  Network network;
};

/// Population `population_index` of the scenario and its network; the same for any number of threads.
World build_world(std::shared_ptr<const Scenario> scenario, std::uint32_t population_index, int threads = 1);

}  // namespace kabar
