#include "experiment/provenance.h"

#include <charconv>
#include <chrono>
#include <cmath>
#include <ctime>
#include <variant>

#include "experiment/version.h"
#include "scenario/keys.h"
#include "scenario/load.h"
#include "scenario/strategy.h"
#include "scenario/targets.h"

namespace kabar {

namespace {

/// The shortest text that reads back to the same bits: 90, 0.0001, 1e-05, 1e+16.
std::string text_of(double value) {
  const bool plain = value == 0 || (std::fabs(value) >= 1e-4 && std::fabs(value) < 1e16);
  char text[40];
  const auto format = plain ? std::chars_format::fixed : std::chars_format::scientific;
  return std::string(text, std::to_chars(text, text + sizeof text, value, format).ptr);
}

std::string text_of(const std::string& value) {
  return value;
}

/// The value of a parameter: as text, and as a number if it is one.
struct Value {
  std::string text;
  std::optional<double> number;

  explicit Value(double value) : text(text_of(value)), number(value) {}
  explicit Value(std::int64_t value) : text(std::to_string(value)), number(static_cast<double>(value)) {}
  explicit Value(bool value) : text(value ? "true" : "false"), number(value ? 1 : 0) {}
  explicit Value(const std::string& value) : text(value) {}
  explicit Value(const AnyChoice& value) : text(value.word()) {}
  template <class T>
  explicit Value(const std::vector<T>& values) {
    for (const T& value : values) text += (text.empty() ? "[" : ", ") + text_of(value);
    text += text.empty() ? "[]" : "]";
  }
};

std::vector<Provenance::Parameter> parameters_of(Parameters param) {
  std::vector<Provenance::Parameter> rows;
  for (const BoundKey& key : bind(param)) {
    const Value value = std::visit([](const auto* cell) { return Value(*cell); }, key.cell);
    const KeyFacts& facts = *key.facts;
    rows.push_back({facts.name, value.text, value.number, facts.unit, facts.likely_low, facts.likely_high, facts.grade,
                    facts.source, facts.label_id, facts.label_en});
  }
  return rows;
}

}  // namespace

std::vector<Provenance::Target> targets_of(const Scenario& scenario) {
  if (scenario.targets.empty()) return {};
  const double growth = static_cast<double>(scenario.city.households) / resolve_targets(scenario).total;
  std::vector<Provenance::Target> targets;
  for (const Target& target : scenario.targets) targets.push_back({name_of(target), target.households * growth});
  return targets;
}

std::string now_utc() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm utc{};
  gmtime_r(&now, &utc);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
  return text;
}

Provenance provenance_of(const Scenario& scenario, const std::string& command_line) {
  Provenance from;
  from.program_version = KABAR_PROGRAM_VERSION;
  from.git_commit = KABAR_GIT_COMMIT;
  from.created = now_utc();
  from.command_line = command_line;
  from.scenario_path = scenario.path;
  from.scenario_toml = to_toml(scenario);
  from.city = scenario.city.name;
  from.start = scenario.city.start;
  from.seed = scenario.city.seed;
  from.budget_rupiah = scenario.city.budget;
  from.world = scenario.world_digest;
  from.config = scenario.config_digest;
  for (const Strategy& s : scenario.strategies) {
    from.strategies.push_back({s.name, s.title_id, s.title_en, to_toml(s), s.content_digest, s.scale_with,
                               s.budget_exempt, s.without ? s.of : s.name, s.without ? name_of(*s.without) : ""});
  }
  for (const Topic& t : scenario.topics) from.topics.push_back({t.id, t.name_id, t.name_en});
  for (const Kelurahan& k : scenario.kelurahan) from.kelurahan.push_back({k.code, k.name, k.lat, k.lon, k.km2});
  for (const Channel& c : scenario.channels)
    from.channels.push_back({c.id, c.name_id, c.name_en, std::string(c.mechanism.word())});
  for (const Agency& a : scenario.agencies) from.agencies.push_back({a.id, a.name});
  for (const CostItem& i : scenario.costs) from.items.push_back({i.id, i.name_id, i.name_en, i.unit});
  from.targets = targets_of(scenario);
  from.parameters = parameters_of(scenario.param);
  for (const SourceFile& file : scenario.sources) from.inputs.push_back({file.name, file.bytes, file.digest});
  return from;
}

}  // namespace kabar
