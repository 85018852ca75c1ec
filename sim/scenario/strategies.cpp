#include "scenario/strategies.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "scenario/blocks.h"
#include "scenario/phrases.h"
#include "scenario/rows.h"
#include "scenario/strategy_set.h"

namespace kabar {

bool is_strategy_file(const std::string& name) {
  return name.find('/') != std::string::npos || name.ends_with(".toml");
}

bool is_strategy(const Value& table) {
  for (const char* section : {"city", "param", "tables"}) {
    if (find(table, section) != nullptr) return false;
  }
  bool is_one = find(table, "title_id") != nullptr || find(table, "title_en") != nullptr;
  Strategy model;
  for_each_block_list(model, [&](const char* list, auto&) { is_one = is_one || find(table, list) != nullptr; });
  Scenario city;
  for_each_table(city, [&](const char* rows, auto&) { is_one = is_one && find(table, rows) == nullptr; });
  return is_one;
}

std::string strategy_name(const std::string& path) {
  return std::filesystem::path(path).stem().string();
}

std::optional<std::string> find_strategy(const std::string& name, const std::vector<std::string>& folders,
                                         const Origin& at, Problems& problems, const Files& files) {
  std::vector<std::string> known;
  for (const std::string& folder : folders) {
    const std::filesystem::path strategies = std::filesystem::path(folder) / "strategies";
    for (const std::string& file : files.list(strategies.string())) {
      if (file == name + ".toml") return (strategies / file).lexically_normal().string();
      if (file.ends_with(".toml")) known.push_back(strategy_name(file));
    }
  }
  std::sort(known.begin(), known.end());
  Sentence hint = suggestion(name, known);
  if (hint.empty() && !known.empty()) {
    std::string all;
    for (const std::string& one : known) all += (all.empty() ? "" : ", ") + one;
    hint = {phrase::known_are, all};
  }
  problems.add(problem_at(
      at, {phrase::no_such_strategy, name},
      folders.empty() ? Sentence() : Sentence(phrase::looked_for, "strategies/" + name + ".toml", folders.front()),
      hint));
  return std::nullopt;
}

namespace {

const std::string* id_of(const Value& block) {
  const Entry* id = block.kind == Value::Kind::table ? find(block, "id") : nullptr;
  return id != nullptr && id->value.kind == Value::Kind::string ? &id->value.text : nullptr;
}

/// Puts a block list of `table` over the same list of the base.
void lay_over(std::vector<Value>& base, const std::vector<Value>& own) {
  std::map<std::string, std::size_t> by_id;  // the first block of the base
  for (std::size_t i = 0; i < base.size(); ++i) {
    if (id_of(base[i]) != nullptr) by_id.emplace(*id_of(base[i]), i);
  }
  for (const Value& block : own) {
    const auto same = id_of(block) != nullptr ? by_id.find(*id_of(block)) : by_id.end();
    if (same == by_id.end() || base[same->second].at.file == block.at.file) {
      base.push_back(block);
    } else {
      base[same->second] = block;
    }
  }
}

void leave_out(Value& merged, const Entry& without, Problems& problems) {
  if (without.value.kind != Value::Kind::array) {
    problems.add(
        problem_at(without.value.at, {phrase::value_is, "without", shown(without.value)}, phrase::must_be_ids));
    return;
  }
  std::set<std::string> known;
  for (const Entry& list : merged.entries) {
    for (const Value& block : list.value.items) {
      if (id_of(block) != nullptr) known.insert(*id_of(block));
    }
  }
  std::set<std::string> unwanted;
  for (const Value& name : without.value.items) {
    if (name.kind == Value::Kind::string && known.count(name.text) > 0 && unwanted.insert(name.text).second) continue;
    if (name.kind == Value::Kind::string && unwanted.count(name.text) > 0) {
      problems.add(problem_at(name.at, {phrase::without_names, shown(name)}, phrase::named_before));
      continue;
    }
    const bool hinted = name.kind == Value::Kind::string && problems.may_show(name.at.file);
    problems.add(problem_at(name.at, {phrase::without_names, shown(name)}, phrase::base_has_no_block,
                            hinted ? suggestion(name.text, {known.begin(), known.end()}) : Sentence()));
  }
  for (Entry& list : merged.entries) {
    if (list.value.kind != Value::Kind::array) continue;
    std::erase_if(list.value.items,
                  [&](const Value& block) { return id_of(block) != nullptr && unwanted.count(*id_of(block)) > 0; });
  }
  // A list that lost all its blocks is as if it had never been written.
  std::erase_if(merged.entries,
                [](const Entry& list) { return list.value.kind == Value::Kind::array && list.value.items.empty(); });
}

}  // namespace

std::optional<Value> with_base(const Value& table, const ReadBase& read, Problems& problems) {
  const Entry* base = find(table, "base");
  const Entry* without = find(table, "without");
  if (base == nullptr) {
    if (without != nullptr) {
      problems.add(problem_at(without->at, phrase::without_needs_base, phrase::without_leaves_out));
    }
    Value plain = table;
    std::erase_if(plain.entries, [](const Entry& entry) { return entry.key == "without"; });
    apply_strategy_set(plain, problems);
    return plain;
  }
  Value merged = table;
  merged.entries.clear();
  if (base->value.kind != Value::Kind::string) {
    problems.add(problem_at(base->value.at, {phrase::value_is, "base", shown(base->value)}, phrase::must_be_file));
    return std::nullopt;
  }
  std::optional<Value> below = read(base->value.text, base->value.at);
  if (!below) return std::nullopt;
  merged.entries = std::move(below->entries);
  std::erase_if(merged.entries, [](const Entry& entry) { return entry.key == "title_id" || entry.key == "title_en"; });
  // A limit belongs to the number it was written for.
  if (find(table, "scale_with") != nullptr) {
    std::erase_if(merged.entries, [](const Entry& entry) { return entry.key == "scale_limit"; });
  }
  if (without != nullptr) leave_out(merged, *without, problems);
  std::map<std::string, std::size_t> of_base;
  for (std::size_t i = 0; i < merged.entries.size(); ++i) of_base.emplace(merged.entries[i].key, i);
  for (const Entry& entry : table.entries) {
    if (entry.key == "base" || entry.key == "without") continue;
    const auto same = of_base.find(entry.key);
    if (same == of_base.end()) {
      merged.entries.push_back(entry);
      continue;
    }
    Value& value = merged.entries[same->second].value;
    if (entry.value.kind == Value::Kind::array) {
      lay_over(value.items, entry.value.items);
    } else {
      value = entry.value;
    }
  }
  apply_strategy_set(merged, problems);
  return merged;
}

Strategy read_strategy(const Value& table, const std::string& name, std::size_t index, Reading& reading) {
  Strategy strategy;
  strategy.name = name;
  const std::string path = "strategy." + std::to_string(index);
  reading.origins.put(path, {table.at.file, 1, 1});
  if (table.entries.empty()) {
    reading.problems.add({table.at.file, 1, 1, phrase::strategy_empty, {}, phrase::strategy_has_title});
  }
  const BoundKeys own = bind(strategy);
  std::vector<std::string> known = names_of(own);
  known.insert(known.end(), {"base", "without", "set"});
  for_each_block_list(strategy, [&](const char* list, auto&) { known.push_back(list); });
  bool misspelt = false;
  for (const Entry& entry : table.entries) {
    bool is_known = false;
    for (const BoundKey& key : own) {
      if (key.facts->name != entry.key) continue;
      is_known = true;
      assign(key, entry.value, path + "." + entry.key, entry.key, reading);
    }
    for_each_block_list(strategy, [&](const char* list, auto& blocks) {
      if (entry.key != list) return;
      is_known = true;
      const std::string section = "[[" + entry.key + "]]";
      if (entry.value.kind != Value::Kind::array) {
        reading.problems.add(problem_at(entry.at, {phrase::key_is, entry.key, word_for(entry.value.kind)}, {},
                                        {phrase::write, section}));
        return;
      }
      using Block = typename std::remove_reference_t<decltype(blocks)>::value_type;
      blocks = read_rows<Block>(entry.value.items, path + "." + list, list, section, reading);
    });
    if (!is_known) {
      misspelt = true;
      reading.problems.add(
          problem_at(entry.at, {phrase::unknown_key, entry.key, phrase::a_strategy}, {}, suggestion(entry.key, known)));
    }
  }
  if (misspelt) reading.refused.value(path + ".scale_with");
  return strategy;
}

}  // namespace kabar
