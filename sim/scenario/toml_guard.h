#pragma once
// A scanner of TOML's quoting that refuses, before the parser sees them, texts on which toml++ 3.3.0 misbehaves:
// non-ASCII bytes and control characters outside quotes and comments, a table header that does not begin with a key,
// deep nesting, keys of very many parts.

#include <string>
#include <string_view>

#include "core/errors.h"

namespace kabar {

/// Reports the first offending place. Returns whether the text may be parsed.
bool guard_toml(const std::string& file, std::string_view text, Problems& problems);

}  // namespace kabar
