#include "core/hour_curve.h"

#include <algorithm>
#include <utility>

#include "core/math.h"
#include "core/random.h"

namespace kabar {

HourCurve make_hour_curve(std::uint32_t hours, std::vector<std::uint64_t> thresholds) {
  HourCurve curve;
  curve.hours = hours;
  curve.thresholds = std::move(thresholds);
  for (const std::uint64_t threshold : curve.thresholds) {
    curve.last_below.push_back(threshold == 0 ? 0 : static_cast<std::uint32_t>(threshold - 1));
  }
  for (std::uint32_t row = 0; row < curve.rows(); ++row) {
    const std::uint64_t* const of_row = curve.thresholds.data() + std::size_t{row} * hours;
    const std::uint64_t limit = curve.limit(row);
    const std::uint64_t scale = limit == 0 ? 0 : (std::uint64_t{HourCurve::kCells} << 32) / limit;
    curve.scale.push_back(scale);
    std::uint32_t hour = 0;
    for (std::uint64_t cell = 0; cell <= HourCurve::kCells; ++cell) {
      // The lowest word of the cell; past the last one that of the last word.
      const std::uint64_t lowest = scale == 0 ? 0 : ((cell << 32) + scale - 1) / scale;
      const std::uint64_t word = limit == 0 ? 0 : std::min(lowest, limit - 1);
      while (hour + 1 < hours && of_row[hour] <= word) ++hour;
      curve.guide.push_back(hour);
    }
  }
  return curve;
}

HourCurve exponential_curve(const std::vector<double>& chances, double mean_hours, std::uint32_t hours) {
  std::vector<std::uint64_t> thresholds;
  thresholds.reserve(chances.size() * (std::size_t{hours} + 1));
  for (const double chance : chances) {
    thresholds.push_back(0);  // nothing in the hour itself
    for (std::uint32_t k = 1; k <= hours; ++k) {
      const double by_now = mean_hours > 0 ? one_minus_exp_minus(static_cast<double>(k) / mean_hours) : 1.0;
      thresholds.push_back(threshold(std::min(chance, 1.0) * by_now));
    }
  }
  return make_hour_curve(hours + 1, std::move(thresholds));
}

}  // namespace kabar
