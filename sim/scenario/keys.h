#pragma once
// The one table of keys: what every value in a user's file is called, its unit, default, range, grade, source and
// label. The reader, `--set`, `--defaults`, suggestions for misspelt keys and the documentation are made from it.

#include <cstdint>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "scenario/scenario.h"

namespace kabar {

template <class T>
using Place = std::variant<double T::*, std::int64_t T::*, bool T::*, std::string T::*, std::vector<std::string> T::*,
                           std::vector<double> T::*>;

/// One key of the struct T. For numbers low..high is the allowed range; for words `choices` (if any) are the allowed
/// ones.
template <class T>
struct Key {
  const char* name;
  Place<T> place;
  const char* unit = "";
  double low = 0, high = 0;
  std::vector<std::string> choices = {};
  bool required = false;
  const char* grade = "";  // A..E, or "" for what is no quantity
  const char* source = "";
  const char* label_id = "";
  const char* label_en = "";
};

template <class T>
std::span<const Key<T>> keys_of();

/// One row of the documentation of parameters: everything as text, in the order of the table.
struct KeyRow {
  std::string path, type, unit, default_value, range, grade, source, label_id, label_en;
};
std::vector<KeyRow> key_rows();

}  // namespace kabar
