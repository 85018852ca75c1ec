#pragma once
// Puts Values into structs by the table of keys, checking type, range and choice; remembers where everything was said,
// so that later checks can point there.

#include <string>

#include "scenario/keys.h"
#include "scenario/refused.h"
#include "scenario/value.h"

namespace kabar {

/// What reading needs everywhere.
struct Reading {
  Problems& problems;
  Origins& origins;
  Problems& notes;       // what is read, and may be meant otherwise
  Refused refused = {};  // what the problems are about
};

/// Assigns one value. `path` is internal, `name` what messages call it ("channel.facebook.alpha"). Returns whether it
/// was good; if not, the problem is reported and the member keeps its value.
bool assign(const BoundKey& key, const Value& value, const std::string& path, const std::string& name,
            Reading& reading);

/// Assigns all entries of a table or block; reports unknown and missing keys. `section` is shown for unknown keys
/// ("[city]").
void assign_all(const BoundKeys& keys, const Value& table, const std::string& path, const std::string& name,
                const std::string& section, Reading& reading);

std::vector<std::string> names_of(const BoundKeys& keys);

}  // namespace kabar
