#include "scenario/loader.h"

#include <algorithm>
#include <numeric>

#include "scenario/accounts.h"
#include "scenario/checks.h"
#include "scenario/load.h"
#include "scenario/paths.h"
#include "scenario/phrases.h"
#include "scenario/set.h"
#include "scenario/strategies.h"
#include "scenario/target_completion.h"
#include "scenario/toml_file.h"

namespace kabar {

namespace {

/// Numbers with mean 1; what has it already keeps its bits, so that a resolved scenario reads back the same.
void normalise(std::vector<double>& values) {
  if (values.empty()) return;
  const double mean = std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
  const double off = mean - 1;
  if (off < 1e-12 && off > -1e-12) return;
  for (double& value : values) value /= mean;
}

}  // namespace

void Loader::read_scenario_file(const std::string& path, const Origin& asked_at) {
  if (!chain_.add(path, asked_at, phrase::scenario_own_base, problems(), files_)) {
    incomplete_ = true;
    return;
  }
  scenario_files_.push_back(path);
  folders_.insert(folders_.begin(), folder_of(path));
  const std::optional<SourceText> source = read(path, asked_at);
  if (source) {
    read_scenario_text(path, source->bytes);
  } else {
    incomplete_ = true;
  }
}

void Loader::read_scenario_text(const std::string& path, const std::string& text) {
  const std::optional<Value> table = parse_toml(path, text, problems());
  incomplete_ = incomplete_ || !table || table->entries.empty();
  if (!table) return;
  if (table->entries.empty()) {
    problems().add({path, 1, 1, phrase::scenario_empty, {}, phrase::defaults_show});
    return;
  }
  if (is_strategy(*table)) {
    problems().add({path, 1, 1, phrase::is_no_city, {}, {phrase::use_with_strategy, path}});
    incomplete_ = true;
    return;
  }
  if (const Entry* base = find(*table, "base")) {
    if (base->value.kind == Value::Kind::string) {
      read_scenario_file(beside(path, base->value.text), base->value.at);
    } else {
      problems().add(problem_at(base->value.at, {phrase::value_is, "base", shown(base->value)}, phrase::must_be_file));
      incomplete_ = true;
    }
  }
  for (const Entry& entry : table->entries) read_section(path, entry);
}

void Loader::apply_file_sets() {
  PathSetter setter(scenario, reading_);
  for (const FileSet& set : file_sets_) {
    setter.set(set.path, set.value.at, [&](const BoundKey&) { return set.value; });
  }
}

void Loader::apply_sets(const LoadOptions& options, bool of_strategies) {
  PathSetter setter(scenario, reading_);
  std::map<std::string, std::string> given_by;  // path
  for (const GivenKey& key : options.given) given_by.emplace(key.path, key.option);
  for (std::size_t i = 0; i < options.sets.size(); ++i) {
    const std::string& text = options.sets[i];
    const std::string path = set_path(text);
    if (is_strategy_path(path) != of_strategies) continue;
    const Origin at{"--set " + std::to_string(i + 1), 0, 0};
    const auto [earlier, first] = given_by.emplace(path, at.file);
    if (first) {
      setter.set_by_text(text, at);
    } else {
      problems().add(
          problem_at(at, {phrase::is_set_twice, path}, {phrase::also_by, earlier->second}, phrase::give_one_of_them));
    }
  }
}

void Loader::note_scaled_sets(const std::vector<std::string>& sets) {
  if (scenario.city.budget == 0) return;
  for (std::size_t i = 0; i < sets.size(); ++i) {
    const std::string path = set_path(sets[i]);
    for (const Strategy& strategy : scenario.strategies) {
      if (strategy.scale_with.empty()) continue;
      const std::string behind = "." + strategy.scale_with;
      if (path != "strategy." + strategy.name + behind && path != "strategy.*" + behind) continue;
      reading_.notes.add(problem_at({"--set " + std::to_string(i + 1), 0, 0},
                                    {phrase::is_scaled_instead, "strategy." + strategy.name + behind},
                                    {phrase::by_scale_with, strategy.name}, phrase::how_not_to_scale));
    }
  }
}

void Loader::check(bool resolved) {
  if (incomplete_) return;
  if (!resolved) {
    complete_targets(scenario, reading_);
    complete_accounts(scenario, reading_);
  }
  check_world(scenario, reading_);
  check_targets(scenario, resolved ? CitySize::resolved : city_size(), tables_at(), reading_);
  for (std::size_t i = 0; i < scenario.strategies.size(); ++i) {
    const Origin& at = scenario.origins.at("strategy." + std::to_string(i) + ".scale_with");
    scenario.strategies[i].file = at.file;
    scenario.strategies[i].line = at.line;
    scenario.strategies[i].column = at.column;
  }
  for (std::size_t i = 0; i < scenario.strategies.size(); ++i) check_strategy(scenario, i, reading_);
}

Scenario Loader::finish() {
  problems().throw_if_any();
  if (!scenario.city.topics.empty()) {
    std::vector<Topic> selected;
    for (const std::string& id : scenario.city.topics) {
      selected.push_back(*std::find_if(scenario.topics.begin(), scenario.topics.end(),
                                       [&](const Topic& topic) { return topic.id == id; }));
    }
    scenario.topics = std::move(selected);
  }
  normalise(scenario.city.hours);
  normalise(scenario.city.weekdays);
  seal(scenario);
  return std::move(scenario);
}

std::optional<SourceText> Loader::read(const std::string& path, const Origin& asked_at, FileForm form) {
  std::optional<SourceText> source = read_source(path, asked_at, problems(), form, files_);
  // The base of several strategies is read for each, and named once.
  if (source && sources_.insert(source->file.name).second) scenario.sources.push_back(source->file);
  return source;
}

void Loader::read_section(const std::string& path, const Entry& entry) {
  const std::string& key = entry.key;
  std::vector<std::string> known = {"base", "city", "param", "tables", "set"};
  bool is_known = std::find(known.begin(), known.end(), key) != known.end();
  if (key == "city") {
    scenario.origins.put("city", entry.at);
    assign_all(bind(scenario.city), entry.value, "city", "city", "[city]", reading_);
  } else if (key == "param") {
    scenario.origins.put("param", entry.at);
    assign_all(bind(scenario.param), entry.value, "param", "param", "[param]", reading_);
  } else if (key == "tables") {
    scenario.origins.put("tables", entry.at);
    read_table_names(path, entry.value);
  } else if (key == "set") {
    gather_sets(entry.value, "");
  }
  for_each_table(scenario, [&](const char* section, auto&) {
    known.push_back(section);
    if (key != section) return;
    is_known = true;
    read_rows_in_place(entry);
  });
  if (is_known) return;
  misspelt(nearest_word(key, known));
  problems().add(problem_at(entry.at, {phrase::unknown_key, key, phrase::a_scenario}, {}, suggestion(key, known)));
}

void Loader::misspelt(const std::string& meant) {
  for_each_table(scenario, [&](const char* section, auto&) {
    if (meant == section || meant == "tables") misspelt_.insert(section);
  });
}

void Loader::gather_sets(const Value& value, const std::string& path) {
  if (value.kind != Value::Kind::table) {
    file_sets_.push_back({path, value});
    return;
  }
  for (const Entry& entry : value.entries) {
    gather_sets(entry.value, path.empty() ? entry.key : path + "." + entry.key);
  }
}

}  // namespace kabar
