// From counts to one value per replicate.

#include <algorithm>
#include <numeric>

#include "analysis/core/inequality.h"
#include "analysis/report/cells.h"

namespace kabar::analysis {

namespace {

using GroupCounts = std::array<std::uint64_t, kSummaryGroups>;

/// Sums of one block of counts (status, kelurahan, access) by group; `cells` are those of one status.
GroupCounts by_group(std::span<const std::uint32_t> block, std::size_t cells) {
  GroupCounts counts{};
  for (std::size_t status = 0; status < kStatuses; ++status) {
    const auto part = block.subspan(status * cells, cells);
    const std::uint64_t sum = std::accumulate(part.begin(), part.end(), std::uint64_t{0});
    for (std::size_t group = 0; group < kSummaryGroups; ++group) {
      if (belongs(status, static_cast<Group>(group))) counts[group] += sum;
    }
  }
  return counts;
}

struct Shape {
  std::size_t topics, cells, block;
  explicit Shape(const Dimensions& dimensions)
      : topics(dimensions.topics), cells(dimensions.kelurahan * std::size_t{kAccessCells}), block(kStatuses * cells) {}
};

std::vector<GroupCounts> households_by_topic(const PopulationRecord& population, const Shape& shape) {
  std::vector<GroupCounts> households;
  for (std::size_t t = 0; t < shape.topics; ++t) {
    households.push_back(by_group(std::span(population.cells).subspan(t * shape.block, shape.block), shape.cells));
  }
  return households;
}

/// Adds the shares of one replicate. A group that no topic has in this population makes its samples undefined.
void add_shares(const ReplicateRecord& replicate, const std::vector<GroupCounts>& households, const Shape& shape,
                const Observation& place, std::uint32_t population, ShareSamples& samples) {
  for (std::size_t measure = 0; measure < kMeasures; ++measure) {
    std::array<double, kSummaryGroups> sums{};
    std::array<int, kSummaryGroups> topics{};
    for (std::size_t t = 0; t < shape.topics; ++t) {
      const std::size_t begin = (t * kMeasures + measure) * shape.block;
      const GroupCounts reached = by_group(std::span(replicate.counts).subspan(begin, shape.block), shape.cells);
      for (std::size_t group = 0; group < kSummaryGroups; ++group) {
        if (households[t][group] == 0) continue;
        sums[group] += static_cast<double>(reached[group]) / static_cast<double>(households[t][group]);
        ++topics[group];
      }
    }
    for (std::size_t group = 0; group < kSummaryGroups; ++group) {
      Sample& sample = samples[group][measure];
      if (topics[group] > 0) {
        sample.values.push_back({place.population, place.replicate, sums[group] / topics[group]});
      } else if (sample.reason.empty()) {
        sample.reason = {Why::no_household, population};
      }
    }
  }
}

/// Erreygers index of the mean over topics of ever aware, by decile (the index is linear in the outcome).
Figure decile_erreygers(const ReplicateRecord& replicate, const PopulationRecord& population, std::size_t topics) {
  std::array<RankedGroup, kDecileCells> groups{};
  for (std::size_t decile = 0; decile < kDecileCells; ++decile) {
    std::uint64_t aware = 0;
    for (std::size_t t = 0; t < topics; ++t) {
      aware += replicate.deciles[(t * kMeasures + at(Measure::ever_aware)) * kDecileCells + decile];
    }
    const double households = population.deciles[decile];
    groups[decile].households = households;
    if (households > 0) groups[decile].outcome = static_cast<double>(aware) / static_cast<double>(topics) / households;
  }
  return erreygers_index(groups);
}

double sum_of(const std::vector<std::int64_t>& items) {
  return static_cast<double>(std::accumulate(items.begin(), items.end(), std::int64_t{0}));
}

}  // namespace

Observation observation_of(const Recording& recording, std::uint32_t p, std::uint32_t r, double value) {
  if (recording.vary == Vary::luck) return {0, p * recording.dimensions.replicates + r, value};
  return {p, r, value};
}

StrategySamples samples_of(const Recording& recording, std::uint32_t strategy) {
  const Dimensions& dimensions = recording.dimensions;
  const Shape shape(dimensions);
  StrategySamples samples;
  samples.vary = recording.vary;
  const bool one_city = recording.vary == Vary::luck;
  for (std::uint32_t p = 0; p < dimensions.populations; ++p) {
    const PopulationRecord& population = recording.populations[p];
    std::vector<GroupCounts> households;
    std::uint32_t complete = 0;
    for (std::uint32_t r = 0; r < dimensions.replicates; ++r) {
      const ReplicateRecord& replicate = recording.at(strategy, p, r);
      if (!replicate.complete) continue;
      if (complete++ == 0) households = households_by_topic(population, shape);
      add_shares(replicate, households, shape, observation_of(recording, p, r, 0), p, samples.shares);
      for (std::size_t event = 0; event < kEvents; ++event) {
        double number = 0;
        for (std::size_t t = 0; t < shape.topics; ++t) number += replicate.events[t * kEvents + event];
        samples.events[event].values.push_back(observation_of(recording, p, r, number));
      }
      const Figure index = decile_erreygers(replicate, population, shape.topics);
      if (index.value) {
        samples.erreygers.values.push_back(observation_of(recording, p, r, *index.value));
      } else {
        samples.erreygers.reason = index.reason;
      }
    }
    if (complete == 0) continue;
    samples.replicates = one_city ? samples.replicates + complete : std::max(samples.replicates, complete);
    samples.complete_replicates += complete;
    if (one_city && samples.populations == 1) continue;  // what it costs is said
    const Ledger& ledger = recording.ledgers[strategy * std::size_t{dimensions.populations} + p];
    samples.cash_rupiah.values.push_back({p, 0, sum_of(ledger.cash_rupiah)});
    samples.staff_hours.values.push_back({p, 0, sum_of(ledger.staff_millihours) / 1000});
    if (ledger.scaled_value) samples.scaled_values.push_back(*ledger.scaled_value);
    ++samples.populations;
  }
  const Selection eligible = everywhere(Group::eligible, dimensions);
  samples.eligible_understanding = sample_over(recording, strategy, [&](const auto&, const auto& replicate) -> Figure {
    std::uint64_t number = 0;
    for (std::size_t t = 0; t < shape.topics; ++t) {
      number += meeting(replicate, dimensions, t, Measure::understands, eligible);
    }
    return {static_cast<double>(number)};
  });
  return samples;
}

}  // namespace kabar::analysis
