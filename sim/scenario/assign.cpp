#include "scenario/assign.h"

#include <algorithm>
#include <cmath>

#include "scenario/toml_file.h"

namespace kabar {

namespace {

using Kind = Value::Kind;

struct Assigner {
  const KeyFacts& facts;
  const std::string& path;
  const std::string& name;
  Reading& reading;

  bool refuse(const Value& value, const std::string& why, const std::string& hint = "") const {
    return refuse_as(name, value, why, hint);
  }
  bool refuse_as(const std::string& called, const Value& value, const std::string& why, const std::string& hint) const {
    reading.problems.add(problem_at(value.at, called + " = " + shown(value), why, hint));
    return false;
  }

  static std::string quote_hint(const Value& value) {
    return value.kind == Kind::string && parse_number(value.text) ? "write it without quotes" : "";
  }
  std::string must_be_in_range() const { return "must be " + allowed_text(facts); }

  bool number(const Value& value, const std::string& called, double& out) const {
    if (value.kind != Kind::integer && value.kind != Kind::real) {
      return refuse_as(called, value, "must be a number, " + allowed_text(facts), quote_hint(value));
    }
    const double x = value.kind == Kind::integer ? static_cast<double>(value.integer) : value.real;
    if (!(x >= facts.low && x <= facts.high)) return refuse_as(called, value, must_be_in_range(), "");
    out = x;
    return true;
  }

  bool word(const Value& value, const std::string& called, std::string& out) const {
    const bool is_date = value.kind == Kind::date && std::string_view(facts.unit) == "date";
    if (value.kind != Kind::string && !is_date) return refuse_as(called, value, "must be text", "put it in \"quotes\"");
    if (!facts.choices.empty() &&
        std::find(facts.choices.begin(), facts.choices.end(), value.text) == facts.choices.end()) {
      return refuse_as(called, value, must_be_in_range(), suggestion(value.text, facts.choices));
    }
    if (facts.required && value.text.empty()) return refuse_as(called, value, "must not be empty", "");
    out = value.text;
    return true;
  }

  /// Reads every item of a list by `read`; all problems are reported.
  template <class T, class Read>
  bool list(const Value& value, std::vector<T>& out, const char* of_what, Read read) const {
    if (value.kind != Kind::array) {
      return refuse(value, std::string("must be a list of ") + of_what, "put it in [brackets]");
    }
    if (facts.required && value.items.empty()) {
      reading.problems.add(problem_at(value.at, name + " = []", "must not be empty"));
      return false;
    }
    std::vector<T> items;
    bool good = true;
    for (std::size_t i = 0; i < value.items.size(); ++i) {
      T item{};
      good = read(value.items[i], name + "[" + std::to_string(i + 1) + "]", item) && good;
      items.push_back(std::move(item));
      reading.origins.put(path + "." + std::to_string(i), value.items[i].at);
    }
    if (good) out = std::move(items);
    return good;
  }

  bool operator()(double* out, const Value& value) const { return number(value, name, *out); }
  bool operator()(std::int64_t* out, const Value& value) const {
    if (value.kind == Kind::real) {
      const bool whole = value.real == std::floor(value.real) && std::fabs(value.real) < 1e15;
      std::string hint;
      if (whole) hint = "write " + std::to_string(static_cast<std::int64_t>(value.real));
      return refuse(value, "must be a whole number, " + allowed_text(facts), hint);
    }
    if (value.kind != Kind::integer) {
      return refuse(value, "must be a whole number, " + allowed_text(facts), quote_hint(value));
    }
    if (!(static_cast<double>(value.integer) >= facts.low && static_cast<double>(value.integer) <= facts.high)) {
      return refuse(value, must_be_in_range());
    }
    *out = value.integer;
    return true;
  }
  bool operator()(bool* out, const Value& value) const {
    if (value.kind != Kind::boolean) return refuse(value, "must be true or false");
    *out = value.boolean;
    return true;
  }
  bool operator()(std::string* out, const Value& value) const { return word(value, name, *out); }
  bool operator()(std::vector<std::string>* out, const Value& value) const {
    return list(value, *out, "texts", [this](const Value& item, const std::string& called, std::string& text) {
      return word(item, called, text);
    });
  }
  bool operator()(std::vector<double>* out, const Value& value) const {
    return list(value, *out, "numbers",
                [this](const Value& item, const std::string& called, double& x) { return number(item, called, x); });
  }
};

}  // namespace

void Origins::erase_under(const std::string& path) {
  const std::string prefix = path + ".";
  auto first = places_.lower_bound(prefix);
  while (first != places_.end() && first->first.starts_with(prefix)) first = places_.erase(first);
}

const Origin& Origins::at(const std::string& path) const {
  for (std::string key = path; !key.empty();) {
    if (const auto found = places_.find(key); found != places_.end()) return found->second;
    const std::size_t dot = key.rfind('.');
    key.resize(dot == std::string::npos ? 0 : dot);
  }
  return nowhere_;
}

std::string suggestion(const std::string& word, const std::vector<std::string>& candidates) {
  if (word.size() < 2) return "";
  const std::string nearest = nearest_word(word, candidates);
  return nearest.empty() ? "" : "did you mean '" + nearest + "'?";
}

std::vector<std::string> names_of(const BoundKeys& keys) {
  std::vector<std::string> names;
  for (const BoundKey& key : keys) names.push_back(key.facts->name);
  return names;
}

bool assign(const BoundKey& key, const Value& value, const std::string& path, const std::string& name,
            Reading& reading) {
  reading.origins.erase_under(path);
  reading.origins.put(path, value.at);
  const Assigner assigner{*key.facts, path, name, reading};
  return std::visit([&](auto* member) { return assigner(member, value); }, key.cell);
}

void assign_all(const BoundKeys& keys, const Value& table, const std::string& path, const std::string& name,
                const std::string& section, Reading& reading) {
  if (table.kind != Kind::table) {
    reading.problems.add(problem_at(table.at, name + " = " + shown(table), "must be a section", "write " + section));
    return;
  }
  for (const Entry& entry : table.entries) {
    const auto known =
        std::find_if(keys.begin(), keys.end(), [&](const BoundKey& key) { return key.facts->name == entry.key; });
    if (known == keys.end()) {
      reading.problems.add(problem_at(entry.at, "unknown key '" + entry.key + "' in " + section, "",
                                      suggestion(entry.key, names_of(keys))));
    } else {
      assign(*known, entry.value, path + "." + entry.key, name + "." + entry.key, reading);
    }
  }
  for (const BoundKey& key : keys) {
    if (key.facts->required && find(table, key.facts->name) == nullptr) {
      reading.problems.add(problem_at(table.at, name + " has no '" + key.facts->name + "'", "it is required"));
    }
  }
}

}  // namespace kabar
