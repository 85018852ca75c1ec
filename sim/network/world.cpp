#include "network/world.h"

#include <utility>

namespace kabar {

World build_world(std::shared_ptr<const Scenario> scenario, std::uint32_t population_index, int threads) {
  World world;
  world.population_index = population_index;
  world.population = synthesize(*scenario, population_index, threads);
  world.network = build_network(*scenario, world.population, population_index, threads);
  world.scenario = std::move(scenario);
  return world;
}

}  // namespace kabar
