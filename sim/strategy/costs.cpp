// Costs that no other block brings with it: a team's meetings, a workshop. They send nothing.

#include "scenario/blocks.h"
#include "strategy/kinds.h"

namespace kabar {

void bill(const Schedule& schedule, const CostBlock& block, Bill& to) {
  const double weeks = static_cast<double>(schedule.scenario.city.days) / 7.0;
  to.charge(block.item, "", block.count + block.per_week * weeks);
}

void send(const Schedule&, const CostBlock&, CalendarMaker&) {}

}  // namespace kabar
