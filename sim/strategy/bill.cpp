#include "strategy/bill.h"

#include <utility>

#include "core/errors.h"
#include "scenario/phrases.h"

namespace kabar {

Bill::Bill(const Scenario& scenario, Origin place) : scenario_(scenario), place_(std::move(place)) {
  costs_.cash_rupiah.assign(scenario.costs.size(), 0);
  costs_.staff_millihours.assign(scenario.costs.size(), 0);
}

void Bill::charge(const std::string& own_item, const std::string& channel_item, double count) {
  const std::string& id = own_item.empty() ? channel_item : own_item;
  if (id.empty() || id == "none" || count == 0.0) return;
  for (std::size_t item = 0; item < scenario_.costs.size(); ++item) {
    const CostItem& cost = scenario_.costs[item];
    if (cost.id != id) continue;
    costs_.cash_rupiah[item] += static_cast<std::int64_t>(count * static_cast<double>(cost.cash_rupiah) + 0.5);
    costs_.staff_millihours[item] += static_cast<std::int64_t>(count * cost.staff_hours * 1000.0 + 0.5);
    return;
  }
  throw InputError(problem_at(place_, {phrase::text_is, "cost_item", id}, {phrase::no_such_row, "costs"}));
}

}  // namespace kabar
