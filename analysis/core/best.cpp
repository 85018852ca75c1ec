#include "analysis/core/best.h"

#include <algorithm>
#include <cmath>

namespace kabar::analysis {

namespace {

/// Strategy `i` less strategy `j`: mean, and half the width of the one-sided interval.
struct Pair {
  std::size_t i = 0, j = 0;
  double mean = 0;
  std::optional<double> width;
};

/// What is known of one strategy against all others.
struct Against {
  std::vector<Pair> others;
  Reason reason;  // why it cannot be compared

  double mean() const {
    double least = others.front().mean;
    for (const Pair& pair : others) least = std::min(least, pair.mean);
    return least;
  }
  double high() const {
    double least = others.front().mean + *others.front().width;
    for (const Pair& pair : others) least = std::min(least, pair.mean + *pair.width);
    return least;
  }
};

std::vector<Against> all_pairs(std::span<const Sample> samples, std::span<const std::size_t> taking_part,
                               Pairing pairing, double level) {
  std::vector<Against> all(samples.size());
  const double tail = (1 - level) / (static_cast<double>(taking_part.size()) - 1);
  for (const std::size_t i : taking_part) {
    for (const std::size_t j : taking_part) {
      if (i == j) continue;
      const Difference difference = difference_of(samples[i], samples[j], pairing);
      if (!difference.mean) {
        all[i].reason = difference.reason;
        continue;
      }
      Pair pair{i, j, *difference.mean, std::nullopt};
      if (difference.variance) {
        const double variance = *difference.variance;
        pair.width = variance == 0 ? 0 : t_quantile(1 - tail, difference.degrees_of_freedom) * std::sqrt(variance);
      } else {
        all[i].reason = difference.reason;
      }
      all[i].others.push_back(pair);
    }
  }
  return all;
}

}  // namespace

std::vector<BestOf> compare_with_best(std::span<const Sample> samples, Pairing pairing, double level) {
  std::vector<std::size_t> taking_part;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    if (samples[i].reason.empty()) taking_part.push_back(i);
  }
  const std::vector<Against> all = all_pairs(samples, taking_part, pairing, level);
  // One pair without an interval leaves nothing that holds for all together.
  const auto lacking = std::find_if(all.begin(), all.end(), [](const Against& one) { return !one.reason.empty(); });
  const Reason missing = lacking == all.end() ? Reason() : lacking->reason;

  std::vector<BestOf> result(samples.size());
  std::vector<std::size_t> candidates;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    BestOf& one = result[i];
    one.may_be_best = true;
    if (!samples[i].reason.empty()) {
      one.difference = undefined(samples[i].reason);
    } else if (taking_part.size() < 2) {
      one.difference = undefined(Why::no_other_strategy);
    } else if (!missing.empty()) {
      one.difference = undefined(missing);
      if (all[i].others.size() + 1 == taking_part.size()) one.difference.mean = all[i].mean();
    } else {
      one.difference = {all[i].mean(), std::nullopt, std::max(0.0, all[i].high())};
      one.may_be_best = all[i].high() >= 0;
      if (one.may_be_best) candidates.push_back(i);
    }
  }
  for (std::size_t i = 0; i < samples.size(); ++i) {
    if (!result[i].difference.high) continue;
    result[i].is_best = candidates.size() == 1 && candidates.front() == i;
    double low = 0;
    for (const Pair& pair : all[i].others) {
      if (result[pair.j].may_be_best) low = std::min(low, pair.mean - *pair.width);
    }
    result[i].difference.low = low;
  }
  return result;
}

std::vector<double> best_probability(std::span<const std::vector<double>> values) {
  if (values.empty()) return {};
  std::vector<double> shares(values.front().size());
  for (const std::vector<double>& world : values) {
    const double best = *std::max_element(world.begin(), world.end());
    const auto ties = static_cast<double>(std::count(world.begin(), world.end(), best));
    for (std::size_t i = 0; i < world.size(); ++i) {
      if (world[i] == best) shares[i] += 1 / ties;
    }
  }
  for (double& share : shares) share /= static_cast<double>(values.size());
  return shares;
}

}  // namespace kabar::analysis
