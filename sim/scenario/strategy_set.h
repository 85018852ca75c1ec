#pragma once
// The section [set] of a strategy file: single values of its blocks, most of them its base's.

#include "scenario/value.h"

namespace kabar {

/// Lays each entry LIST.ID.KEY = VALUE of the section "set" of `strategy` over the blocks that it names (ID may be *),
/// with the place where it was said, and takes the section away. An entry that names no block is reported.
void apply_strategy_set(Value& strategy, Problems& problems);

}  // namespace kabar
