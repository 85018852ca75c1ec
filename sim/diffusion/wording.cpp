#include "diffusion/wording.h"

#include <algorithm>

#include "core/random.h"

namespace kabar {

void write_wording(const Calendar& calendar, std::span<const Message> messages, Wording& wording) {
  wording.effects.clear();
  wording.act.clear();
  for (const Message& message : messages) {
    Effect effect;
    effect.topic = message.topic;
    effect.topic_key = calendar.topics[message.topic].topic;
    effect.channel = message.channel;
    effect.encode_head = counter_head(Purpose::encode, 0, message.channel);
    effect.aware = short_limit(message.alpha);
    std::transform(message.understand.begin(), message.understand.end(), effect.understand.begin(), short_limit);
    if (message.mechanism == Mechanism::feed) {
      std::transform(message.reshare.begin(), message.reshare.end(), effect.reshare.begin(), short_limit);
    }
    wording.effects.push_back(effect);
    wording.act.push_back(message.act);
  }
}

}  // namespace kabar
