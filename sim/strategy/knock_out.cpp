#include "strategy/knock_out.h"

#include <algorithm>
#include <string>
#include <vector>

namespace kabar {

bool uses(const Scenario& scenario, const Strategy& strategy, Means means) {
  const Parameters& param = scenario.param;
  const bool sends = !strategy.posts.empty() || !strategy.ads.empty() || !strategy.broadcasts.empty() ||
                     !strategy.meetings.empty() || !strategy.instructions.empty() || !strategy.sessions.empty() ||
                     !strategy.visits.empty();
  switch (means) {
    case Means::accounts:
      return !strategy.posts.empty() || !strategy.ads.empty();
    case Means::heads:
      return !strategy.instructions.empty() || (sends && param.b_seen > 0);
    case Means::meetings:
      return !strategy.meetings.empty();
    case Means::sessions:
      return !strategy.sessions.empty();
    case Means::visits:
      return !strategy.visits.empty();
    case Means::broadcasts:
      return !strategy.broadcasts.empty();
    case Means::groups: {
      const bool instructed = std::any_of(strategy.instructions.begin(), strategy.instructions.end(),
                                          [](const InstructionBlock& block) { return !block.group_channel.empty(); });
      return param.rho > 0 && (instructed || (sends && (param.r_g > 0 || param.b_seen > 0)));
    }
    case Means::ties:
      return sends && (param.q_N > 0 || param.q_P > 0);
  }
  return false;
}

Strategy knock_out(const Strategy& strategy, Means means) {
  Strategy without = strategy;
  without.without = means;
  without.of = strategy.name;
  without.name += std::string("~") + name_of(means);
  return without;
}

void add_knock_outs(std::span<const Means> kinds, Scenario& scenario) {
  std::vector<Strategy> more;
  for (const Strategy& strategy : scenario.strategies) {
    for (const Means means : kinds) {
      if (uses(scenario, strategy, means)) more.push_back(knock_out(strategy, means));
    }
  }
  scenario.strategies.insert(scenario.strategies.end(), more.begin(), more.end());
}

}  // namespace kabar
