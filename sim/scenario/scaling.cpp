#include "scenario/scaling.h"

#include <algorithm>

#include "scenario/account_pattern.h"
#include "scenario/number_text.h"

namespace kabar {

namespace {

/// Visits every number that may be scaled as (LIST.ID.KEY, its facts, its value, its block).
template <class Visit>
void for_each_scalable(Strategy& strategy, Visit visit) {
  for_each_block_list(strategy, [&](const char* list, auto& blocks) {
    for (auto& block : blocks) {
      for (const BoundKey& key : bind(block)) {
        if (key.facts->step == Step::none) continue;
        visit(std::string(list) + "." + block.id + "." + key.facts->name, *key.facts, std::get<double*>(key.cell),
              block);
      }
    }
  });
}

const Channel* channel_of(const Scenario& scenario, const std::string& id) {
  const auto found = std::find_if(scenario.channels.begin(), scenario.channels.end(),
                                  [&](const Channel& channel) { return channel.id == id; });
  return found == scenario.channels.end() ? nullptr : &*found;
}

/// The items that the block may cost: its own, or those of its channels.
template <class Block>
std::vector<std::string> items_of(const Scenario& scenario, const Block& block) {
  if constexpr (requires { block.item; }) {
    return {block.item};
  } else {
    if (!block.cost_item.empty()) return {block.cost_item};
    std::vector<std::string> items;
    if constexpr (requires { block.accounts; }) {
      for (const Account& account : scenario.accounts) {
        const Channel* channel = channel_of(scenario, account.channel);
        const bool used = std::any_of(block.accounts.begin(), block.accounts.end(),
                                      [&](const std::string& pattern) { return names_account(pattern, account); });
        if (used && channel) items.push_back(block.format == "video" ? channel->cost_item_video : channel->cost_item);
      }
    } else if constexpr (requires { block.channel; }) {
      if (const Channel* channel = channel_of(scenario, block.channel)) items.push_back(channel->cost_item);
    }
    return items;
  }
}

bool cost_cash(const Scenario& scenario, const std::vector<std::string>& items) {
  return std::any_of(scenario.costs.begin(), scenario.costs.end(), [&](const CostItem& cost) {
    return cost.cash_rupiah > 0 && std::find(items.begin(), items.end(), cost.id) != items.end();
  });
}

}  // namespace

std::optional<ScaledNumber> scaled_number(Strategy& strategy, const std::string& path) {
  std::optional<ScaledNumber> found;
  for_each_scalable(strategy, [&](const std::string& name, const KeyFacts& facts, double* value, const auto&) {
    if (name == path) found = ScaledNumber{&facts, value};
  });
  return found;
}

std::vector<std::string> scalable_numbers(const Strategy& strategy) {
  Strategy copy = strategy;  // keys bind to what can be changed
  std::vector<std::string> names;
  for_each_scalable(copy, [&](const std::string& name, const auto&...) { names.push_back(name); });
  return names;
}

void check_scaling(const Scenario& scenario, std::size_t index, Reading& reading) {
  Strategy strategy = scenario.strategies[index];
  const auto refuse_limit = [&](const std::string& why) {
    const std::string path = "strategy." + std::to_string(index) + ".scale_limit";
    reading.problems.add(
        problem_at(reading.origins.at(path), "scale_limit = " + number_text(strategy.scale_limit), why));
  };
  if (strategy.scale_with.empty()) {
    if (strategy.scale_limit != 0) refuse_limit("there is no scale_with whose number it could limit");
    return;
  }
  const std::string said = "scale_with = \"" + strategy.scale_with + "\"";
  const auto refuse = [&](const std::string& why, const std::string& hint) {
    const std::string path = "strategy." + std::to_string(index) + ".scale_with";
    reading.problems.add(problem_at(reading.origins.at(path), said, why, hint));
  };
  if (strategy.budget_exempt) refuse("the strategy is budget_exempt", "leave one of the two out");
  bool found = false;
  for_each_scalable(strategy, [&](const std::string& name, const KeyFacts& facts, double*, const auto& block) {
    if (name != strategy.scale_with) return;
    found = true;
    if (strategy.scale_limit > facts.high) refuse_limit(name + " must be " + allowed_text(facts));
    if (!cost_cash(scenario, items_of(scenario, block))) {
      refuse("it costs no cash, so no budget limits it", "scale what costs money, or leave scale_with out");
    }
    if constexpr (requires { block.weekdays; }) {
      if (!block.weekdays.empty()) refuse("per_week does not count where weekdays are given", "leave weekdays out");
      if (!block.month_days.empty())
        refuse("per_week does not count where month_days are given", "leave month_days out");
    }
  });
  if (found) return;
  const std::vector<std::string> known = scalable_numbers(strategy);
  std::string hint = suggestion(strategy.scale_with, known);
  if (hint.empty() && !known.empty()) {
    hint = "such as";
    for (std::size_t i = 0; i < std::min<std::size_t>(known.size(), 4); ++i) hint += " \"" + known[i] + "\"";
  }
  refuse("names no number of a block that can be scaled", hint);
}

}  // namespace kabar
