#include "bench/sized_city.h"

#include <algorithm>
#include <stdexcept>

#include "scenario/blocks.h"
#include "scenario/load.h"

namespace kabar::bench {

Scenario sized(Scenario scenario, std::uint32_t households) {
  const double growth = static_cast<double>(households) / static_cast<double>(scenario.city.households);
  scenario.city.households = households;  // RTs, RWs, and the followers of accounts grow with it
  for (Strategy& strategy : scenario.strategies) {
    for (VisitBlock& block : strategy.blocks().visits) block.per_day *= growth;
  }
  seal(scenario);
  return scenario;
}

Scenario load_with_topics(const std::string& path, std::size_t topics) {
  Scenario scenario = load_scenario(path);
  if (topics >= scenario.topics.size()) return scenario;
  scenario.topics.resize(topics);
  const auto selected = [&](const std::string& id) {
    return id == "*" || std::any_of(scenario.topics.begin(), scenario.topics.end(),
                                    [&](const Topic& topic) { return topic.id == id; });
  };
  // What is said about other topics is not said; a post block turns to those that it has left.
  const auto keep = [&](auto& blocks) {
    for (auto& block : blocks) std::erase_if(block.topics, [&](const std::string& id) { return !selected(id); });
    std::erase_if(blocks, [](const auto& block) { return block.topics.empty(); });
  };
  for (Strategy& strategy : scenario.strategies) {
    keep(strategy.blocks().posts);
    keep(strategy.blocks().broadcasts);
    keep(strategy.blocks().meetings);
    keep(strategy.blocks().instructions);
    keep(strategy.blocks().sessions);
    keep(strategy.blocks().visits);
  }
  seal(scenario);
  return scenario;
}

const Strategy& strategy_named(const Scenario& scenario, const std::string& name) {
  for (const Strategy& strategy : scenario.strategies) {
    if (strategy.name == name) return strategy;
  }
  throw std::runtime_error("the scenario has no strategy " + name);
}

void CityWork::add(const ReplicateRecord& record, std::size_t topics_of_it) {
  topics += static_cast<double>(topics_of_it);
  exposures += static_cast<double>(record.exposures);
  coins += static_cast<double>(record.coins);
  activations += static_cast<double>(record.activations);
}

double CityWork::budget_seconds() const {
  return 1e-4 * topics + 10e-9 * exposures + 0.7e-9 * coins + 50e-9 * activations;
}

}  // namespace kabar::bench
