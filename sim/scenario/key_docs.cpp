// The table of keys as documentation: rows for a reader, and a commented file.

#include <cmath>
#include <type_traits>

#include "core/key_words.h"
#include "scenario/blocks.h"
#include "scenario/keys.h"
#include "scenario/number_text.h"
#include "scenario/phrases.h"
#include "scenario/toml_text.h"

namespace kabar {

namespace {

constexpr double kUnbounded = 1e6;  // a limit at or beyond this is there to catch slips and not worth saying

struct TypeWord {
  const char* operator()(const double*) const { return "number"; }
  const char* operator()(const std::int64_t*) const { return "integer"; }
  const char* operator()(const bool*) const { return "boolean"; }
  const char* operator()(const std::string*) const { return "text"; }
  const char* operator()(const AnyChoice*) const { return "text"; }
  const char* operator()(const std::vector<std::string>*) const { return "texts"; }
  const char* operator()(const std::vector<double>*) const { return "numbers"; }
};

bool is_number(const Cell& cell) {
  return std::holds_alternative<double*>(cell) || std::holds_alternative<std::int64_t*>(cell) ||
         std::holds_alternative<std::vector<double>*>(cell);
}

void add_rows(const std::string& prefix, const BoundKeys& keys, std::vector<KeyRow>& rows) {
  for (const BoundKey& key : keys) {
    const KeyFacts& facts = *key.facts;
    KeyRow row;
    row.path = prefix + facts.name;
    row.type = std::visit(TypeWord{}, key.cell);
    row.unit = facts.unit;
    row.default_value = facts.required ? "" : toml_text(key.cell);
    row.range = facts.words;
    if (is_number(key.cell) || !facts.choices.empty()) row.range = allowed(facts);
    row.grade = facts.grade;
    row.source = facts.source;
    row.label_id = facts.label_id;
    row.label_en = facts.label_en;
    if (facts.likely_low < facts.likely_high) {
      row.likely = {phrase::low_to_high, number_text(facts.likely_low), number_text(facts.likely_high)};
    }
    if (facts.factor_low < facts.factor_high) {
      row.likely = {phrase::times_low_to_high, number_text(facts.factor_low), number_text(facts.factor_high)};
    }
    rows.push_back(std::move(row));
  }
}

/// Visits the sections of both files as (prefix of the path, keys of a default object).
template <class Visit>
void for_each_section(Visit visit) {
  Scenario scenario;
  visit("city.", bind(scenario.city));
  BoundKeys tables;
  bind_to(tables, table_keys(), scenario.city);
  visit("tables.", tables);
  visit("param.", bind(scenario.param));
  for_each_table(scenario, [&](const char* section, auto& rows) {
    typename std::remove_reference_t<decltype(rows)>::value_type row;
    visit(section + std::string(".ID."), bind(row));
  });
  Strategy strategy;
  visit("strategy.NAME.", bind(strategy));
  for_each_block_list(strategy, [&](const char* list, auto& blocks) {
    typename std::remove_reference_t<decltype(blocks)>::value_type block;
    visit("strategy.NAME." + std::string(list) + ".ID.", bind(block));
  });
}

void comment(const BoundKeys& keys, bool indonesian, std::string& text) {
  std::vector<KeyRow> rows;
  add_rows("", keys, rows);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const KeyRow& row = rows[i];
    text += "# " + (indonesian ? row.label_id : row.label_en);
    std::string facts;
    const auto add = [&](const std::string& fact) { facts += (facts.empty() ? "" : "; ") + fact; };
    const Language language = indonesian ? Language::indonesian : Language::english;
    if (keys[i].facts->required) add(indonesian ? "wajib" : "required");
    if (!row.unit.empty()) add(key_words(row.unit, indonesian));
    if (!row.range.empty()) add(row.range.in(language));
    if (!row.likely.empty()) add((indonesian ? "wajar " : "plausible ") + row.likely.in(language));
    if (!row.grade.empty()) add((indonesian ? "tingkat bukti " : "grade ") + row.grade);
    if (!row.source.empty()) add(key_words(row.source, indonesian));
    text += facts.empty() ? "\n" : " (" + facts + ")\n";
    text += "# " + row.path + " = " + row.default_value + "\n";
  }
}

}  // namespace

Sentence allowed(const KeyFacts& facts) {
  if (!facts.choices.empty()) {
    std::string all;
    for (const std::string& choice : facts.choices) all += (all.empty() ? "" : ", ") + choice;
    return {phrase::one_of, all};
  }
  const std::string low = number_text(facts.low), high = number_text(facts.high);
  if (facts.high < kUnbounded) return {phrase::from_to, low, high};
  return facts.high < 1e9 ? Sentence(phrase::or_more_at_most, low, high) : Sentence(phrase::or_more, low);
}

Sentence allowed(const KeyFacts& facts, double refused) {
  // A bound so high that nobody asks for it is named where somebody does.
  if (facts.choices.empty() && refused > facts.high && facts.high >= kUnbounded && std::isfinite(facts.high)) {
    return {phrase::or_more_at_most, number_text(facts.low), number_text(facts.high)};
  }
  return allowed(facts);
}

std::vector<KeyRow> key_rows() {
  std::vector<KeyRow> rows;
  for_each_section([&](const std::string& prefix, const BoundKeys& keys) { add_rows(prefix, keys, rows); });
  return rows;
}

std::string defaults_as_toml(bool indonesian) {
  std::string text = indonesian ? "# Berkas skenario: setiap kunci dengan nilai bawaannya.\n"
                                : "# A scenario file: every key with its default.\n";
  bool in_strategy = false;
  for_each_section([&](const std::string& prefix, const BoundKeys& keys) {
    const bool of_strategy = prefix.starts_with("strategy.");
    if (of_strategy && !in_strategy) {
      text += indonesian ? "\n# Berkas strategi, strategies/NAMA.toml: setiap kunci dengan nilai bawaannya.\n"
                         : "\n# A strategy file, strategies/NAME.toml: every key with its default.\n";
    }
    in_strategy = of_strategy;
    std::string section = of_strategy ? prefix.substr(std::string("strategy.NAME.").size()) : prefix;
    const bool is_list = section.ends_with(".ID.");
    section.resize(section.size() - (is_list ? 4 : (section.empty() ? 0 : 1)));
    if (!section.empty()) text += is_list ? "\n# [[" + section + "]]\n" : "\n# [" + section + "]\n";
    comment(keys, indonesian, text);
  });
  return text;
}

std::string parameters_as_markdown(bool indonesian) {
  Parameters param;
  std::string text = indonesian ? "| simbol | arti | satuan | bawaan | rentang | tingkat bukti | sumber |\n"
                                : "| symbol | meaning | unit | default | range | grade | source |\n";
  text += "|---|---|---|---|---|---|---|\n";
  for (const BoundKey& key : bind(param)) {
    const KeyFacts& facts = *key.facts;
    std::string value = toml_text(key.cell);
    if (const auto* const number = std::get_if<double*>(&key.cell)) value = number_text(**number);
    if (const auto* const word = std::get_if<AnyChoice*>(&key.cell)) value = (*word)->word();
    const bool varies = facts.likely_low < facts.likely_high;
    text += "| `" + std::string(facts.name) + "` | " + (indonesian ? facts.label_id : facts.label_en) + " | " +
            key_words(facts.unit, indonesian) + " | " + value + " | " +
            (varies ? number_text(facts.likely_low) + "-" + number_text(facts.likely_high) : "") + " | " + facts.grade +
            " | " + key_words(facts.source, indonesian) + " |\n";
  }
  return text;
}

}  // namespace kabar
