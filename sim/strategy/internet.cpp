// Free internet: households with a phone are online more, from the first day on. What a post is worth (v) stays what it
// is without.

#include <algorithm>

#include "core/coins.h"
#include "scenario/blocks.h"
#include "strategy/kinds.h"
#include "strategy/slots.h"
#include "strategy/work.h"

namespace kabar {

namespace {

/// Calls use(household) for every household that gets it.
template <class Use>
void each_given(const Schedule& schedule, const InternetBlock& block, Use use) {
  const Population& population = schedule.world.population;
  const std::vector<std::uint8_t> in_area = schedule.kelurahan(block.kelurahan);
  const std::uint32_t block_hash = id_hash(block.id);
  const std::uint64_t share = threshold(block.share);
  const bool listed_only = block.target == Given::listed, poor_only = block.target == Given::poor;
  for (std::uint32_t i = 0; i < population.households; ++i) {
    if (in_area[population.kelurahan[i]] == 0 || population.access[i] == Access::none) continue;
    if ((listed_only && population.listed[i] == 0) || (poor_only && population.poor[i] == 0)) continue;
    if (coin(draw(schedule.key, counter_head(Purpose::free_internet), block_hash, i)[0], share)) use(i);
  }
}

}  // namespace

void bill(const Schedule& schedule, const InternetBlock& block, Bill& to) {
  std::size_t households = 0;
  each_given(schedule, block, [&](std::uint32_t) { ++households; });
  const std::vector<std::uint32_t> days = schedule.all_days(0, -1);
  const auto given = static_cast<double>(households);
  to.charge(block.cost_item, "", {{Unit::household, given}, {Unit::month, given * months_of(days)}},
            work_of(schedule, block, days));
}

void send(const Schedule& schedule, const InternetBlock& block, CalendarMaker& to) {
  constexpr std::uint8_t kMost = kFeedClasses - 1;
  each_given(schedule, block, [&](std::uint32_t i) {
    std::uint8_t& feed_class = to.calendar.feed_class[i];
    feed_class = std::min<std::uint8_t>(static_cast<std::uint8_t>(feed_class + 1), kMost);
  });
}

}  // namespace kabar
