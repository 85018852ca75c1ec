#include "analysis/report/choice.h"

#include <algorithm>

#include "analysis/core/contrast.h"
#include "analysis/core/front.h"
#include "analysis/core/ratio.h"

namespace kabar::analysis {

namespace {

std::optional<std::size_t> place_of(const Comparison& comparison, const char* name) {
  const auto& strategies = comparison.strategies;
  const auto found =
      std::find_if(strategies.begin(), strategies.end(), [&](const auto& one) { return one.name.name == name; });
  if (found == strategies.end()) return std::nullopt;
  return static_cast<std::size_t>(found - strategies.begin());
}

/// Whether two strategies ran in the same worlds with the same luck.
bool paired(const Comparison& comparison, std::size_t a, std::size_t b) {
  return comparison.places[a].worlds == comparison.places[b].worlds;
}

Effect attainable(const Comparison& comparison, std::size_t place, Headline headline) {
  const auto floor = place_of(comparison, kFloorStrategy), ceiling = place_of(comparison, kCeilingStrategy);
  if (!floor || !ceiling) {
    return undefined({Why::no_strategy, 0, floor ? kCeilingStrategy : kFloorStrategy});
  }
  if (!paired(comparison, place, *floor) || !paired(comparison, place, *ceiling)) return undefined(Why::not_paired);
  const auto sample = [&](std::size_t s) -> const Sample& { return headline_of(comparison.samples[s], headline); };
  return share_of_attainable(sample(place), sample(*floor), sample(*ceiling));
}

CostEffect cost_effect(const Comparison& comparison, std::size_t place) {
  const StrategySamples& a = comparison.samples[place];
  const StrategySamples& b = comparison.samples[comparison.baseline];
  const StrategyDifference& difference = comparison.differences[place];
  CostEffect effect;
  effect.more_rupiah = difference.cash_rupiah;
  effect.more_staff_hours = difference.staff_hours;
  if (!difference.paired) {
    effect.more_households = unpaired_difference(a.eligible_understanding, b.eligible_understanding);
    effect.rupiah_per_household = undefined(Why::not_paired);
    for (const double worth : kWorths) effect.net_benefit.push_back({worth, undefined(Why::not_paired)});
    return effect;
  }
  const Sample gain = paired_values(a.eligible_understanding, b.eligible_understanding);
  const Sample cash = paired_values(a.cash_rupiah, b.cash_rupiah);
  effect.more_households = estimate(gain);
  // A price of what is lost, or not gained, is no price.
  effect.rupiah_per_household =
      effect.more_households.mean.value_or(1) <= 0 ? undefined(Why::no_gain) : fieller_ratio(cash, gain);
  for (const double worth : kWorths) effect.net_benefit.push_back({worth, net_benefit(gain, cash, worth)});
  return effect;
}

void add_best(const Comparison& comparison, Headline headline, std::vector<Choice>& choices) {
  std::vector<Sample> samples;
  std::vector<std::size_t> places;
  for (std::size_t s = 0; s < choices.size(); ++s) {
    if (choices[s].may_be_chosen) {
      places.push_back(s);
      samples.push_back(headline_of(comparison.samples[s], headline));
    } else {
      choices[s].best[at(headline)].difference =
          undefined(comparison.strategies[s].name.budget_exempt ? Why::may_exceed_ceiling : Why::reaches_nobody);
    }
  }
  const std::vector<BestOf> best =
      compare_with_best(samples, comparison.all_paired ? Pairing::paired : Pairing::unpaired);
  for (std::size_t i = 0; i < places.size(); ++i) choices[places[i]].best[at(headline)] = best[i];
}

void add_contrasts(const Comparison& comparison, Headline headline, std::vector<Choice>& choices) {
  const Sample& baseline = headline_of(comparison.samples[comparison.baseline], headline);
  std::vector<Figure> figures(choices.size());
  std::vector<std::optional<double>> p;
  for (std::size_t s = 0; s < choices.size(); ++s) {
    if (s != comparison.baseline) {
      const Sample& own = headline_of(comparison.samples[s], headline);
      figures[s] = comparison.differences[s].paired ? paired_p_value(own, baseline) : unpaired_p_value(own, baseline);
    }
    p.push_back(figures[s].value);
  }
  const std::vector<std::optional<double>> adjusted = holm(p);
  for (std::size_t s = 0; s < choices.size(); ++s) {
    if (s != comparison.baseline) choices[s].contrast[at(headline)] = Contrast{figures[s], adjusted[s]};
  }
}

void add_fronts(const Comparison& comparison, std::vector<Choice>& choices) {
  std::vector<Objectives> objectives;
  for (const StrategySamples& samples : comparison.samples) {
    objectives.push_back({headline_of(samples, Headline::eligible_understand),
                          samples.shares[at(Group::all)][at(Measure::reach)], samples.cash_rupiah});
    // Other worlds have no units in common.
    if (!comparison.all_paired) objectives.back().cash.reason = Why::not_paired;
  }
  const std::vector<FrontPlace> front = pareto_front(objectives);
  for (std::size_t s = 0; s < choices.size(); ++s) {
    if (!front[s].share_on_front) {
      choices[s].front.reason = comparison.all_paired ? Why::strategies_share_nothing : Why::not_paired;
      continue;
    }
    choices[s].front.on_front = front[s].on_front;
    choices[s].front.share_on_front = front[s].share_on_front;
    for (const Dominated& dominated : front[s].dominated_by) {
      choices[s].front.dominated_by.push_back({comparison.strategies[dominated.by].name.name, dominated.share});
    }
  }
}

}  // namespace

const Sample& headline_of(const StrategySamples& samples, Headline headline) {
  return headline == Headline::poor_aware ? samples.shares[at(Group::poor)][at(Measure::ever_aware)]
                                          : samples.shares[at(Group::eligible)][at(Measure::understands)];
}

std::vector<Choice> choices_of(const Comparison& comparison) {
  std::vector<Choice> choices(comparison.strategies.size());
  for (std::size_t s = 0; s < choices.size(); ++s) {
    choices[s].may_be_chosen = may_be_chosen(comparison.strategies[s]);
    if (s != comparison.baseline) choices[s].cost = cost_effect(comparison, s);
  }
  for (const Headline headline : {Headline::poor_aware, Headline::eligible_understand}) {
    for (std::size_t s = 0; s < choices.size(); ++s) {
      choices[s].attainable[at(headline)] = attainable(comparison, s, headline);
    }
    add_best(comparison, headline, choices);
    add_contrasts(comparison, headline, choices);
  }
  add_fronts(comparison, choices);
  return choices;
}

}  // namespace kabar::analysis
