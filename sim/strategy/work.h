#pragma once
// Whose work a block is. Internal to strategy/.

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "strategy/bill.h"

namespace kabar {

/// On these days, of the block's agency, or else of those whose accounts it uses.
template <class Block>
Work work_of(const Schedule& schedule, const Block& block, std::vector<std::uint32_t> days) {
  Work work{schedule.agencies(block.agency), std::move(days)};
  if constexpr (requires { block.accounts; }) {
    if (!work.agencies.empty()) return work;
    for (const std::uint32_t a : schedule.accounts(block.accounts)) {
      const std::vector<std::uint32_t> owner = schedule.agencies(schedule.scenario.accounts[a].agency);
      work.agencies.insert(work.agencies.end(), owner.begin(), owner.end());
    }
    std::sort(work.agencies.begin(), work.agencies.end());
    work.agencies.erase(std::unique(work.agencies.begin(), work.agencies.end()), work.agencies.end());
  }
  return work;
}

/// A month has kMonthDays.
inline double months_of(const std::vector<std::uint32_t>& days) {
  return static_cast<double>(days.size()) / kMonthDays;
}

}  // namespace kabar
