#pragma once
// The messages of a replicate in columns, so that many exposures can be weighed side by side. Knows no household.

#include <cstdint>
#include <span>
#include <vector>

#include "strategy/calendar.h"

namespace kabar {

/// By message; limits are thresholds of coins, of which 2^32 - 1 stands for always (no chance but a certain one has a
/// threshold that high).
struct Wording {
  std::vector<std::uint32_t> topic, topic_key, channel;
  std::vector<std::uint32_t> encode_head;  // first word of the counter of the encode draw
  std::vector<std::uint32_t> aware;
  std::vector<std::uint32_t> understand;  // message, comprehension class
  std::vector<std::uint32_t> reshare;     // message; shown by an account, by a known person. 0 outside feeds
  std::vector<std::uint64_t> act;         // message; not eligible, eligible: thresholds as they are
};

/// `messages` are the calendar's, or what became of them: their topics and channels are the same.
void write_wording(const Calendar& calendar, std::span<const Message> messages, Wording& wording);

/// Whether a coin falls under such a limit.
constexpr bool limited_coin(std::uint32_t word, std::uint32_t limit) {
  return (word < limit) | (limit == 0xFFFFFFFFu);
}

}  // namespace kabar
