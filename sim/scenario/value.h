#pragma once
// A value as a user wrote it, with its place: what the readers of TOML and CSV hand on. Knows no format and no key.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/errors.h"

namespace kabar {

/// Where something was said. Line and column count from 1, in bytes; 0: no such place.
struct Origin {
  std::string file;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

inline Problem problem_at(const Origin& at, std::string what, std::string why = "", std::string hint = "") {
  return {at.file, at.line, at.column, std::move(what), std::move(why), std::move(hint)};
}

struct Entry;

struct Value {
  enum class Kind { string, integer, real, boolean, date, array, table };
  Kind kind = Kind::string;
  Origin at;
  std::string text;  // of a string; of a date, its ISO form
  std::int64_t integer = 0;
  double real = 0;
  bool boolean = false;
  std::vector<Value> items;    // of an array
  std::vector<Entry> entries;  // of a table, in the order of the file
};

struct Entry {
  std::string key;
  Origin at;
  Value value;
};

/// "text", "a whole number", "a list": what a message calls a kind.
const char* word_for(Value::Kind kind);

/// The value in a few characters, as a message shows it.
std::string shown(const Value& value);

/// The entry of that key, or nullptr.
const Entry* find(const Value& table, std::string_view key);

}  // namespace kabar
