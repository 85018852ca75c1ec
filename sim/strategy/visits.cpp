// Visits to households: how many a day, and which topics they bring.

#include <algorithm>
#include <utility>

#include "scenario/blocks.h"
#include "strategy/kinds.h"
#include "strategy/slots.h"
#include "strategy/visit_list.h"
#include "strategy/work.h"

namespace kabar {

namespace {

/// The hours of the visits, one after the other, that are made before the end.
std::vector<std::uint32_t> visit_hours(const Schedule& schedule, const VisitBlock& block) {
  std::vector<std::uint32_t> hours;
  if (block.topics.empty() || !(block.per_day > 0.0)) return hours;
  const std::size_t length = visit_list_length(schedule, block);
  for (std::size_t j = 0; j < length; ++j) {
    const double place = static_cast<double>(j) / block.per_day;
    if (place > static_cast<double>(schedule.scenario.city.days)) break;
    const auto day = static_cast<std::int64_t>(place);
    const auto hour = static_cast<std::int64_t>(8.0 * (place - static_cast<double>(day)));
    const std::int64_t when = (block.from_day + day) * 24 + kOfficeHour + hour;
    if (when >= schedule.hours) break;
    hours.push_back(static_cast<std::uint32_t>(when));
  }
  return hours;
}

bool retargets(const VisitBlock& block) {
  return block.retarget != Retarget::never;
}

}  // namespace

void bill(const Schedule& schedule, const VisitBlock& block, Bill& to) {
  if (schedule.topics(block.topics).empty()) return;
  const std::vector<std::uint32_t> hours = visit_hours(schedule, block);
  if (hours.empty()) return;
  std::vector<std::uint32_t> days;
  for (const std::uint32_t hour : hours) days.push_back(hour / 24);
  const std::vector<std::uint32_t> window = schedule.all_days(block.from_day, -1);
  to.charge(block.cost_item, schedule.scenario.channels[schedule.channel(block.channel)].cost_item,
            {{Unit::visit, static_cast<double>(hours.size())}, {Unit::month, months_of(window)}},
            work_of(schedule, block, days));
  for (const std::uint32_t day : days) to.charge_cadres(day, schedule.scenario.param.hours_visit, 1.0);
  if (!retargets(block)) return;
  // Asked on the eve of every week in which somebody is visited, but the first of the horizon.
  const std::int64_t first_week = std::max<std::int64_t>(1, hours.front() / kWeekHours);
  const std::int64_t weeks = std::max<std::int64_t>(0, hours.back() / kWeekHours - first_week + 1);
  const auto asked = static_cast<double>(weeks * block.survey * std::ssize(schedule.scenario.kelurahan));
  to.charge(block.survey_item, "", {{Unit::respondent, asked}}, work_of(schedule, block, days));
}

void send(const Schedule& schedule, const VisitBlock& block, CalendarMaker& to) {
  const std::vector<std::uint32_t> topics = schedule.topics(block.topics);
  if (topics.empty() || !(block.per_day > 0.0)) return;
  const std::uint32_t channel = schedule.channel(block.channel);
  const std::vector<std::uint32_t> hours = visit_hours(schedule, block), list = visit_list(schedule, block);
  VisitRound round;
  for (const std::uint32_t t : topics) {
    round.topics.push_back({to.slot("visit", block.id, t), t, to.message(t, channel, block.content), {}});
  }
  for (VisitRound::About& about : round.topics) about.among = among(topics, about.topic);
  round.block = id_hash(block.id);
  if (!retargets(block)) {
    to.calendar.visits.reserve(to.calendar.visits.size() + hours.size() * topics.size());
    for (std::size_t j = 0; j < hours.size(); ++j) {
      for (const VisitRound::About& about : round.topics) {
        to.calendar.visits.push_back({hours[j], about.slot, list[j], about.message, round.block, about.among});
      }
    }
    return;
  }
  round.hours = hours;
  round.list = list;
  round.survey = block.retarget == Retarget::survey ? static_cast<std::uint32_t>(block.survey) : 0;
  to.calendar.rounds.push_back(std::move(round));
  to.need_kelurahan_households();
}

}  // namespace kabar
