#include <algorithm>
#include <iterator>
#include <limits>
#include <numeric>
#include <optional>
#include <span>
#include <stdexcept>

#include "core/date.h"
#include "storage/h5.h"
#include "storage/layout.h"
#include "storage/results.h"
#include "storage/save_file.h"
#include "storage/whole_file.h"

namespace kabar {

namespace {

using namespace layout;
using h5::Writer;

void require(bool fits, const char* what) {
  if (!fits) throw std::logic_error(std::string("write_results: ") + what + " does not fit the dimensions");
}

void require_fit(const Recording& recording, const Provenance& from, Tier tier) {
  const Dimensions& n = recording.dimensions;
  const std::size_t pairs = static_cast<std::size_t>(n.strategies) * n.populations;
  require(n.strategies > 0 && n.populations > 0 && n.replicates > 0 && n.topics > 0 && n.kelurahan > 0, "a size of 0");
  require(from.strategies.size() == n.strategies, "the list of strategies");
  require(from.topics.size() == n.topics, "the list of topics");
  require(from.kelurahan.size() == n.kelurahan, "the list of kelurahan");
  require(from.channels.size() == n.channels, "the list of channels");
  require(from.items.size() == n.items, "the list of items");
  require(recording.populations.size() == n.populations, "the list of populations");
  for (const PopulationRecord& population : recording.populations) {
    require(population.made.size() == from.targets.size(), "the list of targets");
  }
  require(recording.ledgers.size() == pairs, "the list of ledgers");
  require(recording.replicates.size() == pairs * n.replicates, "the list of replicates");
  const bool shares = tier == Tier::households && !recording.household_shares.empty();
  require(!shares || recording.household_shares.size() == pairs, "the list of shares by household");
}

template <class Row, class Member>
std::vector<std::string> column(const std::vector<Row>& rows, Member member) {
  std::vector<std::string> values;
  values.reserve(rows.size());
  for (const Row& row : rows) values.push_back(row.*member);
  return values;
}

template <class T, class Row, class Get>
std::vector<T> values_of(const std::vector<Row>& rows, Get get) {
  std::vector<T> values;
  values.reserve(rows.size());
  for (const Row& row : rows) values.push_back(get(row));
  return values;
}

std::vector<std::string> words(std::span<const char* const> names) {
  return {names.begin(), names.end()};
}

std::vector<std::int32_t> numbers(std::int32_t first, std::uint32_t count) {
  std::vector<std::int32_t> values(count);
  for (std::uint32_t i = 0; i < count; ++i) values[i] = first + static_cast<std::int32_t>(i);
  return values;
}

using Numbers = std::span<const std::uint32_t>;
constexpr std::uint32_t kMissing = std::numeric_limits<std::uint32_t>::max();

/// The values of a row from `first` on; behind its end they are missing.
void copy_part(Numbers row, std::size_t first, std::span<std::uint32_t> to) {
  const Numbers rest = row.subspan(std::min(first, row.size()));
  const std::size_t some = std::min(rest.size(), to.size());
  std::copy_n(rest.begin(), some, to.begin());
  std::fill(to.begin() + static_cast<std::ptrdiff_t>(some), to.end(), kMissing);
}

/// One write of one file.
class ResultWriter {
 public:
  ResultWriter(const Recording& recording, const Provenance& from, Tier tier, int threads)
      : recording_(recording), n_(recording.dimensions), from_(from), tier_(tier), file_(threads) {}

  std::span<const std::uint8_t> bytes() {
    attributes();
    dimensions();
    label_properties();
    populations();
    replicates();
    ledgers();
    if (tier_ == Tier::households) {
      household_shares();
      kept_replicates();
    }
    parameters();
    inputs();
    file_.attribute("content_digest", to_text(file_.content()));
    return file_.finish();
  }

 private:
  void attributes() {
    file_.attribute("format", "kabar-results");
    file_.attribute("format_version", kFormatVersion);
    file_.attribute("tier", kTierNames[static_cast<int>(tier_)]);
    file_.attribute("program_version", from_.program_version);
    file_.attribute("git_commit", from_.git_commit);
    file_.attribute("engine", static_cast<std::int64_t>(from_.engine));
    file_.attribute("created", from_.created);
    file_.attribute("command_line", from_.command_line);
    file_.attribute("city", from_.city);
    file_.attribute("start", from_.start);
    file_.attribute("days", static_cast<std::int32_t>(n_.days));
    file_.attribute("seed", from_.seed);
    file_.attribute("budget_rupiah", from_.budget_rupiah);
    if (recording_.vary != Vary::all) file_.attribute("vary", kVaryNames[static_cast<int>(recording_.vary)]);
    if (recording_.first_population > 0) {
      file_.attribute("first_population", static_cast<std::int64_t>(recording_.first_population));
    }
    if (recording_.stopped()) {
      file_.attribute("planned_populations", static_cast<std::int64_t>(recording_.planned_populations));
    }
    file_.attribute("digest", to_text(digest_of(recording_, from_)));
    file_.attribute("config_digest", to_text(from_.config));
    file_.attribute("world_digest", to_text(from_.world));
    file_.attribute("seconds", recording_.seconds);
    file_.attribute("seconds_total", recording_.seconds_total);
    file_.attribute("scenario_path", from_.scenario_path);
    file_.attribute("scenario_toml", from_.scenario_toml);
    file_.attribute("coordinates",
                    "strategy_title_id strategy_title_en strategy_of strategy_without topic_name_id topic_name_en "
                    "kelurahan_name kelurahan_lat kelurahan_lon kelurahan_km2 channel_name_id channel_name_en "
                    "channel_mechanism item_name_id "
                    "item_name_en item_unit");
  }

  void dimensions() {
    file_.labels(kStrategy, column(from_.strategies, &Provenance::Strategy::name));
    file_.dimension(kPopulation, n_.populations);
    file_.dimension(kReplicate, n_.replicates);
    file_.labels(kTopic, column(from_.topics, &Provenance::Topic::id));
    file_.labels(kMeasure, words(kMeasureNames));
    file_.labels(kEvent, words(kEventNames));
    file_.labels(kStatus, words(kStatusNames));
    file_.labels(kKelurahan, column(from_.kelurahan, &Provenance::Kelurahan::code));
    file_.labels(kAccess, words(kAccessNames));
    file_.labels(kDecile, numbers(1, kDecileCells), kDecile.units);
    if (tier_ != Tier::summary) {
      file_.labels(kGroup, words(kGroupNames));
      const std::string since = date_from(from_.start) ? "days since " + from_.start : "1";
      file_.labels(kDay, numbers(0, n_.days), since.c_str());
    }
    file_.labels(kPoverty, words(kPovertyNames));
    file_.labels(kChannel, column(from_.channels, &Provenance::Channel::id));
    file_.labels(kItem, column(from_.items, &Provenance::Item::id));
    if (!from_.targets.empty()) file_.labels(kTarget, column(from_.targets, &Provenance::Target::name));
  }

  void label_properties() {
    using P = Provenance;
    file_.text(kStrategyTitleId, column(from_.strategies, &P::Strategy::title_id));
    file_.text(kStrategyTitleEn, column(from_.strategies, &P::Strategy::title_en));
    file_.text(kStrategyToml, column(from_.strategies, &P::Strategy::toml));
    file_.text(kStrategyDigest,
               values_of<std::string>(from_.strategies, [](const P::Strategy& s) { return to_text(s.content); }));
    file_.text(kStrategyOf, column(from_.strategies, &P::Strategy::of));
    file_.text(kStrategyWithout, column(from_.strategies, &P::Strategy::without));
    file_.text(kTopicNameId, column(from_.topics, &P::Topic::name_id));
    file_.text(kTopicNameEn, column(from_.topics, &P::Topic::name_en));
    file_.text(kKelurahanName, column(from_.kelurahan, &P::Kelurahan::name));
    file_.array(kKelurahanLat, values_of<double>(from_.kelurahan, [](const P::Kelurahan& k) { return k.lat; }));
    file_.array(kKelurahanLon, values_of<double>(from_.kelurahan, [](const P::Kelurahan& k) { return k.lon; }));
    file_.array(kKelurahanArea, values_of<double>(from_.kelurahan, [](const P::Kelurahan& k) { return k.km2; }));
    file_.text(kChannelNameId, column(from_.channels, &P::Channel::name_id));
    file_.text(kChannelNameEn, column(from_.channels, &P::Channel::name_en));
    file_.text(kChannelMechanism, column(from_.channels, &P::Channel::mechanism));
    file_.text(kItemNameId, column(from_.items, &P::Item::name_id));
    file_.text(kItemNameEn, column(from_.items, &P::Item::name_en));
    file_.text(kItemUnit, column(from_.items, &P::Item::unit));
  }

  void populations() {
    file_.array(kPopulationHouseholds, values_of<std::uint32_t>(recording_.populations, [](const PopulationRecord& p) {
                  return p.households;
                }));
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

  /// `row_of(i)` of `count` rows; none: its values are missing.
  template <class RowOf>
  void write_rows(const h5::Variable& variable, std::size_t count, const RowOf& row_of) {
    const std::size_t length = file_.elements(variable) / count;
    for (std::size_t i = 0; i < count; ++i) {
      const std::optional<Numbers> row = row_of(i);
      require(!row || row->size() == length, variable.path);
    }
    file_.rows<std::uint32_t>(variable, count, [&](std::size_t i, std::size_t first, std::span<std::uint32_t> to) {
      copy_part(row_of(i).value_or(Numbers()), first, to);
    });
  }

  /// A row per replicate; those that are not complete are missing.
  void write_slabs(const h5::Variable& variable, std::vector<std::uint32_t> ReplicateRecord::*member) {
    write_rows(variable, recording_.replicates.size(), [&](std::size_t i) -> std::optional<Numbers> {
      const ReplicateRecord& replicate = recording_.replicates[i];
      return replicate.complete ? std::optional<Numbers>(replicate.*member) : std::nullopt;
    });
  }

  void write_totals(const h5::Variable& variable, std::uint64_t ReplicateRecord::*member) {
    file_.array(variable, values_of<std::uint64_t>(recording_.replicates, [member](const ReplicateRecord& r) {
                  return r.complete ? r.*member : std::numeric_limits<std::uint64_t>::max();
                }));
  }

  void replicates() {
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

  void write_ledgers(const h5::Variable& variable, std::vector<std::int64_t> Ledger::*member) {
    std::vector<std::int64_t> values;
    for (const Ledger& ledger : recording_.ledgers) {
      require((ledger.*member).size() == n_.items, variable.path);
      values.insert(values.end(), (ledger.*member).begin(), (ledger.*member).end());
    }
    file_.array(variable, values);
  }

  void ledgers() {
    write_ledgers(kCash, &Ledger::cash_rupiah);
    write_ledgers(kStaff, &Ledger::staff_millihours);
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

  std::uint32_t most_households() const {
    std::uint32_t most = 0;
    for (const PopulationRecord& population : recording_.populations) most = std::max(most, population.households);
    return most;
  }

  std::vector<std::size_t> kept() const {
    std::vector<std::size_t> indices;
    for (std::size_t i = 0; i < recording_.replicates.size(); ++i) {
      const ReplicateRecord& replicate = recording_.replicates[i];
      if (replicate.complete && !replicate.households.empty()) indices.push_back(i);
    }
    return indices;
  }

  /// Populations may differ in size: rows are as long as the largest, and end with missing values.
  void household_shares() {
    const std::uint32_t most = most_households();
    file_.dimension(kHousehold, most);
    if (recording_.household_shares.empty()) return;
    const std::size_t rows = static_cast<std::size_t>(n_.topics) * kMeasures;
    const auto households_of = [&](std::size_t pair) {
      return recording_.populations[pair % n_.populations].households;
    };
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

  /// A row per kept replicate and topic.
  template <class T, class Get>
  void write_kept(const std::vector<std::size_t>& indices, const h5::Variable& variable, T missing, Get get) {
    const auto households_of = [&](std::size_t k) {
      return recording_.populations[population_of(indices[k])].households;
    };
    for (std::size_t k = 0; k < indices.size(); ++k) {
      const std::size_t found = recording_.replicates[indices[k]].households.size();
      require(found == std::size_t{n_.topics} * households_of(k), variable.path);
    }
    file_.rows<T>(variable, indices.size() * n_.topics, [&](std::size_t i, std::size_t first, std::span<T> to) {
      const std::size_t k = i / n_.topics, households = households_of(k);
      const auto records =
          std::span(recording_.replicates[indices[k]].households).subspan(i % n_.topics * households, households);
      for (std::size_t j = 0; j < to.size(); ++j) {
        to[j] = first + j < households ? static_cast<T>(get(records[first + j])) : missing;
      }
    });
  }

  void kept_replicates() {
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

  void parameters() {
    using Row = Provenance::Parameter;
    file_.group("parameters", "the parameters of the model, as used");
    file_.labels(kSymbol, column(from_.parameters, &Row::symbol));
    file_.array(kValue, values_of<double>(from_.parameters, [](const Row& row) {
                  return row.value.value_or(std::numeric_limits<double>::quiet_NaN());
                }));
    file_.text(kValueText, column(from_.parameters, &Row::text));
    file_.text(kUnit, column(from_.parameters, &Row::unit));
    file_.array(kLow, values_of<double>(from_.parameters, [](const Row& row) { return row.low; }));
    file_.array(kHigh, values_of<double>(from_.parameters, [](const Row& row) { return row.high; }));
    file_.text(kGrade, column(from_.parameters, &Row::grade));
    file_.text(kSource, column(from_.parameters, &Row::source));
    file_.text(kLabelId, column(from_.parameters, &Row::label_id));
    file_.text(kLabelEn, column(from_.parameters, &Row::label_en));
  }

  void inputs() {
    using Row = Provenance::Input;
    file_.group("inputs", "the files that the run was made from");
    file_.labels(kFile, column(from_.inputs, &Row::name));
    file_.array(kFileBytes, values_of<std::uint64_t>(from_.inputs, [](const Row& row) { return row.bytes; }));
    file_.text(kFileDigest, values_of<std::string>(from_.inputs, [](const Row& row) { return to_text(row.digest); }));
  }

  std::uint32_t population_of(std::size_t index) const {
    return static_cast<std::uint32_t>(index / n_.replicates % n_.populations);
  }

  const Recording& recording_;
  const Dimensions& n_;
  const Provenance& from_;
  Tier tier_;
  Writer file_;
};

}  // namespace

void write_results(const std::string& path, const Recording& recording, const Provenance& provenance, Tier tier,
                   int threads) {
  require_fit(recording, provenance, tier);
  require_writable(path);
  ResultWriter writer(recording, provenance, tier, threads);
  save_whole(path, writer.bytes());
}

}  // namespace kabar
