#pragma once
// Puts Values into structs by the table of keys, checking type, range and choice; remembers where everything was said,
// so that later checks can point there.

#include <map>
#include <string>
#include <string_view>

#include "scenario/keys.h"
#include "scenario/value.h"

namespace kabar {

/// Where each value was said, by its internal path: "city.days", "channel.2.alpha", "strategy.0.posts.1.topics.3"
/// (sections, positions from 0, keys). What was not said is found at the thing that holds it.
class Origins {
 public:
  void put(const std::string& path, const Origin& at) { places_[path] = at; }
  void erase_under(const std::string& path);
  const Origin& at(const std::string& path) const;

 private:
  std::map<std::string, Origin> places_;
  Origin nowhere_;
};

/// What reading needs everywhere.
struct Reading {
  Problems& problems;
  Origins& origins;
};

/// Assigns one value. `path` is internal, `name` what messages call it ("channel.facebook.alpha"). Returns whether it
/// was good; if not, the problem is reported and the member keeps its value.
bool assign(const BoundKey& key, const Value& value, const std::string& path, const std::string& name,
            Reading& reading);

/// Assigns all entries of a table or block; reports unknown and missing keys. `section` is shown for unknown keys
/// ("[city]").
void assign_all(const BoundKeys& keys, const Value& table, const std::string& path, const std::string& name,
                const std::string& section, Reading& reading);

/// "did you mean 'x'?" or "".
std::string suggestion(const std::string& word, const std::vector<std::string>& candidates);

std::vector<std::string> names_of(const BoundKeys& keys);

}  // namespace kabar
