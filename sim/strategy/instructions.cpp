// Instructions to RT heads, who may relay them.

#include <algorithm>

#include "scenario/blocks.h"
#include "strategy/kinds.h"
#include "strategy/slots.h"

namespace kabar {

void bill(const Schedule& schedule, const InstructionBlock& block, Bill& to) {
  const Population& population = schedule.world.population;
  const std::size_t topics = schedule.topics(block.topics).size();
  if (topics == 0) return;
  const std::vector<std::uint8_t> in_area = schedule.kelurahan(block.kelurahan);
  const auto kelurahan = static_cast<std::size_t>(std::count(in_area.begin(), in_area.end(), std::uint8_t{1}));
  to.charge(block.cost_item, "", static_cast<double>(block.via == Via::briefing ? kelurahan : topics));
  std::size_t heads = 0;
  for (std::uint32_t rt = 0; rt < population.rts(); ++rt) {
    heads += in_area[population.rw_kelurahan[population.rt_rw[rt]]];
  }
  to.charge(block.incentive_item, "", static_cast<double>(heads * topics));
}

void send(const Schedule& schedule, const InstructionBlock& block, CalendarMaker& to) {
  const bool at_meeting = !block.meeting_channel.empty(), in_group = !block.group_channel.empty();
  InstructionSlot instruction;
  instruction.root_channel = schedule.channel(at_meeting ? block.meeting_channel : block.group_channel);
  instruction.relayed = threshold(schedule.scenario.param.b * block.relay_factor);
  instruction.day = static_cast<std::uint32_t>(block.day);
  instruction.via = block.via;
  instruction.block = id_hash(block.id);
  instruction.area = to.area(block.kelurahan);
  for (const std::uint32_t t : schedule.topics(block.topics)) {
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
