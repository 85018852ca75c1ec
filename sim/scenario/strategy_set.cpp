#include "scenario/strategy_set.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "scenario/assign.h"
#include "scenario/phrases.h"

namespace kabar {

namespace {

struct Setting {
  std::string path;
  Value value;
};

/// A path may be quoted as a whole or written as dotted keys.
void gather(const Value& value, const std::string& path, std::vector<Setting>& settings) {
  if (value.kind != Value::Kind::table) {
    settings.push_back({path, value});
    return;
  }
  for (const Entry& entry : value.entries)
    gather(entry.value, path.empty() ? entry.key : path + "." + entry.key, settings);
}

void put(Value& block, const std::string& key, const Value& value) {
  for (Entry& entry : block.entries) {
    if (entry.key != key) continue;
    entry.value = value;
    return;
  }
  block.entries.push_back({key, value.at, value});
}

/// The blocks of a strategy as a path names them: LIST.ID, or LIST.* for all.
using Blocks = std::map<std::string, std::vector<Value*>>;

Blocks blocks_of(Value& strategy) {
  Blocks blocks;
  for (Entry& list : strategy.entries) {
    if (list.value.kind != Value::Kind::array) continue;
    for (Value& block : list.value.items) {
      const Entry* id = block.kind == Value::Kind::table ? find(block, "id") : nullptr;
      if (id == nullptr || id->value.kind != Value::Kind::string) continue;
      blocks[list.key + "." + id->value.text].push_back(&block);
      blocks[list.key + ".*"].push_back(&block);
    }
  }
  return blocks;
}

void apply(const Blocks& blocks, const Setting& setting, Problems& problems) {
  const std::size_t first = setting.path.find('.'), last = setting.path.rfind('.');
  const auto named = first == last ? blocks.end() : blocks.find(setting.path.substr(0, last));
  if (named != blocks.end()) {
    for (Value* block : named->second) put(*block, setting.path.substr(last + 1), setting.value);
    return;
  }
  std::vector<std::string> known;
  if (first != last && problems.may_show(setting.value.at.file)) {
    for (const auto& [path, some] : blocks) known.push_back(path + setting.path.substr(last));
  }
  problems.add(problem_at(setting.value.at, {phrase::names_no_value_of_block, setting.path},
                          first == last ? phrase::must_be_list_id_key : phrase::strategy_has_no_block,
                          suggestion(setting.path, known)));
}

}  // namespace

void apply_strategy_set(Value& strategy, Problems& problems) {
  const auto set = std::find_if(strategy.entries.begin(), strategy.entries.end(),
                                [](const Entry& entry) { return entry.key == "set"; });
  if (set == strategy.entries.end()) return;
  const Entry section = *set;
  strategy.entries.erase(set);
  if (section.value.kind != Value::Kind::table) {
    problems.add(problem_at(section.at, {phrase::value_is, "set", shown(section.value)}, phrase::must_be_section,
                            {phrase::write, "[set]"}));
    return;
  }
  std::vector<Setting> settings;
  gather(section.value, "", settings);
  const Blocks blocks = blocks_of(strategy);
  for (const Setting& setting : settings) apply(blocks, setting, problems);
}

}  // namespace kabar
