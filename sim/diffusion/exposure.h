#pragma once
// One exposure, in the sixteen bytes in which it waits. Knows no lists and no rules.
// tag, from the lowest bit: mechanism (4), told by a person, endorsed, two free; the root's channel (8). Source ids:
// ODD 7.

#include <cstdint>

#include "strategy/calendar.h"
#include "strategy/schedule.h"

namespace kabar {

/// A message that reaches a household in some hour. (mechanism, source, root) is its identity within household and
/// hour; (channel, household, source, root) keys its encode draw. What a person tells is keyed by the topic instead of
/// the root: a teller who learned from another post says the same, or one more post could make somebody hear later.
struct Exposure {
  std::uint32_t household = 0;
  std::uint32_t source = 0;
  std::uint32_t root = 0;
  std::uint16_t message = 0;
  std::uint16_t tag = 0;  // see tag_of; no byte, for the compiler must suppose that a byte may lie in anything

  Mechanism mechanism() const { return static_cast<Mechanism>(tag & 0x0Fu); }
  bool told() const { return (tag & kTold) != 0; }          // by a person, not in a feed
  bool endorsed() const { return (tag & kEndorsed) != 0; }  // shown in a feed by a known person
  std::uint16_t root_channel() const { return tag >> 8; }   // of the slot that root names
  static constexpr std::uint16_t kTold = 0x10, kEndorsed = 0x20;
};
static_assert(sizeof(Exposure) == 16);

static_assert(kMechanisms <= 16, "a tag has four bits for the mechanism");
constexpr std::uint16_t tag_of(Mechanism mechanism, std::uint32_t root_channel, std::uint32_t bits = 0) {
  return static_cast<std::uint16_t>(static_cast<std::uint32_t>(mechanism) | bits | root_channel << 8);
}

/// The source of what is heard at a meeting of an RT (or a session of a group, of that number): what was announced
/// there, what a head relayed because it was told to, or of its own accord, where the meeting does not matter.
struct MeetingSource {
  static constexpr std::uint32_t kRelayed = kMeetingsOfRt / 2, kUnasked = kRelayed + kMeetingsOfRt / 4;
  static std::uint32_t announced(std::uint32_t rt, std::uint32_t meeting) { return rt * kMeetingsOfRt + meeting; }
  static std::uint32_t relayed(std::uint32_t rt, std::uint32_t meeting) { return announced(rt, kRelayed + meeting); }
  static std::uint32_t unasked(std::uint32_t rt) { return announced(rt, kUnasked); }
  static std::uint32_t rt(std::uint32_t source) { return source / kMeetingsOfRt; }
};

/// A feed's source from this on is a household that reshares, from kPaid on an impression of a campaign, below it an
/// account.
inline constexpr std::uint32_t kSharer = 0x80000000u, kPaid = 0x40000000u;

}  // namespace kabar
