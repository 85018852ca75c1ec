#include "strategy/slots.h"

#include <algorithm>

#include "core/digest.h"

namespace kabar {

std::uint32_t id_hash(std::string_view id) {
  return static_cast<std::uint32_t>(digest_of(id).low);
}

Slot make_slot(std::string_view kind, std::string_view block, std::string_view topic, std::string_view source,
               std::string_view day, std::string_view repeat) {
  std::string text;
  for (const std::string_view part : {kind, block, topic, source, day, repeat}) {
    if (!text.empty()) text += '|';
    text += part;
  }
  const std::uint64_t key = digest_of(std::string_view(text)).low;
  Slot slot;
  slot.low = static_cast<std::uint32_t>(key);
  slot.high = static_cast<std::uint32_t>(key >> 32);
  slot.root = slot.low == kNone ? slot.low - 1 : slot.low;
  return slot;
}

Among among(const std::vector<std::uint32_t>& topics, std::uint32_t t) {
  const auto before = std::count_if(topics.begin(), topics.end(), [&](std::uint32_t other) { return other < t; });
  return {static_cast<std::uint16_t>(before), static_cast<std::uint16_t>(topics.size())};
}

}  // namespace kabar
