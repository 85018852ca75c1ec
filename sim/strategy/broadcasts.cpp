// Broadcasts to an area or a list: loudspeakers, radio, SMS.

#include <algorithm>
#include <cmath>
#include <string>

#include "core/coins.h"
#include "scenario/blocks.h"
#include "strategy/kinds.h"
#include "strategy/repeats.h"
#include "strategy/slots.h"
#include "strategy/work.h"

namespace kabar {

namespace {

/// By household: 1 for those in the area, and on the list, whom the channel reaches. Who that is does not hang on the
/// block: whoever has given no number today has given none tomorrow.
std::vector<std::uint8_t> audience_of(const Schedule& schedule, const BroadcastBlock& block) {
  const Population& population = schedule.world.population;
  const std::vector<std::uint8_t> in_area = schedule.kelurahan(block.kelurahan);
  const std::uint64_t reached = threshold(schedule.scenario.channels[schedule.channel(block.channel)].reaches);
  const std::uint32_t channel_hash = id_hash(block.channel);
  std::vector<std::uint8_t> audience(population.households, 0);
  for (std::uint32_t i = 0; i < population.households; ++i) {
    if (in_area[population.kelurahan[i]] == 0) continue;
    if (block.target == Hearers::listed && population.listed[i] == 0) continue;
    if (coin(draw(schedule.key, counter_head(Purpose::reachable), channel_hash, i)[0], reached)) audience[i] = 1;
  }
  return audience;
}

/// The places of a channel in the area: of the city's, as many as there are households.
double places_in(const Schedule& schedule, const Channel& channel, const std::vector<std::uint8_t>& in_area) {
  const Population& population = schedule.world.population;
  const auto inside = static_cast<double>(
      std::count_if(population.kelurahan.begin(), population.kelurahan.end(), [&](auto k) { return in_area[k] != 0; }));
  return std::ceil(static_cast<double>(channel.places) * city_growth(schedule.scenario) * inside /
                   static_cast<double>(population.households));
}

}  // namespace

void bill(const Schedule& schedule, const BroadcastBlock& block, Bill& to) {
  if (schedule.topics(block.topics).empty()) return;
  const std::uint32_t number = schedule.channel(block.channel);
  const Channel& channel = schedule.scenario.channels[number];
  const std::vector<std::uint32_t> days = schedule.days(block.per_week, block.from_day, block.to_day);
  if (days.empty()) return;
  const auto messages = static_cast<double>(days.size());
  const std::vector<std::uint8_t> audience = audience_of(schedule, block);
  const auto addressed = static_cast<double>(std::count(audience.begin(), audience.end(), std::uint8_t{1}));
  const std::vector<std::uint8_t> in_area = schedule.kelurahan(block.kelurahan);
  for (const std::uint32_t day : days) to.use_channel(number, in_area, day);
  to.charge(block.cost_item, channel.cost_item,
            {{Unit::message, messages},
             {Unit::recipient, messages * block.coverage * addressed},
             {Unit::place, messages * places_in(schedule, channel, in_area)},
             {Unit::month, months_of(schedule.all_days(block.from_day, block.to_day))}},
            work_of(schedule, block, days));
}

void send(const Schedule& schedule, const BroadcastBlock& block, CalendarMaker& to) {
  const std::vector<std::uint32_t> topics = schedule.topics(block.topics);
  if (topics.empty()) return;
  const std::uint32_t channel = schedule.channel(block.channel), area = to.area(block.kelurahan);
  const auto audience = static_cast<std::uint32_t>(to.calendar.broadcast_audiences.size());
  to.calendar.broadcast_audiences.push_back(audience_of(schedule, block));
  std::vector<std::uint32_t> messages;
  for (const std::uint32_t t : topics) messages.push_back(to.message(t, channel, block.content));
  const std::vector<std::uint32_t> days = schedule.days(block.per_week, block.from_day, block.to_day);
  Repeats repeats;
  for (std::size_t j = 0; j < days.size(); ++j) {
    const std::size_t turn = j % topics.size();
    BroadcastSlot slot;
    slot.hour = days[j] * 24;
    slot.slot = to.slot("broadcast", block.id, topics[turn], "", std::to_string(days[j]),
                        std::to_string(repeats.next(topics[turn], days[j])));
    slot.limit = threshold(block.coverage * block.attention);
    slot.area = area;
    slot.message = messages[turn];
    slot.audience = audience;
    to.calendar.broadcasts.push_back(slot);
  }
}

}  // namespace kabar
