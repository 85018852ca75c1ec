#include "analysis/report/standing.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>

#include "analysis/report/say.h"

namespace kabar::analysis {

namespace {

/// Whether two paths name the same scenario, from whatever folder.
bool same_scenario(std::string_view one, std::string_view other) {
  const auto ends_with = [](std::string_view path, std::string_view end) {
    return path == end || (path.size() > end.size() && path.substr(path.size() - end.size()) == end &&
                           path[path.size() - end.size() - 1] == '/');
  };
  const auto plain = [](std::string_view path) { return path.substr(0, 2) == "./" ? path.substr(2) : path; };
  return ends_with(plain(one), plain(other)) || ends_with(plain(other), plain(one));
}

const WorldStrategy* find(const PlausibleWorlds& worlds, const std::string& name) {
  const auto found = std::find_if(worlds.strategies.begin(), worlds.strategies.end(),
                                  [&](const WorldStrategy& one) { return one.name == name; });
  return found == worlds.strategies.end() ? nullptr : &*found;
}

/// The first strategy whose shipped share in the worlds is not that of the comparison; empty texts if there is none.
Text other_settings(const PlausibleWorlds& worlds, const Comparison& comparison) {
  for (const StrategySummary& strategy : comparison.strategies) {
    const WorldStrategy* in_worlds = find(worlds, strategy.name.name);
    if (in_worlds == nullptr) continue;
    const Effect& here = strategy.shares[at(Group::poor)][at(Measure::ever_aware)];
    const double shipped = in_worlds->figures[at(Headline::poor_aware)].shipped;
    if (!here.mean || std::abs(*here.mean - shipped) <= kSameSettings) continue;
    return {fmt::format("untuk {} berkas hasil menyebut {} miskin pernah tahu, kombinasi itu {}: asumsinya lain",
                        strategy.name.name, percent_text(*here.mean, Language::indonesian),
                        percent_text(shipped, Language::indonesian)),
            fmt::format("for {} the result file says {} of the poor ever aware, the worlds {}: other settings",
                        strategy.name.name, percent_text(*here.mean, Language::english),
                        percent_text(shipped, Language::english))};
  }
  return {};
}

/// A column is called the same in every row of its table: which row it is of is added.
void name_row(Decider& decider, const std::map<std::string, Text>& names) {
  const auto row = names.find(decider.path.substr(0, decider.path.rfind('.')));
  if (row == names.end()) return;
  decider.label.id += " untuk " + row->second.id;
  decider.label.en += " for " + row->second.en;
}

void add_standings(const PlausibleWorlds& from, const Comparison& comparison, const std::vector<Choice>& choices,
                   Headline headline, Worlds& worlds) {
  std::vector<const WorldStrategy*> chosen;
  for (std::size_t s = 0; s < choices.size(); ++s) {
    const WorldStrategy* one = find(from, comparison.strategies[s].name.name);
    if (one != nullptr && choices[s].may_be_chosen) chosen.push_back(one);
  }
  std::vector<std::vector<double>> values;
  for (std::uint64_t world = 0; world < from.worlds; ++world) {
    values.emplace_back();
    for (const WorldStrategy* one : chosen) values.back().push_back(one->figures[at(headline)].shares[world]);
  }
  const std::vector<double> best = best_probability(values);
  for (const StrategySummary& strategy : comparison.strategies) {
    const WorldStrategy* one = find(from, strategy.name.name);
    if (one == nullptr) continue;
    const auto place = std::find(chosen.begin(), chosen.end(), one);
    std::optional<double> best_in;
    if (place != chosen.end()) best_in = best[static_cast<std::size_t>(place - chosen.begin())];
    const WorldFigure& figure = one->figures[at(headline)];
    worlds.strategies.push_back({one->name, headline, best_in, figure.median, figure.low, figure.high});
  }
}

bool mostly_better(const Order& order, const std::string& name) {
  return order.a == name && static_cast<double>(order.a_better) >= kDecidedShare * static_cast<double>(order.worlds);
}

}  // namespace

const Order* Worlds::order_of(Headline headline, const std::string& one, const std::string& other) const {
  const auto found = std::find_if(orders.begin(), orders.end(), [&](const Order& order) {
    return order.headline == headline && ((order.a == one && order.b == other) || (order.a == other && order.b == one));
  });
  return found == orders.end() ? nullptr : &*found;
}

Matched match(const PlausibleWorlds& from, const Comparison& comparison, const std::vector<Choice>& choices,
              const std::string& scenario, const std::map<std::string, Text>& names) {
  if (!same_scenario(from.scenario, scenario)) {
    return {std::nullopt,
            {"kombinasi itu dibuat dari " + from.scenario + ", hasil ini dari " + scenario,
             "the worlds are of " + from.scenario + ", these results of " + scenario},
            true};
  }
  const Text other = other_settings(from, comparison);
  if (!other.en.empty()) return {std::nullopt, other};
  Worlds worlds{from.source, from.scenario, from.commit, from.worlds, from.populations, from.uncertainties, {}, {}, {}};
  for (const StrategySummary& strategy : comparison.strategies) {
    if (find(from, strategy.name.name) == nullptr) worlds.not_examined.push_back(strategy.name.name);
  }
  if (comparison.strategies.size() - worlds.not_examined.size() < 2) {
    return {std::nullopt,
            {"kurang dari dua strategi ini ada di kombinasi itu", "fewer than two of these strategies are in them"}};
  }
  const auto compared = [&](const std::string& name) {
    return std::any_of(comparison.strategies.begin(), comparison.strategies.end(),
                       [&](const StrategySummary& strategy) { return strategy.name.name == name; });
  };
  for (const Order& order : from.orders) {
    if (!compared(order.a) || !compared(order.b)) continue;
    worlds.orders.push_back(order);
    if (worlds.orders.back().deciding) name_row(*worlds.orders.back().deciding, names);
  }
  for (const Headline headline : {Headline::poor_aware, Headline::eligible_understand}) {
    add_standings(from, comparison, choices, headline, worlds);
  }
  return {std::move(worlds), {}};
}

Standing standing_of(const Comparison& comparison, const std::vector<Choice>& choices, const Worlds* worlds,
                     Headline headline) {
  const auto mean = [&](std::size_t place) {
    const StrategySummary& strategy = comparison.strategies[place];
    return headline == Headline::poor_aware ? strategy.shares[at(Group::poor)][at(Measure::ever_aware)].mean
                                            : strategy.shares[at(Group::eligible)][at(Measure::understands)].mean;
  };
  // Beside the baseline every table marks a difference whose interval holds 0: no sentence may say more.
  const auto not_told = [&](std::size_t one, std::size_t other) {
    if (other != comparison.baseline && one != comparison.baseline) return false;
    const auto& shares = comparison.differences[one == comparison.baseline ? other : one].shares;
    return (headline == Headline::poor_aware ? shares[at(Group::poor)][at(Measure::ever_aware)]
                                             : shares[at(Group::eligible)][at(Measure::understands)])
        .holds_zero();
  };
  Standing standing;
  for (std::size_t s = 0; s < choices.size(); ++s) {
    if (choices[s].may_be_chosen && mean(s)) standing.ranked.push_back(s);
  }
  std::stable_sort(standing.ranked.begin(), standing.ranked.end(),
                   [&](std::size_t a, std::size_t b) { return *mean(a) > *mean(b); });
  if (standing.ranked.empty()) return standing;
  const std::size_t first = standing.ranked.front();
  const std::string& name = comparison.strategies[first].name.name;
  // An interval that leaves luck out decides nothing.
  const bool luck_varied = comparison.vary == Vary::all || comparison.vary == Vary::luck;
  standing.luck_decides = choices[first].best[at(headline)].is_best && luck_varied;
  standing.examined = worlds != nullptr && worlds->enough();
  for (std::size_t i = 1; i < standing.ranked.size(); ++i) {
    const std::size_t place = standing.ranked[i];
    const Order* order =
        worlds == nullptr ? nullptr : worlds->order_of(headline, name, comparison.strategies[place].name.name);
    standing.examined = standing.examined && order != nullptr;
    const bool by_luck = choices[place].best[at(headline)].may_be_best || not_told(first, place);
    const bool in_worlds = order != nullptr && !mostly_better(*order, name);
    if (by_luck || in_worlds) standing.rivals.push_back(place);
  }
  return standing;
}

std::vector<std::size_t> undecided_against(const Comparison& comparison, const Worlds& worlds, Headline headline,
                                           std::size_t place, const std::vector<std::size_t>& others) {
  std::vector<std::size_t> undecided;
  for (const std::size_t other : others) {
    if (other == place) continue;
    const Order* order =
        worlds.order_of(headline, comparison.strategies[place].name.name, comparison.strategies[other].name.name);
    if (order != nullptr && !order->decided) undecided.push_back(other);
  }
  return undecided;
}

}  // namespace kabar::analysis
