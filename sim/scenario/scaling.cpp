#include "scenario/scaling.h"

#include <algorithm>

#include "scenario/block_items.h"
#include "scenario/blocks.h"
#include "scenario/number_text.h"
#include "scenario/phrases.h"

namespace kabar {

namespace {

/// Visits every number that may be scaled as (number, its block).
template <class Visit>
void for_each_scalable(Strategy& strategy, Visit visit) {
  for_each_block_list(strategy, [&](const char* list, auto& blocks) {
    for (auto& block : blocks) {
      for (const BoundKey& key : bind(block)) {
        if (key.facts->step == Step::none) continue;
        visit(ScaledNumber{list, block.id, key.facts, std::get<double*>(key.cell)}, block);
      }
    }
  });
}

bool cost_cash(const Scenario& scenario, const std::vector<std::string>& items) {
  return std::any_of(scenario.costs.begin(), scenario.costs.end(), [&](const CostItem& cost) {
    return cost.cash_rupiah > 0 && std::find(items.begin(), items.end(), cost.id) != items.end();
  });
}

}  // namespace

std::vector<ScaledNumber> scalable_numbers(Strategy& strategy) {
  std::vector<ScaledNumber> numbers;
  for_each_scalable(strategy, [&](const ScaledNumber& number, const auto&) { numbers.push_back(number); });
  return numbers;
}

std::optional<ScaledNumber> scaled_number(Strategy& strategy) {
  for (const ScaledNumber& number : scalable_numbers(strategy)) {
    if (number.name() == strategy.scale_with) return number;
  }
  return std::nullopt;
}

void check_scaling(const Scenario& scenario, std::size_t index, Reading& reading) {
  Strategy strategy = scenario.strategies[index];
  const auto refuse_limit = [&](const Sentence& why) {
    const std::string path = "strategy." + std::to_string(index) + ".scale_limit";
    reading.problems.add(problem_at(reading.origins.at(path),
                                    {phrase::value_is, "scale_limit", number_text(strategy.scale_limit)}, why));
  };
  if (strategy.scale_with.empty()) {
    if (strategy.scale_limit != 0) refuse_limit(phrase::no_scale_with_to_limit);
    return;
  }
  const Sentence said(phrase::text_is, "scale_with", strategy.scale_with);
  const auto refuse = [&](const Sentence& why, const Sentence& hint) {
    const std::string path = "strategy." + std::to_string(index) + ".scale_with";
    reading.problems.add(problem_at(reading.origins.at(path), said, why, hint));
  };
  if (strategy.budget_exempt) refuse(phrase::is_budget_exempt, phrase::leave_one_out);
  bool found = false;
  for_each_scalable(strategy, [&](const ScaledNumber& number, const auto& block) {
    if (number.name() != strategy.scale_with) return;
    found = true;
    if (strategy.scale_limit > number.facts->high) {
      refuse_limit({phrase::this_must_be, number.name(), allowed(*number.facts)});
    }
    if (!cost_cash(scenario, items_of(scenario, block))) {
      refuse(phrase::costs_no_cash, phrase::scale_what_costs);
    }
    if constexpr (requires { block.per_day; }) {
      if (block.per_day == 0 && number.facts->name != std::string_view("per_day")) {
        refuse(phrase::nobody_at_per_day_0, phrase::give_per_day_above_0);
      }
    }
    if constexpr (requires { block.weekdays; }) {
      if (!block.weekdays.empty())
        refuse({phrase::per_week_does_not_count, "weekdays"}, {phrase::leave_out, "weekdays"});
      if (!block.month_days.empty())
        refuse({phrase::per_week_does_not_count, "month_days"}, {phrase::leave_out, "month_days"});
    }
  });
  if (found) return;
  std::vector<std::string> known;
  for (const ScaledNumber& number : scalable_numbers(strategy)) known.push_back(number.name());
  Sentence hint = suggestion(strategy.scale_with, known);
  if (hint.empty() && !known.empty()) {
    std::string some;
    for (std::size_t i = 0; i < std::min<std::size_t>(known.size(), 4); ++i) some += (i == 0 ? "" : ", ") + known[i];
    hint = {phrase::such_as, some};
  }
  refuse(phrase::names_no_scalable, hint);
}

}  // namespace kabar
