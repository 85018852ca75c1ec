// Free internet: households with a phone are online more, from the first day on.

#include <algorithm>

#include "strategy/compiler.h"
#include "strategy/slots.h"

namespace kabar {

void CalendarCompiler::internet(const InternetBlock& block) {
  constexpr std::uint8_t kMost = kFeedClasses - 1;
  const Population& population = world_.population;
  const std::vector<std::uint8_t> in_area = kelurahan_meant(scenario_, block.kelurahan);
  const std::uint32_t block_hash = id_hash(block.id);
  const std::uint64_t share = threshold(block.share);
  std::size_t households = 0;
  for (std::uint32_t i = 0; i < population.households; ++i) {
    if (in_area[population.kelurahan[i]] == 0 || population.access[i] == Access::none) continue;
    if (block.target == "register" && population.listed[i] == 0) continue;
    if (block.target == "poor" && population.poor[i] == 0) continue;
    if (!coin(draw(schedule_key_, counter_head(Purpose::free_internet), block_hash, i)[0], share)) continue;
    ++households;
    if (makes_ == Makes::costs) continue;
    std::uint8_t& feed_class = calendar_.feed_class[i];
    feed_class = std::min<std::uint8_t>(static_cast<std::uint8_t>(feed_class + 1), kMost);
  }
  charge(block.cost_item, "", static_cast<double>(households));
}

}  // namespace kabar
