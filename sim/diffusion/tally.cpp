#include "diffusion/tally.h"

#include <algorithm>

namespace kabar {

namespace {

/// Mechanism of a root's channel is read from the slot that it names: the channel of a household whose parent is the
/// slot.
std::uint32_t cell_of(const Population& population, std::uint32_t kelurahans, std::uint32_t household, bool eligible) {
  const std::uint32_t status = (population.poor[household] != 0 ? 1u : 0u) + (eligible ? 2u : 0u);
  return (status * kelurahans + population.kelurahan[household]) * kAccessCells +
         static_cast<std::uint32_t>(population.access[household]);
}

/// Whether a measure holds for a record at the end of the horizon.
bool holds(Measure measure, const HouseholdRecord& record) {
  switch (measure) {
    case Measure::reach:
      return record.exposures > 0;
    case Measure::ever_aware:
      return record.first_aware != kNone;
    case Measure::aware:
      return record.state >= static_cast<std::uint8_t>(Knowing::aware);
    case Measure::understands:
      return record.state >= static_cast<std::uint8_t>(Knowing::understands);
  }
  return false;
}

std::uint32_t channel_of_root(const std::vector<std::pair<std::uint32_t, std::uint32_t>>& channels,
                              std::uint32_t root) {
  return std::lower_bound(channels.begin(), channels.end(), std::pair(root, 0u))->second;
}

}  // namespace

ReplicateRecord empty_record(const World& world, const Calendar& calendar) {
  const std::size_t topics = calendar.topics.size();
  const std::size_t kelurahan = world.scenario->kelurahan.size();
  const std::size_t channels = world.scenario->channels.size();
  ReplicateRecord record;
  record.counts.assign(topics * kMeasures * kStatuses * kelurahan * kAccessCells, 0);
  record.deciles.assign(topics * kMeasures * kDecileCells, 0);
  record.daily.assign(topics * kMeasures * kGroups * (calendar.hours / 24), 0);
  record.first_channel.assign(topics * 2 * channels, 0);
  record.root_channel.assign(topics * 2 * channels, 0);
  return record;
}

void tally_topic(const Setting& setting, std::uint32_t topic, State& state, ReplicateRecord& record) {
  const Population& population = setting.world.population;
  DigestWriter& digest = state.digest;
  const auto kelurahans = static_cast<std::uint32_t>(setting.world.scenario->kelurahan.size());
  const auto channels = static_cast<std::uint32_t>(setting.world.scenario->channels.size());
  const std::size_t cells = std::size_t{kStatuses} * kelurahans * kAccessCells;
  for (std::uint32_t i = 0; i < population.households; ++i) {
    HouseholdRecord& household = state.households[i];
    if (household.exposures == 0) continue;
    const bool forgettable = household.state == static_cast<std::uint8_t>(Knowing::aware) ||
                             household.state == static_cast<std::uint8_t>(Knowing::understands);
    if (forgettable && household.forget < setting.hours) {
      household.state = static_cast<std::uint8_t>(Knowing::unaware);
    }
    const std::uint32_t cell = cell_of(population, kelurahans, i, setting.eligible[i] != 0);
    for (std::uint32_t m = 0; m < kMeasures; ++m) {
      if (!holds(static_cast<Measure>(m), household)) continue;
      ++record.counts[(std::size_t{topic} * kMeasures + m) * cells + cell];
      ++record.deciles[(std::size_t{topic} * kMeasures + m) * kDecileCells + population.decile[i]];
    }
    if (household.first_aware != kNone) {
      const std::size_t row = (std::size_t{topic} * 2 + (population.poor[i] != 0 ? 1 : 0)) * channels;
      ++record.first_channel[row + household.channel];
      ++record.root_channel[row + channel_of_root(setting.topic.root_channels, household.root)];
    }
    digest.u32(i);
    digest.u8(household.state);
    digest.u16(household.exposures);
    digest.u32(household.first_aware);
    digest.u8(household.channel);
    digest.u32(household.parent);
    digest.u32(household.root);
    digest.u32(household.forget);
  }
  const std::size_t days = setting.hours / 24;
  const std::size_t first = std::size_t{topic} * kMeasures * kGroups * days;
  for (std::size_t series = 0; series < std::size_t{kMeasures} * kGroups; ++series) {
    std::int64_t count = 0;
    for (std::size_t day = 0; day < days; ++day) {
      count += state.daily[series * days + day];
      record.daily[first + series * days + day] = static_cast<std::uint32_t>(count);
      digest.u32(static_cast<std::uint32_t>(count));
    }
  }
}

}  // namespace kabar
