#include "analysis/report/days.h"

#include <utility>

#include "analysis/core/times.h"
#include "analysis/report/cells.h"

namespace kabar::analysis {

namespace {

/// The group's share at the end of each day, mean over topics, of each complete replicate.
struct Curves {
  std::vector<Observation> places;
  std::vector<std::vector<double>> values;
  Reason reason;
};

Curves curves_of(const Recording& recording, std::uint32_t strategy, Group group, Measure measure) {
  const Dimensions& dimensions = recording.dimensions;
  const Selection selection = everywhere(group, dimensions);
  Curves curves;
  for (std::uint32_t p = 0; p < dimensions.populations; ++p) {
    std::vector<double> households;
    int topics = 0;
    for (std::size_t topic = 0; topic < dimensions.topics; ++topic) {
      const std::uint64_t number = households_in(recording.populations[p], dimensions, topic, selection);
      households.push_back(static_cast<double>(number));
      topics += number > 0;
    }
    for (std::uint32_t r = 0; r < dimensions.replicates; ++r) {
      const ReplicateRecord& replicate = recording.at(strategy, p, r);
      if (!replicate.complete) continue;
      if (replicate.daily.empty()) curves.reason = Why::no_days;
      if (topics == 0) curves.reason = {Why::no_household, p};
      if (!curves.reason.empty()) return curves;
      std::vector<double> curve(dimensions.days, 0.0);
      for (std::size_t topic = 0; topic < dimensions.topics; ++topic) {
        if (households[topic] == 0) continue;
        const std::size_t begin =
            ((topic * kMeasures + at(measure)) * kGroups + static_cast<std::size_t>(group)) * dimensions.days;
        for (std::size_t day = 0; day < dimensions.days; ++day) {
          curve[day] += replicate.daily[begin + day] / households[topic];
        }
      }
      for (double& share : curve) share /= topics;
      curves.places.push_back(observation_of(recording, p, r, 0));
      curves.values.push_back(std::move(curve));
    }
  }
  if (curves.values.empty()) curves.reason = Why::no_complete_replicate;
  return curves;
}

/// `value` makes a Figure of the curve of a replicate.
template <class Value>
Sample sample_of(const Curves& curves, Value value) {
  Sample sample;
  sample.reason = curves.reason;
  for (std::size_t i = 0; i < curves.values.size(); ++i) {
    const Figure figure = value(curves.values[i]);
    if (figure.value) {
      sample.values.push_back({curves.places[i].population, curves.places[i].replicate, *figure.value});
    } else if (sample.reason.empty()) {
      sample.reason = figure.reason;
    }
  }
  return sample;
}

std::optional<Series> series_of(const Recording& recording, std::uint32_t strategy, Group group, Measure measure) {
  const Curves curves = curves_of(recording, strategy, group, measure);
  if (!curves.reason.empty()) return std::nullopt;
  Series series;
  std::vector<double> low, high;
  for (std::size_t day = 0; day < recording.dimensions.days; ++day) {
    const Sample sample = sample_of(curves, [&](const std::vector<double>& curve) { return Figure{curve[day]}; });
    const Effect share = clipped_to_shares(estimate(sample));
    series.mean.push_back(*share.mean);
    if (!share.has_interval()) continue;
    low.push_back(*share.low);
    high.push_back(*share.high);
  }
  if (low.size() == series.mean.size()) {
    series.low = std::move(low);
    series.high = std::move(high);
  }
  return series;
}

std::optional<GroupDays> group_days(const Recording& recording, std::uint32_t strategy, Group group) {
  auto aware = series_of(recording, strategy, group, Measure::ever_aware);
  auto understands = series_of(recording, strategy, group, Measure::understands);
  if (!aware || !understands) return std::nullopt;
  return GroupDays{std::move(*aware), std::move(*understands)};
}

}  // namespace

std::optional<Daily> daily_of(const Recording& recording, std::uint32_t strategy) {
  auto poor = group_days(recording, strategy, Group::poor);
  auto non_poor = group_days(recording, strategy, Group::non_poor);
  if (!poor || !non_poor) return std::nullopt;
  return Daily{std::move(*poor), std::move(*non_poor)};
}

Times times_of(const Recording& recording, std::uint32_t strategy) {
  const Curves curves = curves_of(recording, strategy, Group::poor, Measure::ever_aware);
  Times times;
  for (const double share : kSharesToReach) {
    times.to.push_back({share, estimate(sample_of(curves, [&](const auto& curve) { return days_to(curve, share); }))});
  }
  times.restricted_mean =
      estimate(sample_of(curves, [](const auto& curve) { return Figure{restricted_mean_days(curve)}; }));
  return times;
}

}  // namespace kabar::analysis
