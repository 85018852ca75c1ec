#pragma once
// The messages of a replicate as the loops over exposures ask for them. Knows no household.

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "strategy/calendar.h"

namespace kabar {

/// What an exposure to a message does, in one line of the cache. Limits are short_limit()s: no chance but a certain one
/// has a threshold of 2^32 - 1.
struct alignas(64) Effect {
  std::uint32_t topic = 0, topic_key = 0;
  std::uint32_t channel = 0;
  std::uint32_t encode_head = 0;  // first word of the counter of the encode draw
  std::uint32_t aware = 0;
  std::array<std::uint32_t, 2> reshare{};  // shown by an account, by a known person; 0 outside feeds
  std::array<std::uint32_t, kComprehensionClasses> understand{};
};
static_assert(sizeof(Effect) == 64);

/// By message.
struct Wording {
  std::vector<Effect> effects;
  std::vector<std::array<std::uint64_t, 2>> act;  // not eligible, eligible: thresholds as they are
};

/// `messages` are the calendar's, or what became of them: their topics and channels are the same.
void write_wording(const Calendar& calendar, std::span<const Message> messages, Wording& wording);

}  // namespace kabar
