// S6: instructions to RT heads, and what heads relay at meetings and in the RT's group.
// An instruction of day D is there in hour a = 24 D + 9; by a circular, if draw(brokers, circular_step, s; B, unit, 0)
// w0 < thr(circular_step) for s = 0 .. 3, later by floor(24 (min + (max - min) u)), u of
// draw(brokers, circular_delay, 0; B, r, 0). The head relays all its topics if draw(brokers, relay, 1; B, r, 0) w0
// < thr(min(1, b x relay_factor) x request_wear^k), k the requests to it before; and a topic that it hears of without
// being told to if draw(brokers, relay, 0; T, r, 0) w1 < thr(b_seen). Heard at the meeting by i if w < c =
// thr(attendance x (1 - broker_bias if poor and without access)), w the word of its attendance of that meeting
// (contacts.cpp), of what is relayed unasked row(exposure, relay_attendee, 1; T, 0; i); and taken in as there.

#include "diffusion/attendance.h"
#include "diffusion/submodels.h"

namespace kabar {

namespace {

/// A head relays what it got in hour `hour`: at the next meeting and in the RT's group.
void relay(const Turn& turn, Announcement announcement, std::uint32_t topic, std::uint32_t meeting_message,
           std::uint32_t group_message, std::uint32_t group_row, std::uint64_t hour) {
  const Setting& setting = turn.setting;
  if (hour >= setting.hours) return;
  const MeetingDays& meetings = setting.calendar.city->meetings;
  announcement.meeting = meetings.next(announcement.rt, static_cast<std::uint32_t>(hour), setting.hours);
  if (announcement.meeting != kNone && meeting_message != kNone) {
    announcement.message = static_cast<std::uint16_t>(meeting_message);
    turn.district.announcements.push(meetings.hour(announcement.rt, announcement.meeting), announcement);
  }
  const std::uint32_t group = setting.world.network.rt_group[announcement.rt];
  if (group == kNone || group_message == kNone) return;
  put_into_group(setting, group, announcement.head, hour,
                 {announcement.head, topic, announcement.root, announcement.root_channel}, group_message, group_row,
                 turn.scratch);
}

}  // namespace

void instruct(const Turn& turn, const InstructionSlot& instruction) {
  const Setting& setting = turn.setting;
  District& district = turn.district;
  const Population& population = setting.world.population;
  const Parameters& param = setting.param;
  const DrawKey key = setting.draws.key(Stream::brokers);
  const std::uint64_t passes = threshold(param.circular_step);
  const std::uint32_t topic = instruction.topic;
  const auto step_passes = [&](std::uint32_t step, std::uint32_t unit) {
    return coin(draw(key, counter_head(Purpose::circular_step, 0, step), instruction.block, unit)[0], passes);
  };
  for (std::uint32_t rt = 0; rt < population.rts(); ++rt) {
    const std::uint32_t head = population.rt_head[rt];
    if (head - district.begin >= district.end - district.begin) continue;
    const std::uint32_t rw = population.rt_rw[rt];
    const std::uint32_t kelurahan = population.rw_kelurahan[rw];
    if (setting.calendar.area_kelurahan[instruction.area][kelurahan] == 0) continue;
    ++district.coins;
    if (!coin(draw(key, counter_head(Purpose::relay, 0, 1), instruction.block, rt)[0],
              instruction.relayed[kelurahan])) {
      continue;
    }
    std::uint64_t hour = std::uint64_t{instruction.day} * 24 + kOfficeHour;
    if (instruction.via == Via::circular) {
      if (!step_passes(0, setting.calendar.city->kecamatan[kelurahan]) || !step_passes(1, kelurahan) ||
          !step_passes(2, rw) || !step_passes(3, rt)) {
        continue;
      }
      const double u = uniform(draw(key, counter_head(Purpose::circular_delay), instruction.block, rt)[0]);
      const double days = param.circular_days_min + (param.circular_days_max - param.circular_days_min) * u;
      hour += static_cast<std::uint64_t>(24.0 * days);
    }
    Announcement announcement;
    announcement.rt = rt;
    announcement.head = head;
    announcement.root = instruction.slot.root;
    announcement.root_channel = static_cast<std::uint16_t>(instruction.root_channel);
    announcement.among = instruction.among;
    relay(turn, announcement, topic, instruction.meeting_message, instruction.group_message, instruction.group_row,
          hour);
  }
}

void relay_unasked(const Turn& turn, const Aware& aware) {
  const Setting& setting = turn.setting;
  if (!setting.calendar.heads_relay) return;
  const std::uint32_t rt = setting.world.population.rt[aware.household];
  const TopicCalendar& topic = setting.calendar.topics[aware.topic];
  const Words words = draw(setting.draws.key(Stream::brokers), counter_head(Purpose::relay), topic.topic, rt);
  if (!coin(words[1], threshold(setting.param.b_seen))) return;
  const std::uint32_t group = setting.world.network.rt_group[rt];
  const std::uint32_t group_message =
      group == kNone ? kNone : topic.forward_message[setting.world.network.group_channel[group]];
  Announcement announcement;
  announcement.rt = rt;
  announcement.head = aware.household;
  announcement.root = aware.root;
  announcement.root_channel = static_cast<std::uint16_t>(aware.root_channel);
  announcement.unasked = true;
  announcement.topic_key = topic.topic;
  relay(turn, announcement, aware.topic, topic.relay_message, group_message, 0, turn.hour);
}

void announce(const Turn& turn, std::span<const Announcement> announcements) {
  const Setting& setting = turn.setting;
  Scratch& scratch = turn.scratch;
  const Population& population = setting.world.population;
  for (std::uint32_t k = 0; k < announcements.size(); ++k) {
    const Announcement& announcement = announcements[k];
    const std::uint32_t begin = population.rt_begin[announcement.rt], end = population.rt_begin[announcement.rt + 1];
    AskedRow row = attendance_of(announcement.meeting);
    if (announcement.unasked) row = {counter_head(Purpose::relay_attendee, 0, 1), announcement.topic_key};
    row.begin = begin;
    row.size = end - begin;
    row.who = k;
    scratch.rows.ask(row);
  }
  turn.district.coins += scratch.rows.entries();
  const std::uint32_t* const hears = setting.calendar.city->hears_head.data();
  scratch.rows.flip_each(setting.draws.key(Stream::exposure), hears, [&](const Hit& hit) {
    const Announcement& announcement = announcements[hit.who];
    if (hit.entry == announcement.head) return;
    if (!takes_in(hit.word, whole_limit(hears[hit.entry]), announcement.among, setting.param.topics_taken_in)) return;
    // Without the meeting's number where a head acts unasked: it does so once, and its words must not stick less
    // well because it heard earlier.
    const std::uint32_t source = announcement.unasked ? MeetingSource::unasked(announcement.rt)
                                                      : MeetingSource::relayed(announcement.rt, announcement.meeting);
    expose(turn, turn.hour,
           {hit.entry, source, announcement.root, announcement.message,
            tag_of(Mechanism::meeting, announcement.root_channel, Exposure::kTold)});
  });
}

}  // namespace kabar
