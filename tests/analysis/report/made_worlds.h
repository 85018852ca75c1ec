#pragma once
// A report on a synthetic run, with plausible worlds made for it.

#include <algorithm>
#include <span>
#include <string>

#include "analysis/report/report.h"
#include "tests/analysis/report/synthetic.h"

namespace kabar::analysis {

inline Report report_on(const SyntheticRun& run, const Credibility& credibility = {}) {
  const ResultFile file = result_file(run);
  return report_of(std::span(&file, 1), {run.names.path}, "", credibility);
}

inline bool has(const Report& report, FlagKind kind, const std::string& in_text = "") {
  return std::any_of(report.flags.begin(), report.flags.end(), [&](const Flag& flag) {
    return flag.kind == kind && flag.text.en.find(in_text) != std::string::npos;
  });
}

inline const Flag* find(const Report& report, FlagKind kind) {
  const auto found =
      std::find_if(report.flags.begin(), report.flags.end(), [&](const Flag& flag) { return flag.kind == kind; });
  return found == report.flags.end() ? nullptr : &*found;
}

/// Worlds in which the strategies of magelang_like() have what they have in the run, each time a little less;
/// joint-team is better than hybrid in `upsets` of them.
inline PlausibleWorlds worlds_for(const Report& report, std::uint64_t n, std::uint64_t upsets) {
  PlausibleWorlds worlds;
  worlds.source = "plausible_worlds.csv";
  worlds.scenario = "scenarios/made/city.toml";
  worlds.worlds = n;
  worlds.populations = 5;
  worlds.uncertainties = 3;
  const auto& strategies = report.comparison.strategies;
  for (const StrategySummary& strategy : strategies) {
    WorldStrategy one{strategy.name.name, {}};
    for (const Headline headline : {Headline::poor_aware, Headline::eligible_understand}) {
      const double shipped = headline == Headline::poor_aware
                                 ? *strategy.shares[at(Group::poor)][at(Measure::ever_aware)].mean
                                 : *strategy.shares[at(Group::eligible)][at(Measure::understands)].mean;
      WorldFigure& figure = one.figures[at(headline)];
      figure.shipped = shipped;
      for (std::uint64_t world = 0; world < n; ++world) {
        const bool upset = world < upsets && strategy.name.name == "hybrid";
        figure.shares.push_back(upset ? 0.001 : shipped);
      }
    }
    worlds.strategies.push_back(std::move(one));
  }
  for (const Headline headline : {Headline::poor_aware, Headline::eligible_understand}) {
    for (std::size_t i = 0; i < worlds.strategies.size(); ++i) {
      for (std::size_t j = i + 1; j < worlds.strategies.size(); ++j) {
        const WorldStrategy* a = &worlds.strategies[i];
        const WorldStrategy* b = &worlds.strategies[j];
        const auto better = [&](const WorldStrategy& one, const WorldStrategy& other) {
          std::uint64_t number = 0;
          for (std::uint64_t world = 0; world < n; ++world) {
            number += one.figures[at(headline)].shares[world] > other.figures[at(headline)].shares[world];
          }
          return number;
        };
        if (better(*b, *a) > better(*a, *b)) std::swap(a, b);
        Order order;
        order.headline = headline;
        order.a = a->name;
        order.b = b->name;
        order.worlds = n;
        order.a_better = better(*a, *b);
        order.b_better = better(*b, *a);
        order.decided = n >= kDecidingWorlds && 10 * order.a_better >= 9 * n;
        order.deciding = Decider{"cost.i0.cash_rupiah", {"uang", "cash"}, "rupiah", "E", 100, 120, 0.95, 0.3};
        worlds.orders.push_back(std::move(order));
      }
    }
  }
  return worlds;
}

}  // namespace kabar::analysis
