#pragma once
// What a household knows of a topic, and what an exposure does to it, each in few bits. Knows no lists and no rules.
// Known::bits, from the lowest: Knowing (3), ever aware, due, contested, served, regards; poor, eligible, head,
// comprehension class (3). Outcome: before (3), after (3), remembers, first, exposures (16).

#include <cstdint>

#include "core/ids.h"
#include "strategy/calendar.h"

namespace kabar {

/// A household's state of knowing. Applied is never forgotten.
enum class Knowing : std::uint8_t { unaware, aware, understands, applied, enrolled };

inline constexpr auto kUnaware = static_cast<std::uint32_t>(Knowing::unaware);
inline constexpr auto kAware = static_cast<std::uint32_t>(Knowing::aware);
inline constexpr auto kUnderstands = static_cast<std::uint32_t>(Knowing::understands);
inline constexpr auto kApplied = static_cast<std::uint32_t>(Knowing::applied);
inline constexpr auto kEnrolled = static_cast<std::uint32_t>(Knowing::enrolled);

/// What every exposure asks of a household: eight to a cache line.
struct Known {
  std::uint32_t forget = kNone;
  std::uint16_t exposures = 0;
  std::uint16_t bits = 0;  // Knowing, the bits below, and CityCalendar::traits, eligible included, from bit 8 on

  static constexpr std::uint16_t kLevel = 0x07;                                 // mask of Knowing
  static constexpr std::uint16_t kEver = 0x08, kDue = 0x10, kContested = 0x20;  // ever aware; due in this hour, again
  static constexpr std::uint16_t kServed = 0x40;    // receives it already, and has nothing to apply for
  static constexpr std::uint16_t kRegards = 0x80;   // was answered, ignored or misled: see District::regard
  static constexpr std::uint16_t kTraits = 0xFF00;  // mask of the traits
  static constexpr std::uint16_t kKept = kTraits | kEver | kServed | kRegards;  // through an exposure
  static std::uint16_t bits_of(std::uint32_t traits, std::uint32_t flags) {
    return static_cast<std::uint16_t>(traits << 8 | flags);
  }
  static std::uint32_t traits_of(std::uint32_t bits) { return bits >> 8; }
  static std::uint32_t status_of(std::uint32_t traits) { return traits & (kPoorTrait | kEligibleTrait); }

  std::uint32_t level() const { return bits & kLevel; }
  bool ever_aware() const { return (bits & kEver) != 0; }
  std::uint32_t traits() const { return traits_of(bits); }
  std::uint32_t comprehension() const { return traits() >> kComprehensionShift; }
  std::uint32_t status() const { return status_of(traits()); }
  void set(std::uint32_t flags) { bits = static_cast<std::uint16_t>(bits | flags); }
  void set_level(std::uint32_t level) { bits = static_cast<std::uint16_t>((bits & ~std::uint32_t{kLevel}) | level); }
};
static_assert(sizeof(Known) == 8);

/// What an exposure did to its household, in one word: before and after (Knowing), whether the household will remember
/// it, whether it became aware for the first time, and the number of its exposures (kept to 65,535).
struct Outcome {
  static constexpr std::uint32_t kRemembers = 1u << 6, kFirst = 1u << 7;
  static std::uint32_t of(std::uint32_t before, std::uint32_t after, std::uint32_t remembers, std::uint32_t first,
                          std::uint32_t exposures) {
    return before | after << 3 | remembers * kRemembers | first * kFirst | exposures << 8;
  }
  static std::uint32_t before(std::uint32_t outcome) { return outcome & 7u; }
  static std::uint32_t after(std::uint32_t outcome) { return outcome >> 3 & 7u; }
  static bool first(std::uint32_t outcome) { return (outcome & kFirst) != 0; }
  static std::uint32_t exposures(std::uint32_t outcome) { return outcome >> 8; }
};

}  // namespace kabar
