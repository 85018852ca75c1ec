#pragma once
// When news arrived: shares at the end of each day, and how many days it takes. Knows recordings and no file.

#include <cstdint>
#include <optional>
#include <vector>

#include "analysis/core/effect.h"
#include "record/recording.h"

namespace kabar::analysis {

/// A share at the end of each day of the horizon, with its interval where there is one.
struct Series {
  std::vector<double> mean;
  std::optional<std::vector<double>> low, high;
};

struct GroupDays {
  Series ever_aware, understands;
};

struct Daily {
  GroupDays poor, non_poor;
};
/// Shares of the group's households, mean over topics, clipped to [0, 1]. None where the file holds no days or a
/// population has no household of a group.
std::optional<Daily> daily_of(const Recording& recording, std::uint32_t strategy);

inline constexpr double kSharesToReach[] = {0.25, 0.5, 0.8};

struct DaysTo {
  double share = 0;
  Effect days;  // until this share of the poor were ever aware; undefined where one replicate did not get there
};
struct Times {
  std::vector<DaysTo> to;
  Effect restricted_mean;  // until a poor household is aware; the horizon for those who never were
};
Times times_of(const Recording& recording, std::uint32_t strategy);

}  // namespace kabar::analysis
