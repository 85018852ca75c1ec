#pragma once
// Who comes to a meeting, and what of it stays with whoever came (S3). Knows no state.

#include <cstdint>

#include "core/random.h"
#include "diffusion/rows.h"
#include "strategy/calendar.h"

namespace kabar {

/// The words by which households come to meeting k of their RT: whatever is told there, by whomever. Entries and `who`
/// are for the caller.
inline AskedRow attendance_of(std::uint32_t meeting) {
  return {counter_head(Purpose::attendee, 0, meeting)};
}

/// What a short_limit() stands for.
inline std::uint64_t whole_limit(std::uint32_t short_one) {
  constexpr std::uint32_t kCertain = 0xFFFFFFFFu;
  return short_one == kCertain ? std::uint64_t{1} << 32 : short_one;
}

/// Whether one of several topics told at once is among the `most` that somebody takes in: those from a place of its own
/// on, in a ring. `word` is uniform below `limit`, which is not 0.
inline bool takes_in(std::uint32_t word, std::uint64_t limit, const Among& among, std::int64_t most) {
  if (among.topics <= most) return true;
  const auto first = static_cast<std::uint32_t>(std::uint64_t{word} * among.topics / limit);
  return (among.place + among.topics - first) % among.topics < most;
}

}  // namespace kabar
