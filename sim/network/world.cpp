#include "network/world.h"

#include <utility>

namespace kabar {

World build_world(std::shared_ptr<const Scenario> scenario, std::uint32_t population_index, int threads) {
  return build_world(std::move(scenario), WorldNumbers{population_index, population_index, population_index}, threads);
}

World build_world(std::shared_ptr<const Scenario> scenario, const WorldNumbers& numbers, int threads) {
  World world;
  world.population_index = numbers.population;
  world.network_index = numbers.network;
  world.luck_index = numbers.luck;
  world.population = synthesize(*scenario, numbers.population, threads);
  world.network = build_network(*scenario, world.population, numbers.network, threads);
  world.scenario = std::move(scenario);
  return world;
}

}  // namespace kabar
