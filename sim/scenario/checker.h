#pragma once
// What the checks of a world and of its strategies share: problems at their place, references to rows of tables.
// Internal to scenario/.

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "scenario/checks.h"
#include "scenario/keys.h"
#include "scenario/phrases.h"

namespace kabar {

/// Whether an identifier has letters, digits and the `extra` characters only.
inline bool is_made_of(const std::string& id, std::string_view extra, bool upper_case) {
  return std::all_of(id.begin(), id.end(), [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (upper_case && c >= 'A' && c <= 'Z') ||
           extra.find(c) != std::string_view::npos;
  });
}

template <class T>
std::vector<std::string> ids_of(const std::vector<T>& rows) {
  std::vector<std::string> ids;
  for (const T& row : rows) ids.push_back(row_id(row));
  return ids;
}

template <class T>
const T* row_of(const std::vector<T>& rows, const std::string& id) {
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const T& row) { return row_id(row) == id; });
  return found == rows.end() ? nullptr : &*found;
}

/// The ids of tables, gathered once each, so that references are found at once however many there are.
class KnownIds {
 public:
  template <class T>
  bool has(const std::vector<T>& rows, const std::string& id) {
    const auto [ids, is_new] = by_table_.try_emplace(&rows);
    if (is_new) {
      for (const T& row : rows) ids->second.insert(row_id(row));
    }
    return ids->second.count(id) > 0;
  }

 private:
  std::map<const void*, std::unordered_set<std::string>> by_table_;
};
/// "kelurahan.3.KEY"
inline std::string kelurahan_path(std::size_t row, const char* key) {
  return "kelurahan." + std::to_string(row) + "." + key;
}

/// Which of two keys of a row was said, where it takes one of them. A value that --set or [set] gives later, from
/// another file than the row's, stands in place of the other key.
enum class OneOfTwo { neither, first, second, both };
inline OneOfTwo one_of_two(const Origins& origins, const std::string& row, const char* first, const char* second) {
  const std::string one = row + "." + first, other = row + "." + second;
  if (!origins.has(one)) return origins.has(other) ? OneOfTwo::second : OneOfTwo::neither;
  if (!origins.has(other)) return OneOfTwo::first;
  const std::string& own = origins.at(row).file;
  const bool first_later = origins.at(one).file != own, second_later = origins.at(other).file != own;
  if (first_later == second_later) return OneOfTwo::both;
  return first_later ? OneOfTwo::first : OneOfTwo::second;
}

/// Reports problems at the place of an internal path.
struct Checker {
  const Scenario& scenario;
  Reading& reading;
  mutable KnownIds known = {};

  void add(const std::string& path, Sentence what, Sentence why = {}, Sentence hint = {}) const {
    reading.problems.add(problem_at(reading.origins.at(path), std::move(what), std::move(why), std::move(hint)));
  }

  /// Whether all rows of a section are there.
  bool knows(const char* section) const { return !reading.refused.has_rows_of(section); }
  /// Whether a further problem at that place may still be shown: else no hint is looked for among very many rows.
  bool may_show(const std::string& path) const { return reading.problems.may_show(reading.origins.at(path).file); }
  /// Whether the value at `path` is what its file says.
  bool was_read(const std::string& path) const { return !reading.refused.has(path); }

  /// `table`: what messages call the table of the rows of `section`.
  template <class T>
  bool refers(const std::string& path, const std::string& name, const std::string& id, const std::vector<T>& rows,
              const char* section, const char* table) const {
    if (known.has(rows, id) || !knows(section) || !was_read(path)) return true;
    add(path, {phrase::text_is, name, id}, {phrase::no_such_row, table},
        may_show(path) ? suggestion(id, ids_of(rows)) : Sentence());
    reading.refused.value(path);  // so that nothing is said of what follows from it
    return false;
  }
};

}  // namespace kabar
