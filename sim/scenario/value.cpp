#include "scenario/value.h"

#include "scenario/number_text.h"

namespace kabar {

const char* word_for(Value::Kind kind) {
  switch (kind) {
    case Value::Kind::string:
      return "text";
    case Value::Kind::integer:
      return "a whole number";
    case Value::Kind::real:
      return "a number";
    case Value::Kind::boolean:
      return "true or false";
    case Value::Kind::date:
      return "a date";
    case Value::Kind::array:
      return "a list";
    case Value::Kind::table:
      return "a section";
  }
  return "";
}

std::string shown(const Value& value) {
  switch (value.kind) {
    case Value::Kind::string: {
      constexpr std::size_t kMost = 60;
      std::string text = "\"";
      for (const char c : value.text.substr(0, kMost)) text += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
      return text + (value.text.size() > kMost ? "...\"" : "\"");
    }
    case Value::Kind::integer:
      return std::to_string(value.integer);
    case Value::Kind::real:
      return number_text(value.real);
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
