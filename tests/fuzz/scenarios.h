#pragma once
// What the harnesses of TOML and CSV have in common: the small scenario in a folder of its own, one file of which is
// replaced; and what is read must be written and read again.

#include <string>
#include <string_view>

#include "tests/support/tiny_scenario.h"

namespace kabar::fuzz {

/// The small scenario with `name` replaced by `text` is read or refused. What is read, to_toml writes so that it reads
/// back to the same.
void load_with(const std::string& name, std::string_view text);

}  // namespace kabar::fuzz
