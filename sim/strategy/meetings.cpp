// Announcements in RTs' own meetings.

#include <vector>

#include "core/coins.h"
#include "scenario/blocks.h"
#include "strategy/kinds.h"
#include "strategy/slots.h"
#include "strategy/work.h"

namespace kabar {

namespace {

/// Calls use(rt, meeting) for every meeting of an RT in which the block has topic t announced: where bundled, the same
/// of all its topics.
template <class Use>
void each_announcement(const Schedule& schedule, const MeetingBlock& block, std::uint32_t t, Use use) {
  const Population& population = schedule.world.population;
  const std::vector<std::uint8_t> in_area = schedule.kelurahan(block.kelurahan);
  const std::uint32_t block_hash = id_hash(block.id);
  const std::uint32_t topic_hash = block.bundled ? 0 : id_hash(schedule.scenario.topics[t].id);
  const std::uint64_t takes_up = threshold(block.rt_share);
  const std::int64_t last = schedule.last_day(block.to_day);
  for (std::uint32_t rt = 0; rt < population.rts(); ++rt) {
    if (in_area[population.rw_kelurahan[population.rt_rw[rt]]] == 0) continue;
    const Words words = draw(schedule.key, counter_head(Purpose::announce), block_hash, topic_hash, rt);
    if (!coin(words[0], takes_up)) continue;
    // Those in the window: `first` to before `end`.
    std::uint32_t first = 0;
    while (schedule.meetings.day(rt, first) < block.from_day) ++first;
    std::uint32_t end = first;
    while (schedule.meetings.day(rt, end) <= last) ++end;
    if (first == end) continue;
    if (!block.every_meeting) {
      first += below(words[1], end - first);
      end = first + 1;
    }
    for (std::uint32_t meeting = first; meeting < end; ++meeting) use(rt, meeting);
  }
}

}  // namespace

void bill(const Schedule& schedule, const MeetingBlock& block, Bill& to) {
  // A meeting is paid once, whatever is announced there.
  const std::uint32_t most = schedule.hours / 24 / kLeastMeetingDays + 1;  // of an RT
  const Population& population = schedule.world.population;
  std::vector<std::uint8_t> paid(std::size_t{population.rts()} * most, 0);
  for (const std::uint32_t t : schedule.topics(block.topics)) {
    each_announcement(schedule, block, t, [&](std::uint32_t rt, std::uint32_t meeting) {
      paid[std::size_t{rt} * most + meeting] = 1;
      to.charge_head(rt, schedule.meetings.day(rt, meeting), schedule.scenario.param.hours_meeting);
    });
  }
  std::vector<std::uint32_t> days;
  double rts = 0, households = 0;
  for (std::uint32_t rt = 0; rt < population.rts(); ++rt) {
    bool any = false;
    for (std::uint32_t meeting = 0; meeting < most; ++meeting) {
      if (paid[std::size_t{rt} * most + meeting] == 0) continue;
      days.push_back(schedule.meetings.day(rt, meeting));
      households += population.rt_begin[rt + 1] - population.rt_begin[rt];
      any = true;
    }
    rts += any ? 1 : 0;
  }
  to.charge(block.cost_item, schedule.scenario.channels[schedule.channel(block.channel)].cost_item,
            {{Unit::meeting, static_cast<double>(days.size())}, {Unit::rt, rts}, {Unit::household, households}},
            work_of(schedule, block, days));
}

void send(const Schedule& schedule, const MeetingBlock& block, CalendarMaker& to) {
  const std::uint32_t channel = schedule.channel(block.channel);
  for (const std::uint32_t t : schedule.topics(block.topics)) {
    const std::uint32_t message = to.message(t, channel, block.content);
    const Slot slot = to.slot("meeting", block.id, t);
    each_announcement(schedule, block, t, [&](std::uint32_t rt, std::uint32_t meeting) {
      to.calendar.meetings.push_back({schedule.meetings.hour(rt, meeting), slot, rt, meeting, message});
    });
  }
}

}  // namespace kabar
