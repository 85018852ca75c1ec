#include "diffusion/wording.h"

#include <algorithm>

#include "core/random.h"

namespace kabar {

namespace {

std::uint32_t limit_of(std::uint64_t threshold) {
  return static_cast<std::uint32_t>(std::min<std::uint64_t>(threshold, 0xFFFFFFFFu));
}

}  // namespace

void write_wording(const Calendar& calendar, std::span<const Message> messages, Wording& wording) {
  for (std::vector<std::uint32_t>* column : {&wording.topic, &wording.topic_key, &wording.channel, &wording.encode_head,
                                             &wording.aware, &wording.understand, &wording.reshare}) {
    column->clear();
  }
  wording.act.clear();
  for (const Message& message : messages) {
    wording.topic.push_back(message.topic);
    wording.topic_key.push_back(calendar.topics[message.topic].topic);
    wording.channel.push_back(message.channel);
    wording.encode_head.push_back(counter_head(Purpose::encode, 0, message.channel));
    wording.act.insert(wording.act.end(), message.act.begin(), message.act.end());
    wording.aware.push_back(limit_of(message.alpha));
    for (const std::uint64_t understood : message.understand) wording.understand.push_back(limit_of(understood));
    for (const std::uint64_t reshared : message.reshare) {
      wording.reshare.push_back(message.mechanism == Mechanism::feed ? limit_of(reshared) : 0);
    }
  }
}

}  // namespace kabar
