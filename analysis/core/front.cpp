#include "analysis/core/front.h"

#include <array>

#include "analysis/core/difference.h"

namespace kabar::analysis {

namespace {

constexpr std::size_t kObjectives = 3;

/// More is better in each.
using Point = std::array<double, kObjectives>;

bool dominates(const Point& a, const Point& b) {
  bool better = false;
  for (std::size_t o = 0; o < kObjectives; ++o) {
    if (a[o] < b[o]) return false;
    better = better || a[o] > b[o];
  }
  return better;
}

bool takes_part(const Objectives& strategy) {
  return strategy.understand.reason.empty() && strategy.reach.reason.empty() && strategy.cash.reason.empty();
}

/// The places of which every strategy that takes part has all objectives; their values mean nothing.
Sample common_places(std::span<const Objectives> strategies) {
  Sample places;
  bool first = true;
  for (const Objectives& strategy : strategies) {
    if (!takes_part(strategy)) continue;
    places = first ? strategy.understand : paired_values(places, strategy.understand);
    places = at_places_of(paired_values(places, strategy.reach), strategy.cash);
    first = false;
  }
  if (places.values.empty() && places.reason.empty()) places.reason = Why::no_strategy_takes_part;
  return places;
}

/// Of one strategy, by unit.
std::vector<Point> points_of(const Objectives& strategy, const Sample& places) {
  const std::vector<double> understand = independent_values(at_places_of(places, strategy.understand));
  const std::vector<double> reach = independent_values(at_places_of(places, strategy.reach));
  const std::vector<double> cash = independent_values(at_places_of(places, strategy.cash));
  std::vector<Point> points;
  points.reserve(cash.size());
  for (std::size_t u = 0; u < cash.size(); ++u) points.push_back({understand[u], reach[u], -cash[u]});
  return points;
}

Point mean_point(const std::vector<Point>& points) {
  Point mean{};
  for (std::size_t o = 0; o < kObjectives; ++o) {
    std::vector<double> values;
    for (const Point& point : points) values.push_back(point[o]);
    mean[o] = mean_of(values);
  }
  return mean;
}

}  // namespace

std::vector<FrontPlace> pareto_front(std::span<const Objectives> strategies) {
  std::vector<FrontPlace> result(strategies.size());
  const Sample places = common_places(strategies);
  if (!places.reason.empty()) return result;
  std::vector<std::size_t> taking_part;
  std::vector<std::vector<Point>> points(strategies.size());
  std::vector<Point> means(strategies.size());
  for (std::size_t i = 0; i < strategies.size(); ++i) {
    if (!takes_part(strategies[i])) continue;
    taking_part.push_back(i);
    points[i] = points_of(strategies[i], places);
    means[i] = mean_point(points[i]);
  }
  for (const std::size_t i : taking_part) {
    const std::size_t units = points[i].size();
    std::vector<char> beaten(units);
    for (const std::size_t j : taking_part) {
      std::size_t count = 0;
      for (std::size_t u = 0; u < units; ++u) {
        if (!dominates(points[j][u], points[i][u])) continue;
        ++count;
        beaten[u] = 1;
      }
      if (dominates(means[j], means[i])) {
        result[i].dominated_by.push_back({j, static_cast<double>(count) / static_cast<double>(units)});
      }
    }
    std::size_t free = 0;
    for (const char unit : beaten) free += unit == 0;
    result[i].on_front = result[i].dominated_by.empty();
    result[i].share_on_front = static_cast<double>(free) / static_cast<double>(units);
  }
  return result;
}

}  // namespace kabar::analysis
