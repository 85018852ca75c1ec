// Broadcasts, RT meetings, sessions of assisted groups, visits: who is there. Coins by row (rows.h): broadcast:
// row(exposure, broadcast, 0; lo, hi; i) = w < c = thr(coverage x attention), in hour h + floor(24 w / c); meeting k:
// w = row(exposure, attendee, k; 0, 0; i) < c = thr(attendance of i); session of day d:
// w = row(exposure, session_attendee, d; 0, 0; e) < c = thr(session_attendance); a visit: certainly. Of n topics told
// at once, topic p is taken in if (p - floor(w n / c)) mod n < topics_taken_in; of a visit w = draw(exposure, taken_in,
// 0; B, i, 0) w0, c = 2^32.

#include <algorithm>

#include "diffusion/attendance.h"
#include "diffusion/submodels.h"

namespace kabar {

namespace {

void broadcast(const Turn& turn, const BroadcastSlot& slot) {
  const Setting& setting = turn.setting;
  District& district = turn.district;
  Scratch& scratch = turn.scratch;
  const std::vector<std::uint8_t>& audience = setting.calendar.broadcast_audiences[slot.audience];
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
    if (audience[hit.entry] == 0) return;
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
  const std::uint32_t* const attends = setting.calendar.city->attends.data();
  for (std::uint32_t m = 0; m < meetings.size(); ++m) {
    if (m > 0 && is_same_gathering(meetings[m], meetings[m - 1])) continue;
    AskedRow row = attendance_of(meetings[m].meeting);
    row.begin = population.rt_begin[meetings[m].rt];
    row.size = population.rt_begin[meetings[m].rt + 1] - row.begin;
    row.who = m;
    scratch.rows.ask(row);
  }
  turn.district.coins += scratch.rows.entries();
  scratch.rows.flip_each(setting.draws.key(Stream::exposure), attends, [&](const Hit& hit) {
    for (std::size_t m = hit.who; m < meetings.size() && is_same_gathering(meetings[m], meetings[hit.who]); ++m) {
      const MeetingSlot& meeting = meetings[m];
      if (!takes_in(hit.word, whole_limit(attends[hit.entry]), meeting.among, setting.param.topics_taken_in)) continue;
      expose(turn, meeting.hour,
             {hit.entry, MeetingSource::announced(meeting.rt, meeting.meeting), meeting.slot.root,
              static_cast<std::uint16_t>(meeting.message),
              tag_of(Mechanism::meeting, setting.message(meeting.message).channel)});
    }
  });
}

void send(const Turn& turn, std::span<const SessionSlot> sessions) {
  const Setting& setting = turn.setting;
  Scratch& scratch = turn.scratch;
  const Population& population = setting.world.population;
  const std::uint64_t attends = threshold(setting.param.session_attendance);
  for (std::uint32_t s = 0; s < sessions.size(); ++s) {
    const SessionSlot& session = sessions[s];
    if (s > 0 && is_same_gathering(session, sessions[s - 1])) continue;
    const std::uint32_t begin = population.assisted_begin[session.group];
    const std::uint32_t end = population.assisted_begin[session.group + 1];
    scratch.rows.ask({counter_head(Purpose::session_attendee, 0, session.hour / 24), 0, 0, begin, end - begin, s},
                     attends);
  }
  turn.district.coins += scratch.rows.entries();
  scratch.rows.flip(setting.draws.key(Stream::exposure), [&](const Hit& hit) {
    for (std::size_t s = hit.who; s < sessions.size() && is_same_gathering(sessions[s], sessions[hit.who]); ++s) {
      const SessionSlot& session = sessions[s];
      if (!takes_in(hit.word, attends, session.among, setting.param.topics_taken_in)) continue;
      expose(turn, session.hour,
             {population.assisted_member[hit.place], MeetingSource::announced(session.group, session.session),
              session.slot.root, static_cast<std::uint16_t>(session.message),
              tag_of(Mechanism::meeting, setting.message(session.message).channel)});
    }
  });
}

void send(const Turn& turn, std::span<const VisitSlot> visits) {
  const Setting& setting = turn.setting;
  for (const VisitSlot& visit : visits) {
    if (visit.among.topics > setting.param.topics_taken_in) {
      constexpr std::uint64_t kAll = std::uint64_t{1} << 32;
      const std::uint32_t word =
          draw(setting.draws.key(Stream::exposure), counter_head(Purpose::taken_in), visit.block, visit.household)[0];
      ++turn.district.coins;
      if (!takes_in(word, kAll, visit.among, setting.param.topics_taken_in)) continue;
    }
    expose(turn, visit.hour,
           {visit.household, 0, visit.slot.root, static_cast<std::uint16_t>(visit.message),
            tag_of(Mechanism::visit, setting.message(visit.message).channel)});
  }
}

}  // namespace kabar
