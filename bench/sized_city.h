#pragma once
// The same city in another size: more RTs of the same kind, followers and visits in proportion.

#include <cstdint>
#include <string>

#include "diffusion/replicate.h"
#include "scenario/scenario.h"

namespace kabar::bench {

/// `scenario` with so many households and visits in proportion; what happens to a household stays about the same.
Scenario sized(Scenario scenario, std::uint32_t households);

/// The scenario file with its first `topics` topics.
Scenario load_with_topics(const std::string& path, std::size_t topics);

const Strategy& strategy_named(const Scenario& scenario, const std::string& name);

/// What happened in a replicate, and what that may cost: 0.1 ms a topic, 10 ns an exposure, 0.7 ns a coin, 50 ns a
/// household that becomes aware.
struct CityWork {
  double topics = 0, exposures = 0, coins = 0, activations = 0;
  void add(const ReplicateRecord& record, std::size_t topics_of_it);
  double budget_seconds() const;
};

}  // namespace kabar::bench
