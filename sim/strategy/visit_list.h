#pragma once
// Whom a visit block goes to, and in which order. Internal to strategy/.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "scenario/blocks.h"
#include "strategy/schedule.h"

namespace kabar {

/// Households that a visit block goes to, in the order in which they are visited.
std::vector<std::uint32_t> visit_list(const Schedule& schedule, const VisitBlock& block);
/// How many it goes to: the length of that list, without its order.
std::size_t visit_list_length(const Schedule& schedule, const VisitBlock& block);
/// Households of which `share` is a share.
std::size_t visit_list_base(const Schedule& schedule, const VisitBlock& block);

}  // namespace kabar
