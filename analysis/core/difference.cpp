#include "analysis/core/difference.h"

#include <boost/math/distributions/non_central_t.hpp>
#include <cmath>
#include <tuple>

namespace kabar::analysis {

namespace {

/// Beyond this no one will run: the difference is as good as none.
constexpr std::uint64_t kMostNeeded = std::uint64_t{1} << 30;

auto place(const Observation& observation) {
  return std::tuple(observation.population, observation.replicate);
}

struct Pairs {
  Sample a, b, difference;
};

Pairs pairs_of(const Sample& a, const Sample& b) {
  Pairs pairs;
  if (!a.reason.empty() || !b.reason.empty()) {
    pairs.difference.reason = a.reason.empty() ? b.reason : a.reason;
    return pairs;
  }
  for (std::size_t i = 0, j = 0; i < a.values.size() && j < b.values.size();) {
    const Observation& left = a.values[i];
    const Observation& right = b.values[j];
    if (place(left) == place(right)) {
      pairs.a.values.push_back(left);
      pairs.b.values.push_back(right);
      pairs.difference.values.push_back({left.population, left.replicate, left.value - right.value});
    }
    const bool step_left = place(left) <= place(right);
    const bool step_right = place(right) <= place(left);
    if (step_left) ++i;
    if (step_right) ++j;
  }
  if (pairs.difference.values.empty()) pairs.difference.reason = Why::nothing_shared;
  return pairs;
}

Difference paired(const Sample& a, const Sample& b) {
  const Sample difference = pairs_of(a, b).difference;
  if (!difference.reason.empty()) return {std::nullopt, std::nullopt, 0, difference.reason};
  const std::vector<double> values = independent_values(difference);
  const double mean = mean_of(values);
  if (values.size() < 2) return {mean, std::nullopt, 0, Why::one_replicate_no_interval};
  const double n = static_cast<double>(values.size());
  return {mean, variance_of(values) / n, n - 1};
}

/// Welch's variance and Satterthwaite's degrees of freedom.
Difference apart(const Sample& a, const Sample& b) {
  for (const Sample* sample : {&a, &b}) {
    if (!sample->reason.empty()) return {std::nullopt, std::nullopt, 0, sample->reason};
    if (sample->values.empty()) return {std::nullopt, std::nullopt, 0, Why::no_complete_replicate};
  }
  const std::vector<double> left = independent_values(a);
  const std::vector<double> right = independent_values(b);
  const double mean = mean_of(left) - mean_of(right);
  if (unit_of(a) != unit_of(b)) {
    return {mean, std::nullopt, 0, Why::one_has_one_population};
  }
  if (left.size() < 2 || right.size() < 2) return {mean, std::nullopt, 0, Why::one_replicate_no_interval};
  const double left_part = variance_of(left) / static_cast<double>(left.size());
  const double right_part = variance_of(right) / static_cast<double>(right.size());
  const double variance = left_part + right_part;
  if (variance == 0) return {mean, 0.0, static_cast<double>(left.size() + right.size() - 2)};
  return {mean, variance,
          variance * variance /
              (left_part * left_part / static_cast<double>(left.size() - 1) +
               right_part * right_part / static_cast<double>(right.size() - 1))};
}

}  // namespace

Difference difference_of(const Sample& a, const Sample& b, Pairing pairing) {
  Difference difference = pairing == Pairing::paired ? paired(a, b) : apart(a, b);
  if (difference.mean && !std::isfinite(*difference.mean)) return {std::nullopt, std::nullopt, 0, Why::not_finite};
  return difference;
}

Sample paired_values(const Sample& a, const Sample& b) {
  return pairs_of(a, b).difference;
}

Sample at_places_of(const Sample& fine, const Sample& sample) {
  if (!fine.reason.empty() || !sample.reason.empty()) return {{}, fine.reason.empty() ? sample.reason : fine.reason};
  const bool one_each = populations_of(sample) == sample.values.size();
  Sample result;
  auto at = sample.values.begin();
  for (const Observation& observation : fine.values) {
    while (at != sample.values.end() &&
           (one_each ? at->population < observation.population : place(*at) < place(observation))) {
      ++at;
    }
    if (at == sample.values.end()) break;
    if (at->population != observation.population || (!one_each && at->replicate != observation.replicate)) continue;
    result.values.push_back({observation.population, observation.replicate, at->value});
  }
  if (result.values.empty()) result.reason = Why::nothing_shared;
  return result;
}

Effect paired_difference(const Sample& a, const Sample& b, double level) {
  return estimate(paired_values(a, b), level);
}

Effect unpaired_difference(const Sample& a, const Sample& b, double level) {
  const Difference difference = difference_of(a, b, Pairing::unpaired);
  if (!difference.variance) return {difference.mean, std::nullopt, std::nullopt, difference.reason};
  const double mean = *difference.mean;
  if (*difference.variance == 0) return {mean, mean, mean};
  const double half_width =
      t_quantile((1 + level) / 2, difference.degrees_of_freedom) * std::sqrt(*difference.variance);
  return {mean, mean - half_width, mean + half_width};
}

Figure variance_reduction(const Sample& a, const Sample& b) {
  const Pairs pairs = pairs_of(a, b);
  if (!pairs.difference.reason.empty()) return {std::nullopt, pairs.difference.reason};
  const std::vector<double> differences = independent_values(pairs.difference);
  if (differences.size() < 2) return {std::nullopt, Why::one_replicate_no_variance};
  const double paired = variance_of(differences);
  if (paired == 0) return {std::nullopt, Why::difference_does_not_vary};
  return {(variance_of(independent_values(pairs.a)) + variance_of(independent_values(pairs.b))) / paired};
}

double t_test_power(double mean, double standard_deviation, std::uint64_t n, double level) {
  const double degrees_of_freedom = static_cast<double>(n - 1);
  const double critical = t_quantile((1 + level) / 2, degrees_of_freedom);
  const double shift = std::fabs(mean) / standard_deviation * std::sqrt(static_cast<double>(n));
  // A deviation of rounding alone makes it huge, where the law cannot be computed: below it lies less than 10^-16 of
  // it.
  constexpr double kSurely = 40;
  if (shift > kSurely * critical) return 1;
  // The other tail adds less than one in 10^6 once the power matters; it is left out, so the count is never too small.
  return boost::math::cdf(boost::math::complement(boost::math::non_central_t(degrees_of_freedom, shift), critical));
}

Needed needed_to_separate(const Sample& a, const Sample& b, double level, double power) {
  const Sample difference = paired_values(a, b);
  const Unit unit = unit_of(difference);
  if (!difference.reason.empty()) return {std::nullopt, unit, difference.reason};
  const std::vector<double> values = independent_values(difference);
  if (values.size() < 2) return {std::nullopt, unit, Why::one_replicate_no_variance};
  const double mean = mean_of(values);
  const double deviation = std::sqrt(variance_of(values));
  if (mean == 0) return {std::nullopt, unit, Why::no_difference};
  if (deviation == 0) return {2, unit};

  const auto enough = [&](std::uint64_t n) { return t_test_power(mean, deviation, n, level) >= power; };
  std::uint64_t high = 2;
  while (!enough(high)) {
    high *= 2;
    if (high > kMostNeeded) return {std::nullopt, unit, Why::too_many_needed};
  }
  for (std::uint64_t low = high / 2; high - low > 1;) {  // low is too few (or 1), high is enough
    const std::uint64_t middle = low + (high - low) / 2;
    (enough(middle) ? high : low) = middle;
  }
  return {high, unit};
}

}  // namespace kabar::analysis
