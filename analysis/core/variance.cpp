#include "analysis/core/variance.h"

#include <algorithm>
#include <vector>

namespace kabar::analysis {

namespace {

using Groups = std::vector<std::vector<double>>;

Groups by_population(const Sample& sample) {
  Groups groups;
  for (std::size_t i = 0; i < sample.values.size(); ++i) {
    if (i == 0 || sample.values[i].population != sample.values[i - 1].population) groups.emplace_back();
    groups.back().push_back(sample.values[i].value);
  }
  return groups;
}

bool same_replicates(const Sample& sample, const Groups& groups) {
  const std::size_t r = groups[0].size();
  for (std::size_t i = 0; i < sample.values.size(); ++i) {
    if (sample.values[i].replicate != sample.values[i % r].replicate) return false;
  }
  return std::all_of(groups.begin(), groups.end(), [&](const auto& group) { return group.size() == r; });
}

void one_way(const Groups& groups, Variance& result) {
  std::vector<double> values;
  for (const auto& group : groups) values.insert(values.end(), group.begin(), group.end());
  const double n = static_cast<double>(values.size());
  const double k = static_cast<double>(groups.size());
  const double mean = mean_of(values);
  double within = 0, between = 0, squares = 0;
  for (const std::vector<double>& group : groups) {
    const double size = static_cast<double>(group.size());
    const double own = mean_of(group);
    for (const double value : group) within += (value - own) * (value - own);
    between += size * (own - mean) * (own - mean);
    squares += size * size;
  }
  const double replicates = (n - squares / n) / (k - 1);  // of a population; their number where all have the same
  result.luck = within / (n - k);
  result.city = std::max(0.0, (between / (k - 1) - *result.luck) / replicates);
}

/// Two-way, one value in each cell: populations in rows, replicates in columns.
void crossed(const Groups& rows, Variance& result) {
  const double p = static_cast<double>(rows.size());
  const double r = static_cast<double>(rows[0].size());
  std::vector<double> row_means, column_means;
  for (const auto& row : rows) row_means.push_back(mean_of(row));
  for (std::size_t c = 0; c < rows[0].size(); ++c) {
    std::vector<double> column;
    for (const auto& row : rows) column.push_back(row[c]);
    column_means.push_back(mean_of(column));
  }
  const double mean = mean_of(row_means);
  double joint = 0;  // what luck does in one population and not in the others
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t c = 0; c < rows[i].size(); ++c) {
      const double rest = (rows[i][c] - row_means[i]) - (column_means[c] - mean);
      joint += rest * rest;
    }
  }
  joint /= (p - 1) * (r - 1);
  const double by_row = r * variance_of(row_means), by_column = p * variance_of(column_means);
  result.city = std::max(0.0, (by_row - joint) / r);
  result.luck = joint + std::max(0.0, (by_column - joint) / p);
}

}  // namespace

std::optional<double> Variance::luck_share() const {
  if (!luck || !total || *total == 0) return std::nullopt;
  return *luck / *total;
}

Reason Variance::share_reason() const {
  return luck && *total == 0 ? Why::nothing_varies : reason;
}

Variance variance_of_one(const Sample& sample, Luck luck) {
  Variance result;
  if (!sample.reason.empty()) {
    result.reason = sample.reason;
    return result;
  }
  std::vector<double> values;
  for (const Observation& observation : sample.values) values.push_back(observation.value);
  if (values.size() < 2) {
    result.reason = Why::one_replicate_no_variance;
    return result;
  }
  const Groups groups = by_population(sample);
  if (groups.size() == 1) {
    result.reason = Why::one_city;
  } else if (groups.size() == values.size()) {
    result.reason = Why::one_replicate_each;
  } else if (luck == Luck::own) {
    one_way(groups, result);
  } else if (!same_replicates(sample, groups)) {
    result.reason = Why::other_replicates;
  } else {
    crossed(groups, result);
  }
  result.total = result.luck ? *result.luck + *result.city : variance_of(values);
  return result;
}

}  // namespace kabar::analysis
