#pragma once
// How a channel brings a message to a household: the one list of mechanisms, with what sets them apart. The engine
// knows these and no platform, agency or programme by name; how each works stands in diffusion/.

#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>

namespace kabar {

enum class Mechanism : std::uint8_t { feed, group, broadcast, meeting, visit, neighbour, kin, reply };

struct MechanismFacts {
  const char* name;     // in channels.csv
  const char* name_id;  // in Indonesian tables
  int turn;             // in which people read of them: what agencies send, what people tell, what they ask
  bool platform;        // a household uses the channel or does not (users_share)
  bool peoples_own;     // people use it of their own accord, whatever a strategy sends
};

/// In the order of the enum.
inline constexpr MechanismFacts kMechanismFacts[] = {
    {"feed", "unggahan dan iklan", 0, true, false}, {"group", "grup pesan", 4, true, true},
    {"broadcast", "siaran", 1, false, false},       {"meeting", "rapat", 2, false, false},
    {"visit", "kunjungan", 3, false, false},        {"neighbour", "tetangga", 5, false, true},
    {"kin", "kerabat dan teman", 6, false, true},   {"reply", "jawaban", 7, false, false},
};
inline constexpr int kMechanisms = static_cast<int>(std::size(kMechanismFacts));

constexpr const MechanismFacts& facts_of(Mechanism mechanism) {
  return kMechanismFacts[static_cast<std::size_t>(mechanism)];
}

inline constexpr auto kMechanismNames = [] {
  std::array<const char*, kMechanisms> names{};
  for (int m = 0; m < kMechanisms; ++m) names[static_cast<std::size_t>(m)] = kMechanismFacts[m].name;
  return names;
}();
constexpr std::span<const char* const> words_of(Mechanism) {
  return kMechanismNames;
}

}  // namespace kabar
