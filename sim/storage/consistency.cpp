#include "storage/consistency.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <optional>
#include <span>

#include "storage/layout.h"
#include "storage/phrases.h"

namespace kabar {

namespace {

using namespace layout;
using Numbers = std::span<const std::uint32_t>;

constexpr auto kReach = static_cast<std::size_t>(Measure::reach);
constexpr auto kEverAware = static_cast<std::size_t>(Measure::ever_aware);
constexpr std::size_t kPoorBit = 1, kEligibleBit = 2;  // of a status

std::uint64_t sum_of(Numbers values) {
  return std::accumulate(values.begin(), values.end(), std::uint64_t{0});
}

bool all_at_most(Numbers values, Numbers limits) {
  return std::equal(values.begin(), values.end(), limits.begin(), limits.end(), std::less_equal<>());
}

/// The place of the measure within which measure m lies, or nothing.
std::optional<std::size_t> wider_than(std::size_t m) {
  const auto within = static_cast<std::size_t>(kMeasureFacts[m].within);
  return within == m ? std::nullopt : std::optional(within);
}

/// Rows of one measure after the other, each at most that of the measure within which it lies, or else `limits`.
Sentence contradiction_of(Numbers rows, Numbers limits, const h5::Variable& variable) {
  const std::size_t n = limits.size();
  if (n == 0) return {};
  for (std::size_t m = 0; m < kMeasures; ++m) {
    const std::optional<std::size_t> within = wider_than(m);
    if (!all_at_most(rows.subspan(m * n, n), within ? rows.subspan(*within * n, n) : limits))
      return {!within ? phrase::more_than_households : phrase::not_nested, variable.path};
  }
  return {};
}

/// Sums of one topic's counts.
struct Sums {
  std::array<std::uint64_t, kMeasures> all{};
  std::array<std::array<std::uint64_t, kGroups>, kMeasures> groups{};  // as kGroupNames
};

class Checker {
 public:
  explicit Checker(const Recording& recording)
      : recording_(recording), n_(recording.dimensions), cells_(std::size_t{kStatuses} * n_.kelurahan * kAccessCells) {}

  Sentence contradiction() {
    if (!std::isfinite(recording_.seconds) || !std::isfinite(recording_.seconds_total)) {
      return {phrase::out_of_range, "seconds"};
    }
    for (const PopulationRecord& population : recording_.populations) {
      if (Sentence found = of_population(population); !found.empty()) return found;
    }
    for (const Ledger& ledger : recording_.ledgers) {
      if (Sentence found = of_ledger(ledger); !found.empty()) return found;
    }
    for (std::size_t i = 0; i < recording_.replicates.size(); ++i) {
      const ReplicateRecord& replicate = recording_.replicates[i];
      if (!replicate.complete) continue;
      const PopulationRecord& population = recording_.populations[i / n_.replicates % n_.populations];
      if (Sentence found = of_replicate(replicate, population); !found.empty()) return found;
    }
    for (std::size_t pair = 0; pair < recording_.household_shares.size(); ++pair) {
      if (Sentence found = of_shares(pair); !found.empty()) return found;
    }
    return {};
  }

 private:
  Sentence of_population(const PopulationRecord& population) const {
    for (std::size_t t = 0; t < n_.topics; ++t) {
      if (sum_of(Numbers(population.cells).subspan(t * cells_, cells_)) != population.households) {
        return {phrase::sums_differ, kHouseholds.path, kPopulationHouseholds.path};
      }
    }
    if (sum_of(population.deciles) != population.households) {
      return {phrase::sums_differ, kHouseholdsByDecile.path, kPopulationHouseholds.path};
    }
    return {};
  }

  static Sentence of_ledger(const Ledger& ledger) {
    const auto negative = [](std::int64_t value) { return value < 0; };
    if (std::any_of(ledger.cash_rupiah.begin(), ledger.cash_rupiah.end(), negative)) {
      return {phrase::out_of_range, kCash.path};
    }
    if (std::any_of(ledger.staff_millihours.begin(), ledger.staff_millihours.end(), negative)) {
      return {phrase::out_of_range, kStaff.path};
    }
    const auto week = ledger.agency_week_millihours.begin();
    for (std::size_t a = 0; a < ledger.agency_millihours.size(); ++a) {
      if (week[static_cast<std::ptrdiff_t>(a)] < 0 ||
          week[static_cast<std::ptrdiff_t>(a)] > ledger.agency_millihours[a]) {
        return {phrase::out_of_range, kAgencyWeek.path};
      }
    }
    for (std::size_t v = 0; v < kVolunteers; ++v) {
      const bool known = ledger.volunteer_millihours[v] != kUnknownHours;
      if ((known && ledger.volunteer_month_millihours[v] < 0) ||
          ledger.volunteer_month_millihours[v] > ledger.volunteer_millihours[v]) {
        return {phrase::out_of_range, kVolunteerMonth.path};
      }
    }
    for (const double use : ledger.channel_use) {
      if (!(std::isfinite(use) && (use >= 0 || use == kUnknownUse))) return {phrase::out_of_range, kChannelUse.path};
    }
    if (!std::isfinite(ledger.scaled_value.value_or(0))) return {phrase::out_of_range, kScaledValue.path};
    return {};
  }

  Sums sums_of(Numbers counts) const {
    Sums sums;
    for (std::size_t m = 0; m < kMeasures; ++m) {
      for (std::size_t status = 0; status < kStatuses; ++status) {
        const std::size_t some = cells_ / kStatuses;
        const std::uint64_t sum = sum_of(counts.subspan(m * cells_ + status * some, some));
        sums.all[m] += sum;
        sums.groups[m][(status & kPoorBit) != 0 ? 0 : 1] += sum;
        if ((status & kEligibleBit) != 0) sums.groups[m][2] += sum;
      }
    }
    return sums;
  }

  Sentence of_replicate(const ReplicateRecord& replicate, const PopulationRecord& population) const {
    std::uint64_t reached = 0, ever_aware = 0;
    for (std::size_t t = 0; t < n_.topics; ++t) {
      const Numbers counts = Numbers(replicate.counts).subspan(t * kMeasures * cells_, kMeasures * cells_);
      Sentence found = contradiction_of(counts, Numbers(population.cells).subspan(t * cells_, cells_), kCounts);
      if (!found.empty()) return found;
      const Sums sums = sums_of(counts);
      reached += sums.all[kReach];
      ever_aware += sums.all[kEverAware];
      found = of_deciles(Numbers(replicate.deciles).subspan(t * kMeasures * kDecileCells, kMeasures * kDecileCells),
                         population, sums);
      if (found.empty()) found = of_days(replicate, t, sums);
      if (found.empty()) found = of_channels(replicate.first_channel, t, sums, kFirstChannel);
      if (found.empty()) found = of_channels(replicate.root_channel, t, sums, kRootChannel);
      if (!found.empty()) return found;
    }
    if (replicate.exposures < reached) return {phrase::sums_differ, kExposures.path, kCounts.path};
    if (replicate.activations < ever_aware) return {phrase::sums_differ, kActivations.path, kCounts.path};
    for (const HouseholdRecord& household : replicate.households) {
      if (household.state >= 5) return {phrase::out_of_range, kKeptState.path};
      if (household.channel != 0xFF && household.channel >= n_.channels) {
        return {phrase::out_of_range, kKeptChannel.path};
      }
    }
    return {};
  }

  static Sentence of_deciles(Numbers deciles, const PopulationRecord& population, const Sums& sums) {
    if (Sentence found = contradiction_of(deciles, population.deciles, layout::kDeciles); !found.empty()) return found;
    for (std::size_t m = 0; m < kMeasures; ++m) {
      if (sum_of(deciles.subspan(m * kDecileCells, kDecileCells)) != sums.all[m]) {
        return {phrase::sums_differ, layout::kDeciles.path, kCounts.path};
      }
    }
    return {};
  }

  /// What lasts only grows; the others are never more than were ever aware.
  Sentence of_days(const ReplicateRecord& replicate, std::size_t topic, const Sums& sums) const {
    if (replicate.daily.empty()) return {};
    const std::size_t days = n_.days, row = kGroups * days;
    const Numbers daily = Numbers(replicate.daily).subspan(topic * kMeasures * row, kMeasures * row);
    for (std::size_t m = 0; m < kMeasures; ++m) {
      const std::optional<std::size_t> within = wider_than(m);
      if (within && !all_at_most(daily.subspan(m * row, row), daily.subspan(*within * row, row))) {
        return {phrase::not_nested, kDaily.path};
      }
      for (std::size_t group = 0; group < kGroups && kMeasureFacts[m].lasts; ++group) {
        const Numbers series = daily.subspan(m * row + group * days, days);
        if (*std::max_element(series.begin(), series.end()) > sums.groups[m][group]) {
          return {phrase::above_total, kDaily.path, kCounts.path};
        }
      }
    }
    return {};
  }

  /// Whoever was ever aware became so by one channel.
  Sentence of_channels(Numbers all, std::size_t topic, const Sums& sums, const h5::Variable& variable) const {
    const std::size_t channels = n_.channels;
    if (channels == 0) return {};
    for (std::size_t poor = 0; poor < kPovertyGroups; ++poor) {
      const std::uint64_t sum = sum_of(all.subspan((topic * kPovertyGroups + poor) * channels, channels));
      if (sum != sums.groups[kEverAware][poor == 1 ? 0 : 1]) return {phrase::sums_differ, variable.path, kCounts.path};
    }
    return {};
  }

  Sentence of_shares(std::size_t pair) const {
    const std::uint32_t households = recording_.populations[pair % n_.populations].households;
    const std::vector<std::uint32_t> replicates(households, n_.replicates);
    for (std::size_t t = 0; t < n_.topics; ++t) {
      const Numbers rows = Numbers(recording_.household_shares[pair].counts)
                               .subspan(t * kMeasures * households, std::size_t{kMeasures} * households);
      if (!contradiction_of(rows, replicates, kHouseholdReplicates).empty()) {
        return {phrase::out_of_range, kHouseholdReplicates.path};
      }
    }
    return {};
  }

  const Recording& recording_;
  const Dimensions& n_;
  std::size_t cells_;  // of a topic
};

}  // namespace

Sentence contradiction_in(const Recording& recording) {
  return Checker(recording).contradiction();
}

}  // namespace kabar
