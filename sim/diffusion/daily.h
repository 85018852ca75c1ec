#pragma once
// Where the daily counts of a district stand: as changes, of which the count of a day is the sum up to it, at
// ((topic x kMeasures + measure) x kStatuses + status) x days_kept + day.

#include <algorithm>
#include <cstdint>

#include "diffusion/district.h"

namespace kabar {

/// Where the daily series of a measure, a topic and the households of one status begins.
inline std::uint32_t series_of(std::uint32_t topic, Measure measure, std::uint32_t status, const District& district) {
  return ((topic * kMeasures + static_cast<std::uint32_t>(measure)) * kStatuses + status) * district.days_kept;
}

/// The day of an hour in a daily series; the last one stands for all beyond the horizon.
inline std::uint32_t day_of(std::uint32_t hour, const District& district) {
  return std::min(hour / 24, district.days_kept - 1);
}

}  // namespace kabar
