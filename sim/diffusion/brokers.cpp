// S6: instructions to RT heads, and what heads relay at meetings and in the RT's group.

#include <map>
#include <string>

#include "diffusion/rows.h"
#include "diffusion/submodels.h"

namespace kabar {

namespace {

/// District of each kelurahan, numbered in order of first appearance in the table.
std::vector<std::uint32_t> district_numbers(const Scenario& scenario) {
  std::map<std::string, std::uint32_t> numbers;
  std::vector<std::uint32_t> districts;
  for (const Kelurahan& kelurahan : scenario.kelurahan) {
    const auto next = static_cast<std::uint32_t>(numbers.size());
    districts.push_back(numbers.try_emplace(kelurahan.district, next).first->second);
  }
  return districts;
}

/// A head relays what it got in hour `hour`: at the next meeting and in the RT's group.
void relay(const Setting& setting, const Announcement& announcement, std::uint32_t group_message, std::uint64_t hour,
           State& state) {
  const Network& network = setting.world.network;
  if (hour >= setting.hours) return;
  Announcement next = announcement;
  next.meeting = next_meeting(setting.calendar, next.rt, static_cast<std::uint32_t>(hour));
  if (next.meeting != kNone && next.message != kNone) {
    state.announcements[meeting_hour(setting.calendar, next.rt, next.meeting)].push_back(next);
  }
  const std::uint32_t group = network.rt_group[next.rt];
  if (group != kNone && group_message != kNone) {
    read_in_group(setting, group, next.parent, next.root, group_message, hour, state);
  }
}

}  // namespace

void instruct(const Setting& setting, const InstructionSlot& instruction, State& state) {
  const Population& population = setting.world.population;
  const Parameters& param = setting.param;
  const DrawKey key = setting.draws.key(Stream::brokers);
  const std::uint64_t relays = threshold(param.b);
  const std::uint64_t passes = threshold(param.circular_step);
  const std::vector<std::uint32_t> districts = district_numbers(*setting.world.scenario);
  const auto step_passes = [&](std::uint32_t step, std::uint32_t unit) {
    return coin(draw(key, counter_head(Purpose::circular_step, 0, step), instruction.block, unit)[0], passes);
  };
  for (std::uint32_t rt = 0; rt < population.rts(); ++rt) {
    const std::uint32_t rw = population.rt_rw[rt];
    const std::uint32_t kelurahan = population.rw_kelurahan[rw];
    if (setting.calendar.area_kelurahan[instruction.area][kelurahan] == 0) continue;
    ++state.coins;
    if (!coin(draw(key, counter_head(Purpose::relay), setting.topic.topic, rt)[0], relays)) continue;
    std::uint64_t hour = std::uint64_t{instruction.day} * 24 + kOfficeHour;
    if (instruction.via == Via::circular) {
      if (!step_passes(0, districts[kelurahan]) || !step_passes(1, kelurahan) || !step_passes(2, rw) ||
          !step_passes(3, rt)) {
        continue;
      }
      const double u = uniform(draw(key, counter_head(Purpose::circular_delay), instruction.block, rt)[0]);
      const double days = param.circular_days_min + (param.circular_days_max - param.circular_days_min) * u;
      hour += static_cast<std::uint64_t>(24.0 * days);
    }
    relay(setting,
          {rt, 0, population.rt_head[rt], instruction.slot.root, instruction.meeting_message, false,
           instruction.slot.low, instruction.slot.high},
          instruction.group_message, hour, state);
  }
}

void relay_unasked(const Setting& setting, std::uint32_t household, std::uint32_t hour, State& state) {
  const Population& population = setting.world.population;
  const std::uint32_t rt = population.rt[household];
  const Words words = draw(setting.draws.key(Stream::brokers), counter_head(Purpose::relay), setting.topic.topic, rt);
  if (!coin(words[1], threshold(setting.param.b_seen))) return;
  const std::uint32_t group = setting.world.network.rt_group[rt];
  const std::uint32_t group_message =
      group == kNone ? kNone : setting.topic.forward_message[setting.world.network.group_channel[group]];
  relay(setting,
        {rt, 0, household, state.households[household].root, setting.topic.relay_message, true, setting.topic.topic, 0},
        group_message, hour, state);
}

void announce(const Setting& setting, const Announcement& announcement, std::uint32_t hour, State& state) {
  const Population& population = setting.world.population;
  const std::uint32_t begin = population.rt_begin[announcement.rt];
  const std::uint32_t end = population.rt_begin[announcement.rt + 1];
  // Without the meeting's number where a head acts unasked: it does so once, and its words must not stick less well
  // because it heard earlier.
  const std::uint32_t source = announcement.rt * 4096 + (announcement.unasked ? 3072u : 2048u + announcement.meeting);
  state.coins += end - begin;
  over_row(setting.draws.key(Stream::exposure), counter_head(Purpose::relay_attendee, 0, announcement.unasked ? 1 : 0),
           announcement.key_a, announcement.key_b, begin, end, [&](std::uint32_t household, std::uint32_t word) {
             if (household == announcement.parent) return;
             const bool overlooked = population.poor[household] != 0 && population.access[household] == Access::none;
             const double attends = static_cast<double>(population.attendance[household]) *
                                    (overlooked ? 1.0 - setting.param.broker_bias : 1.0);
             if (!coin(word, threshold(attends))) return;
             expose(setting, hour,
                    {household, source, announcement.root, announcement.parent, announcement.message,
                     Mechanism::meeting, false, true},
                    state);
           });
}

}  // namespace kabar
