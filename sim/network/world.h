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

World build_world(std::shared_ptr<const Scenario> scenario, std::uint32_t population_index);

}  // namespace kabar
