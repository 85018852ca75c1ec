#pragma once
// What core says to people, and what every room may say; the list stands in phrases.inc.

#include "core/sentence.h"

namespace kabar::phrase {

#define KABAR_PHRASE(code, id, en) inline constexpr Phrase code{#code, id, en};
#include "core/phrases.inc"
#undef KABAR_PHRASE
inline constexpr const Phrase* kOfCore[] = {
#define KABAR_PHRASE(code, id, en) &code,
#include "core/phrases.inc"
#undef KABAR_PHRASE
};

}  // namespace kabar::phrase
