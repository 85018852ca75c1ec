#include "analysis/core/selection.h"

#include <algorithm>
#include <cmath>

#include "analysis/core/effect.h"

namespace kabar::analysis {

namespace {

/// The contest with the variances of the first stage.
class Contest {
 public:
  Contest(std::span<const std::vector<double>> values, const SelectionRule& rule)
      : values_(values), rule_(rule), reach_(values.size() * values.size()), sums_(values.size()) {
    const auto k = static_cast<std::uint32_t>(values.size());
    const double n0 = rule.first;
    const double h_squared = 2 * kim_nelson_eta(k, rule.first, 1 - rule.confidence) * (n0 - 1);
    for (std::size_t i = 0; i < k; ++i) {
      for (std::size_t l = 0; l < k; ++l) {
        std::vector<double> differences;
        for (std::uint32_t p = 0; p < rule.first; ++p) differences.push_back(values[i][p] - values[l][p]);
        reach_[i * k + l] = h_squared * variance_of(differences) / (rule.indifference * rule.indifference);
      }
    }
  }

  void add(std::span<const std::size_t> left, std::uint32_t population) {
    for (const std::size_t i : left) sums_[i] += values_[i][population];
  }

  /// How far i may be behind l after r populations and stay.
  double allowed(std::size_t i, std::size_t l, std::uint32_t r) const {
    return std::max(0.0, rule_.indifference / (2.0 * r) * (reach_[i * values_.size() + l] - r));
  }

  double ahead(std::size_t i, std::size_t l, std::uint32_t r) const { return (sums_[i] - sums_[l]) / r; }

  /// Populations at which the last two of `left` are told apart.
  std::uint64_t end(std::span<const std::size_t> left) const {
    constexpr double kEndless = 1e18;
    double most = rule_.first - 1.0;
    for (const std::size_t i : left) {
      for (const std::size_t l : left) most = std::max(most, std::floor(reach_[i * values_.size() + l]));
    }
    return static_cast<std::uint64_t>(std::min(most, kEndless)) + 1;
  }

 private:
  std::span<const std::vector<double>> values_;
  const SelectionRule& rule_;
  std::vector<double> reach_;  // of a pair: populations after which nothing is allowed
  std::vector<double> sums_;
};

void screen(const Contest& contest, std::uint32_t r, Selection& selection) {
  std::vector<std::size_t> stay;
  for (const std::size_t i : selection.left) {
    std::size_t by = i;
    bool out = false;
    for (const std::size_t l : selection.left) {
      if (l == i) continue;
      out = out || contest.ahead(i, l, r) < -contest.allowed(i, l, r);
      if (contest.ahead(by, l, r) < 0) by = l;
    }
    if (out) {
      selection.dropped.push_back({i, r, by, contest.ahead(i, by, r)});
    } else {
      stay.push_back(i);
    }
  }
  selection.left = stay;
}

}  // namespace

double kim_nelson_eta(std::uint32_t k, std::uint32_t n0, double alpha) {
  return (std::pow(2 * alpha / (k - 1.0), -2 / (n0 - 1.0)) - 1) / 2;
}

Selection select_best(std::span<const std::vector<double>> values, const SelectionRule& rule) {
  Selection selection;
  for (std::size_t i = 0; i < values.size(); ++i) selection.left.push_back(i);
  const auto enough = [&](std::uint32_t r) {
    return std::all_of(selection.left.begin(), selection.left.end(), [&](auto i) { return values[i].size() >= r; });
  };
  if (values.size() < 2) {
    selection.decided = true;
    if (!values.empty()) selection.best = 0;
    return selection;
  }
  if (!enough(rule.first)) {
    for (const std::vector<double>& one : values) {
      selection.more = std::max(selection.more,
                                rule.first - static_cast<std::uint32_t>(std::min<std::size_t>(one.size(), rule.first)));
    }
    return selection;
  }
  Contest contest(values, rule);
  for (std::uint32_t p = 0; !selection.decided && enough(p + 1); ++p) {
    contest.add(selection.left, p);
    const std::uint32_t r = p + 1;
    if (r < rule.first) continue;
    screen(contest, r, selection);
    selection.used = r;
    selection.at_most = contest.end(selection.left);
    selection.decided = selection.left.size() == 1 || r >= selection.at_most;
  }
  if (selection.decided) {
    selection.best = selection.left.front();
    selection.at_most = selection.used;
  } else {
    selection.more = 1;
  }
  return selection;
}

}  // namespace kabar::analysis
