// Costs that no other block brings with it: a team's meetings, a workshop. They send nothing.

#include "scenario/blocks.h"
#include "strategy/kinds.h"
#include "strategy/work.h"

namespace kabar {

void bill(const Schedule& schedule, const CostBlock& block, Bill& to) {
  const double weeks = static_cast<double>(schedule.scenario.city.days) / 7.0;
  const std::vector<std::uint32_t> always = schedule.all_days(0, -1);
  const std::vector<std::uint32_t> once = block.day < 0 ? always : schedule.all_days(block.day, block.day);
  to.charge_each(block.item, block.count, work_of(schedule, block, once));
  to.charge_each(block.item, block.per_week * weeks, work_of(schedule, block, always));
}

void send(const Schedule&, const CostBlock&, CalendarMaker&) {}

}  // namespace kabar
