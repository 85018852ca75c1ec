// S11: two ledgers, cash in rupiah and staff time in thousandths of an hour; never only their sum.

#include "core/errors.h"
#include "scenario/phrases.h"
#include "strategy/compiler.h"
#include "strategy/phrases.h"

namespace kabar {

void CalendarCompiler::charge(const std::string& override_item, const std::string& channel_item, double count) {
  const std::string& id = override_item.empty() ? channel_item : override_item;
  if (id.empty() || id == "none" || count == 0.0) return;
  for (std::size_t item = 0; item < scenario_.costs.size(); ++item) {
    const CostItem& cost = scenario_.costs[item];
    if (cost.id != id) continue;
    calendar_.costs.cash_rupiah[item] += static_cast<std::int64_t>(count * static_cast<double>(cost.cash_rupiah) + 0.5);
    calendar_.costs.staff_millihours[item] += static_cast<std::int64_t>(count * cost.staff_hours * 1000.0 + 0.5);
    return;
  }
  throw InputError(problem_at(place(), {phrase::text_is, "cost_item", id}, {phrase::no_such_row, "costs"}));
}

void CalendarCompiler::other_costs() {
  const double weeks = static_cast<double>(scenario_.city.days) / 7.0;
  for (const CostBlock& block : strategy_.costs) charge(block.item, "", block.count + block.per_week * weeks);
}

}  // namespace kabar
