#pragma once
// How a channel brings a message to a household: the one list of mechanisms, with what sets them apart. The engine
// knows these and no platform, agency or programme by name; how each works stands in diffusion/.

#include <cstdint>
#include <iterator>
#include <span>
#include <string_view>

namespace kabar {

enum class Mechanism : std::uint8_t { feed, group, broadcast, meeting, visit, neighbour, kin, reply };

inline constexpr const char* kMechanismNames[] = {"feed",  "group",     "broadcast", "meeting",
                                                  "visit", "neighbour", "kin",       "reply"};
inline constexpr int kMechanisms = static_cast<int>(std::size(kMechanismNames));
constexpr std::span<const char* const> words_of(Mechanism) {
  return kMechanismNames;
}

constexpr const char* name_of(Mechanism mechanism) {
  return kMechanismNames[static_cast<int>(mechanism)];
}

/// In the order in which people read of them: what agencies send, what people tell, what they ask.
inline constexpr Mechanism kMechanismsInOrder[] = {Mechanism::feed,  Mechanism::broadcast, Mechanism::meeting,
                                                   Mechanism::visit, Mechanism::group,     Mechanism::neighbour,
                                                   Mechanism::kin,   Mechanism::reply};
static_assert(std::size(kMechanismsInOrder) == kMechanisms);

/// A household uses the channel or does not (users_share).
constexpr bool is_platform(Mechanism mechanism) {
  return mechanism == Mechanism::feed || mechanism == Mechanism::group;
}

/// People use it of their own accord, whatever a strategy sends.
constexpr bool is_peoples_own(Mechanism mechanism) {
  return mechanism == Mechanism::group || mechanism == Mechanism::neighbour || mechanism == Mechanism::kin;
}

}  // namespace kabar
