#pragma once
// What of their tables the made cities miss. Knows recordings and no file.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/language.h"
#include "record/recording.h"

namespace kabar::analysis {

/// A row of the tables of people, in a city of the run's size.
struct TargetName {
  std::string name;  // TABLE/CATEGORY or TABLE/CATEGORY/GIVEN
  double households = 0;
};

/// A row that the made cities miss on average, see kabar::is_missed(), and by more than their luck.
struct Missed {
  TargetName target;
  double made = 0;                // households, mean over all made cities
  std::uint32_t populations = 0;  // that miss it
  std::uint32_t of = 0;
};

/// The row that is furthest off comes first. None where the recording does not say what was made.
std::vector<Missed> missed_targets(const Recording& recording, std::span<const TargetName> targets);

/// The same of another file: rows of equal name and households are one.
void add_missed(const std::vector<Missed>& more, std::vector<Missed>& missed);

/// "The made cities miss ...", a few of them with their numbers; "" if there are none.
std::string missed_text(std::span<const Missed> missed, Language in);

}  // namespace kabar::analysis
