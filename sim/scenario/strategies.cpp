#include "scenario/strategies.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "scenario/phrases.h"
#include "scenario/rows.h"
#include "scenario/strategy_set.h"

namespace kabar {

bool is_strategy_file(const std::string& name) {
  return name.find('/') != std::string::npos || name.ends_with(".toml");
}

std::string strategy_name(const std::string& path) {
  return std::filesystem::path(path).stem().string();
}

std::optional<std::string> find_strategy(const std::string& name, const std::vector<std::string>& folders,
                                         const Origin& at, Problems& problems) {
  std::vector<std::string> known;
  for (const std::string& folder : folders) {
    const std::filesystem::path strategies = std::filesystem::path(folder) / "strategies";
    std::error_code error;
    const std::filesystem::path file = strategies / (name + ".toml");
    if (std::filesystem::exists(file, error)) return file.lexically_normal().string();
    for (auto entry = std::filesystem::directory_iterator(strategies, error);
         !error && entry != std::filesystem::directory_iterator(); entry.increment(error)) {
      if (entry->path().extension() == ".toml") known.push_back(entry->path().stem().string());
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
  for (const Value& block : own) {
    const std::string* id = id_of(block);
    const auto same = std::find_if(base.begin(), base.end(), [&](const Value& other) {
      return id != nullptr && id_of(other) != nullptr && *id_of(other) == *id && other.at.file != block.at.file;
    });
    if (same == base.end()) {
      base.push_back(block);
    } else {
      *same = block;
    }
  }
}

void leave_out(Value& merged, const Entry& without, Problems& problems) {
  if (without.value.kind != Value::Kind::array) {
    problems.add(
        problem_at(without.value.at, {phrase::value_is, "without", shown(without.value)}, phrase::must_be_ids));
    return;
  }
  for (const Value& name : without.value.items) {
    bool found = false;
    std::vector<std::string> known;
    for (Entry& list : merged.entries) {
      if (list.value.kind != Value::Kind::array) continue;
      std::vector<Value>& blocks = list.value.items;
      for (const Value& block : blocks) {
        if (id_of(block) != nullptr) known.push_back(*id_of(block));
      }
      const auto end = std::remove_if(blocks.begin(), blocks.end(), [&](const Value& block) {
        return id_of(block) != nullptr && name.kind == Value::Kind::string && *id_of(block) == name.text;
      });
      found = found || end != blocks.end();
      blocks.erase(end, blocks.end());
    }
    if (!found) {
      problems.add(problem_at(name.at, {phrase::without_names, shown(name)}, phrase::base_has_no_block,
                              name.kind == Value::Kind::string ? suggestion(name.text, known) : Sentence()));
    }
  }
  // A list that lost all its blocks is as if it had never been written.
  std::erase_if(merged.entries,
                [](const Entry& list) { return list.value.kind == Value::Kind::array && list.value.items.empty(); });
}

}  // namespace

Value with_base(const Value& table, const std::function<std::optional<Value>(const std::string&, const Origin&)>& read,
                Problems& problems) {
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
  } else if (std::optional<Value> below = read(base->value.text, base->value.at)) {
    merged.entries = std::move(below->entries);
    std::erase_if(merged.entries,
                  [](const Entry& entry) { return entry.key == "title_id" || entry.key == "title_en"; });
  }
  // A limit belongs to the number it was written for.
  if (find(table, "scale_with") != nullptr) {
    std::erase_if(merged.entries, [](const Entry& entry) { return entry.key == "scale_limit"; });
  }
  if (without != nullptr) leave_out(merged, *without, problems);
  for (const Entry& entry : table.entries) {
    if (entry.key == "base" || entry.key == "without") continue;
    const auto same = std::find_if(merged.entries.begin(), merged.entries.end(),
                                   [&](const Entry& other) { return other.key == entry.key; });
    if (same == merged.entries.end()) {
      merged.entries.push_back(entry);
    } else if (entry.value.kind == Value::Kind::array) {
      lay_over(same->value.items, entry.value.items);
    } else {
      same->value = entry.value;
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
