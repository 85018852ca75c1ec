#pragma once
// What toml++ says of a text that it cannot read, in words of our own. Internal to scenario/.

#include <string_view>

#include "core/sentence.h"

namespace kabar {

/// The reason behind a description of toml++ 3.3.
Sentence toml_reason(std::string_view description);

}  // namespace kabar
