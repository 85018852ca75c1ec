// Broadcasts, RT meetings, sessions of assisted groups, visits: who is there.

#include "diffusion/rows.h"
#include "diffusion/submodels.h"

namespace kabar {

void broadcast(const Setting& setting, const BroadcastSlot& slot, State& state) {
  const Population& population = setting.world.population;
  const DrawKey key = setting.draws.key(Stream::exposure);
  for (const HouseholdRange range : setting.calendar.areas[slot.area]) {
    state.coins += range.end - range.begin;
    over_row(key, counter_head(Purpose::broadcast), slot.slot.low, slot.slot.high, range.begin, range.end,
             [&](std::uint32_t household, std::uint32_t word) {
               if (!coin(word, slot.limit)) return;
               if (slot.register_only && population.listed[household] == 0) return;
               const std::uint32_t when =
                   row_word(key, counter_head(Purpose::broadcast, 0, 1), slot.slot.low, slot.slot.high, household);
               expose(setting, slot.hour + below(when, 24),
                      {household, 0, slot.slot.root, slot.slot.root, slot.message, Mechanism::broadcast, false}, state);
             });
  }
}

void hold_meeting(const Setting& setting, const MeetingSlot& meeting, State& state) {
  const Population& population = setting.world.population;
  const std::uint32_t begin = population.rt_begin[meeting.rt];
  const std::uint32_t end = population.rt_begin[meeting.rt + 1];
  state.coins += end - begin;
  over_row(setting.draws.key(Stream::exposure), counter_head(Purpose::attendee, 0, meeting.meeting), meeting.slot.low,
           meeting.slot.high, begin, end, [&](std::uint32_t household, std::uint32_t word) {
             if (!coin(word, threshold(static_cast<double>(population.attendance[household])))) return;
             expose(setting, meeting.hour,
                    {household, meeting.rt * 4096 + meeting.meeting, meeting.slot.root, meeting.slot.root,
                     meeting.message, Mechanism::meeting, false},
                    state);
           });
}

void hold_session(const Setting& setting, const SessionSlot& session, State& state) {
  const Population& population = setting.world.population;
  const std::uint32_t begin = population.assisted_begin[session.group];
  const std::uint32_t end = population.assisted_begin[session.group + 1];
  const std::uint64_t limit = threshold(setting.param.session_attendance);
  state.coins += end - begin;
  over_row(setting.draws.key(Stream::exposure), counter_head(Purpose::session_attendee, 0, session.session),
           session.slot.low, session.slot.high, begin, end, [&](std::uint32_t entry, std::uint32_t word) {
             if (!coin(word, limit)) return;
             expose(setting, session.hour,
                    {population.assisted_member[entry], session.group * 4096 + session.session, session.slot.root,
                     session.slot.root, session.message, Mechanism::meeting, false},
                    state);
           });
}

void visit(const Setting& setting, const VisitSlot& visited, State& state) {
  expose(setting, visited.hour,
         {visited.household, 0, visited.slot.root, visited.slot.root, visited.message, Mechanism::visit, false}, state);
}

}  // namespace kabar
