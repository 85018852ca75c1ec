// S10 Questions and answers: how likely households ask, and who answers how many.

#include <algorithm>

#include "strategy/compiler.h"
#include "strategy/slots.h"

namespace kabar {

void CalendarCompiler::questions() {
  const Parameters& param = scenario_.param;
  for (std::size_t asker = 0; asker < kAskers; ++asker) {
    const double factor = ((asker & 1u) != 0 ? param.ask_poor : 1.0) * ((asker & 2u) != 0 ? param.ask_no_access : 1.0);
    calendar_.asks[static_cast<std::size_t>(Asks::aware)][asker] = threshold(param.ask * factor);
    calendar_.asks[static_cast<std::size_t>(Asks::failed)][asker] = threshold(param.ask_failed * factor);
  }
}

void CalendarCompiler::listening(const ListeningBlock& block) {
  const std::int64_t end_day = last_day(block.to_day) + 1;
  if (end_day <= block.from_day) return;
  const std::vector<std::uint32_t> topics = topics_of(block.topics);
  if (topics.empty()) return;
  const std::uint32_t channel = channel_of(block.channel);
  charge(block.cost_item, scenario_.channels[channel].cost_item,
         block.hours_per_day * static_cast<double>(end_day - block.from_day));
  if (makes_ == Makes::costs) return;
  ListeningDuty duty;
  duty.begin = static_cast<std::uint32_t>(block.from_day);
  duty.end = static_cast<std::uint32_t>(end_day);
  duty.replies_per_day =
      static_cast<std::uint32_t>(std::min(block.hours_per_day * scenario_.param.replies_per_hour, 4e9));
  duty.noticed = threshold(block.noticed);
  duty.learns = block.learns;
  duty.replies.resize(scenario_.topics.size());
  for (const std::uint32_t t : topics) {
    duty.replies[t] = {true, make_slot("reply", block.id, scenario_.topics[t].id),
                       message_of(t, channel, block.content, false, false, false)};
  }
  calendar_.listening.push_back(std::move(duty));
}

}  // namespace kabar
