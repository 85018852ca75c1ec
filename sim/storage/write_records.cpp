// The records of a result file: populations, replicates, ledgers, households.

#include <algorithm>
#include <numeric>

#include "storage/layout.h"
#include "storage/result_writer.h"

namespace kabar {

using namespace layout;

namespace {

constexpr std::uint32_t kMissing = std::numeric_limits<std::uint32_t>::max();

}  // namespace

void copy_part(Numbers row, std::size_t first, std::span<std::uint32_t> to) {
  const Numbers rest = row.subspan(std::min(first, row.size()));
  const std::size_t some = std::min(rest.size(), to.size());
  std::copy_n(rest.begin(), some, to.begin());
  std::fill(to.begin() + static_cast<std::ptrdiff_t>(some), to.end(), kMissing);
}

void ResultWriter::populations() {
  file_.array(kPopulationHouseholds,
              values_of<std::uint32_t>(recording_.populations, [](const PopulationRecord& p) { return p.households; }));
  const auto of = [&](auto member) {
    return [this, member](std::size_t p) { return std::optional<Numbers>(recording_.populations[p].*member); };
  };
  write_rows(kHouseholds, n_.populations, of(&PopulationRecord::cells));
  write_rows(kHouseholdsByDecile, n_.populations, of(&PopulationRecord::deciles));
  if (from_.targets.empty()) return;
  file_.array(kTargetHouseholds,
              values_of<double>(from_.targets, [](const Provenance::Target& t) { return t.households; }));
  write_rows(kTargetMade, n_.populations, of(&PopulationRecord::made));
}

void ResultWriter::write_slabs(const h5::Variable& variable, std::vector<std::uint32_t> ReplicateRecord::*member) {
  write_rows(variable, recording_.replicates.size(), [&](std::size_t i) -> std::optional<Numbers> {
    const ReplicateRecord& replicate = recording_.replicates[i];
    return replicate.complete ? std::optional<Numbers>(replicate.*member) : std::nullopt;
  });
}

void ResultWriter::write_totals(const h5::Variable& variable, std::uint64_t ReplicateRecord::*member) {
  file_.array(variable, values_of<std::uint64_t>(recording_.replicates, [member](const ReplicateRecord& r) {
                return r.complete ? r.*member : std::numeric_limits<std::uint64_t>::max();
              }));
}

void ResultWriter::replicates() {
  write_slabs(kCounts, &ReplicateRecord::counts);
  write_slabs(kDeciles, &ReplicateRecord::deciles);
  if (tier_ != Tier::summary) write_slabs(kDaily, &ReplicateRecord::daily);
  write_slabs(kFirstChannel, &ReplicateRecord::first_channel);
  write_slabs(kRootChannel, &ReplicateRecord::root_channel);
  write_slabs(kEventCounts, &ReplicateRecord::events);
  write_totals(kExposures, &ReplicateRecord::exposures);
  write_totals(kActivations, &ReplicateRecord::activations);
  write_totals(kCoins, &ReplicateRecord::coins);
  file_.text(kReplicateDigest, values_of<std::string>(recording_.replicates, [](const ReplicateRecord& r) {
               return r.complete ? to_text(r.digest) : std::string();
             }));
  file_.array(kComplete, values_of<std::int8_t>(recording_.replicates, [](const ReplicateRecord& r) {
                return static_cast<std::int8_t>(r.complete ? 1 : 0);
              }));
}

template <class Column>
void ResultWriter::write_ledgers(const h5::Variable& variable, Column Ledger::*member, std::size_t size) {
  std::vector<typename Column::value_type> values;
  for (const Ledger& ledger : recording_.ledgers) {
    require((ledger.*member).size() == size, variable.path);
    values.insert(values.end(), (ledger.*member).begin(), (ledger.*member).end());
  }
  file_.array(variable, values);
}

void ResultWriter::ledgers() {
  write_ledgers(kCash, &Ledger::cash_rupiah, n_.items);
  write_ledgers(kStaff, &Ledger::staff_millihours, n_.items);
  write_ledgers(kAgencyHours, &Ledger::agency_millihours, n_.agencies);
  write_ledgers(kAgencyWeek, &Ledger::agency_week_millihours, n_.agencies);
  write_ledgers(kVolunteerHours, &Ledger::volunteer_millihours, kVolunteers);
  write_ledgers(kVolunteerMonth, &Ledger::volunteer_month_millihours, kVolunteers);
  write_ledgers(kChannelUse, &Ledger::channel_use, n_.channels);
  file_.array(kCashTotal, values_of<std::int64_t>(recording_.ledgers, [](const Ledger& ledger) {
                return std::accumulate(ledger.cash_rupiah.begin(), ledger.cash_rupiah.end(), std::int64_t{0});
              }));
  file_.array(kScaledValue, values_of<double>(recording_.ledgers, [](const Ledger& ledger) {
                return ledger.scaled_value.value_or(std::numeric_limits<double>::quiet_NaN());
              }));
  file_.text(kScaleWith, column(from_.strategies, &Provenance::Strategy::scale_with));
  file_.array(kBudgetExempt, values_of<std::int8_t>(from_.strategies, [](const Provenance::Strategy& s) {
                return static_cast<std::int8_t>(s.budget_exempt ? 1 : 0);
              }));
}

std::uint32_t ResultWriter::most_households() const {
  std::uint32_t most = 0;
  for (const PopulationRecord& population : recording_.populations) most = std::max(most, population.households);
  return most;
}

std::vector<std::size_t> ResultWriter::kept() const {
  std::vector<std::size_t> indices;
  for (std::size_t i = 0; i < recording_.replicates.size(); ++i) {
    const ReplicateRecord& replicate = recording_.replicates[i];
    if (replicate.complete && !replicate.households.empty()) indices.push_back(i);
  }
  return indices;
}

void ResultWriter::household_shares() {
  const std::uint32_t most = most_households();
  file_.dimension(kHousehold, most);
  if (recording_.household_shares.empty()) return;
  const std::size_t rows = static_cast<std::size_t>(n_.topics) * kMeasures;
  const auto households_of = [&](std::size_t pair) { return recording_.populations[pair % n_.populations].households; };
  for (std::size_t pair = 0; pair < recording_.household_shares.size(); ++pair) {
    const std::size_t found = recording_.household_shares[pair].counts.size();
    require(found == rows * households_of(pair), kHouseholdReplicates.path);
  }
  file_.rows<std::uint32_t>(kHouseholdReplicates, rows * recording_.household_shares.size(),
                            [&](std::size_t i, std::size_t first, std::span<std::uint32_t> to) {
                              const std::size_t households = households_of(i / rows);
                              const Numbers counts = recording_.household_shares[i / rows].counts;
                              copy_part(counts.subspan(i % rows * households, households), first, to);
                            });
}

void ResultWriter::kept_replicates() {
  const std::vector<std::size_t> indices = kept();
  if (indices.empty()) return;
  file_.dimension(kKept, indices.size());
  const auto of = [&](auto get) { return values_of<std::uint32_t>(indices, get); };
  file_.array(kKeptStrategy,
              of([&](std::size_t i) { return static_cast<std::uint32_t>(i / n_.replicates / n_.populations); }));
  file_.array(kKeptPopulation, of([&](std::size_t i) { return population_of(i); }));
  file_.array(kKeptReplicate, of([&](std::size_t i) { return static_cast<std::uint32_t>(i % n_.replicates); }));
  constexpr std::uint32_t kNever = 0xFFFFFFFFu;
  write_kept<std::int8_t>(indices, kKeptState, std::numeric_limits<std::int8_t>::min(),
                          [](const HouseholdRecord& h) { return static_cast<std::int8_t>(h.state); });
  write_kept<std::uint8_t>(indices, kKeptChannel, 0xFF, [](const HouseholdRecord& h) { return h.channel; });
  write_kept<std::uint16_t>(indices, kKeptExposures, 0xFFFF, [](const HouseholdRecord& h) { return h.exposures; });
  write_kept<std::uint32_t>(indices, kKeptFirstAware, kNever, [](const HouseholdRecord& h) { return h.first_aware; });
  write_kept<std::uint32_t>(indices, kKeptParent, kNever, [](const HouseholdRecord& h) { return h.parent; });
  write_kept<std::uint32_t>(indices, kKeptRoot, kNever, [](const HouseholdRecord& h) { return h.root; });
  write_kept<std::uint32_t>(indices, kKeptForget, kNever, [](const HouseholdRecord& h) { return h.forget; });
}
}  // namespace kabar
