#include <algorithm>
#include <stdexcept>

#include "core/date.h"
#include "storage/layout.h"
#include "storage/result_writer.h"
#include "storage/save_file.h"
#include "storage/whole_file.h"

namespace kabar {

using namespace layout;

void require(bool fits, const char* what) {
  if (!fits) throw std::logic_error(std::string("write_results: ") + what + " does not fit the dimensions");
}

namespace {

void require_fit(const Recording& recording, const Provenance& from, Tier tier) {
  const Dimensions& n = recording.dimensions;
  const std::size_t pairs = static_cast<std::size_t>(n.strategies) * n.populations;
  require(n.strategies > 0 && n.populations > 0 && n.replicates > 0 && n.topics > 0 && n.kelurahan > 0, "a size of 0");
  require(from.strategies.size() == n.strategies, "the list of strategies");
  require(from.topics.size() == n.topics, "the list of topics");
  require(from.kelurahan.size() == n.kelurahan, "the list of kelurahan");
  require(from.channels.size() == n.channels, "the list of channels");
  require(from.items.size() == n.items, "the list of items");
  require(from.agencies.size() == n.agencies, "the list of agencies");
  require(recording.populations.size() == n.populations, "the list of populations");
  for (const PopulationRecord& population : recording.populations) {
    require(population.made.size() == from.targets.size(), "the list of targets");
  }
  require(recording.ledgers.size() == pairs, "the list of ledgers");
  require(recording.replicates.size() == pairs * n.replicates, "the list of replicates");
  const bool shares = tier == Tier::households && !recording.household_shares.empty();
  require(!shares || recording.household_shares.size() == pairs, "the list of shares by household");
}

std::vector<std::string> words(std::span<const char* const> names) {
  return {names.begin(), names.end()};
}

std::vector<std::int32_t> numbers(std::int32_t first, std::uint32_t count) {
  std::vector<std::int32_t> values(count);
  for (std::uint32_t i = 0; i < count; ++i) values[i] = first + static_cast<std::int32_t>(i);
  return values;
}

}  // namespace

std::span<const std::uint8_t> ResultWriter::bytes() {
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
  refused();
  file_.attribute("content_digest", to_text(file_.content()));
  return file_.finish();
}

void ResultWriter::attributes() {
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
                  "item_name_en item_unit agency_name");
}

void ResultWriter::dimensions() {
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
  file_.labels(kAgency, column(from_.agencies, &Provenance::Agency::id));
  file_.labels(kVolunteer, words(kVolunteerNames));
  if (!from_.targets.empty()) file_.labels(kTarget, column(from_.targets, &Provenance::Target::name));
}

void ResultWriter::label_properties() {
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
  file_.text(kAgencyName, column(from_.agencies, &P::Agency::name));
}

void ResultWriter::parameters() {
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

void ResultWriter::inputs() {
  using Row = Provenance::Input;
  file_.group("inputs", "the files that the run was made from");
  file_.labels(kFile, column(from_.inputs, &Row::name));
  file_.array(kFileBytes, values_of<std::uint64_t>(from_.inputs, [](const Row& row) { return row.bytes; }));
  file_.text(kFileDigest, values_of<std::string>(from_.inputs, [](const Row& row) { return to_text(row.digest); }));
}

void ResultWriter::refused() {
  using Row = Provenance::Refused;
  if (from_.refused.empty()) return;
  file_.group("refused", "strategies that were not run, as they exceed a ceiling");
  file_.labels(kRefused, column(from_.refused, &Row::name));
  file_.text(kRefusedTitleId, column(from_.refused, &Row::title_id));
  file_.text(kRefusedTitleEn, column(from_.refused, &Row::title_en));
  file_.text(kRefusedWhyId, column(from_.refused, &Row::why_id));
  file_.text(kRefusedWhyEn, column(from_.refused, &Row::why_en));
}

std::uint32_t ResultWriter::population_of(std::size_t index) const {
  return static_cast<std::uint32_t>(index / n_.replicates % n_.populations);
}
void write_results(const std::string& path, const Recording& recording, const Provenance& provenance, Tier tier,
                   int threads) {
  require_fit(recording, provenance, tier);
  require_writable(path);
  ResultWriter writer(recording, provenance, tier, threads);
  save_whole(path, writer.bytes());
}

}  // namespace kabar
