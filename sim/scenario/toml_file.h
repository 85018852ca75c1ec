#pragma once
// The door to toml++: TOML text becomes Values with places in bytes. Nothing else names the library.

#include <optional>
#include <string>
#include <string_view>

#include "scenario/value.h"

namespace kabar {

/// The table that a TOML text says, or nothing when it cannot be parsed (reported, at the first error).
std::optional<Value> parse_toml(const std::string& file, std::string_view text, Problems& problems);

}  // namespace kabar
