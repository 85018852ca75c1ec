// S10 Questions and answers: how likely households ask, and who answers how many.

#include <algorithm>
#include <utility>

#include "scenario/blocks.h"
#include "strategy/kinds.h"
#include "strategy/slots.h"
#include "strategy/work.h"

namespace kabar {

void CalendarMaker::questions() {
  const Parameters& param = scenario_.param;
  for (std::size_t asker = 0; asker < kAskers; ++asker) {
    const double factor = ((asker & 1u) != 0 ? param.ask_poor : 1.0) * ((asker & 2u) != 0 ? param.ask_no_access : 1.0);
    calendar.asks[static_cast<std::size_t>(Asks::aware)][asker] = threshold(param.ask * factor);
    calendar.asks[static_cast<std::size_t>(Asks::failed)][asker] = threshold(param.ask_failed * factor);
  }
}

namespace {

/// Days from `from_day` to before this one; none if it is not later, or where the block answers nothing.
std::int64_t end_day(const Schedule& schedule, const ListeningBlock& block) {
  if (schedule.topics(block.topics).empty()) return block.from_day;
  return std::max(block.from_day, schedule.last_day(block.to_day) + 1);
}

}  // namespace

void bill(const Schedule& schedule, const ListeningBlock& block, Bill& to) {
  const std::int64_t last = end_day(schedule, block) - 1;
  if (last < block.from_day) return;
  const std::vector<std::uint32_t> days = schedule.all_days(block.from_day, last);
  to.charge(block.cost_item, schedule.scenario.channels[schedule.channel(block.channel)].cost_item,
            {{Unit::hour, block.hours_per_day * static_cast<double>(days.size())}, {Unit::month, months_of(days)}},
            work_of(schedule, block, days));
}

void send(const Schedule& schedule, const ListeningBlock& block, CalendarMaker& to) {
  const Scenario& scenario = schedule.scenario;
  ListeningDuty duty;
  duty.begin = static_cast<std::uint32_t>(block.from_day);
  duty.end = static_cast<std::uint32_t>(end_day(schedule, block));
  if (duty.begin == duty.end) return;
  duty.replies_per_day =
      static_cast<std::uint32_t>(std::min(block.hours_per_day * scenario.param.replies_per_hour, 4e9));
  duty.noticed = threshold(block.noticed);
  duty.learns = block.learns;
  duty.replies.resize(scenario.topics.size());
  for (const std::uint32_t t : schedule.topics(block.topics)) {
    duty.replies[t] = {true, to.slot("reply", block.id, t),
                       to.message(t, schedule.channel(block.channel), block.content)};
  }
  to.calendar.listening.push_back(std::move(duty));
}

}  // namespace kabar
