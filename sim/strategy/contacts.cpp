// Face to face: meetings, instructions to heads, sessions of assisted groups, visits.

#include <algorithm>

#include "strategy/compiler.h"
#include "strategy/slots.h"

namespace kabar {

void CalendarCompiler::meetings(const MeetingBlock& block) {
  const Population& population = world_.population;
  const std::uint32_t channel = channel_of(block.channel);
  const std::uint32_t area = area_of(block.kelurahan);
  const std::uint32_t block_hash = id_hash(block.id);
  const std::int64_t last = last_day(block.to_day);
  const std::uint32_t most = calendar_.hours / 24 / kLeastMeetingDays + 1;     // meetings of an RT
  std::vector<std::uint8_t> charged(std::size_t{population.rts()} * most, 0);  // RT, meeting: all topics at once
  for (const std::uint32_t t : topics_of(block.topics)) {
    const std::uint32_t message = message_of(t, channel, block.content, false, false, false);
    const Slot slot = make_slot("meeting", block.id, scenario_.topics[t].id);
    for (std::uint32_t rt = 0; rt < population.rts(); ++rt) {
      if (calendar_.area_kelurahan[area][population.rw_kelurahan[population.rt_rw[rt]]] == 0) continue;
      const Words words =
          draw(schedule_key_, counter_head(Purpose::announce), block_hash, calendar_.topics[t].topic, rt);
      if (!coin(words[0], threshold(block.rt_share))) continue;
      std::vector<std::uint32_t> window;
      for (std::uint32_t k = 0;; ++k) {
        const std::int64_t day = calendar_.rt_first[rt] + static_cast<std::int64_t>(k) * calendar_.rt_interval[rt];
        if (day > last) break;
        if (day >= block.from_day) window.push_back(k);
      }
      if (window.empty()) continue;
      if (!block.every_meeting) window = {window[below(words[1], static_cast<std::uint32_t>(window.size()))]};
      for (const std::uint32_t k : window) {
        charged[std::size_t{rt} * most + k] = 1;
        if (makes_ == Makes::costs) continue;
        calendar_.meetings.push_back({meeting_hour(calendar_, rt, k), slot, rt, k, message});
      }
    }
  }
  const auto meetings = std::count(charged.begin(), charged.end(), std::uint8_t{1});
  charge(block.cost_item, scenario_.channels[channel].cost_item, static_cast<double>(meetings));
}

void CalendarCompiler::instructions(const InstructionBlock& block) {
  const std::vector<std::uint32_t> topics = topics_of(block.topics);
  const bool at_meeting = !block.meeting_channel.empty(), in_group = !block.group_channel.empty();
  InstructionSlot instruction;
  instruction.root_channel = channel_of(at_meeting ? block.meeting_channel : block.group_channel);
  instruction.relayed = threshold(scenario_.param.b * block.relay_factor);
  instruction.day = static_cast<std::uint32_t>(block.day);
  instruction.via = block.via == "circular" ? Via::circular : block.via == "briefing" ? Via::briefing : Via::message;
  instruction.block = id_hash(block.id);
  instruction.area = area_of(block.kelurahan);
  for (const std::uint32_t t : topics) {
    instruction.slot = make_slot("instruction", block.id, scenario_.topics[t].id);
    instruction.topic = t;
    const auto message_on = [&](const std::string& channel) {
      return message_of(t, channel_of(channel), block.content, false, false, false);
    };
    instruction.meeting_message = at_meeting ? message_on(block.meeting_channel) : kNone;
    instruction.group_message = in_group ? message_on(block.group_channel) : kNone;
    calendar_.instructions.push_back(instruction);
  }
  if (topics.empty()) return;
  const std::vector<std::uint8_t>& in_area = calendar_.area_kelurahan[instruction.area];
  const auto kelurahan = std::count(in_area.begin(), in_area.end(), std::uint8_t{1});
  charge(block.cost_item, "",
         static_cast<double>(instruction.via == Via::briefing ? kelurahan : static_cast<std::int64_t>(topics.size())));
  const Population& population = world_.population;
  std::size_t heads = 0;
  for (std::uint32_t rt = 0; rt < population.rts(); ++rt)
    heads += in_area[population.rw_kelurahan[population.rt_rw[rt]]];
  charge(block.incentive_item, "", static_cast<double>(heads * topics.size()));
}

void CalendarCompiler::sessions(const SessionBlock& block) {
  const Population& population = world_.population;
  const std::uint32_t channel = channel_of(block.channel);
  const std::uint32_t block_hash = id_hash(block.id);
  const auto groups =
      static_cast<std::uint32_t>(population.assisted_begin.empty() ? 0 : population.assisted_begin.size() - 1);
  const auto period = static_cast<std::uint32_t>(block.every_days + 0.5);
  std::size_t mentions = 0;
  for (const std::uint32_t t : topics_of(block.topics)) {
    const std::uint32_t message = message_of(t, channel, block.content, false, false, false);
    const Slot slot = make_slot("session", block.id, scenario_.topics[t].id);
    for (std::uint32_t group = 0; group < groups; ++group) {
      const std::uint32_t first =
          below(draw(schedule_key_, counter_head(Purpose::meeting_day, 0, 1), group)[0], period);
      for (std::uint32_t n = 0;; ++n) {
        const std::int64_t day = first + static_cast<std::int64_t>(static_cast<double>(n) * block.every_days);
        if (day >= scenario_.city.days) break;
        const Words words =
            draw(schedule_key_, counter_head(Purpose::mention, 0, n), block_hash, calendar_.topics[t].topic, group);
        if (!coin(words[0], threshold(block.mention))) continue;
        ++mentions;
        if (makes_ == Makes::costs) continue;
        calendar_.sessions.push_back({static_cast<std::uint32_t>(day) * 24 + kSessionHour, slot, group, n, message});
      }
    }
  }
  charge(block.cost_item, scenario_.channels[channel].cost_item, static_cast<double>(mentions));
}

void CalendarCompiler::visits(const VisitBlock& block) {
  const std::vector<std::uint32_t> topics = topics_of(block.topics);
  if (topics.empty() || !(block.per_day > 0.0)) return;
  const std::uint32_t channel = channel_of(block.channel);
  const std::uint32_t area = area_of(block.kelurahan);
  const std::vector<std::uint8_t>& in_area = calendar_.area_kelurahan[area];
  const std::size_t length = visit_list_length(world_, block, in_area, schedule_key_);
  std::vector<std::uint32_t> hours;
  for (std::size_t j = 0; j < length; ++j) {
    const double place = static_cast<double>(j) / block.per_day;
    if (place > static_cast<double>(scenario_.city.days)) break;
    const auto day = static_cast<std::int64_t>(place);
    const auto hour = static_cast<std::int64_t>(8.0 * (place - static_cast<double>(day)));
    const std::int64_t when = (block.from_day + day) * 24 + kOfficeHour + hour;
    if (when >= calendar_.hours) break;
    hours.push_back(static_cast<std::uint32_t>(when));
  }
  charge(block.cost_item, scenario_.channels[channel].cost_item, static_cast<double>(hours.size()));
  const bool retargets = block.retarget != "never";
  if (retargets && !hours.empty()) {
    // Asked on the eve of every week in which somebody is visited, but the first of the horizon.
    const std::int64_t first_week = std::max<std::int64_t>(1, hours.front() / kWeekHours);
    const std::int64_t weeks = std::max<std::int64_t>(0, hours.back() / kWeekHours - first_week + 1);
    charge(block.survey_item, "", static_cast<double>(weeks * block.survey * std::ssize(scenario_.kelurahan)));
  }
  if (makes_ == Makes::costs) return;
  const std::vector<std::uint32_t> list = visit_list(world_, block, in_area, schedule_key_);
  if (retargets) {
    VisitRound round;
    round.hours = hours;
    round.list = list;
    round.block = id_hash(block.id);
    round.survey = block.retarget == "survey" ? static_cast<std::uint32_t>(block.survey) : 0;
    for (const std::uint32_t t : topics) {
      round.topics.push_back({make_slot("visit", block.id, scenario_.topics[t].id), t,
                              message_of(t, channel, block.content, false, false, false)});
    }
    calendar_.rounds.push_back(std::move(round));
    if (!calendar_.kelurahan_households.empty()) return;
    calendar_.kelurahan_households.resize(scenario_.kelurahan.size());
    for (std::uint32_t i = 0; i < world_.population.households; ++i) {
      calendar_.kelurahan_households[world_.population.kelurahan[i]].push_back(i);
    }
    return;
  }
  for (const std::uint32_t t : topics) {
    const std::uint32_t message = message_of(t, channel, block.content, false, false, false);
    const Slot slot = make_slot("visit", block.id, scenario_.topics[t].id);
    for (std::size_t j = 0; j < hours.size(); ++j) {
      calendar_.visits.push_back({hours[j], slot, list[j], message});
    }
  }
}

}  // namespace kabar
