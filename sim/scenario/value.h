#pragma once
// A value as a user wrote it, with its place: what the readers of TOML and CSV hand on. Knows no format and no key.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/origins.h"

namespace kabar {

struct Entry;

struct Value {
  enum class Kind { string, integer, real, boolean, date, array, table };
  Kind kind = Kind::string;
  Origin at;
  std::string text;  // of a string; of a date, its ISO form; of a number, as it was typed
  std::int64_t integer = 0;
  double real = 0;
  bool boolean = false;
  bool decimal_comma = false;  // it stands in a table whose fractions have a comma
  bool is_cell = false;        // a number of a spreadsheet's own file: nobody typed a mark in it
  std::vector<Value> items;    // of an array
  std::vector<Entry> entries;  // of a table, in the order of the file
};

struct Entry {
  std::string key;
  Origin at;
  Value value;
};

/// "text", "a whole number", "a list": what a message calls a kind.
const Phrase& word_for(Value::Kind kind);

/// The value in a few characters, as it was typed.
std::string shown(const Value& value);

/// The entry of that key, or nullptr.
const Entry* find(const Value& table, std::string_view key);

}  // namespace kabar
