// Broadcasts, RT meetings, sessions of assisted groups, visits: who is there.

#include <algorithm>

#include "diffusion/submodels.h"

namespace kabar {

namespace {

void broadcast(const Setting& setting, const BroadcastSlot& slot, std::uint32_t parity, Block& block) {
  Desk& desk = *block.desk;
  const Population& population = setting.world.population;
  for (const HouseholdRange range : setting.calendar.areas[slot.area]) {
    const std::uint32_t begin = std::max(range.begin, block.begin), end = std::min(range.end, block.end);
    if (begin >= end) continue;
    desk.rows.ask({counter_head(Purpose::broadcast), slot.slot.low, slot.slot.high, begin, end - begin, 0}, slot.limit);
  }
  block.coins += desk.rows.entries();
  Exposure exposure;
  exposure.root = slot.slot.root;
  exposure.message = static_cast<std::uint16_t>(slot.message);
  exposure.tag = tag_of(Mechanism::broadcast, setting.message(slot.message).channel);
  desk.rows.flip(setting.draws.key(Stream::exposure), [&](const Hit& hit) {
    if (slot.register_only && population.listed[hit.entry] == 0) return;
    exposure.household = hit.entry;
    // Given that the word lies below the limit, its place below it is uniform in the day.
    expose(setting, slot.hour + 24 * std::uint64_t{hit.word} / slot.limit, exposure, parity, block);
  });
}

}  // namespace

void send(const Setting& setting, std::span<const BroadcastSlot> broadcasts, std::uint32_t parity, Block& block) {
  for (const BroadcastSlot& slot : broadcasts) broadcast(setting, slot, parity, block);
}

void send(const Setting& setting, std::span<const MeetingSlot> meetings, std::uint32_t parity, Block& block) {
  Desk& desk = *block.desk;
  const Population& population = setting.world.population;
  for (std::uint32_t m = 0; m < meetings.size(); ++m) {
    const MeetingSlot& meeting = meetings[m];
    const std::uint32_t begin = population.rt_begin[meeting.rt], end = population.rt_begin[meeting.rt + 1];
    desk.rows.ask({counter_head(Purpose::attendee, 0, meeting.meeting), meeting.slot.low, meeting.slot.high, begin,
                   end - begin, m});
  }
  block.coins += desk.rows.entries();
  desk.rows.flip_each(setting.draws.key(Stream::exposure), setting.calendar.city->attends.data(), [&](const Hit& hit) {
    const MeetingSlot& meeting = meetings[hit.who];
    expose(setting, meeting.hour,
           {hit.entry, meeting.rt * kMeetingsOfRt + meeting.meeting, meeting.slot.root,
            static_cast<std::uint16_t>(meeting.message),
            tag_of(Mechanism::meeting, setting.message(meeting.message).channel)},
           parity, block);
  });
}

void send(const Setting& setting, std::span<const SessionSlot> sessions, std::uint32_t parity, Block& block) {
  Desk& desk = *block.desk;
  const Population& population = setting.world.population;
  const std::uint64_t attends = threshold(setting.param.session_attendance);
  for (std::uint32_t s = 0; s < sessions.size(); ++s) {
    const SessionSlot& session = sessions[s];
    const std::uint32_t begin = population.assisted_begin[session.group];
    const std::uint32_t end = population.assisted_begin[session.group + 1];
    desk.rows.ask({counter_head(Purpose::session_attendee, 0, session.session), session.slot.low, session.slot.high,
                   begin, end - begin, s},
                  attends);
  }
  block.coins += desk.rows.entries();
  desk.rows.flip(setting.draws.key(Stream::exposure), [&](const Hit& hit) {
    const SessionSlot& session = sessions[hit.who];
    expose(setting, session.hour,
           {population.assisted_member[hit.place], session.group * kMeetingsOfRt + session.session, session.slot.root,
            static_cast<std::uint16_t>(session.message),
            tag_of(Mechanism::meeting, setting.message(session.message).channel)},
           parity, block);
  });
}

void send(const Setting& setting, std::span<const VisitSlot> visits, std::uint32_t parity, Block& block) {
  for (const VisitSlot& visit : visits) {
    expose(setting, visit.hour,
           {visit.household, 0, visit.slot.root, static_cast<std::uint16_t>(visit.message),
            tag_of(Mechanism::visit, setting.message(visit.message).channel)},
           parity, block);
  }
}

}  // namespace kabar
