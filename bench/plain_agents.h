#pragma once
// A yardstick: an epidemic (SIR) in the style of the general libraries for agent-based models, an object per agent that
// knows its neighbours by pointer and is asked every day what it does. A stand-in: the libraries themselves are not
// built here.

#include <cstdint>
#include <memory>
#include <random>
#include <vector>

namespace kabar::bench {

class Agent {
 public:
  enum class State : std::uint8_t { susceptible, infectious, recovered };

  virtual ~Agent() = default;
  virtual void update(std::mt19937& generator) = 0;
  void end_day() { state = next; }

  std::vector<Agent*> neighbours;
  State state = State::susceptible, next = State::susceptible;
};

class PlainAgents {
 public:
  /// Small world of `agents` with ten neighbours each, one tie in a hundred rewired.
  explicit PlainAgents(std::uint32_t agents);
  /// Begins with one agent in a hundred infectious; how many are ever infected in `days` days.
  std::uint32_t run(std::uint32_t days, std::uint32_t seed);

 private:
  std::vector<std::unique_ptr<Agent>> agents_;
};

}  // namespace kabar::bench
