// Broadcasts, RT meetings, sessions of assisted groups, visits: who is there. Coins by row (rows.h): broadcast:
// row(exposure, broadcast, 0; lo, hi; i) = w < c = thr(coverage x attention), in hour h + floor(24 w / c); meeting k:
// row(exposure, attendee, k; lo, hi; i) < thr(attendance of i); session n:
// row(exposure, session_attendee, n; lo, hi; e) < thr(session_attendance); a visit: certainly.

#include <algorithm>

#include "diffusion/submodels.h"

namespace kabar {

namespace {

void broadcast(const Turn& turn, const BroadcastSlot& slot) {
  const Setting& setting = turn.setting;
  District& district = turn.district;
  Scratch& scratch = turn.scratch;
  const Population& population = setting.world.population;
  for (const HouseholdRange range : setting.calendar.areas[slot.area]) {
    const std::uint32_t begin = std::max(range.begin, district.begin), end = std::min(range.end, district.end);
    if (begin >= end) continue;
    scratch.rows.ask({counter_head(Purpose::broadcast), slot.slot.low, slot.slot.high, begin, end - begin, 0},
                     slot.limit);
  }
  district.coins += scratch.rows.entries();
  Exposure exposure;
  exposure.root = slot.slot.root;
  exposure.message = static_cast<std::uint16_t>(slot.message);
  exposure.tag = tag_of(Mechanism::broadcast, setting.message(slot.message).channel);
  scratch.rows.flip(setting.draws.key(Stream::exposure), [&](const Hit& hit) {
    if (slot.register_only && population.listed[hit.entry] == 0) return;
    exposure.household = hit.entry;
    // Given that the word lies below the limit, its place below it is uniform in the day.
    expose(turn, slot.hour + 24 * std::uint64_t{hit.word} / slot.limit, exposure);
  });
}

}  // namespace

void send(const Turn& turn, std::span<const BroadcastSlot> broadcasts) {
  for (const BroadcastSlot& slot : broadcasts) broadcast(turn, slot);
}

void send(const Turn& turn, std::span<const MeetingSlot> meetings) {
  const Setting& setting = turn.setting;
  Scratch& scratch = turn.scratch;
  const Population& population = setting.world.population;
  for (std::uint32_t m = 0; m < meetings.size(); ++m) {
    const MeetingSlot& meeting = meetings[m];
    const std::uint32_t begin = population.rt_begin[meeting.rt], end = population.rt_begin[meeting.rt + 1];
    scratch.rows.ask({counter_head(Purpose::attendee, 0, meeting.meeting), meeting.slot.low, meeting.slot.high, begin,
                      end - begin, m});
  }
  turn.district.coins += scratch.rows.entries();
  scratch.rows.flip_each(setting.draws.key(Stream::exposure), setting.calendar.city->attends.data(),
                         [&](const Hit& hit) {
                           const MeetingSlot& meeting = meetings[hit.who];
                           expose(turn, meeting.hour,
                                  {hit.entry, MeetingSource::announced(meeting.rt, meeting.meeting), meeting.slot.root,
                                   static_cast<std::uint16_t>(meeting.message),
                                   tag_of(Mechanism::meeting, setting.message(meeting.message).channel)});
                         });
}

void send(const Turn& turn, std::span<const SessionSlot> sessions) {
  const Setting& setting = turn.setting;
  Scratch& scratch = turn.scratch;
  const Population& population = setting.world.population;
  const std::uint64_t attends = threshold(setting.param.session_attendance);
  for (std::uint32_t s = 0; s < sessions.size(); ++s) {
    const SessionSlot& session = sessions[s];
    const std::uint32_t begin = population.assisted_begin[session.group];
    const std::uint32_t end = population.assisted_begin[session.group + 1];
    scratch.rows.ask({counter_head(Purpose::session_attendee, 0, session.session), session.slot.low, session.slot.high,
                      begin, end - begin, s},
                     attends);
  }
  turn.district.coins += scratch.rows.entries();
  scratch.rows.flip(setting.draws.key(Stream::exposure), [&](const Hit& hit) {
    const SessionSlot& session = sessions[hit.who];
    expose(turn, session.hour,
           {population.assisted_member[hit.place], MeetingSource::announced(session.group, session.session),
            session.slot.root, static_cast<std::uint16_t>(session.message),
            tag_of(Mechanism::meeting, setting.message(session.message).channel)});
  });
}

void send(const Turn& turn, std::span<const VisitSlot> visits) {
  for (const VisitSlot& visit : visits) {
    expose(turn, visit.hour,
           {visit.household, 0, visit.slot.root, static_cast<std::uint16_t>(visit.message),
            tag_of(Mechanism::visit, turn.setting.message(visit.message).channel)});
  }
}

}  // namespace kabar
