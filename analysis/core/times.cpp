#include "analysis/core/times.h"

namespace kabar::analysis {

Figure days_to(std::span<const double> daily, double share) {
  for (std::size_t d = 0; d < daily.size(); ++d) {
    if (daily[d] >= share) return {static_cast<double>(d + 1)};
  }
  return {std::nullopt, Reason(Why::not_reached_in, daily.size())};
}

double restricted_mean_days(std::span<const double> daily) {
  double days = 0;
  for (std::size_t d = 0; d < daily.size(); ++d) days += d == 0 ? 1 : 1 - daily[d - 1];
  return days;
}

}  // namespace kabar::analysis
