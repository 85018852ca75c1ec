#pragma once
// The door to toml++: TOML text becomes Values with places in bytes. Nothing else names the library.

#include <optional>
#include <string>
#include <string_view>

#include "scenario/value.h"

namespace kabar {

/// The table that a TOML text says, or nothing when it cannot be parsed (reported, at the first error).
std::optional<Value> parse_toml(const std::string& file, std::string_view text, Problems& problems);

/// A number as people write it in tables and on command lines: `-12`, `.05`, `1e6`, `inf`, `nan`. The kind is integer
/// or real; nothing when the text is no number, or a whole number beyond 64 bits.
std::optional<Value> parse_number(std::string_view text);

}  // namespace kabar
