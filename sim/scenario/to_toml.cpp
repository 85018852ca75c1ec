// Writes a scenario or a strategy as TOML: every key, in the order of the table of keys, also at its default, since a
// later kabar may have another.

#include "scenario/blocks.h"
#include "scenario/keys.h"
#include "scenario/load.h"
#include "scenario/toml_text.h"

namespace kabar {

namespace {

template <class T>
std::string keys_as_toml(T object) {  // a copy, since keys bind to what can be changed
  std::string text;
  for (const BoundKey& key : bind(object)) {
    if (!is_absent(key)) text += std::string(key.facts->name) + " = " + toml_text(key.cell) + "\n";
  }
  return text;
}

template <class T>
std::string rows_as_toml(const char* name, const std::vector<T>& rows) {
  std::string text;
  for (const T& row : rows) text += std::string("\n[[") + name + "]]\n" + keys_as_toml(row);
  return text;
}

}  // namespace

std::string to_toml(const Scenario& scenario) {
  std::string text = "[city]\n" + keys_as_toml(scenario.city) + "\n[param]\n" + keys_as_toml(scenario.param);
  for_each_table(scenario, [&](const char* section, const auto& rows) { text += rows_as_toml(section, rows); });
  return text;
}

std::string to_toml(const Strategy& strategy) {
  std::string text = keys_as_toml(strategy);
  for_each_block_list(strategy, [&](const char* list, const auto& blocks) { text += rows_as_toml(list, blocks); });
  return text;
}

}  // namespace kabar
