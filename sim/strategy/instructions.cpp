// Instructions to RT heads, who may relay them.

#include <algorithm>

#include "scenario/blocks.h"
#include "strategy/kinds.h"
#include "strategy/slots.h"
#include "strategy/work.h"

namespace kabar {

std::vector<std::uint64_t> CalendarMaker::readiness(const InstructionBlock& block) const {
  const Parameters& param = scenario_.param;
  const double rested = std::min(1.0, param.b * block.relay_factor);
  std::vector<double> chance(scenario_.kelurahan.size(), rested);
  bool listed_before = true;  // those of one day are asked in the order of the strategy
  for (const InstructionBlock& other : strategy_.blocks().instructions) {
    if (&other == &block) {
      listed_before = false;
      continue;
    }
    const bool before = other.day < block.day || (other.day == block.day && listed_before);
    if (!before || schedule_.topics(other.topics).empty()) continue;
    const std::vector<std::uint8_t> asked = schedule_.kelurahan(other.kelurahan);
    for (std::size_t k = 0; k < chance.size(); ++k) chance[k] *= asked[k] != 0 ? param.request_wear : 1.0;
  }
  std::vector<std::uint64_t> limits;
  for (const double each : chance) limits.push_back(threshold(each));
  return limits;
}

void bill(const Schedule& schedule, const InstructionBlock& block, Bill& to) {
  const Population& population = schedule.world.population;
  if (schedule.topics(block.topics).empty()) return;
  const std::vector<std::uint8_t> in_area = schedule.kelurahan(block.kelurahan);
  const auto kelurahan = static_cast<double>(std::count(in_area.begin(), in_area.end(), std::uint8_t{1}));
  const auto day = static_cast<std::uint32_t>(block.day);
  double heads = 0;
  for (std::uint32_t rt = 0; rt < population.rts(); ++rt) {
    if (in_area[population.rw_kelurahan[population.rt_rw[rt]]] == 0) continue;
    to.charge_head(rt, day, schedule.scenario.param.hours_request);
    ++heads;
  }
  const Work work = work_of(schedule, block, {day});
  to.charge(block.cost_item, "", {{Unit::message, 1}, {Unit::head, heads}, {Unit::kelurahan, kelurahan}}, work);
  to.charge(block.incentive_item, "", {{Unit::head, heads}}, work);
}

void send(const Schedule& schedule, const InstructionBlock& block, CalendarMaker& to) {
  const bool at_meeting = !block.meeting_channel.empty(), in_group = !block.group_channel.empty();
  InstructionSlot instruction;
  instruction.root_channel = schedule.channel(at_meeting ? block.meeting_channel : block.group_channel);
  instruction.relayed = to.readiness(block);
  instruction.day = static_cast<std::uint32_t>(block.day);
  instruction.via = block.via;
  instruction.block = id_hash(block.id);
  instruction.area = to.area(block.kelurahan);
  const std::vector<std::uint32_t> topics = schedule.topics(block.topics);
  if (in_group) instruction.group_row = to.group_row(topics.size());
  for (const std::uint32_t t : topics) {
    instruction.among = among(topics, t);
    instruction.slot = to.slot("instruction", block.id, t);
    instruction.topic = t;
    const auto message_on = [&](const std::string& channel) {
      return to.message(t, schedule.channel(channel), block.content);
    };
    instruction.meeting_message = at_meeting ? message_on(block.meeting_channel) : kNone;
    instruction.group_message = in_group ? message_on(block.group_channel) : kNone;
    to.calendar.instructions.push_back(instruction);
  }
}

}  // namespace kabar
