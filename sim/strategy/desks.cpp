// S9: desks where households are helped with their applications.

#include <algorithm>
#include <vector>

#include "scenario/blocks.h"
#include "strategy/kinds.h"
#include "strategy/work.h"

namespace kabar {

namespace {

/// Days from `from_day` to before this one; none if it is not later.
std::int64_t end_day(const Schedule& schedule, const DeskBlock& block) {
  return std::max(block.from_day, schedule.last_day(block.to_day) + 1);
}

std::int64_t days_a_week(const DeskBlock& block) {
  return static_cast<std::int64_t>(block.days_per_week);
}

}  // namespace

void bill(const Schedule& schedule, const DeskBlock& block, Bill& to) {
  const std::vector<std::uint8_t> in_area = schedule.kelurahan(block.kelurahan);
  const auto kelurahan = std::count(in_area.begin(), in_area.end(), std::uint8_t{1});
  std::vector<std::uint32_t> open = schedule.all_days(block.from_day, block.to_day);
  std::erase_if(open, [&](std::uint32_t day) { return (day - block.from_day) % 7 >= days_a_week(block); });
  to.charge(block.cost_item, "", {{Unit::kelurahan_day, static_cast<double>(kelurahan * std::ssize(open))}},
            work_of(schedule, block, open));
}

void send(const Schedule& schedule, const DeskBlock& block, CalendarMaker& to) {
  const std::int64_t end = end_day(schedule, block);
  if (end == block.from_day || days_a_week(block) == 0) return;
  const DeskHours hours{static_cast<std::uint32_t>(24 * block.from_day), static_cast<std::uint32_t>(24 * end),
                        static_cast<std::uint32_t>(days_a_week(block)), to.area(block.kelurahan)};
  for (const std::uint32_t t : schedule.topics(block.topics)) to.calendar.topics[t].desks.push_back(hours);
}

}  // namespace kabar
