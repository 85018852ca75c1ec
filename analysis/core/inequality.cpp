#include "analysis/core/inequality.h"

#include <algorithm>
#include <cmath>

namespace kabar::analysis {

namespace {

double sum_of(std::span<const double> values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum;
}

/// Why an index of spread is undefined, or nothing to say.
Reason refusal(std::span<const double> values) {
  if (values.empty()) return Why::no_values;
  for (const double value : values) {
    if (!(value >= 0)) return Why::negative_value;
  }
  return sum_of(values) > 0 ? Why::defined : Why::all_values_0;
}

struct Ranked {
  double households = 0;
  double mean = 0;
  double rank_covariance = 0;  // of outcome and fractional mid-rank, over households
};

Ranked ranked(std::span<const RankedGroup> groups) {
  Ranked result;
  double total = 0;
  for (const RankedGroup& group : groups) {
    result.households += group.households;
    total += group.households * group.outcome;
  }
  if (result.households <= 0) return result;
  result.mean = total / result.households;
  double poorer = 0;
  double product = 0;
  for (const RankedGroup& group : groups) {
    const double mid_rank = (poorer + group.households / 2) / result.households;
    // The mean of mid-ranks is 1/2; centring both sides makes equal outcomes give exactly 0.
    product += group.households * (group.outcome - result.mean) * (mid_rank - 0.5);
    poorer += group.households;
  }
  result.rank_covariance = product / result.households;
  return result;
}

}  // namespace

Figure gini(std::span<const double> values) {
  if (const Reason reason = refusal(values); !reason.empty()) return {std::nullopt, reason};
  std::vector<double> sorted(values.begin(), values.end());
  std::sort(sorted.begin(), sorted.end());
  const double n = static_cast<double>(sorted.size());
  double weighted = 0;
  for (std::size_t i = 0; i < sorted.size(); ++i) weighted += (2 * static_cast<double>(i + 1) - n - 1) * sorted[i];
  return {weighted / (n * sum_of(sorted))};
}

Figure theil_t(std::span<const double> values) {
  if (const Reason reason = refusal(values); !reason.empty()) return {std::nullopt, reason};
  const double n = static_cast<double>(values.size());
  const double mean = sum_of(values) / n;
  double sum = 0;
  for (const double value : values) {
    if (value > 0) sum += value / mean * std::log(value / mean);
  }
  return {sum / n};
}

Figure mean_log_deviation(std::span<const double> values) {
  if (const Reason reason = refusal(values); !reason.empty()) return {std::nullopt, reason};
  const double n = static_cast<double>(values.size());
  const double mean = sum_of(values) / n;
  double sum = 0;
  for (const double value : values) {
    if (value == 0) return {std::nullopt, Why::value_is_0};
    sum += std::log(mean / value);
  }
  return {sum / n};
}

Figure concentration_index(std::span<const RankedGroup> groups) {
  const Ranked all = ranked(groups);
  if (all.households <= 0) return {std::nullopt, Why::no_households};
  if (all.mean == 0) return {std::nullopt, Why::mean_is_0};
  return {2 * all.rank_covariance / all.mean};
}

Figure wagstaff_index(std::span<const RankedGroup> groups) {
  const Ranked all = ranked(groups);
  if (all.households <= 0) return {std::nullopt, Why::no_households};
  if (all.mean == 0) return {std::nullopt, Why::mean_is_0};
  if (all.mean == 1) return {std::nullopt, Why::mean_is_1};
  return {2 * all.rank_covariance / (all.mean * (1 - all.mean))};
}

Figure erreygers_index(std::span<const RankedGroup> groups) {
  const Ranked all = ranked(groups);
  if (all.households <= 0) return {std::nullopt, Why::no_households};
  return {8 * all.rank_covariance};
}

std::vector<RankedGroup> one_by_one(std::span<const double> outcomes) {
  std::vector<RankedGroup> groups;
  for (const double outcome : outcomes) groups.push_back({1, outcome});
  return groups;
}

double erreygers_of_two(double poor_share, double poor, double non_poor) {
  return 4 * poor_share * (1 - poor_share) * (non_poor - poor);
}

Figure concentration_of_two(double poor_share, double poor, double non_poor) {
  const double mean = poor_share * poor + (1 - poor_share) * non_poor;
  if (mean == 0) return {std::nullopt, Why::mean_is_0};
  return {poor_share * (1 - poor_share) * (non_poor - poor) / mean};
}

double gap_difference(double poor, double non_poor) {
  return poor - non_poor;
}

Figure gap_ratio(double poor, double non_poor) {
  if (non_poor == 0) return {std::nullopt, Why::non_poor_is_0};
  return {poor / non_poor};
}

Figure gap_log_odds_ratio(double poor, double non_poor) {
  for (const double share : {poor, non_poor}) {
    if (share <= 0) return {std::nullopt, Why::share_is_0};
    if (share >= 1) return {std::nullopt, Why::share_is_1};
  }
  return {std::log(poor / (1 - poor)) - std::log(non_poor / (1 - non_poor))};
}

}  // namespace kabar::analysis
