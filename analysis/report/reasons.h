#pragma once
// Words for why a figure is not defined. Knows no figure.

#include "analysis/core/reason.h"
#include "core/sentence.h"

namespace kabar::analysis {

/// Nothing to say of what is defined.
Sentence sentence_of(const Reason& reason);

}  // namespace kabar::analysis
