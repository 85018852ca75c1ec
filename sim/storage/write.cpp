#include <algorithm>
#include <iterator>
#include <limits>
#include <stdexcept>

#include "storage/h5.h"
#include "storage/layout.h"
#include "storage/results.h"
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

template <std::size_t N>
std::vector<std::string> words(const char* const (&names)[N]) {
  return {std::begin(names), std::end(names)};
}

std::vector<std::int32_t> numbers(std::int32_t first, std::uint32_t count) {
  std::vector<std::int32_t> values(count);
  for (std::uint32_t i = 0; i < count; ++i) values[i] = first + static_cast<std::int32_t>(i);
  return values;
}

bool is_date(const std::string& text) {
  static constexpr char kShape[] = "dddd-dd-dd";
  return text.size() == 10 && std::equal(text.begin(), text.end(), kShape, [](char c, char shape) {
           return shape == 'd' ? c >= '0' && c <= '9' : c == shape;
         });
}

/// One write of one file.
class ResultWriter {
 public:
  ResultWriter(const Recording& recording, const Provenance& from, Tier tier)
      : recording_(recording), n_(recording.dimensions), from_(from), tier_(tier) {}

  std::vector<std::uint8_t> bytes() {
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
    return file_.finish();
  }

 private:
  void attributes() {
    file_.attribute("format", "kabar-results");
    file_.attribute("format_version", kFormatVersion);
    file_.attribute("tier", kTierNames[static_cast<int>(tier_)]);
    file_.attribute("program_version", from_.program_version);
    file_.attribute("git_commit", from_.git_commit);
    file_.attribute("created", from_.created);
    file_.attribute("command_line", from_.command_line);
    file_.attribute("city", from_.city);
    file_.attribute("start", from_.start);
    file_.attribute("days", static_cast<std::int32_t>(n_.days));
    file_.attribute("seed", from_.seed);
    file_.attribute("digest", to_text(digest_of(recording_, from_)));
    file_.attribute("config_digest", to_text(from_.config));
    file_.attribute("world_digest", to_text(from_.world));
    file_.attribute("seconds", recording_.seconds);
    file_.attribute("seconds_total", recording_.seconds_total);
    file_.attribute("scenario_path", from_.scenario_path);
    file_.attribute("scenario_toml", from_.scenario_toml);
    file_.attribute("coordinates",
                    "strategy_title_id strategy_title_en topic_name_id topic_name_en kelurahan_name kelurahan_lat "
                    "kelurahan_lon kelurahan_km2 channel_name_id channel_name_en channel_mechanism item_name_id "
                    "item_name_en item_unit");
  }

  void dimensions() {
    file_.labels(kStrategy, column(from_.strategies, &Provenance::Strategy::name));
    file_.dimension(kPopulation, n_.populations);
    file_.dimension(kReplicate, n_.replicates);
    file_.labels(kTopic, column(from_.topics, &Provenance::Topic::id));
    file_.labels(kMeasure, words(kMeasureNames));
    file_.labels(kStatus, words(kStatusNames));
    file_.labels(kKelurahan, column(from_.kelurahan, &Provenance::Kelurahan::code));
    file_.labels(kAccess, words(kAccessNames));
    file_.labels(kDecile, numbers(1, kDecileCells), kDecile.units);
    if (tier_ != Tier::summary) {
      file_.labels(kGroup, words(kGroupNames));
      const std::string since = is_date(from_.start) ? "days since " + from_.start : "1";
      file_.labels(kDay, numbers(0, n_.days), since.c_str());
    }
    file_.labels(kPoverty, words(kPovertyNames));
    file_.labels(kChannel, column(from_.channels, &Provenance::Channel::id));
    file_.labels(kItem, column(from_.items, &Provenance::Item::id));
  }

  void label_properties() {
    using P = Provenance;
    file_.text(kStrategyTitleId, column(from_.strategies, &P::Strategy::title_id));
    file_.text(kStrategyTitleEn, column(from_.strategies, &P::Strategy::title_en));
    file_.text(kStrategyToml, column(from_.strategies, &P::Strategy::toml));
    file_.text(kStrategyDigest,
               values_of<std::string>(from_.strategies, [](const P::Strategy& s) { return to_text(s.content); }));
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
    const h5::Dataset cells = file_.create(kHouseholds);
    const h5::Dataset deciles = file_.create(kHouseholdsByDecile);
    for (std::uint32_t p = 0; p < n_.populations; ++p) {
      cells.write<std::uint32_t>({p}, recording_.populations[p].cells);
      deciles.write<std::uint32_t>({p}, recording_.populations[p].deciles);
    }
  }

  /// A slab per strategy and population, its replicates side by side; those that are not complete are missing.
  void write_slabs(const h5::Variable& variable, std::vector<std::uint32_t> ReplicateRecord::*member) {
    const h5::Dataset dataset = file_.create(variable);
    const std::size_t slab = dataset.elements() / n_.strategies / n_.populations / n_.replicates;
    std::vector<std::uint32_t> values(slab * n_.replicates);
    for (std::uint32_t s = 0; s < n_.strategies; ++s) {
      for (std::uint32_t p = 0; p < n_.populations; ++p) {
        for (std::uint32_t r = 0; r < n_.replicates; ++r) {
          const ReplicateRecord& replicate = recording_.at(s, p, r);
          const auto begin = values.begin() + static_cast<std::ptrdiff_t>(r * slab);
          if (!replicate.complete) {
            std::fill_n(begin, slab, std::numeric_limits<std::uint32_t>::max());
            continue;
          }
          require((replicate.*member).size() == slab, variable.path);
          std::copy((replicate.*member).begin(), (replicate.*member).end(), begin);
        }
        dataset.write<std::uint32_t>({s, p}, values);
      }
    }
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

  void ledgers() {
    const h5::Dataset cash = file_.create(kCash);
    const h5::Dataset staff = file_.create(kStaff);
    for (std::uint32_t s = 0; s < n_.strategies; ++s) {
      for (std::uint32_t p = 0; p < n_.populations; ++p) {
        const Ledger& ledger = recording_.ledgers[static_cast<std::size_t>(s) * n_.populations + p];
        cash.write<std::int64_t>({s, p}, ledger.cash_rupiah);
        staff.write<std::int64_t>({s, p}, ledger.staff_millihours);
      }
    }
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
    const h5::Dataset dataset = file_.create(kHouseholdReplicates);
    const std::size_t rows = static_cast<std::size_t>(n_.topics) * kMeasures;
    std::vector<std::uint32_t> values(rows * most);
    for (std::uint32_t s = 0; s < n_.strategies; ++s) {
      for (std::uint32_t p = 0; p < n_.populations; ++p) {
        const std::size_t households = recording_.populations[p].households;
        const auto& counts = recording_.household_shares[static_cast<std::size_t>(s) * n_.populations + p].counts;
        require(counts.size() == rows * households, kHouseholdReplicates.path);
        std::fill(values.begin(), values.end(), std::numeric_limits<std::uint32_t>::max());
        for (std::size_t row = 0; row < rows; ++row) {
          std::copy_n(counts.begin() + static_cast<std::ptrdiff_t>(row * households), households,
                      values.begin() + static_cast<std::ptrdiff_t>(row * most));
        }
        dataset.write<std::uint32_t>({s, p}, values);
      }
    }
  }

  template <class T, class Get>
  void write_kept(const std::vector<std::size_t>& indices, const h5::Variable& variable, T missing, Get get) {
    const h5::Dataset dataset = file_.create(variable);
    const std::size_t most = most_households();
    std::vector<T> values(n_.topics * most);
    for (std::size_t k = 0; k < indices.size(); ++k) {
      const std::size_t households = recording_.populations[population_of(indices[k])].households;
      const std::vector<HouseholdRecord>& records = recording_.replicates[indices[k]].households;
      require(records.size() == n_.topics * households, variable.path);
      std::fill(values.begin(), values.end(), missing);
      for (std::size_t t = 0; t < n_.topics; ++t) {
        for (std::size_t h = 0; h < households; ++h) values[t * most + h] = get(records[t * households + h]);
      }
      dataset.write<T>({k}, values);
    }
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

void write_results(const std::string& path, const Recording& recording, const Provenance& provenance, Tier tier) {
  require_fit(recording, provenance, tier);
  require_writable(path);
  std::vector<std::uint8_t> bytes = ResultWriter(recording, provenance, tier).bytes();
  append_trailer(bytes);
  save_whole(path, bytes);
}

}  // namespace kabar
