#pragma once
// The world: scenario, population and network together, const once made. Read by all threads.

#include <cstdint>
#include <memory>

#include "network/network.h"
#include "population/population.h"
#include "scenario/scenario.h"

namespace kabar {

/// The numbers that key the sources of chance. All the same, but where one source is to vary alone.
struct WorldNumbers {
  std::uint32_t population = 0;  // who lives there
  std::uint32_t network = 0;     // who knows and follows whom, and the days of meetings and visits
  std::uint32_t luck = 0;        // with the replicate's number: all else
};

struct World {
  std::shared_ptr<const Scenario> scenario;
  std::uint32_t population_index = 0;
  std::uint32_t network_index = 0;
  std::uint32_t luck_index = 0;
  Population population;
  Network network;
};

/// Population `population_index` of the scenario and its network; the same for any number of threads.
World build_world(std::shared_ptr<const Scenario> scenario, std::uint32_t population_index, int threads = 1);
/// The same with a number for each source.
World build_world(std::shared_ptr<const Scenario> scenario, const WorldNumbers& numbers, int threads = 1);

}  // namespace kabar
