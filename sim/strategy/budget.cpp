#include "strategy/budget.h"

#include <algorithm>
#include <numeric>
#include <string>

#include "scenario/blocks.h"
#include "scenario/keys.h"
#include "scenario/phrases.h"
#include "scenario/scaling.h"
#include "strategy/kinds.h"
#include "strategy/phrases.h"
#include "strategy/visit_list.h"

namespace kabar {

namespace {

/// 12345678 as "Rp 12,345,678".
Sentence rupiah(std::int64_t amount) {
  return {phrase::in_rupiah, Decimal{static_cast<double>(amount), 0}};
}

/// The steps of a number: `count` of them, of which `whole` make 1.
struct Steps {
  std::uint64_t count = 0;
  double whole = 1;
  double value(std::uint64_t n) const { return static_cast<double>(n) / whole; }
};

/// The households of which a visit block's `share` is a share.
std::uint64_t households_on_list(const Schedule& schedule, const Strategy& strategy, const std::string& id) {
  const auto block = std::find_if(strategy.blocks().visits.begin(), strategy.blocks().visits.end(),
                                  [&](const VisitBlock& visits) { return visits.id == id; });
  return block == strategy.blocks().visits.end() ? 0 : visit_list_base(schedule, *block);
}

Steps steps_of(const Schedule& schedule, const Strategy& strategy, const ScaledNumber& number) {
  constexpr std::uint64_t kCoinSteps = std::uint64_t{1} << 32;
  switch (number.facts->step) {
    case Step::coin:
      return {kCoinSteps, static_cast<double>(kCoinSteps)};
    case Step::household: {
      const std::uint64_t households = households_on_list(schedule, strategy, number.id);
      return {households, static_cast<double>(std::max<std::uint64_t>(1, households))};
    }
    case Step::hundredth:
      return {static_cast<std::uint64_t>(number.facts->high * 100.0 + 0.5), 100.0};
    case Step::unit:
      return {static_cast<std::uint64_t>(number.facts->high + 0.5), 1.0};
    case Step::none:
      break;
  }
  return {};
}

/// The strategy's blocks with the id (one, as ids are unique), or all others.
enum class Blocks : std::uint8_t { that_one, the_others };
Strategy part_of(const Strategy& strategy, const std::string& id, Blocks blocks) {
  Strategy part = strategy;
  for_each_block_list(part, [&](const char*, auto& list) {
    std::erase_if(list, [&](const auto& block) { return (block.id == id) != (blocks == Blocks::that_one); });
  });
  return part;
}

/// The largest n from 0 to `most` that `holds`, which is true of 0 and of every n below one that it is true of.
template <class Holds>
std::uint64_t largest(std::uint64_t most, const Holds& holds) {
  std::uint64_t low = 0, above = most + 1;
  while (above - low > 1) {
    const std::uint64_t middle = low + (above - low) / 2;
    (holds(middle) ? low : above) = middle;
  }
  return low;
}

/// The number that could be scaled in the block that costs most, or "".
std::string dearest_number(const Schedule& schedule, const Strategy& strategy) {
  Strategy copy = strategy;  // numbers are bound to what can be changed
  std::string dearest;
  std::int64_t most = 0;
  for (const ScaledNumber& number : scalable_numbers(copy)) {
    const std::int64_t cash = cash_of(costs_of(schedule, part_of(strategy, number.id, Blocks::that_one)));
    if (cash <= most) continue;
    most = cash;
    dearest = number.name();
  }
  return dearest;
}

void report(const Schedule& schedule, const Strategy& strategy, std::int64_t cash, Problems& problems) {
  const std::int64_t budget = schedule.scenario.city.budget;
  Sentence least, hint = phrase::buy_less;
  if (!strategy.scale_with.empty()) {
    least = {phrase::even_with_0, strategy.scale_with};
  } else if (const std::string number = dearest_number(schedule, strategy); !number.empty()) {
    hint = {phrase::say_what_to_scale, number, phrase::buy_less};
  }
  problems.add({strategy.file.empty() ? strategy.name : strategy.file,
                strategy.line,
                strategy.column,
                {phrase::strategy_costs, strategy.name, rupiah(cash), schedule.world.population_index, least},
                {phrase::above_budget, rupiah(cash - budget), rupiah(budget)},
                hint});
}

}  // namespace

Costs costs_of(const Schedule& schedule, const Strategy& strategy) {
  if (!strategy.without) return bill_of(schedule, strategy);
  Strategy whole = strategy;
  whole.without.reset();
  return bill_of(schedule, whole);
}

std::int64_t cash_of(const Costs& costs) {
  return std::accumulate(costs.cash_rupiah.begin(), costs.cash_rupiah.end(), std::int64_t{0});
}

WithinBudget within_budget(const Schedule& schedule, const Strategy& strategy, Problems& problems) {
  WithinBudget result{strategy, std::nullopt};
  const std::int64_t budget = schedule.scenario.city.budget;
  if (budget == 0 || strategy.budget_exempt) return result;
  if (strategy.scale_with.empty()) {
    const std::int64_t cash = cash_of(costs_of(schedule, strategy));
    if (cash > budget) report(schedule, strategy, cash, problems);
    return result;
  }
  // Costs are sums over blocks, so only the scaled one is counted again and again.
  const std::optional<ScaledNumber> number = scaled_number(result.strategy);
  if (!number) {
    throw InputError(Problem{
        strategy.name, 0, 0, {phrase::text_is, "scale_with", strategy.scale_with}, phrase::names_no_scalable, {}});
  }
  const std::int64_t others = cash_of(costs_of(schedule, part_of(strategy, number->id, Blocks::the_others)));
  Strategy scaled = part_of(strategy, number->id, Blocks::that_one);
  double* const value = scaled_number(scaled)->value;
  Steps steps = steps_of(schedule, strategy, *number);
  if (strategy.scale_limit > 0) {
    constexpr double kRounding = 1e-6;  // 0.29 x 100 is a little less than 29
    const auto most = static_cast<std::uint64_t>(strategy.scale_limit * steps.whole + kRounding);
    steps.count = std::min(steps.count, most);
  }
  const auto cash_with = [&](std::uint64_t n) {
    *value = steps.value(n);
    return others + cash_of(costs_of(schedule, scaled));
  };
  const std::int64_t least = cash_with(0);
  if (least > budget) {
    report(schedule, strategy, least, problems);
    return result;
  }
  std::uint64_t fits = largest(steps.count, [&](std::uint64_t n) { return cash_with(n) <= budget; });
  if (number->facts->step == Step::household && fits > 0) {
    // Not those whose turn would come after the end: the value says who is really visited.
    const std::int64_t cash = cash_with(fits);
    if (cash > least) fits = largest(fits, [&](std::uint64_t n) { return cash_with(n) < cash; }) + 1;
  }
  result.value = steps.value(fits);
  *number->value = *result.value;
  return result;
}

}  // namespace kabar
