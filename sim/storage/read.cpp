#include <cmath>
#include <filesystem>
#include <iterator>

#include "storage/consistency.h"
#include "storage/h5_reader.h"
#include "storage/layout.h"
#include "storage/phrases.h"
#include "storage/results.h"
#include "storage/whole_file.h"

namespace kabar {

namespace {

using namespace layout;
using h5::Failure;
using h5::Reader;

Digest digest_from(const std::string& text) {
  Digest digest;
  if (text.size() != 32) throw Failure({phrase::is_no_digest, text});
  for (std::size_t i = 0; i < 32; ++i) {
    const std::size_t value = std::string("0123456789abcdef").find(text[i]);
    if (value == std::string::npos) throw Failure({phrase::is_no_digest, text});
    std::uint64_t& half = i < 16 ? digest.high : digest.low;
    half = half << 4 | value;
  }
  return digest;
}

Vary vary_from(const std::string& text) {
  for (int v = 0; v < kVaries; ++v) {
    if (text == kVaryNames[v]) return static_cast<Vary>(v);
  }
  throw Failure({phrase::vary_unknown, text});
}

constexpr const char* kFormat = "kabar-results";
constexpr const char* kContent = "content_digest";

bool equal(const std::vector<std::string>& values, std::span<const char* const> names) {
  return std::equal(values.begin(), values.end(), names.begin(), names.end());
}

/// One read of one file.
class ResultReader {
 public:
  ResultReader(std::span<const std::uint8_t> bytes, bool trailer)
      : file_(bytes), ends_as_it_says_(file_.end() == bytes.size()) {
    result_.trailer = trailer;
  }

  /// Of a file without a trailer: whether it is one of kabar that was opened for writing.
  bool is_ours() {
    return ends_as_it_says_ && file_.has_attribute("format") && file_.text_attribute("format") == kFormat;
  }

  ResultFile result() {
    version();
    attributes();
    dimensions();
    label_properties();
    digests_ = file_.text(kReplicateDigest);
    populations();
    replicates();
    ledgers();
    if (result_.tier == Tier::households) {
      household_shares();
      kept_replicates();
    }
    parameters();
    inputs();
    if (digest_of(result_.recording, from_) != result_.digest) throw Failure(phrase::digest_of_others);
    if (result_.content && file_.content(kContent) != *result_.content) throw Failure(phrase::content_of_others);
    if (Sentence found = contradiction_in(result_.recording); !found.empty()) throw Failure(std::move(found));
    return std::move(result_);
  }

 private:
  void version() {
    if (file_.text_attribute("format") != kFormat) throw Failure(phrase::format_of_others);
    const std::int64_t version = file_.integer_attribute("format_version");
    if (version > kFormatVersion) throw Failure({phrase::format_newer, version, kFormatVersion});
    from_.program_version = file_.text_attribute("program_version");
    if (version < kOldestFormatRead) throw Failure({phrase::format_older, from_.program_version, version});
    if (version < 5 && !result_.trailer) throw Failure({phrase::opened_by_others, from_.program_version});
    result_.format_version = version;
    if (version >= 5) result_.content = digest_from(file_.text_attribute(kContent));
  }

  void attributes() {
    const std::string tier = file_.text_attribute("tier");
    int t = 0;
    while (t < kTiers && tier != kTierNames[t]) ++t;
    if (t == kTiers) throw Failure({phrase::tier_unknown, tier});
    result_.tier = static_cast<Tier>(t);
    from_.git_commit = file_.text_attribute("git_commit");
    from_.engine = std::max(1u, unless_zero("engine"));  // files of engine 1 do not name it
    from_.created = file_.text_attribute("created");
    from_.command_line = file_.text_attribute("command_line");
    from_.city = file_.text_attribute("city");
    from_.start = file_.text_attribute("start");
    from_.seed = file_.integer_attribute("seed");
    from_.budget_rupiah = file_.integer_attribute("budget_rupiah");
    if (file_.has_attribute("vary")) result_.recording.vary = vary_from(file_.text_attribute("vary"));
    result_.digest = digest_from(file_.text_attribute("digest"));
    from_.config = digest_from(file_.text_attribute("config_digest"));
    from_.world = digest_from(file_.text_attribute("world_digest"));
    result_.recording.seconds = file_.real_attribute("seconds");
    result_.recording.seconds_total = file_.real_attribute("seconds_total");
    from_.scenario_path = file_.text_attribute("scenario_path");
    from_.scenario_toml = file_.text_attribute("scenario_toml");
    const std::int64_t days = file_.integer_attribute("days");
    if (days < 0 || days > 0x7FFFFFFF) throw Failure({phrase::out_of_range, "days"});
    n_.days = static_cast<std::uint32_t>(days);
    file_.text_attribute("coordinates");  // is part of the content
    result_.recording.first_population = unless_zero("first_population");
    result_.recording.planned_populations = unless_zero("planned_populations");
  }

  /// An attribute that is there only where it is not 0.
  std::uint32_t unless_zero(const char* name) {
    if (!file_.has_attribute(name)) return 0;
    const std::int64_t number = file_.integer_attribute(name);
    if (number < 1 || number > 0x7FFFFFFF) throw Failure({phrase::out_of_range, name});
    return static_cast<std::uint32_t>(number);
  }

  std::uint32_t extent(const h5::Variable& variable) { return static_cast<std::uint32_t>(file_.dimension(variable)); }
  std::uint32_t extent(const char* name) { return static_cast<std::uint32_t>(file_.dimension(std::string(name))); }

  /// The cells of this build, by name.
  void expect_labels(const h5::Variable& variable, std::span<const char* const> names) {
    file_.dimension(variable);
    if (!equal(file_.text(variable), names)) throw Failure({phrase::has_other_labels, variable.path});
  }

  void dimensions() {
    n_.strategies = extent(kStrategy);
    n_.populations = extent(kPopulation);
    n_.replicates = extent(kReplicate);
    n_.topics = extent(kTopic);
    n_.kelurahan = extent(kKelurahan);
    n_.channels = extent(kChannel);
    n_.items = extent(kItem);
    if (n_.strategies == 0 || n_.populations == 0 || n_.replicates == 0 || n_.topics == 0 || n_.kelurahan == 0) {
      throw Failure(phrase::dimension_empty);
    }
    expect_labels(kMeasure, kMeasureNames);
    expect_labels(kEvent, kEventNames);
    expect_labels(kStatus, kStatusNames);
    expect_labels(kAccess, kAccessNames);
    expect_labels(kPoverty, kPovertyNames);
    if (result_.recording.planned_populations > 0 && !result_.recording.stopped()) {
      throw Failure({phrase::out_of_range, "planned_populations"});
    }
    expect_numbers(kDecile, 1, kDecileCells);
    if (result_.tier == Tier::summary) return;
    expect_labels(kGroup, kGroupNames);
    expect_numbers(kDay, 0, n_.days);
  }

  /// Labels that count up.
  void expect_numbers(const h5::Variable& variable, std::int32_t first, std::uint32_t count) {
    if (extent(variable) != count) throw Failure({phrase::has_other_extent, variable.path});
    for (const std::int32_t value : file_.array<std::int32_t>(variable)) {
      if (value != first++) throw Failure({phrase::has_other_labels, variable.path});
    }
  }

  template <class Row>
  void fill(std::vector<Row>& rows, std::string Row::*member, const h5::Variable& variable) {
    std::vector<std::string> values = file_.text(variable);
    rows.resize(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) rows[i].*member = std::move(values[i]);
  }

  template <class Row>
  void fill(std::vector<Row>& rows, double Row::*member, const h5::Variable& variable) {
    const std::vector<double> values = file_.array<double>(variable);
    rows.resize(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (!std::isfinite(values[i])) throw Failure({phrase::out_of_range, variable.path});
      rows[i].*member = values[i];
    }
  }

  template <class Row>
  void fill(std::vector<Row>& rows, Digest Row::*member, const h5::Variable& variable) {
    const std::vector<std::string> values = file_.text(variable);
    rows.resize(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) rows[i].*member = digest_from(values[i]);
  }

  void label_properties() {
    using P = Provenance;
    fill(from_.strategies, &P::Strategy::name, kStrategy);
    fill(from_.strategies, &P::Strategy::title_id, kStrategyTitleId);
    fill(from_.strategies, &P::Strategy::title_en, kStrategyTitleEn);
    fill(from_.strategies, &P::Strategy::toml, kStrategyToml);
    fill(from_.strategies, &P::Strategy::content, kStrategyDigest);
    fill(from_.strategies, &P::Strategy::of, kStrategyOf);
    fill(from_.strategies, &P::Strategy::without, kStrategyWithout);
    fill(from_.topics, &P::Topic::id, kTopic);
    fill(from_.topics, &P::Topic::name_id, kTopicNameId);
    fill(from_.topics, &P::Topic::name_en, kTopicNameEn);
    fill(from_.kelurahan, &P::Kelurahan::code, kKelurahan);
    fill(from_.kelurahan, &P::Kelurahan::name, kKelurahanName);
    fill(from_.kelurahan, &P::Kelurahan::lat, kKelurahanLat);
    fill(from_.kelurahan, &P::Kelurahan::lon, kKelurahanLon);
    fill(from_.kelurahan, &P::Kelurahan::km2, kKelurahanArea);
    fill(from_.channels, &P::Channel::id, kChannel);
    fill(from_.channels, &P::Channel::name_id, kChannelNameId);
    fill(from_.channels, &P::Channel::name_en, kChannelNameEn);
    fill(from_.channels, &P::Channel::mechanism, kChannelMechanism);
    fill(from_.items, &P::Item::id, kItem);
    fill(from_.items, &P::Item::name_id, kItemNameId);
    fill(from_.items, &P::Item::name_en, kItemNameEn);
    fill(from_.items, &P::Item::unit, kItemUnit);
  }

  void populations() {
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

  /// Of scenarios with tables of people, in files of a kabar that writes them.
  void targets() {
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

  void read_slabs(const h5::Variable& variable, std::vector<std::uint32_t> ReplicateRecord::*member) {
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

  void read_totals(const h5::Variable& variable, std::uint64_t ReplicateRecord::*member) {
    const std::vector<std::uint64_t> values = file_.array<std::uint64_t>(variable);
    for (std::size_t i = 0; i < values.size(); ++i) {
      ReplicateRecord& replicate = result_.recording.replicates[i];
      if (replicate.complete) replicate.*member = values[i];
    }
  }

  void replicates() {
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

  void ledgers() {
    const h5::Dataset cash = file_.open(kCash);
    const h5::Dataset staff = file_.open(kStaff);
    auto& ledgers = result_.recording.ledgers;
    ledgers.resize(static_cast<std::size_t>(n_.strategies) * n_.populations);
    for (std::uint32_t s = 0; s < n_.strategies; ++s) {
      for (std::uint32_t p = 0; p < n_.populations; ++p) {
        Ledger& ledger = ledgers[static_cast<std::size_t>(s) * n_.populations + p];
        ledger.cash_rupiah.resize(n_.items);
        ledger.staff_millihours.resize(n_.items);
        cash.read<std::int64_t>({s, p}, ledger.cash_rupiah);
        staff.read<std::int64_t>({s, p}, ledger.staff_millihours);
      }
    }
    budget();
  }

  /// What the budget did.
  void budget() {
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

  void household_shares() {
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

  template <class T, class Set>
  void read_kept(const std::vector<std::size_t>& indices, const h5::Variable& variable, Set set) {
    const h5::Dataset dataset = file_.open(variable);
    std::vector<T> values(static_cast<std::size_t>(n_.topics) * most_households_);
    for (std::size_t k = 0; k < indices.size(); ++k) {
      dataset.read<T>({k}, values);
      const std::size_t households = households_of(indices[k]);
      std::vector<HouseholdRecord>& records = result_.recording.replicates[indices[k]].households;
      for (std::size_t t = 0; t < n_.topics; ++t) {
        for (std::size_t h = 0; h < households; ++h) {
          set(records[t * households + h], values[t * most_households_ + h]);
        }
      }
    }
  }

  void kept_replicates() {
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

  std::size_t households_of(std::size_t index) const {
    return result_.recording.populations[index / n_.replicates % n_.populations].households;
  }

  void parameters() {
    using Row = Provenance::Parameter;
    file_.dimension(kSymbol);
    fill(from_.parameters, &Row::symbol, kSymbol);
    const std::vector<double> values = file_.array<double>(kValue);
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (!std::isnan(values[i])) from_.parameters[i].value = values[i];
    }
    fill(from_.parameters, &Row::text, kValueText);
    fill(from_.parameters, &Row::unit, kUnit);
    fill(from_.parameters, &Row::low, kLow);
    fill(from_.parameters, &Row::high, kHigh);
    fill(from_.parameters, &Row::grade, kGrade);
    fill(from_.parameters, &Row::source, kSource);
    fill(from_.parameters, &Row::label_id, kLabelId);
    fill(from_.parameters, &Row::label_en, kLabelEn);
  }

  void inputs() {
    using Row = Provenance::Input;
    file_.dimension(kFile);
    fill(from_.inputs, &Row::name, kFile);
    const std::vector<std::uint64_t> bytes = file_.array<std::uint64_t>(kFileBytes);
    for (std::size_t i = 0; i < bytes.size(); ++i) from_.inputs[i].bytes = bytes[i];
    fill(from_.inputs, &Row::digest, kFileDigest);
  }

  Reader file_;
  bool ends_as_it_says_;
  ResultFile result_;
  Provenance& from_ = result_.provenance;
  Dimensions& n_ = result_.recording.dimensions;
  std::uint32_t most_households_ = 0;
  /// Of replicates. These are read first: they lie in the file as they are, so that there are no more replicates and
  /// populations than it has room for.
  std::vector<std::string> digests_;
};

}  // namespace

ResultFile read_results(const std::string& path) {
  const LoadedFile file = load_file(path);
  bool ours = file.trailer;
  try {
    ResultReader reader(file.content, file.trailer);
    ours = ours || reader.is_ours();
    if (!ours) throw Failure(phrase::is_cut_or_changed);
    ResultFile result = reader.result();
    result.bytes = file.content.size() + (file.trailer ? kTrailerBytes : 0);
    return result;
  } catch (const Failure& failure) {
    throw refused(path, ours ? failure.sentence() : Sentence(phrase::is_cut_or_changed));
  }
}

bool may_become_result(const std::string& path) {
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) return true;
  const std::vector<std::uint8_t> bytes = load_bytes(path);
  return bytes.empty() || looks_like_ours(bytes, kFormat);
}

}  // namespace kabar
