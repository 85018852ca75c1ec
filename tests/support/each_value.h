#pragma once
// Every value that a key names in a scenario, one after the other, and another value for it: for what must hold of all
// keys, those to come included. Knows the table of keys only.

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "scenario/blocks.h"
#include "scenario/keys.h"
#include "scenario/scenario.h"

namespace kabar::test {

struct Value {
  std::string kind;  // "city.days", "topic.rank_below": what it is, in whatever row
  std::string path;  // "topic.1.rank_below": which one it is
  BoundKey key;
};

/// Of the city, its tables' names, the parameters, every row and every block of its strategies. The scenario must
/// outlive the result and keep its rows.
inline std::vector<Value> values_of(Scenario& scenario) {
  std::vector<Value> values;
  const auto add = [&](const std::string& kind, const std::string& path, const BoundKeys& keys) {
    for (const BoundKey& key : keys) {
      values.push_back({kind + "." + key.facts->name, path + "." + key.facts->name, key});
    }
  };
  const auto add_rows = [&](const std::string& kind, auto& rows) {
    for (std::size_t i = 0; i < rows.size(); ++i) add(kind, kind + "." + std::to_string(i), bind(rows[i]));
  };
  add("city", "city", bind(scenario.city));
  BoundKeys tables;
  bind_to(tables, table_keys(), scenario.city);
  add("tables", "tables", tables);
  add("param", "param", bind(scenario.param));
  for_each_table(scenario, [&](const char* section, auto& rows) { add_rows(section, rows); });
  for (std::size_t s = 0; s < scenario.strategies.size(); ++s) {
    const std::string name = "strategy." + std::to_string(s);
    add("strategy", name, bind(scenario.strategies[s]));
    for_each_block_list(scenario.strategies[s],
                        [&](const char* list, auto& blocks) { add_rows(name + "." + list, blocks); });
  }
  return values;
}

/// Another value: a number moves by about a third, within its range; a word becomes another of its choices, or one
/// that stands nowhere.
class Another {
 public:
  explicit Another(const KeyFacts& facts) : facts_(facts) {}

  void operator()(double* value) const {
    if (allows(*value + 0.3)) {
      *value += 0.3;
    } else {
      *value = allows(*value - 0.3) ? *value - 0.3 : (facts_.low + facts_.high) / 2;
    }
  }
  void operator()(std::int64_t* value) const {
    const std::int64_t step = 1 + *value / 2;
    *value += allows(static_cast<double>(*value + step)) ? step : -1;
  }
  void operator()(bool* value) const { *value = !*value; }
  void operator()(std::string* value) const {
    if (facts_.choices.size() > 1) {
      *value = *value == facts_.choices[0] ? facts_.choices[1] : facts_.choices[0];
    } else {
      *value += "x";
    }
  }
  void operator()(AnyChoice* value) const {
    value->take(value->word() == value->words()[0] ? value->words()[1] : value->words()[0]);
  }
  void operator()(std::vector<std::string>* values) const { values->push_back("x"); }
  void operator()(std::vector<double>* values) const { values->push_back(0.5); }

 private:
  bool allows(double value) const { return facts_.low == facts_.high || (value >= facts_.low && value <= facts_.high); }
  const KeyFacts& facts_;
};

inline void change(const Value& value) {
  std::visit(Another(*value.key.facts), value.key.cell);
}

}  // namespace kabar::test
