#pragma once
// Numbers on the command line, and work, within what makes sense. Knows no command.

#include <cstdint>

#include "cli/phrases.h"
#include "core/errors.h"
#include "scenario/phrases.h"

namespace kabar::cli {

inline constexpr std::int64_t kMostSeed = INT64_MAX - 1;
inline constexpr std::int64_t kMostThreads = 1024;
inline constexpr std::int64_t kMostHouseholds = 1'000'000'000;
inline constexpr std::int64_t kMostPopulations = 1000000, kMostReplicates = 100000000;

// Work beyond this is more often a slip than a wish: it says its estimate and asks for --yes.
inline constexpr double kLongSeconds = 3600.0;
inline constexpr double kLargeBytes = 10e9;

/// Adds a problem if the value of an option is not from `least` to `most`.
inline void check_within(const char* option, std::int64_t value, std::int64_t least, std::int64_t most,
                         Problems& problems) {
  if (value >= least && value <= most) return;
  problems.add(
      {"", 0, 0, {phrase::value_is, option, value}, {phrase::must_be, Sentence(phrase::from_to, least, most)}, {}});
}

}  // namespace kabar::cli
