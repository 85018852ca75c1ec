#pragma once
// Numbers for people, in their language. What is read back by a program is written elsewhere (scenario/number_text.h).

#include <string>

#include "core/language.h"

namespace kabar {

/// A finite number with so many digits behind the mark: 41000.5 with one digit as 41.000,5 (Indonesian) or 41,000.5
/// (English). What rounds to nothing has no sign.
std::string number_text(double value, int digits, Language language);

/// The same with its sign: +0.5, -3; 0 has none.
std::string signed_text(double value, int digits, Language language);

}  // namespace kabar
