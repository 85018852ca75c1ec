#include "strategy/budget.h"

#include <algorithm>
#include <iterator>
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

/// What of a strategy exceeds one ceiling, and by how much.
struct Excess {
  Sentence what, why;
  bool is_cash = false;
};

std::vector<Excess> excesses_of(const Scenario& scenario, const Costs& costs) {
  std::vector<Excess> found;
  const City& city = scenario.city;
  const auto in_digits = [](double value) { return Decimal{value, value < 10 ? 1 : 0}; };
  const auto hours = [&](std::int64_t millihours) { return in_digits(static_cast<double>(millihours) / 1000.0); };
  const auto exceeds = [&](std::int64_t millihours, double most) {
    return most > 0 && static_cast<double>(millihours) > most * 1000.0;
  };
  const auto add = [&](std::int64_t millihours, double most, const Sentence& what, const std::string& key) {
    if (exceeds(millihours, most)) found.push_back({what, {phrase::above_ceiling, key, in_digits(most)}});
  };
  if (city.budget > 0 && cash_of(costs) > city.budget) {
    found.push_back({rupiah(cash_of(costs)),
                     {phrase::above_budget, rupiah(cash_of(costs) - city.budget), rupiah(city.budget)},
                     true});
  }
  add(staff_of(costs), city.staff_hours, {phrase::hours_of_staff, hours(staff_of(costs))}, "city.staff_hours");
  for (std::size_t a = 0; a < scenario.agencies.size(); ++a) {
    const Agency& agency = scenario.agencies[a];
    const std::int64_t week = costs.busiest_week_millihours[a];
    add(week, agency.hours_per_week, {phrase::hours_in_a_week, hours(week), agency.name},
        "agency." + agency.id + ".hours_per_week");
  }
  for (std::size_t c = 0; c < scenario.channels.size(); ++c) {
    const Channel& channel = scenario.channels[c];
    if (costs.channel_use[c] > 1) {
      found.push_back(
          {{phrase::messages_in_a_week, in_digits(costs.channel_use[c] * channel.most_per_week), channel.id},
           {phrase::above_ceiling, "channel." + channel.id + ".most_per_week", in_digits(channel.most_per_week)}});
    }
  }
  const std::int64_t head = costs.busiest_month_millihours[static_cast<std::size_t>(Volunteers::heads)];
  const std::int64_t cadre = costs.busiest_month_millihours[static_cast<std::size_t>(Volunteers::cadres)];
  add(head, city.head_hours, {phrase::hours_of_a_head, hours(head)}, "city.head_hours");
  add(cadre, city.cadre_hours, {phrase::hours_of_a_cadre, hours(cadre)}, "city.cadre_hours");
  return found;
}

void report(const Schedule& schedule, const Strategy& strategy, const Costs& costs, Problems& problems) {
  Sentence least, hint = phrase::buy_less;
  const bool scales = schedule.scenario.city.budget > 0;  // without, what is written counts
  if (scales && !strategy.scale_with.empty()) {
    least = {phrase::even_with_0, strategy.scale_with};
  } else if (const std::string number = scales ? dearest_number(schedule, strategy) : ""; !number.empty()) {
    hint = {phrase::say_what_to_scale, number, phrase::buy_less};
  }
  for (const Excess& excess : excesses_of(schedule.scenario, costs)) {
    problems.add({strategy.file.empty() ? strategy.name : strategy.file,
                  strategy.line,
                  strategy.column,
                  {excess.is_cash ? phrase::strategy_costs : phrase::strategy_takes, strategy.name, excess.what,
                   schedule.world.population_index, least},
                  excess.why,
                  hint});
  }
}

}  // namespace

Costs costs_of(const Schedule& schedule, const Strategy& strategy) {
  Strategy whole = strategy;
  whole.without.reset();
  Bill bill(schedule, place_of(strategy));
  bill_all(schedule, whole, bill);
  return bill.costs();
}

std::int64_t cash_of(const Costs& costs) {
  return std::accumulate(costs.cash_rupiah.begin(), costs.cash_rupiah.end(), std::int64_t{0});
}

std::int64_t staff_of(const Costs& costs) {
  return std::accumulate(costs.staff_millihours.begin(), costs.staff_millihours.end(), std::int64_t{0});
}

bool has_ceilings(const Scenario& scenario) {
  const auto limits = [&](const CeilingKey& ceiling) { return ceiling.of(scenario.city) > 0; };
  return std::any_of(std::begin(kCeilings), std::end(kCeilings), limits) ||
         std::any_of(scenario.agencies.begin(), scenario.agencies.end(),
                     [](const Agency& agency) { return agency.hours_per_week > 0; }) ||
         std::any_of(scenario.channels.begin(), scenario.channels.end(),
                     [](const Channel& channel) { return channel.most_per_week > 0; });
}

bool keeps_to_ceilings(const Scenario& scenario, const Costs& costs) {
  return excesses_of(scenario, costs).empty();
}

std::vector<OverCeilings> over_ceilings(const World& world, std::span<const Strategy> strategies) {
  const Schedule schedule(world);
  std::vector<OverCeilings> over;
  for (const Strategy& strategy : strategies) {
    if (strategy.without) continue;
    Problems problems;
    within_budget(schedule, strategy, problems);
    if (!problems.empty()) over.push_back({strategy.name, std::move(problems)});
  }
  return over;
}

WithinBudget within_budget(const Schedule& schedule, const Strategy& strategy, Problems& problems) {
  WithinBudget result{strategy, std::nullopt};
  const Scenario& scenario = schedule.scenario;
  if (strategy.budget_exempt) return result;
  if (strategy.scale_with.empty() || scenario.city.budget == 0) {
    const Costs costs = costs_of(schedule, strategy);
    if (!keeps_to_ceilings(scenario, costs)) report(schedule, strategy, costs, problems);
    return result;
  }
  // Costs are sums over blocks, so only the scaled one is counted again and again.
  const std::optional<ScaledNumber> number = scaled_number(result.strategy);
  if (!number) {
    throw InputError(Problem{
        strategy.name, 0, 0, {phrase::text_is, "scale_with", strategy.scale_with}, phrase::names_no_scalable, {}});
  }
  Bill others(schedule, place_of(strategy));
  bill_all(schedule, part_of(strategy, number->id, Blocks::the_others), others);
  Strategy scaled = part_of(strategy, number->id, Blocks::that_one);
  double* const value = scaled_number(scaled)->value;
  Steps steps = steps_of(schedule, strategy, *number);
  if (strategy.scale_limit > 0) {
    constexpr double kRounding = 1e-6;  // 0.29 x 100 is a little less than 29
    const auto most = static_cast<std::uint64_t>(strategy.scale_limit * steps.whole + kRounding);
    steps.count = std::min(steps.count, most);
  }
  const auto costs_with = [&](std::uint64_t n) {
    *value = steps.value(n);
    Bill whole = others;
    bill_all(schedule, scaled, whole);
    return whole.costs();
  };
  const Costs least = costs_with(0);
  if (!keeps_to_ceilings(scenario, least)) {
    report(schedule, strategy, least, problems);
    return result;
  }
  std::uint64_t fits =
      largest(steps.count, [&](std::uint64_t n) { return keeps_to_ceilings(scenario, costs_with(n)); });
  if (number->facts->step == Step::household && fits > 0) {
    // Not those whose turn would come after the end: the value says who is really visited.
    const std::int64_t cash = cash_of(costs_with(fits));
    if (cash > cash_of(least)) {
      fits = largest(fits, [&](std::uint64_t n) { return cash_of(costs_with(n)) < cash; }) + 1;
    }
  }
  result.value = steps.value(fits);
  *number->value = *result.value;
  return result;
}

}  // namespace kabar
