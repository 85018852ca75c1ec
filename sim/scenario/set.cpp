#include "scenario/set.h"

#include <algorithm>

#include "scenario/blocks.h"
#include "scenario/phrases.h"
#include "scenario/toml_file.h"
#include "scenario/typed_number.h"

namespace kabar {

namespace {

using RowsById = PathSetter::RowsById;

/// Where a path leads: `found` counts the places that were set, `near` gathers what could have been meant.
struct Walk {
  const Origin& at;
  const ValueFor& value;
  Reading& reading;
  RowsById& rows_by_id;
  int found = 0;
  std::string wrong = {};              // the first part that names nothing
  std::vector<std::string> near = {};  // and what stands in its place

  void lost(const std::string& part, std::vector<std::string> candidates) {
    if (!wrong.empty() && (!near.empty() || candidates.empty())) return;
    wrong = part;
    near = std::move(candidates);
  }

  void set_key(const BoundKeys& keys, const std::string& key, const std::string& path, const std::string& name) {
    for (const BoundKey& bound : keys) {
      if (key != bound.facts->name) continue;
      ++found;
      assign(bound, value(bound), path + "." + key, name + "." + key, reading);
      return;
    }
    lost(key, names_of(keys));
  }

  /// `path` of the rows is internal, and tells them from others.
  template <class T>
  void set_row(std::vector<T>& rows, const std::string& id, const std::string& key, const std::string& path,
               const std::string& name) {
    const auto set = [&](std::size_t i, const std::string& own) {
      set_key(bind(rows[i]), key, path + "." + std::to_string(i), name + "." + own);
    };
    if (id == "*") {
      for (std::size_t i = 0; i < rows.size(); ++i) set(i, row_id(rows[i]));
      rows_by_id.erase(path);  // ids may be other ones now
      if (!rows.empty()) return;
    } else {
      auto index = rows_by_id.find(path);
      if (index == rows_by_id.end()) {
        index = rows_by_id.emplace(path, RowsById::mapped_type()).first;
        for (std::size_t i = 0; i < rows.size(); ++i) index->second.emplace(row_id(rows[i]), i);
      }
      const auto [first, last] = index->second.equal_range(id);
      std::vector<std::size_t> named;
      for (auto row = first; row != last; ++row) named.push_back(row->second);
      for (const std::size_t i : named) {
        set(i, id);
        if (row_id(rows[i]) != id) rows_by_id.erase(path);
      }
      if (!named.empty()) return;
    }
    std::vector<std::string> ids;
    if (reading.problems.may_show(at.file)) {
      for (const T& row : rows) ids.push_back(row_id(row));
    }
    lost(id, std::move(ids));
  }
};

struct Split {
  std::string head, tail;
};

Split at_first_dot(const std::string& path) {
  const std::size_t dot = path.find('.');
  return dot == std::string::npos ? Split{path, ""} : Split{path.substr(0, dot), path.substr(dot + 1)};
}

Split at_last_dot(const std::string& path) {
  const std::size_t dot = path.rfind('.');
  return dot == std::string::npos ? Split{"", path} : Split{path.substr(0, dot), path.substr(dot + 1)};
}

/// NAME.KEY, for what a strategy says outside its blocks; no key of a block has such a name.
bool set_of_strategy(Scenario& scenario, const std::string& rest, Walk& walk) {
  const auto [before_key, last] = at_last_dot(rest);
  const std::string name = before_key, key = last;
  Strategy model;
  const std::vector<std::string> own = names_of(bind(model));
  if (std::find(own.begin(), own.end(), key) == own.end()) return false;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < scenario.strategies.size(); ++i) {
    Strategy& strategy = scenario.strategies[i];
    names.push_back(strategy.name);
    if (name != "*" && name != strategy.name) continue;
    walk.set_key(bind(strategy), key, "strategy." + std::to_string(i), "strategy." + strategy.name);
  }
  if (walk.found == 0) walk.lost(name, std::move(names));
  return true;
}

/// NAME.BLOCK.ID.KEY; only the name may hold dots itself.
void set_in_strategies(Scenario& scenario, const std::string& rest, Walk& walk) {
  if (set_of_strategy(scenario, rest, walk)) return;
  const auto [before_key, last] = at_last_dot(rest);
  const auto [before_id, row] = at_last_dot(before_key);
  const auto [name, list_name] = at_last_dot(before_id);
  const std::string key = last, id = row, block = list_name;  // clang 14 does not capture bindings
  if (name.empty()) return walk.lost(rest, {});
  std::vector<std::string> names, lists;
  bool any = false;
  for (std::size_t i = 0; i < scenario.strategies.size(); ++i) {
    Strategy& strategy = scenario.strategies[i];
    names.push_back(strategy.name);
    if (name != "*" && name != strategy.name) continue;
    any = true;
    const std::string path = "strategy." + std::to_string(i) + "." + block;
    bool is_list = false;
    for_each_block_list(strategy, [&](const char* list, auto& blocks) {
      lists.push_back(list);
      if (block != list) return;
      is_list = true;
      walk.set_row(blocks, id, key, path, "strategy." + strategy.name + "." + block);
    });
    if (!is_list) walk.lost(block, lists);
  }
  if (!any) walk.lost(name, std::move(names));
}

}  // namespace

bool is_strategy_path(const std::string& path) {
  return at_first_dot(path).head == "strategy";
}

void PathSetter::set(const std::string& path, const Origin& at, const ValueFor& value) {
  Walk walk{at, value, reading_, rows_by_id_};
  const auto split = at_first_dot(path);
  const std::string section = split.head, rest = split.tail;  // clang 14 does not capture bindings
  std::vector<std::string> sections = {"city", "param", "strategy"};
  bool is_section = section == "city" || section == "param" || section == "strategy";
  if (section == "city") walk.set_key(bind(scenario_.city), rest, "city", "city");
  if (section == "param") walk.set_key(bind(scenario_.param), rest, "param", "param");
  if (section == "strategy") set_in_strategies(scenario_, rest, walk);
  for_each_table(scenario_, [&](const char* table, auto& rows) {
    sections.push_back(table);
    if (section != table) return;
    is_section = true;
    const auto [id, key] = at_last_dot(rest);
    walk.set_row(rows, id, key, section, section);
  });
  if (!is_section) walk.lost(section, sections);
  if (walk.found > 0 || reading_.refused.has_rows_of(section)) return;
  const bool shown = reading_.problems.may_show(at.file);
  reading_.problems.add(problem_at(at, {phrase::names_no_value, path},
                                   walk.wrong.empty() ? Sentence() : Sentence(phrase::nothing_so_called, walk.wrong),
                                   shown ? suggestion(walk.wrong, walk.near) : Sentence()));
}

namespace {

Value text_value(const std::string& text, const Origin& at) {
  Value value;
  value.at = at;
  value.text = text;
  return value;
}

void place(Value& value, const Origin& at) {
  value.at = at;
  for (Value& item : value.items) place(item, at);
}

/// The text as a TOML value, else as a bare word.
Value toml_value(const std::string& text, const Origin& at) {
  if (std::optional<Value> number = parse_number(text)) {
    number->at = at;
    return *number;
  }
  Problems none;
  std::optional<Value> table = parse_toml("", "v = " + text + "\n", none);
  if (!table || table->entries.size() != 1) return text_value(text, at);
  Value value = std::move(table->entries[0].value);
  place(value, at);
  return value;
}

std::string trimmed(const std::string& text) {
  const std::size_t first = text.find_first_not_of(" \t");
  return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// `a, b` or `[a, b]`, each item by `item`.
template <class Item>
Value list_value(std::string text, const Origin& at, Item item) {
  if (text.starts_with("[") && text.ends_with("]")) text = trimmed(text.substr(1, text.size() - 2));
  Value value;
  value.kind = Value::Kind::array;
  value.at = at;
  for (std::size_t start = 0; !text.empty() && start <= text.size();) {
    const std::size_t comma = std::min(text.find(',', start), text.size());
    value.items.push_back(item(trimmed(text.substr(start, comma - start)), at));
    start = comma + 1;
  }
  return value;
}

Value value_for(const BoundKey& key, const std::string& text, const Origin& at) {
  const bool quoted = text.find_first_of("\"'") != std::string::npos;
  if (std::holds_alternative<std::vector<std::string>*>(key.cell)) {
    return quoted ? toml_value(text, at) : list_value(text, at, text_value);
  }
  if (std::holds_alternative<std::vector<double>*>(key.cell)) return list_value(text, at, toml_value);
  const bool is_text = std::holds_alternative<std::string*>(key.cell) || std::holds_alternative<AnyChoice*>(key.cell);
  if (is_text) return quoted ? toml_value(text, at) : text_value(text, at);
  return toml_value(text, at);
}

}  // namespace

std::string set_path(const std::string& text) {
  return trimmed(text.substr(0, text.find('=')));
}

void PathSetter::set_by_text(const std::string& text, const Origin& at) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos) {
    reading_.problems.add(problem_at(at, {phrase::has_no_equals, text}, {}, phrase::write_path_value));
    return;
  }
  const std::string value = trimmed(text.substr(equals + 1));
  set(set_path(text), at, [&](const BoundKey& key) { return value_for(key, value, at); });
}

}  // namespace kabar
