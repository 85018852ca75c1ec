#include "analysis/report/comparison.h"

#include <algorithm>
#include <utility>

#include "analysis/report/phrases.h"
#include "core/errors.h"

namespace kabar::analysis {

namespace {

bool same_worlds(const RunView& a, const RunView& b) {
  return a.names.world_digest == b.names.world_digest && a.names.seed == b.names.seed &&
         a.recording.first_population == b.recording.first_population;
}

std::size_t find_baseline(std::span<const StrategySummary> strategies, const std::string& wanted) {
  std::vector<std::string> names;
  for (const StrategySummary& strategy : strategies) names.push_back(strategy.name.name);
  const auto place = std::find(names.begin(), names.end(), wanted.empty() ? kDefaultBaseline : wanted);
  if (place != names.end()) return static_cast<std::size_t>(place - names.begin());
  if (wanted.empty()) return 0;
  std::string known;
  for (const std::string& name : names) known += (known.empty() ? "" : ", ") + name;
  throw InputError({"--baseline",
                    0,
                    0,
                    Sentence::verbatim(wanted),
                    {phrase::not_among_strategies, known},
                    suggestion(wanted, names)});
}

StrategyDifference difference_of(const StrategySamples& a, const StrategySamples& b, bool paired) {
  const auto difference = [&](const Sample& one, const Sample& other) {
    return paired ? paired_difference(one, other) : unpaired_difference(one, other);
  };
  StrategyDifference result;
  result.paired = paired;
  for (std::size_t group = 0; group < kSummaryGroups; ++group) {
    for (std::size_t measure = 0; measure < kMeasures; ++measure) {
      result.shares[group][measure] = difference(a.shares[group][measure], b.shares[group][measure]);
    }
  }
  result.cash_rupiah = difference(a.cash_rupiah, b.cash_rupiah);
  result.staff_hours = difference(a.staff_hours, b.staff_hours);
  const Sample& poor_a = a.shares[at(Group::poor)][at(Measure::ever_aware)];
  const Sample& poor_b = b.shares[at(Group::poor)][at(Measure::ever_aware)];
  if (&a == &b) {
    result.variance_reduction.reason = result.needed.reason = Why::is_baseline;
    result.variance.eligible_understand.reason = result.variance.poor_aware.reason = Why::is_baseline;
  } else if (!paired) {
    result.variance_reduction.reason = result.needed.reason = Why::not_paired;
    result.variance.eligible_understand.reason = result.variance.poor_aware.reason = result.needed.reason;
  } else {
    result.variance_reduction = variance_reduction(poor_a, poor_b);
    result.needed = needed_to_separate(poor_a, poor_b);
    ShareSamples pairs;
    for (const auto& [group, measure] :
         {std::pair(Group::eligible, Measure::understands), std::pair(Group::poor, Measure::ever_aware)}) {
      pairs[at(group)][at(measure)] = paired_values(a.shares[at(group)][at(measure)], b.shares[at(group)][at(measure)]);
    }
    result.variance = variance_of_headlines(pairs, a.vary);
    if (a.vary == Vary::population || a.vary == Vary::network) {
      result.needed = {std::nullopt, result.needed.unit, Why::luck_is_shared};
    }
  }
  return result;
}

}  // namespace

Comparison compare(std::span<const RunView> runs, const std::string& baseline) {
  refuse_no_ranking(runs);
  Comparison comparison;
  std::vector<std::vector<ChannelName>> channels;
  for (const RunView& run : runs) channels.push_back(run.names.channels);
  comparison.ways = ways_of(channels);
  if (!runs.empty()) comparison.vary = runs[0].recording.vary;
  for (std::size_t run = 0; run < runs.size(); ++run) {
    const auto& [recording, names] = runs[run];
    std::size_t worlds = 0;
    while (!same_worlds(runs[worlds], runs[run])) ++worlds;
    for (std::uint32_t s = 0; s < recording.dimensions.strategies; ++s) {
      if (!names.strategies[s].is_whole()) continue;
      comparison.places.push_back({run, s, worlds});
      comparison.samples.push_back(samples_of(recording, s));
      comparison.strategies.push_back(summarise(comparison.samples.back(), names.strategies[s]));
      comparison.attributions.push_back(attribution_of(recording, s, names.channels, comparison.ways));
    }
    for (Loss& loss : losses_of(recording, names)) comparison.losses.push_back(std::move(loss));
    comparison.runs.push_back(totals_of(recording, names));
    comparison.paths.push_back(names.path);
    comparison.seeds.push_back(names.seed);
  }
  tell_titles_apart(comparison.strategies);
  comparison.baseline = find_baseline(comparison.strategies, baseline);
  for (std::size_t s = 0; s < comparison.strategies.size(); ++s) {
    const bool paired = comparison.places[s].worlds == comparison.places[comparison.baseline].worlds;
    comparison.all_paired = comparison.all_paired && paired;
    comparison.differences.push_back(
        difference_of(comparison.samples[s], comparison.samples[comparison.baseline], paired));
  }
  return comparison;
}

}  // namespace kabar::analysis
