#include "scenario/assign.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/utf8.h"
#include "scenario/number_text.h"
#include "scenario/phrases.h"
#include "scenario/typed_number.h"

namespace kabar {

namespace {

using Kind = Value::Kind;

/// "U+202E".
std::string code_of(char32_t character) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string digits;
  for (; character > 0 || digits.size() < 4; character >>= 4) digits.insert(digits.begin(), kHex[character & 15u]);
  return "U+" + digits;
}

struct Assigner {
  const KeyFacts& facts;
  const std::string& path;
  const std::string& name;
  Reading& reading;

  bool refuse(const Value& value, const Sentence& why, const Sentence& hint = {}) const {
    return refuse_as(name, value, why, hint);
  }
  bool refuse_as(const std::string& called, const Value& value, const Sentence& why, const Sentence& hint) const {
    reading.problems.add(problem_at(value.at, {phrase::value_is, called, shown(value)}, why, hint));
    return false;
  }

  /// TOML has 0x1F, 0o17 and 0b1: nobody who fills in a table means them.
  static bool is_of_other_base(const Value& value) {
    const std::string digits = value.text.substr(value.text.find_first_not_of("+-") == 1 ? 1 : 0, 2);
    return value.kind == Kind::integer && (digits == "0x" || digits == "0o" || digits == "0b");
  }
  /// What to write in place of something that reads like a number and is none here.
  using Hint = Sentence (*)(std::string_view text, bool decimal_comma);
  static Sentence number_hint(const Value& value, Hint hint = typed_number_hint) {
    if (value.kind != Kind::string) return {};
    if (parse_number(value.text)) return phrase::write_without_quotes;
    return hint(value.text, value.decimal_comma);
  }
  Sentence must_be_allowed() const { return {phrase::must_be, allowed(facts)}; }
  Sentence must_be_allowed(double refused) const { return {phrase::must_be, allowed(facts, refused)}; }

  /// Whether a number with a mark could be thousands of what this key allows: -7.250 is no latitude of -7250.
  bool could_be_thousands(const Value& value) const {
    if (value.kind != Kind::real || value.is_cell || !reads_like_thousands(value.text)) return false;
    const std::optional<Value> whole = parse_number(without_thousands_marks(value.text));
    if (!whole || whole->kind != Kind::integer) return false;
    const auto number = static_cast<double>(whole->integer);
    return number >= facts.low && number <= facts.high;
  }
  /// 8 for a share: 8 % is 0.08. Not 1.5, which may be a slip of another kind.
  Sentence percent_hint(double x, const Value& value) const {
    if (facts.low != 0 || facts.high != 1 || !(x >= 2 && x <= 100)) return {};
    std::string share = number_text(std::nearbyint(x * 1e6) / 1e8);
    if (value.decimal_comma) std::replace(share.begin(), share.end(), '.', ',');
    return {phrase::write_percent, shown(value), share};
  }
  /// People and households are counted: three digits behind the dot are hardly ever a fraction of one.
  bool is_counted() const {
    const std::string_view unit = facts.unit;
    return unit == "household" || unit == "person" || unit == "impression";
  }

  bool number(const Value& value, const std::string& called, double& out) const {
    if (value.kind != Kind::integer && value.kind != Kind::real) {
      return refuse_as(called, value, {phrase::must_be_number, allowed(facts)}, number_hint(value));
    }
    if (is_of_other_base(value)) return refuse_as(called, value, phrase::write_decimal, {});
    const double x = value.kind == Kind::integer ? static_cast<double>(value.integer) : value.real;
    const bool thousands = could_be_thousands(value);
    if (!(x >= facts.low && x <= facts.high)) {
      return refuse_as(called, value, must_be_allowed(x),
                       thousands ? typed_number_hint(value.text, value.decimal_comma) : percent_hint(x, value));
    }
    if (thousands && value.decimal_comma && value.text.find('.') != std::string::npos) {
      std::string fraction = number_text(x);
      std::replace(fraction.begin(), fraction.end(), '.', ',');
      return refuse_as(called, value, phrase::dot_is_ambiguous,
                       {phrase::write_either, without_thousands_marks(value.text), fraction});
    }
    if (thousands && (value.text.ends_with('0') || is_counted())) {
      const std::string shortest = number_text(x);
      const std::size_t point = std::min(shortest.find('.'), shortest.size() - 1);
      const Decimal read{x, static_cast<int>(shortest.size() - 1 - point)};
      reading.notes.add(problem_at(value.at, {phrase::value_is, called, value.text}, {phrase::read_as, read},
                                   {phrase::if_meant_write_so, without_thousands_marks(value.text)}));
    }
    out = x;
    return true;
  }

  /// The first character of a text that steers how others are shown. What explains a row may have lines.
  std::optional<char32_t> first_hidden(std::string_view text) const {
    const bool has_lines = is_documentation(facts.name);
    while (!text.empty()) {
      const CodePoint point = first_code_point(text);
      const bool is_blank = point.value == '\n' || point.value == '\t';
      if (steers_text(point.value) && !(has_lines && is_blank)) return point.value;
      text.remove_prefix(point.bytes);
    }
    return std::nullopt;
  }

  bool word(const Value& value, const std::string& called, std::string& out) const {
    const bool is_date = value.kind == Kind::date && std::string_view(facts.unit) == "date";
    if (value.kind != Kind::string && !is_date) {
      return refuse_as(called, value, phrase::must_be_text,
                       value.is_cell ? phrase::format_cell_as_text : phrase::put_it_in_quotes);
    }
    if (!facts.choices.empty() &&
        std::find(facts.choices.begin(), facts.choices.end(), value.text) == facts.choices.end()) {
      return refuse_as(called, value, must_be_allowed(), suggestion(value.text, facts.choices));
    }
    if (facts.required && value.text.empty()) return refuse_as(called, value, phrase::must_not_be_empty, {});
    if (const std::optional<char32_t> hidden = first_hidden(value.text); hidden && !reading.own_text) {
      return refuse_as(called, value, {phrase::invisible_character, code_of(*hidden)}, phrase::remove_it);
    }
    out = value.text;
    return true;
  }

  /// Reads every item of a list by `read`; all problems are reported.
  template <class T, class Read>
  bool list(const Value& value, std::vector<T>& out, const Phrase& must_be_list, Read read) const {
    if (value.kind != Kind::array) {
      return refuse(value, must_be_list, phrase::put_in_brackets);
    }
    if (facts.required && value.items.empty()) {
      reading.problems.add(problem_at(value.at, {phrase::value_is, name, "[]"}, phrase::must_not_be_empty));
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
      Sentence hint = whole_number_hint(value.text, value.decimal_comma);
      if (hint.empty() && whole) hint = {phrase::write, static_cast<std::int64_t>(value.real)};
      return refuse(value, {phrase::must_be_whole_number, allowed(facts)}, hint);
    }
    if (value.kind != Kind::integer) {
      return refuse(value, {phrase::must_be_whole_number, allowed(facts)}, number_hint(value, whole_number_hint));
    }
    if (is_of_other_base(value)) return refuse(value, phrase::write_decimal);
    if (!(static_cast<double>(value.integer) >= facts.low && static_cast<double>(value.integer) <= facts.high)) {
      return refuse(value, must_be_allowed(static_cast<double>(value.integer)));
    }
    *out = value.integer;
    return true;
  }
  bool operator()(bool* out, const Value& value) const {
    if (value.kind != Kind::boolean) return refuse(value, {phrase::must_be, phrase::true_or_false});
    *out = value.boolean;
    return true;
  }
  bool operator()(std::string* out, const Value& value) const { return word(value, name, *out); }
  bool operator()(AnyChoice* out, const Value& value) const {
    std::string text;
    return word(value, name, text) && out->take(text);
  }
  bool operator()(std::vector<std::string>* out, const Value& value) const {
    return list(
        value, *out, phrase::must_be_texts,
        [this](const Value& item, const std::string& called, std::string& text) { return word(item, called, text); });
  }
  bool operator()(std::vector<double>* out, const Value& value) const {
    return list(value, *out, phrase::must_be_numbers,
                [this](const Value& item, const std::string& called, double& x) { return number(item, called, x); });
  }
};

}  // namespace

bool is_documentation(std::string_view key) {
  return key == "source" || key == "note" || key == "how";
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
  const bool good = std::visit([&](auto* member) { return assigner(member, value); }, key.cell);
  if (!good) reading.refused.value(path);
  return good;
}

void assign_all(const BoundKeys& keys, const Value& table, const std::string& path, const std::string& name,
                const std::string& section, Reading& reading) {
  if (table.kind != Kind::table) {
    reading.problems.add(problem_at(table.at, {phrase::value_is, name, shown(table)}, phrase::must_be_section,
                                    {phrase::write, section}));
    for (const BoundKey& key : keys) reading.refused.value(path + "." + key.facts->name);
    return;
  }
  bool misspelt = false;
  for (const Entry& entry : table.entries) {
    const auto known =
        std::find_if(keys.begin(), keys.end(), [&](const BoundKey& key) { return key.facts->name == entry.key; });
    if (known == keys.end()) {
      misspelt = true;
      reading.problems.add(
          problem_at(entry.at, {phrase::unknown_key, entry.key, section}, {}, suggestion(entry.key, names_of(keys))));
    } else {
      assign(*known, entry.value, path + "." + entry.key, name + "." + entry.key, reading);
    }
  }
  for (const BoundKey& key : keys) {
    if (find(table, key.facts->name) != nullptr) continue;
    if (key.facts->required) {
      reading.problems.add(problem_at(table.at, {phrase::has_no_key, name, key.facts->name}, phrase::is_required));
    }
    // A misspelt key may have meant any that is not there.
    if (misspelt || key.facts->required) reading.refused.value(path + "." + key.facts->name);
  }
}

}  // namespace kabar
