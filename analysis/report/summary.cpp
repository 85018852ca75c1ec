#include "analysis/report/summary.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "analysis/core/best.h"
#include "analysis/core/inequality.h"

namespace kabar::analysis {

namespace {

using GapMeasure = Figure (*)(double poor, double non_poor);

Effect gap_effect(const Sample& poor, const Sample& non_poor, GapMeasure measure) {
  for (const Sample* sample : {&poor, &non_poor}) {
    if (!sample->reason.empty()) return undefined(sample->reason);
  }
  const std::vector<double> left = independent_values(poor);
  const std::vector<double> right = independent_values(non_poor);
  std::vector<double> values;
  for (std::size_t i = 0; i < left.size(); ++i) {
    const Figure figure = measure(left[i], right[i]);
    if (!figure.value) return undefined(figure.reason);
    values.push_back(*figure.value);
  }
  return t_interval(values);
}

GapEffects gap_effects(const Sample& poor, const Sample& non_poor) {
  const auto as_figure = [](double a, double b) { return Figure{gap_difference(a, b)}; };
  return {gap_effect(poor, non_poor, as_figure), gap_effect(poor, non_poor, gap_ratio),
          gap_effect(poor, non_poor, gap_log_odds_ratio)};
}

/// Luck does not touch what a strategy costs, so that one population leaves nothing to vary.
Effect cost_effect(const Sample& sample) {
  Effect effect = estimate(sample);
  if (effect.mean && !effect.low) effect.reason = Why::cost_without_luck;
  return effect;
}

std::optional<Spread> spread_of(const std::vector<double>& values) {
  if (values.empty()) return std::nullopt;
  const auto [low, high] = std::minmax_element(values.begin(), values.end());
  return Spread{std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size()), *low, *high};
}

std::optional<BudgetUse> budget_use(const StrategySamples& samples, const StrategyName& name) {
  std::vector<double> cash;
  for (const auto& value : samples.cash_rupiah.values) cash.push_back(value.value);
  const std::optional<Spread> spent = spread_of(cash);
  if (name.budget_rupiah == 0 || !spent) return std::nullopt;
  return BudgetUse{name.budget_rupiah, name.budget_exempt, *spent, name.scale_with, spread_of(samples.scaled_values)};
}

}  // namespace

Headlines variance_of_headlines(const ShareSamples& shares, Vary vary) {
  const auto variance = [&](Group group, Measure measure) {
    const bool shared = vary == Vary::population || vary == Vary::network;
    Variance result = variance_of_one(shares[at(group)][at(measure)], shared ? Luck::shared : Luck::own);
    if (vary == Vary::luck && result.total) result.reason = Why::only_luck;
    return result;
  };
  return {variance(Group::eligible, Measure::understands), variance(Group::poor, Measure::ever_aware)};
}

StrategySummary summarise(const StrategySamples& samples, const StrategyName& name) {
  StrategySummary summary;
  summary.name = name;
  summary.populations = samples.populations;
  summary.replicates = samples.replicates;
  summary.complete_replicates = samples.complete_replicates;
  summary.vary = samples.vary;
  summary.unit = samples.populations > 1 ? Unit::populations : Unit::replicates;
  summary.cash_rupiah = cost_effect(samples.cash_rupiah);
  summary.staff_hours = cost_effect(samples.staff_hours);
  summary.budget = budget_use(samples, name);
  for (std::size_t group = 0; group < kSummaryGroups; ++group) {
    for (std::size_t measure = 0; measure < kMeasures; ++measure) {
      summary.shares[group][measure] = clipped_to_shares(estimate(samples.shares[group][measure]));
    }
  }
  summary.erreygers = estimate(samples.erreygers);
  summary.gap = gap_effects(samples.shares[at(Group::poor)][at(Measure::ever_aware)],
                            samples.shares[at(Group::non_poor)][at(Measure::ever_aware)]);
  for (std::size_t event = 0; event < kEvents; ++event) summary.events[event] = estimate(samples.events[event]);
  summary.variance = variance_of_headlines(samples.shares, samples.vary);
  return summary;
}

RunTotals totals_of(const Recording& recording, const RunNames& names) {
  RunTotals totals;
  totals.seconds = recording.seconds;
  totals.seconds_total = recording.seconds_total;
  for (const ReplicateRecord& replicate : recording.replicates) {
    if (!replicate.complete) continue;
    totals.exposures += replicate.exposures;
    totals.activations += replicate.activations;
    totals.coins += replicate.coins;
  }
  totals.topics = recording.dimensions.topics;
  totals.digest = names.digest;
  totals.config_digest = names.config_digest;
  totals.world_digest = names.world_digest;
  return totals;
}

bool may_be_chosen(const StrategySummary& strategy) {
  return !strategy.name.budget_exempt && strategy.shares[at(Group::all)][at(Measure::reach)].mean.value_or(0) > 0;
}

namespace {

/// Whether one of `samples` is the best, whatever luck and population. Beside the `usual` one, tables mark a difference
/// whose interval holds 0: no word may say more.
bool best_is_known(const std::vector<Sample>& samples, std::optional<std::size_t> usual) {
  const std::vector<BestOf> best = compare_with_best(samples, Pairing::paired);
  const auto first = std::find_if(best.begin(), best.end(), [](const BestOf& one) { return one.is_best; });
  if (first == best.end()) return false;
  const auto place = static_cast<std::size_t>(first - best.begin());
  for (std::size_t other = 0; usual && other < samples.size(); ++other) {
    if (other == place || (other != usual && place != usual)) continue;
    if (paired_difference(samples[place], samples[other]).holds_zero()) return false;
  }
  return true;
}

}  // namespace

RunSummary summarise(const Recording& recording, const RunNames& names) {
  RunSummary summary;
  std::vector<StrategySamples> samples;
  std::size_t usual = 0;
  for (std::uint32_t s = 0; s < recording.dimensions.strategies; ++s) {
    if (!names.strategies[s].is_whole()) continue;
    if (names.strategies[s].name == kDefaultBaseline) usual = samples.size();
    samples.push_back(samples_of(recording, s));
    summary.strategies.push_back(summarise(samples.back(), names.strategies[s]));
  }
  const bool luck_varied = recording.vary == Vary::all || recording.vary == Vary::luck;
  const auto decided = [&](Group group, Measure measure) {
    const auto of = [&](std::size_t s) -> const Sample& { return samples[s].shares[at(group)][at(measure)]; };
    std::vector<Sample> to_choose;
    std::optional<std::size_t> usual_to_choose;
    for (std::size_t s = 0; s < samples.size(); ++s) {
      if (!may_be_chosen(summary.strategies[s])) continue;
      if (s == usual) usual_to_choose = to_choose.size();
      to_choose.push_back(of(s));
    }
    return luck_varied && to_choose.size() > 1 && best_is_known(to_choose, usual_to_choose);
  };
  summary.poor_aware_decided = decided(Group::poor, Measure::ever_aware);
  summary.eligible_understand_decided = decided(Group::eligible, Measure::understands);
  tell_titles_apart(summary.strategies);
  summary.losses = losses_of(recording, names);
  summary.missed = missed_targets(recording, names.targets);
  summary.totals = totals_of(recording, names);
  summary.vary = recording.vary;
  return summary;
}

const std::string& title_of(const StrategyName& name, Language in) {
  const std::string& title = in == Language::indonesian ? name.title_id : name.title_en;
  return title.empty() ? name.name : title;
}

void tell_titles_apart(std::vector<StrategySummary>& strategies) {
  for (const Language in : {Language::indonesian, Language::english}) {
    for (bool any = true; any;) {  // a name that was added may make another title
      std::map<std::string, int> times;
      for (const StrategySummary& one : strategies) ++times[title_of(one.name, in)];
      any = false;
      for (StrategySummary& one : strategies) {
        const std::string title = title_of(one.name, in);
        if (times[title] < 2) continue;
        (in == Language::indonesian ? one.name.title_id : one.name.title_en) = title + " (" + one.name.name + ")";
        any = true;
      }
    }
  }
}

std::vector<std::size_t> by_eligible_understanding(std::span<const StrategySummary> strategies) {
  std::vector<std::size_t> places(strategies.size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  const auto share = [&](std::size_t place) {
    return strategies[place].shares[at(Group::eligible)][at(Measure::understands)].mean.value_or(-1);
  };
  std::stable_sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) { return share(a) > share(b); });
  return places;
}

}  // namespace kabar::analysis
