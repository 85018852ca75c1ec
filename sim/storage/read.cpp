#include <algorithm>
#include <filesystem>

#include "storage/consistency.h"
#include "storage/layout.h"
#include "storage/result_reader.h"
#include "storage/whole_file.h"

namespace kabar {

using namespace layout;
using h5::Failure;

namespace {

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

}  // namespace

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

bool ResultReader::is_ours() {
  return ends_as_it_says_ && file_.has_attribute("format") && file_.text_attribute("format") == kFormat;
}

ResultFile ResultReader::result() {
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
  if (file_.has(kRefused.path)) refused();
  if (digest_of(result_.recording, from_) != result_.digest) throw Failure(phrase::digest_of_others);
  if (result_.content && file_.content(kContent) != *result_.content) throw Failure(phrase::content_of_others);
  if (Sentence found = contradiction_in(result_.recording); !found.empty()) throw Failure(std::move(found));
  return std::move(result_);
}

void ResultReader::version() {
  if (file_.text_attribute("format") != kFormat) throw Failure(phrase::format_of_others);
  const std::int64_t version = file_.integer_attribute("format_version");
  if (version > kFormatVersion) throw Failure({phrase::format_newer, version, kFormatVersion});
  from_.program_version = file_.text_attribute("program_version");
  if (version < kOldestFormatRead) throw Failure({phrase::format_older, from_.program_version, version});
  if (version < 5 && !result_.trailer) throw Failure({phrase::opened_by_others, from_.program_version});
  result_.format_version = version;
  if (version >= 5) result_.content = digest_from(file_.text_attribute(kContent));
}

void ResultReader::attributes() {
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

std::uint32_t ResultReader::unless_zero(const char* name) {
  if (!file_.has_attribute(name)) return 0;
  const std::int64_t number = file_.integer_attribute(name);
  if (number < 1 || number > 0x7FFFFFFF) throw Failure({phrase::out_of_range, name});
  return static_cast<std::uint32_t>(number);
}

void ResultReader::expect_labels(const h5::Variable& variable, std::span<const char* const> names) {
  file_.dimension(variable);
  if (!equal(file_.text(variable), names)) throw Failure({phrase::has_other_labels, variable.path});
}

void ResultReader::dimensions() {
  n_.strategies = extent(kStrategy);
  n_.populations = extent(kPopulation);
  n_.replicates = extent(kReplicate);
  n_.topics = extent(kTopic);
  n_.kelurahan = extent(kKelurahan);
  n_.channels = extent(kChannel);
  n_.items = extent(kItem);
  if (result_.format_version >= 6) {
    n_.agencies = extent(kAgency);
    expect_labels(kVolunteer, kVolunteerNames);
  }
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

void ResultReader::expect_numbers(const h5::Variable& variable, std::int32_t first, std::uint32_t count) {
  if (extent(variable) != count) throw Failure({phrase::has_other_extent, variable.path});
  for (const std::int32_t value : file_.array<std::int32_t>(variable)) {
    if (value != first++) throw Failure({phrase::has_other_labels, variable.path});
  }
}

void ResultReader::label_properties() {
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
  if (result_.format_version >= 6) {
    fill(from_.agencies, &P::Agency::id, kAgency);
    fill(from_.agencies, &P::Agency::name, kAgencyName);
  }
}

std::size_t ResultReader::households_of(std::size_t index) const {
  return result_.recording.populations[index / n_.replicates % n_.populations].households;
}

void ResultReader::parameters() {
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

void ResultReader::inputs() {
  using Row = Provenance::Input;
  file_.dimension(kFile);
  fill(from_.inputs, &Row::name, kFile);
  const std::vector<std::uint64_t> bytes = file_.array<std::uint64_t>(kFileBytes);
  for (std::size_t i = 0; i < bytes.size(); ++i) from_.inputs[i].bytes = bytes[i];
  fill(from_.inputs, &Row::digest, kFileDigest);
}

void ResultReader::refused() {
  using Row = Provenance::Refused;
  file_.dimension(kRefused);
  fill(from_.refused, &Row::name, kRefused);
  fill(from_.refused, &Row::title_id, kRefusedTitleId);
  fill(from_.refused, &Row::title_en, kRefusedTitleEn);
  fill(from_.refused, &Row::why_id, kRefusedWhyId);
  fill(from_.refused, &Row::why_en, kRefusedWhyEn);
}

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
