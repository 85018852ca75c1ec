// Sessions of assisted groups, and which topic each takes up.

#include <set>
#include <utility>

#include "core/coins.h"
#include "scenario/blocks.h"
#include "strategy/kinds.h"
#include "strategy/slots.h"
#include "strategy/work.h"

namespace kabar {

namespace {

/// Calls use(group, session, day) for every session in which the block has topic t taken up.
template <class Use>
void each_mention(const Schedule& schedule, const SessionBlock& block, std::uint32_t t, Use use) {
  const std::vector<std::uint32_t>& assisted = schedule.world.population.assisted_begin;
  const auto groups = static_cast<std::uint32_t>(assisted.empty() ? 0 : assisted.size() - 1);
  const auto period = static_cast<std::uint32_t>(block.every_days + 0.5);
  const std::uint32_t block_hash = id_hash(block.id);
  const std::uint32_t topic_hash = block.bundled ? 0 : id_hash(schedule.scenario.topics[t].id);
  const std::uint64_t takes_up = threshold(block.mention);
  for (std::uint32_t group = 0; group < groups; ++group) {
    const std::uint32_t first = below(draw(schedule.key, counter_head(Purpose::meeting_day, 0, 1), group)[0], period);
    for (std::uint32_t n = 0;; ++n) {
      const std::int64_t day = first + static_cast<std::int64_t>(static_cast<double>(n) * block.every_days);
      if (day >= schedule.scenario.city.days) break;
      const Words words = draw(schedule.key, counter_head(Purpose::mention, 0, n), block_hash, topic_hash, group);
      if (coin(words[0], takes_up)) use(group, n, static_cast<std::uint32_t>(day));
    }
  }
}

}  // namespace

void bill(const Schedule& schedule, const SessionBlock& block, Bill& to) {
  std::vector<std::uint32_t> days;  // of each mention
  std::set<std::pair<std::uint32_t, std::uint32_t>> sessions;
  for (const std::uint32_t t : schedule.topics(block.topics)) {
    each_mention(schedule, block, t, [&](std::uint32_t group, std::uint32_t session, std::uint32_t day) {
      days.push_back(day);
      sessions.insert({group, session});
    });
  }
  to.charge(block.cost_item, schedule.scenario.channels[schedule.channel(block.channel)].cost_item,
            {{Unit::topic, static_cast<double>(days.size())},
             {Unit::session, static_cast<double>(sessions.size())},
             {Unit::meeting, static_cast<double>(sessions.size())}},
            work_of(schedule, block, days));
}

void send(const Schedule& schedule, const SessionBlock& block, CalendarMaker& to) {
  const std::uint32_t channel = schedule.channel(block.channel);
  for (const std::uint32_t t : schedule.topics(block.topics)) {
    const std::uint32_t message = to.message(t, channel, block.content);
    const Slot slot = to.slot("session", block.id, t);
    each_mention(schedule, block, t, [&](std::uint32_t group, std::uint32_t session, std::uint32_t day) {
      to.calendar.sessions.push_back({day * 24 + kSessionHour, slot, group, session, message});
    });
  }
}

}  // namespace kabar
