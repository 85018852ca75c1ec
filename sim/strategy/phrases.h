#pragma once
// What this room says to people; the list stands in phrases.inc.

#include "core/phrases.h"

namespace kabar::phrase {

#define KABAR_PHRASE(code, id, en) inline constexpr Phrase code{#code, id, en};
#include "strategy/phrases.inc"
#undef KABAR_PHRASE
inline constexpr const Phrase* kOfStrategy[] = {
#define KABAR_PHRASE(code, id, en) &code,
#include "strategy/phrases.inc"
#undef KABAR_PHRASE
};

}  // namespace kabar::phrase
