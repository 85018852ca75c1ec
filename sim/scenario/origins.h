#pragma once
// Where each value of a scenario was said, so that whoever finds it wrong, in whatever room, can point there.

#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "core/errors.h"

namespace kabar {

/// Where something was said. Line and column count from 1, in bytes; 0: no such place.
struct Origin {
  std::string file;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

inline Problem problem_at(const Origin& at, Sentence what, Sentence why = {}, Sentence hint = {}) {
  return {at.file, at.line, at.column, std::move(what), std::move(why), std::move(hint)};
}

/// Where each value was said, by its internal path: "city.days", "channel.2.alpha", "strategy.0.posts.1.topics.3"
/// (sections, positions from 0, keys). What was not said is found at the thing that holds it.
class Origins {
 public:
  void put(const std::string& path, const Origin& at) { places_[path] = at; }
  void erase_under(const std::string& path);
  void erase(const std::string& path) { places_.erase(path); }
  /// Whether this very thing was said, not only what holds it.
  bool has(const std::string& path) const { return places_.count(path) != 0; }
  const Origin& at(const std::string& path) const;

 private:
  std::map<std::string, Origin> places_;
  Origin nowhere_;
};

}  // namespace kabar
