#pragma once
// Where plausible worlds and luck leave the strategies that may be chosen: what may be said, and what not. Knows no
// words for people but the names of strategies.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "analysis/report/choice.h"
#include "analysis/report/worlds.h"

namespace kabar::analysis {

/// The part of the worlds that speaks of the strategies compared.
struct WorldStanding {
  std::string name;
  Headline headline = Headline::poor_aware;
  std::optional<double> best_in;  // share of the worlds, ties shared, among those that may be chosen; none for others
  double median = 0, low = 0, high = 0;
};
struct Worlds {
  std::string source, scenario, commit;
  std::uint64_t worlds = 0, populations = 0, uncertainties = 0;
  std::vector<WorldStanding> strategies;
  std::vector<Order> orders;
  std::vector<std::string> not_examined;  // strategies of the comparison that the worlds do not have

  bool enough() const { return worlds >= kDecidingWorlds && populations >= kDecidingPopulations; }
  /// The order of two strategies, either way round, if it was examined.
  const Order* order_of(Headline headline, const std::string& one, const std::string& other) const;
};

/// Shares that the worlds' shipped assumptions give may differ from those compared by so much, as they are of few
/// cities: more means other settings.
inline constexpr double kSameSettings = 0.05;

/// The worlds, if they are of this scenario with these settings; else why not.
struct Matched {
  std::optional<Worlds> worlds;
  Text reason;
  bool other_scenario = false;
};
/// `names`: what rows of the scenario's tables are called, by SECTION.ID as in a path.
Matched match(const PlausibleWorlds& worlds, const Comparison& comparison, const std::vector<Choice>& choices,
              const std::string& scenario, const std::map<std::string, Text>& names);

/// Who leads by a headline among the strategies that may be chosen.
struct Standing {
  std::vector<std::size_t> ranked;  // places, the largest mean first
  bool luck_decides = false;        // the first is the best, whatever luck and population
  bool examined = false;            // in enough worlds, against every other
  std::vector<std::size_t> rivals;  // that may be better than the first: by luck, or in too many worlds

  bool decided() const { return luck_decides && examined && rivals.empty(); }
};
Standing standing_of(const Comparison& comparison, const std::vector<Choice>& choices, const Worlds* worlds,
                     Headline headline);

/// Those of `others` that may be better than `place`, or worse: their order is not decided in the worlds.
std::vector<std::size_t> undecided_against(const Comparison& comparison, const Worlds& worlds, Headline headline,
                                           std::size_t place, const std::vector<std::size_t>& others);

}  // namespace kabar::analysis
