#pragma once
// Numbers as people type them: read as decimal, and what was probably meant by those that cannot be read.

#include <optional>
#include <string>
#include <string_view>

#include "scenario/value.h"

namespace kabar {

/// A number as people write it in tables and on command lines: `-12`, `007`, `.05`, `1e6`, `inf`, `nan`. The kind is
/// integer or real; nothing when the text is no number, or a whole number beyond 64 bits. With `decimal_comma` (a table
/// that says so) 0,5 is a half; a point is read too, and what 1.500 means there is for the key to say.
std::optional<Value> parse_number(std::string_view text, bool decimal_comma = false);

/// Whether a text reads like thousands with marks between them, as Indonesians (28.000) or Americans (28,000) write
/// them: one to three digits of which the first is not 0, then groups of exactly three.
bool reads_like_thousands(std::string_view text);

/// What such a text would then be, in digits: 28000.
std::string without_thousands_marks(std::string_view text);

/// What to type in place of a text that was meant as a number: "no dot between thousands: 28000", "write 0.5" for 0,5
/// or 50 %; nothing to say when it is no such slip. Spelled as in a table of decimal commas, if it stands in one.
Sentence typed_number_hint(std::string_view text, bool decimal_comma = false);

/// The same where a whole number is asked for: 2,5 is 2 or 3, 1,45E+03 is 1450.
Sentence whole_number_hint(std::string_view text, bool decimal_comma = false);

}  // namespace kabar
