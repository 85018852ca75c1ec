#pragma once
// The shape of one cascade. Knows arrays only.

#include <cstdint>
#include <span>

#include "analysis/core/effect.h"

namespace kabar::analysis {

inline constexpr std::uint32_t kRoot = 0xFFFFFFFFu;

/// Structural virality (Goel, Anderson, Hofman, Watts 2016, Management Science 62): the mean distance between two nodes
/// of a cascade tree. parents[i] is the index of the node that i heard from, kRoot for the one root; every parent comes
/// before its children. Undefined below two nodes.
Figure structural_virality(std::span<const std::uint32_t> parents);

}  // namespace kabar::analysis
