#include "scenario/value.h"

#include "core/utf8.h"
#include "scenario/number_text.h"
#include "scenario/phrases.h"

namespace kabar {

const Phrase& word_for(Value::Kind kind) {
  switch (kind) {
    case Value::Kind::string:
      return phrase::a_text;
    case Value::Kind::integer:
      return phrase::a_whole_number;
    case Value::Kind::real:
      return phrase::a_number;
    case Value::Kind::boolean:
      return phrase::true_or_false;
    case Value::Kind::date:
      return phrase::a_date;
    case Value::Kind::array:
      return phrase::a_list;
    case Value::Kind::table:
      return phrase::a_section;
  }
  return phrase::a_text;
}

std::string shown(const Value& value) {
  switch (value.kind) {
    case Value::Kind::string: {
      constexpr std::size_t kMost = 60;
      std::size_t end = 0;  // between two characters
      while (end < value.text.size() && end < kMost)
        end += first_code_point(std::string_view(value.text).substr(end)).bytes;
      return "\"" + readable(value.text.substr(0, end)) + (end < value.text.size() ? "...\"" : "\"");
    }
    case Value::Kind::integer:
      return value.text.empty() ? std::to_string(value.integer) : value.text;
    case Value::Kind::real:
      return value.text.empty() ? number_text(value.real) : value.text;
    case Value::Kind::boolean:
      return value.boolean ? "true" : "false";
    case Value::Kind::date:
      return value.text;
    case Value::Kind::array:
      return "[...]";
    case Value::Kind::table:
      return "{...}";
  }
  return "";
}

const Entry* find(const Value& table, std::string_view key) {
  for (const Entry& entry : table.entries) {
    if (entry.key == key) return &entry;
  }
  return nullptr;
}

}  // namespace kabar
