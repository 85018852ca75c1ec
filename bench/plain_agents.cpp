#include "bench/plain_agents.h"

#include "core/random.h"

namespace kabar::bench {

namespace {

constexpr std::uint32_t kHalfNeighbours = 5;
constexpr double kTransmission = 0.05, kRecovery = 0.1;  // a day

double uniform_of(std::mt19937& generator) {
  return uniform(static_cast<std::uint32_t>(generator()));
}

class Person : public Agent {
 public:
  void update(std::mt19937& generator) override {
    switch (state) {
      case State::susceptible: {
        double escapes = 1.0;
        for (const Agent* neighbour : neighbours) {
          if (neighbour->state == State::infectious) escapes *= 1.0 - kTransmission;
        }
        if (escapes < 1.0 && uniform_of(generator) >= escapes) next = State::infectious;
        break;
      }
      case State::infectious:
        if (uniform_of(generator) < kRecovery) next = State::recovered;
        break;
      case State::recovered:
        break;
    }
  }
};

}  // namespace

PlainAgents::PlainAgents(std::uint32_t agents) {
  for (std::uint32_t i = 0; i < agents; ++i) agents_.push_back(std::make_unique<Person>());
  for (std::uint32_t i = 0; i < agents; ++i) {
    for (std::uint32_t k = 1; k <= kHalfNeighbours; ++k) {
      const Words words = draw({2025, 3}, 5, i, k);
      const std::uint32_t j = coin(words[0], threshold(0.01)) ? below(words[1], agents) : (i + k) % agents;
      if (i == j) continue;
      agents_[i]->neighbours.push_back(agents_[j].get());
      agents_[j]->neighbours.push_back(agents_[i].get());
    }
  }
}

std::uint32_t PlainAgents::run(std::uint32_t days, std::uint32_t seed) {
  std::mt19937 generator(seed);
  for (const auto& agent : agents_) {
    agent->next = uniform_of(generator) < 0.01 ? Agent::State::infectious : Agent::State::susceptible;
    agent->end_day();
  }
  for (std::uint32_t day = 0; day < days; ++day) {
    for (const auto& agent : agents_) agent->update(generator);
    for (const auto& agent : agents_) agent->end_day();
  }
  std::uint32_t infected = 0;
  for (const auto& agent : agents_) infected += agent->state != Agent::State::susceptible ? 1 : 0;
  return infected;
}

}  // namespace kabar::bench
