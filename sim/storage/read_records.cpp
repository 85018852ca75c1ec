// The records of a result file: populations, replicates, ledgers, households.

#include <cmath>
#include <optional>

#include "storage/layout.h"
#include "storage/result_reader.h"

namespace kabar {

using namespace layout;
using h5::Failure;

void ResultReader::populations() {
  const std::vector<std::uint32_t> households = file_.array<std::uint32_t>(kPopulationHouseholds);
  const h5::Dataset cells = file_.open(kHouseholds);
  const h5::Dataset deciles = file_.open(kHouseholdsByDecile);
  auto& populations = result_.recording.populations;
  populations.resize(n_.populations);
  for (std::uint32_t p = 0; p < n_.populations; ++p) {
    populations[p].households = households[p];
    populations[p].cells.resize(cells.elements() / n_.populations);
    populations[p].deciles.resize(deciles.elements() / n_.populations);
    cells.read<std::uint32_t>({p}, populations[p].cells);
    deciles.read<std::uint32_t>({p}, populations[p].deciles);
  }
  if (file_.has(kTarget.path)) targets();
}

void ResultReader::targets() {
  extent(kTarget);
  fill(from_.targets, &Provenance::Target::name, kTarget);
  fill(from_.targets, &Provenance::Target::households, kTargetHouseholds);
  for (const Provenance::Target& target : from_.targets) {
    if (!(target.households >= 0)) throw Failure({phrase::out_of_range, kTargetHouseholds.path});
  }
  const h5::Dataset made = file_.open(kTargetMade);
  for (std::uint32_t p = 0; p < n_.populations; ++p) {
    PopulationRecord& population = result_.recording.populations[p];
    population.made.resize(from_.targets.size());
    made.read<std::uint32_t>({p}, population.made);
    for (const std::uint32_t households : population.made) {
      if (households > population.households) throw Failure({phrase::out_of_range, kTargetMade.path});
    }
  }
}

void ResultReader::read_slabs(const h5::Variable& variable, std::vector<std::uint32_t> ReplicateRecord::*member) {
  const h5::Dataset dataset = file_.open(variable);
  const std::size_t slab = dataset.elements() / n_.strategies / n_.populations / n_.replicates;
  std::vector<std::uint32_t> values(slab * n_.replicates);
  for (std::uint32_t s = 0; s < n_.strategies; ++s) {
    for (std::uint32_t p = 0; p < n_.populations; ++p) {
      dataset.read<std::uint32_t>({s, p}, values);
      for (std::uint32_t r = 0; r < n_.replicates; ++r) {
        ReplicateRecord& replicate = result_.recording.at(s, p, r);
        if (!replicate.complete) continue;
        const auto begin = values.begin() + static_cast<std::ptrdiff_t>(r * slab);
        (replicate.*member).assign(begin, begin + static_cast<std::ptrdiff_t>(slab));
      }
    }
  }
}

void ResultReader::read_totals(const h5::Variable& variable, std::uint64_t ReplicateRecord::*member) {
  const std::vector<std::uint64_t> values = file_.array<std::uint64_t>(variable);
  for (std::size_t i = 0; i < values.size(); ++i) {
    ReplicateRecord& replicate = result_.recording.replicates[i];
    if (replicate.complete) replicate.*member = values[i];
  }
}

void ResultReader::replicates() {
  const std::vector<std::int8_t> complete = file_.array<std::int8_t>(kComplete);
  auto& replicates = result_.recording.replicates;
  replicates.resize(complete.size());
  for (std::size_t i = 0; i < complete.size(); ++i) {
    if (complete[i] != 0 && complete[i] != 1) throw Failure({phrase::neither_0_nor_1, "complete"});
    replicates[i].complete = complete[i] == 1;
    if (replicates[i].complete) replicates[i].digest = digest_from(digests_[i]);
  }
  read_slabs(kCounts, &ReplicateRecord::counts);
  read_slabs(kDeciles, &ReplicateRecord::deciles);
  if (result_.tier != Tier::summary) read_slabs(kDaily, &ReplicateRecord::daily);
  read_slabs(kFirstChannel, &ReplicateRecord::first_channel);
  read_slabs(kRootChannel, &ReplicateRecord::root_channel);
  read_slabs(kEventCounts, &ReplicateRecord::events);
  read_totals(kExposures, &ReplicateRecord::exposures);
  read_totals(kActivations, &ReplicateRecord::activations);
  read_totals(kCoins, &ReplicateRecord::coins);
}

void ResultReader::ledgers() {
  const h5::Dataset cash = file_.open(kCash);
  const h5::Dataset staff = file_.open(kStaff);
  std::optional<h5::Dataset> agency, agency_week, volunteer, volunteer_month, use;
  if (result_.format_version >= 6) {
    agency = file_.open(kAgencyHours);
    agency_week = file_.open(kAgencyWeek);
    volunteer = file_.open(kVolunteerHours);
    volunteer_month = file_.open(kVolunteerMonth);
    use = file_.open(kChannelUse);
  }
  auto& ledgers = result_.recording.ledgers;
  ledgers.resize(static_cast<std::size_t>(n_.strategies) * n_.populations);
  for (std::uint32_t s = 0; s < n_.strategies; ++s) {
    for (std::uint32_t p = 0; p < n_.populations; ++p) {
      Ledger& ledger = ledgers[static_cast<std::size_t>(s) * n_.populations + p];
      ledger.cash_rupiah.resize(n_.items);
      ledger.staff_millihours.resize(n_.items);
      cash.read<std::int64_t>({s, p}, ledger.cash_rupiah);
      staff.read<std::int64_t>({s, p}, ledger.staff_millihours);
      ledger.channel_use.assign(n_.channels, kUnknownUse);
      ledger.volunteer_millihours.fill(kUnknownHours);
      ledger.volunteer_month_millihours.fill(kUnknownHours);
      if (!agency) continue;
      ledger.agency_millihours.resize(n_.agencies);
      ledger.agency_week_millihours.resize(n_.agencies);
      agency->read<std::int64_t>({s, p}, ledger.agency_millihours);
      agency_week->read<std::int64_t>({s, p}, ledger.agency_week_millihours);
      volunteer->read<std::int64_t>({s, p}, ledger.volunteer_millihours);
      volunteer_month->read<std::int64_t>({s, p}, ledger.volunteer_month_millihours);
      use->read<double>({s, p}, ledger.channel_use);
    }
  }
  budget();
}

void ResultReader::budget() {
  const std::vector<std::int64_t> totals = file_.array<std::int64_t>(kCashTotal);
  const std::vector<double> scaled = file_.array<double>(kScaledValue);
  for (std::size_t i = 0; i < totals.size(); ++i) {
    Ledger& ledger = result_.recording.ledgers[i];
    std::uint64_t sum = 0;  // wraps, whatever a file says
    for (const std::int64_t cash : ledger.cash_rupiah) sum += static_cast<std::uint64_t>(cash);
    if (sum != static_cast<std::uint64_t>(totals[i])) throw Failure(phrase::ledger_does_not_add_up);
    if (!std::isnan(scaled[i])) ledger.scaled_value = scaled[i];
  }
  fill(from_.strategies, &Provenance::Strategy::scale_with, kScaleWith);
  const std::vector<std::int8_t> exempt = file_.array<std::int8_t>(kBudgetExempt);
  for (std::size_t s = 0; s < exempt.size(); ++s) {
    if (exempt[s] != 0 && exempt[s] != 1) throw Failure({phrase::neither_0_nor_1, "strategy_budget_exempt"});
    from_.strategies[s].budget_exempt = exempt[s] == 1;
  }
}

void ResultReader::household_shares() {
  most_households_ = extent(kHousehold);
  for (const PopulationRecord& population : result_.recording.populations) {
    if (population.households > most_households_) throw Failure({phrase::extent_too_small, "household"});
  }
  if (!file_.has(kHouseholdReplicates.path)) return;
  const h5::Dataset dataset = file_.open(kHouseholdReplicates);
  const std::size_t rows = static_cast<std::size_t>(n_.topics) * kMeasures;
  std::vector<std::uint32_t> values(rows * most_households_);
  for (std::uint32_t s = 0; s < n_.strategies; ++s) {
    for (std::uint32_t p = 0; p < n_.populations; ++p) {
      dataset.read<std::uint32_t>({s, p}, values);
      HouseholdShares shares;
      shares.counts.reserve(rows * result_.recording.populations[p].households);
      for (std::size_t row = 0; row < rows; ++row) {
        const auto begin = values.begin() + static_cast<std::ptrdiff_t>(row * most_households_);
        shares.counts.insert(shares.counts.end(), begin, begin + result_.recording.populations[p].households);
      }
      result_.recording.household_shares.push_back(std::move(shares));
    }
  }
}

void ResultReader::kept_replicates() {
  if (!file_.has(kKept)) return;
  extent(kKept);
  const std::vector<std::uint32_t> s = file_.array<std::uint32_t>(kKeptStrategy);
  const std::vector<std::uint32_t> p = file_.array<std::uint32_t>(kKeptPopulation);
  const std::vector<std::uint32_t> r = file_.array<std::uint32_t>(kKeptReplicate);
  file_.open(kKeptState);  // its size is checked before room is made for it
  std::vector<std::size_t> indices;
  for (std::size_t k = 0; k < s.size(); ++k) {
    if (s[k] >= n_.strategies || p[k] >= n_.populations || r[k] >= n_.replicates) {
      throw Failure(phrase::kept_not_in_file);
    }
    indices.push_back((static_cast<std::size_t>(s[k]) * n_.populations + p[k]) * n_.replicates + r[k]);
    ReplicateRecord& replicate = result_.recording.replicates[indices.back()];
    if (!replicate.complete) throw Failure(phrase::kept_not_in_file);
    if (!replicate.households.empty()) throw Failure(phrase::kept_twice);
    replicate.households.resize(n_.topics * households_of(indices.back()));
  }
  using H = HouseholdRecord;
  read_kept<std::int8_t>(indices, kKeptState, [](H& h, std::int8_t v) { h.state = static_cast<std::uint8_t>(v); });
  read_kept<std::uint8_t>(indices, kKeptChannel, [](H& h, std::uint8_t v) { h.channel = v; });
  read_kept<std::uint16_t>(indices, kKeptExposures, [](H& h, std::uint16_t v) { h.exposures = v; });
  read_kept<std::uint32_t>(indices, kKeptFirstAware, [](H& h, std::uint32_t v) { h.first_aware = v; });
  read_kept<std::uint32_t>(indices, kKeptParent, [](H& h, std::uint32_t v) { h.parent = v; });
  read_kept<std::uint32_t>(indices, kKeptRoot, [](H& h, std::uint32_t v) { h.root = v; });
  read_kept<std::uint32_t>(indices, kKeptForget, [](H& h, std::uint32_t v) { h.forget = v; });
}
}  // namespace kabar
