#include "strategy/knock_out.h"

#include <algorithm>
#include <string>
#include <vector>

#include "scenario/blocks.h"

namespace kabar {

bool uses(const Scenario& scenario, const Strategy& strategy, Means means) {
  const Parameters& param = scenario.param;
  bool sends = false, sends_by_them = false;  // anything; anything by these means
  for_each_block_list(strategy, [&]<class Block>(const char*, const std::vector<Block>& blocks) {
    if constexpr (requires { Block::kMeans; }) {
      sends = sends || !blocks.empty();
      sends_by_them = sends_by_them || (Block::kMeans == means && !blocks.empty());
    }
  });
  if (means == Means::heads) return sends_by_them || (sends && param.b_seen > 0);
  if (means == Means::groups) {
    const bool instructed = std::any_of(strategy.blocks().instructions.begin(), strategy.blocks().instructions.end(),
                                        [](const InstructionBlock& block) { return !block.group_channel.empty(); });
    return param.rho > 0 && (instructed || (sends && (param.r_g > 0 || param.b_seen > 0)));
  }
  if (means == Means::ties) return sends && (param.q_N > 0 || param.q_P > 0);
  return sends_by_them;
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
