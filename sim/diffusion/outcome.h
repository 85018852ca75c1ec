#pragma once
// The words that the submodels of an hour share: what an exposure did, and where the daily counts stand.

#include <algorithm>
#include <cstdint>

#include "diffusion/state.h"

namespace kabar {

inline constexpr auto kUnaware = static_cast<std::uint32_t>(Knowing::unaware);
inline constexpr auto kAware = static_cast<std::uint32_t>(Knowing::aware);
inline constexpr auto kUnderstands = static_cast<std::uint32_t>(Knowing::understands);
inline constexpr auto kApplied = static_cast<std::uint32_t>(Knowing::applied);
inline constexpr auto kEnrolled = static_cast<std::uint32_t>(Knowing::enrolled);

/// Where the daily series of a measure, a topic and the households of one status begins.
inline std::uint32_t series_of(std::uint32_t topic, Measure measure, std::uint32_t status, const Block& block) {
  return ((topic * kMeasures + static_cast<std::uint32_t>(measure)) * kStatuses + status) * block.days_kept;
}

/// The day of an hour in a daily series; the last one stands for all beyond the horizon.
inline std::uint32_t day_of(std::uint32_t hour, const Block& block) {
  return std::min(hour / 24, block.days_kept - 1);
}

/// What an exposure did to its household, in one word: before and after (Knowing), whether the household will remember
/// it, whether it became aware for the first time, and the number of its exposures (kept to 65,535).
struct Outcome {
  static constexpr std::uint32_t kRemembers = 1u << 6, kFirst = 1u << 7;
  static std::uint32_t of(std::uint32_t before, std::uint32_t after, std::uint32_t remembers, std::uint32_t first,
                          std::uint32_t exposures) {
    return before | after << 3 | remembers << 6 | first << 7 | exposures << 8;
  }
  static std::uint32_t before(std::uint32_t outcome) { return outcome & 7u; }
  static std::uint32_t after(std::uint32_t outcome) { return outcome >> 3 & 7u; }
  static std::uint32_t exposures(std::uint32_t outcome) { return outcome >> 8; }
};

}  // namespace kabar
