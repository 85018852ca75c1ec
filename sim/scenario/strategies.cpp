#include "scenario/strategies.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "scenario/rows.h"

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
    if (std::filesystem::exists(file, error)) return file.string();
    for (auto entry = std::filesystem::directory_iterator(strategies, error);
         !error && entry != std::filesystem::directory_iterator(); entry.increment(error)) {
      if (entry->path().extension() == ".toml") known.push_back(entry->path().stem().string());
    }
  }
  std::sort(known.begin(), known.end());
  std::string hint = suggestion(name, known);
  if (hint.empty() && !known.empty()) {
    hint = "known are:";
    for (const std::string& one : known) hint += " " + one;
  }
  problems.add(problem_at(at, "there is no strategy '" + name + "'",
                          folders.empty() ? "" : "looked for strategies/" + name + ".toml in " + folders.front(),
                          hint));
  return std::nullopt;
}

Strategy read_strategy(const Value& table, const std::string& name, std::size_t index, Reading& reading) {
  Strategy strategy;
  strategy.name = name;
  const std::string path = "strategy." + std::to_string(index);
  reading.origins.put(path, {table.at.file, 1, 1});
  if (table.entries.empty()) {
    reading.problems.add({table.at.file, 1, 1, "the strategy is empty", "",
                          "a strategy without blocks still has a title_id or title_en"});
  }
  const BoundKeys own = bind(strategy);
  std::vector<std::string> known = names_of(own);
  for_each_block_list(strategy, [&](const char* list, auto&) { known.push_back(list); });
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
        reading.problems.add(
            problem_at(entry.at, "'" + entry.key + "' is " + word_for(entry.value.kind), "", "write " + section));
        return;
      }
      using Block = typename std::remove_reference_t<decltype(blocks)>::value_type;
      blocks = read_rows<Block>(entry.value.items, path + "." + list, list, section, reading);
    });
    if (!is_known) {
      reading.problems.add(
          problem_at(entry.at, "unknown key '" + entry.key + "' in a strategy", "", suggestion(entry.key, known)));
    }
  }
  return strategy;
}

}  // namespace kabar
