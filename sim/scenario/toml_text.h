#pragma once
// Values as TOML text. Knows the grammar, not the library.

#include <string>
#include <string_view>

#include "scenario/keys.h"

namespace kabar {

/// A basic string with its quotes.
std::string quoted(std::string_view text);

/// The value of a cell: text in quotes, numbers as the shortest that read back to the same bits.
std::string toml_text(const Cell& cell);

}  // namespace kabar
