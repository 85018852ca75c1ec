#pragma once
// What this room says to people; the list stands in phrases.inc.

#include "core/phrases.h"

namespace kabar::phrase {

#define KABAR_PHRASE(code, id, en) inline constexpr Phrase code{#code, id, en};
#include "record/phrases.inc"
#undef KABAR_PHRASE
inline constexpr const Phrase* kOfRecord[] = {
#define KABAR_PHRASE(code, id, en) &code,
#include "record/phrases.inc"
#undef KABAR_PHRASE
};

}  // namespace kabar::phrase
