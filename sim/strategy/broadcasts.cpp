// Broadcasts to an area or a list: loudspeakers, radio, SMS.

#include <string>

#include "scenario/blocks.h"
#include "strategy/kinds.h"
#include "strategy/repeats.h"
#include "strategy/slots.h"

namespace kabar {

void bill(const Schedule& schedule, const BroadcastBlock& block, Bill& to) {
  if (schedule.topics(block.topics).empty()) return;
  to.charge(block.cost_item, schedule.scenario.channels[schedule.channel(block.channel)].cost_item,
            static_cast<double>(schedule.days(block.per_week, block.from_day, block.to_day).size()));
}

void send(const Schedule& schedule, const BroadcastBlock& block, CalendarMaker& to) {
  const std::vector<std::uint32_t> topics = schedule.topics(block.topics);
  if (topics.empty()) return;
  const std::uint32_t channel = schedule.channel(block.channel), area = to.area(block.kelurahan);
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
    slot.register_only = block.target == Hearers::listed;
    to.calendar.broadcasts.push_back(slot);
  }
}

}  // namespace kabar
