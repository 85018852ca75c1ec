#pragma once
// Numbers as people type them: read as decimal, and what was probably meant by those that cannot be read.

#include <optional>
#include <string>
#include <string_view>

#include "scenario/value.h"

namespace kabar {

/// A number as people write it in tables and on command lines: `-12`, `007`, `.05`, `1e6`, `inf`, `nan`. The kind is
/// integer or real; nothing when the text is no number, or a whole number beyond 64 bits.
std::optional<Value> parse_number(std::string_view text);

/// Whether a text reads like thousands with marks between them, as Indonesians (28.000) or Americans (28,000) write
/// them: one to three digits of which the first is not 0, then groups of exactly three.
bool reads_like_thousands(std::string_view text);

/// What to type in place of a text that was meant as a number: "no dot between thousands: 28000", "write 0.5" for 0,5;
/// nothing to say when it is no such slip.
Sentence typed_number_hint(std::string_view text);

}  // namespace kabar
