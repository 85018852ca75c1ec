#include "analysis/report/equity.h"

#include "analysis/core/shrink.h"
#include "analysis/report/cells.h"

namespace kabar::analysis {

namespace {

/// Mean over the topics that have such households; 0 where none has.
double mean_households(const PopulationRecord& population, const Dimensions& dimensions, const Selection& selection) {
  double sum = 0;
  int topics = 0;
  for (std::size_t topic = 0; topic < dimensions.topics; ++topic) {
    const std::uint64_t households = households_in(population, dimensions, topic, selection);
    sum += static_cast<double>(households);
    topics += households > 0;
  }
  return topics > 0 ? sum / topics : 0;
}

double mean_households(const Recording& recording, const Selection& selection) {
  double sum = 0;
  for (const PopulationRecord& population : recording.populations) {
    sum += mean_households(population, recording.dimensions, selection);
  }
  return recording.populations.empty() ? 0 : sum / static_cast<double>(recording.populations.size());
}

std::vector<Part> parts_of(const Recording& recording, std::uint32_t strategy, Measure measure,
                           const std::vector<Selection>& selections) {
  std::vector<PartCounts> counts;
  for (const Selection& selection : selections) {
    counts.push_back({mean_households(recording, selection),
                      sample_over(recording, strategy, [&](const auto& population, const auto& replicate) {
                        return share_of(population, replicate, recording.dimensions, measure, selection);
                      })});
  }
  const std::vector<Effect> shrunken = shrunken_shares(counts);
  std::vector<Part> parts;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    parts.push_back({counts[i].households, clipped_to_shares(estimate(counts[i].share)), shrunken[i]});
  }
  return parts;
}

/// A mean over topics of numbers of eligible poor households, of topics that have any.
template <class Number>
Sample eligible_poor_numbers(const Recording& recording, std::uint32_t strategy, Number number) {
  const Dimensions& dimensions = recording.dimensions;
  const Selection all = eligible_poor(dimensions);
  return sample_over(recording, strategy, [&](const auto& population, const auto& replicate) -> Figure {
    double sum = 0;
    int topics = 0;
    for (std::size_t topic = 0; topic < dimensions.topics; ++topic) {
      if (households_in(population, dimensions, topic, all) == 0) continue;
      sum += number(population, replicate, topic);
      ++topics;
    }
    if (topics == 0) return {std::nullopt, Why::no_eligible_poor};
    return {sum / topics};
  });
}

/// Eligible poor households of `selection` that do not meet the measure.
Sample not_meeting(const Recording& recording, std::uint32_t strategy, Measure measure, const Selection& selection) {
  return eligible_poor_numbers(
      recording, strategy, [&](const auto& population, const auto& replicate, std::size_t topic) {
        return static_cast<double>(households_in(population, recording.dimensions, topic, selection)) -
               static_cast<double>(meeting(replicate, recording.dimensions, topic, measure, selection));
      });
}

Sample number_of(const Recording& recording, std::uint32_t strategy, const Selection& selection) {
  return eligible_poor_numbers(recording, strategy, [&](const auto& population, const auto&, std::size_t topic) {
    return static_cast<double>(households_in(population, recording.dimensions, topic, selection));
  });
}

}  // namespace

namespace {

/// `selection_of` makes the part of a group with an index below `parts`.
template <class SelectionOf>
Parts parts_by(const Recording& recording, std::uint32_t strategy, std::size_t parts, SelectionOf selection_of) {
  const auto of = [&](Group group, Measure measure) {
    std::vector<Selection> selections;
    for (std::size_t part = 0; part < parts; ++part) selections.push_back(selection_of(group, part));
    return parts_of(recording, strategy, measure, selections);
  };
  return {of(Group::poor, Measure::ever_aware), of(Group::non_poor, Measure::ever_aware),
          of(Group::eligible, Measure::understands)};
}

}  // namespace

Parts by_kelurahan(const Recording& recording, std::uint32_t strategy) {
  return parts_by(recording, strategy, recording.dimensions.kelurahan, in_kelurahan);
}

Parts by_access(const Recording& recording, std::uint32_t strategy) {
  return parts_by(recording, strategy, kAccessCells,
                  [&](Group group, std::size_t access) { return with_access(group, access, recording.dimensions); });
}

LeftOut left_out_of(const Recording& recording, std::uint32_t strategy) {
  const Selection all = eligible_poor(recording.dimensions);
  const Sample households = number_of(recording, strategy, all);
  LeftOut result;
  result.households = estimate(households);
  result.never_aware = estimate(not_meeting(recording, strategy, Measure::ever_aware, all));
  result.not_understanding = estimate(not_meeting(recording, strategy, Measure::understands, all));
  if (!result.households.mean) return result;
  for (std::size_t k = 0; k < recording.dimensions.kelurahan; ++k) {
    result.households_in.emplace_back();
    result.never_aware_in.emplace_back();
    for (std::size_t access = 0; access < kAccessCells; ++access) {
      const Selection cell{all.statuses, {k * kAccessCells + access}};
      const auto mean = [](const Sample& sample) { return mean_of(independent_values(sample)); };
      result.households_in.back().push_back(mean(number_of(recording, strategy, cell)));
      result.never_aware_in.back().push_back(mean(not_meeting(recording, strategy, Measure::ever_aware, cell)));
    }
  }
  return result;
}

Targeting targeting_of(const Recording& recording, std::uint32_t strategy) {
  const Dimensions& dimensions = recording.dimensions;
  const Selection eligible = everywhere(Group::eligible, dimensions);
  const Selection all = everywhere(Group::all, dimensions);
  const Sample missed = sample_over(recording, strategy, [&](const auto& population, const auto& replicate) -> Figure {
    const Figure reached = share_of(population, replicate, dimensions, Measure::ever_aware, eligible);
    if (!reached.value) return reached;
    return {1 - *reached.value};
  });
  const Sample beside = sample_over(recording, strategy, [&](const auto&, const auto& replicate) -> Figure {
    double sum = 0;
    int topics = 0;
    for (std::size_t topic = 0; topic < dimensions.topics; ++topic) {
      const auto aware = static_cast<double>(meeting(replicate, dimensions, topic, Measure::ever_aware, all));
      if (aware == 0) continue;
      sum += 1 - static_cast<double>(meeting(replicate, dimensions, topic, Measure::ever_aware, eligible)) / aware;
      ++topics;
    }
    if (topics == 0) return {std::nullopt, Why::nobody_aware};
    return {sum / topics};
  });
  return {clipped_to_shares(estimate(missed)), clipped_to_shares(estimate(beside))};
}

std::vector<PlaceSize> place_sizes(const Recording& recording) {
  std::vector<PlaceSize> sizes;
  for (std::size_t k = 0; k < recording.dimensions.kelurahan; ++k) {
    sizes.push_back({mean_households(recording, in_kelurahan(Group::all, k)),
                     mean_households(recording, in_kelurahan(Group::poor, k))});
  }
  return sizes;
}

}  // namespace kabar::analysis
