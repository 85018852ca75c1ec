#pragma once
// Reads JSON that a user gives, with limits. Knows no content.

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "core/sentence.h"

namespace kabar::analysis {

/// Arrays and objects inside each other: GeoJSON needs nine, and what is much deeper overflows the stack of those who
/// walk through it.
inline constexpr std::size_t kDeepestJson = 64;

/// The value of a text of at most 64 MiB, which is what a file may have. `file`: for messages. Throws InputError, with
/// line and column, where it is not JSON or nested too deeply; `hint` says how to get a better file.
nlohmann::json read_json(std::string_view text, const std::string& file, const Sentence& hint = {});

}  // namespace kabar::analysis
