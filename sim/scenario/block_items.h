#pragma once
// Which rows of costs.csv a block is charged for. Internal to scenario/.

#include <algorithm>
#include <string>
#include <vector>

#include "scenario/account_pattern.h"
#include "scenario/blocks.h"
#include "scenario/checker.h"

namespace kabar {

/// The items that the block may cost: its own, or those of its channels; "none" and "" cost nothing.
template <class Block>
std::vector<std::string> items_of(const Scenario& scenario, const Block& block) {
  if constexpr (requires { block.item; }) {
    return {block.item};
  } else {
    if (!block.cost_item.empty()) return {block.cost_item};
    std::vector<std::string> items;
    if constexpr (requires { block.accounts; }) {
      for (const Account& account : scenario.accounts) {
        const Channel* channel = row_of(scenario.channels, account.channel);
        const bool used = std::any_of(block.accounts.begin(), block.accounts.end(),
                                      [&](const std::string& pattern) { return names_account(pattern, account); });
        if (used && channel)
          items.push_back(block.format == Format::video ? channel->cost_item_video : channel->cost_item);
      }
    } else if constexpr (requires { block.channel; }) {
      if (const Channel* channel = row_of(scenario.channels, block.channel)) items.push_back(channel->cost_item);
    }
    return items;
  }
}

}  // namespace kabar
