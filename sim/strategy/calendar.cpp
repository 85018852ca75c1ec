#include "strategy/calendar.h"

#include <algorithm>
#include <map>
#include <string>

#include "core/date.h"
#include "core/errors.h"
#include "core/math.h"
#include "scenario/phrases.h"
#include "strategy/budget.h"
#include "strategy/compiler.h"
#include "strategy/phrases.h"
#include "strategy/slots.h"

namespace kabar {

namespace {

template <class T>
void order_by_hour(std::vector<T>& slots) {
  std::stable_sort(slots.begin(), slots.end(), [](const T& a, const T& b) { return a.hour < b.hour; });
}

std::vector<double> activity_by_hour_of_week(const City& city) {
  const int first = weekday_of(date_after(city.start, 0));
  std::vector<double> activity(168, 1.0);
  for (std::size_t h = 0; h < 168; ++h) {
    if (!city.hours.empty()) activity[h] *= city.hours[h % 24];
    if (!city.weekdays.empty()) activity[h] *= city.weekdays[(static_cast<std::size_t>(first) + h / 24) % 7];
  }
  return activity;
}

}  // namespace

CalendarCompiler::CalendarCompiler(const World& world, const Strategy& strategy)
    : world_(world),
      scenario_(*world.scenario),
      strategy_(strategy),
      schedule_key_(make_key(static_cast<std::uint64_t>(scenario_.city.seed), world.network_index, kWorldReplicate,
                             Stream::schedule)),
      growth_(city_growth(scenario_)),
      activity_(activity_by_hour_of_week(scenario_.city)) {
  for (int c = 0; c < kFeedClasses; ++c) class_sessions_.push_back(feed_sessions(scenario_, c));
}

void CalendarCompiler::begin() {
  calendar_.hours = static_cast<std::uint32_t>(hours_of(scenario_));
  calendar_.topics.resize(scenario_.topics.size());
  calendar_.costs.cash_rupiah.assign(scenario_.costs.size(), 0);
  calendar_.costs.staff_millihours.assign(scenario_.costs.size(), 0);
  for (std::size_t t = 0; t < scenario_.topics.size(); ++t) calendar_.topics[t].topic = id_hash(scenario_.topics[t].id);
  schedules();
}

void CalendarCompiler::blocks() {
  const auto unless = [&](Means means, const auto& list, auto make) {
    if (without(means)) return;
    for (const auto& block : list) (this->*make)(block);
  };
  using C = CalendarCompiler;
  for (const InternetBlock& block : strategy_.internet) internet(block);
  unless(Means::accounts, strategy_.posts, &C::posts);
  unless(Means::accounts, strategy_.ads, &C::ads);
  unless(Means::broadcasts, strategy_.broadcasts, &C::broadcasts);
  unless(Means::meetings, strategy_.meetings, &C::meetings);
  unless(Means::heads, strategy_.instructions, &C::instructions);
  unless(Means::sessions, strategy_.sessions, &C::sessions);
  unless(Means::visits, strategy_.visits, &C::visits);
  for (const DeskBlock& block : strategy_.desks) desks(block);
  for (const ListeningBlock& block : strategy_.listening) listening(block);
  other_costs();
}

Calendar CalendarCompiler::compile() {
  begin();
  households();
  calibrate();
  delays();
  action_of_topics();
  questions();
  common_messages();
  blocks();
  tire_followers();
  crowds();
  follower_classes();
  finish();
  return std::move(calendar_);
}

Costs CalendarCompiler::costs() {
  makes_ = Makes::costs;
  begin();
  blocks();
  return std::move(calendar_.costs);
}

void CalendarCompiler::households() {
  const Population& population = world_.population;
  calendar_.feed_class.resize(population.households);
  calendar_.traits.resize(population.households);
  for (std::uint32_t i = 0; i < population.households; ++i) {
    calendar_.feed_class[i] = static_cast<std::uint8_t>(feed_class(population, i));
    calendar_.traits[i] = static_cast<std::uint8_t>((comprehension_class(population, i) << kComprehensionShift) |
                                                    (population.poor[i] != 0 ? kPoorTrait : 0));
  }
  const auto attendance_limit = [](double chance) {
    return static_cast<std::uint32_t>(std::min<std::uint64_t>(threshold(chance), 0xFFFFFFFFu));
  };
  calendar_.attends.resize(population.households);
  for (std::uint32_t i = 0; i < population.households; ++i) {
    calendar_.attends[i] = attendance_limit(static_cast<double>(population.attendance[i]));
  }
  calendar_.hears_head = calendar_.attends;
  for (std::uint32_t i = 0; i < population.households && scenario_.param.broker_bias > 0; ++i) {
    if (population.poor[i] == 0 || population.access[i] != Access::none) continue;
    calendar_.hears_head[i] =
        attendance_limit(static_cast<double>(population.attendance[i]) * (1.0 - scenario_.param.broker_bias));
  }
  for (const std::uint32_t head : population.rt_head) calendar_.traits[head] |= kHeadTrait;
  calendar_.heads_relay = !without(Means::heads);
  std::map<std::string, std::uint32_t> numbers;
  for (const Kelurahan& kelurahan : scenario_.kelurahan) {
    const auto next = static_cast<std::uint32_t>(numbers.size());
    calendar_.district.push_back(numbers.try_emplace(kelurahan.district, next).first->second);
  }
}

/// What people tell reaches the other at once or not at all, and if so after an exponential delay.
void CalendarCompiler::delays() {
  const Parameters& param = scenario_.param;
  const auto layer = [&](double weight, double mean_days, std::uint64_t& told_by_aware) {
    const double told = without(Means::ties) ? 0.0 : weight;
    const double aware = std::min(1.0, param.q_N * told);
    const double takes_part = std::min(1.0, std::max(param.q_N, param.q_P) * told);
    told_by_aware = threshold(aware);
    return exponential_curve({aware, takes_part, takes_part - aware}, 24.0 * mean_days, calendar_.hours);
  };
  calendar_.neighbour_delay = layer(param.w_rt, param.delay_rt_days, calendar_.told_by_aware[0]);
  calendar_.kin_delay = layer(param.w_kin, param.delay_kin_days, calendar_.told_by_aware[1]);
  calendar_.group_delay =
      exponential_curve({without(Means::groups) ? 0.0 : param.rho}, param.delay_group_hours, calendar_.hours);
  for (const Channel& channel : scenario_.channels) {
    const bool feed = channel.mechanism == "feed";
    calendar_.reshare_delay.push_back(
        feed ? exponential_curve({param.reshare_seen}, channel.half_life_hours / kLn2, calendar_.hours) : HourCurve{});
  }
}

void CalendarCompiler::schedules() {
  const std::uint32_t rts = world_.population.rts();
  constexpr std::uint64_t kMostRts = (std::uint64_t{1} << 32) / kMeetingsOfRt;
  if (rts > kMostRts) {
    throw InputError(problem_at(scenario_.origins.at("city.households"), {phrase::city_of_rts, rts},
                                {phrase::at_most, kMostRts}, phrase::smaller_or_larger_rts));
  }
  calendar_.rt_interval.resize(rts);
  calendar_.rt_first.resize(rts);
  for (std::uint32_t rt = 0; rt < rts; ++rt) {
    const Words words = draw(schedule_key_, counter_head(Purpose::meeting_day), rt);
    const std::uint32_t interval = (words[0] & 1u) != 0 ? 35 : kLeastMeetingDays;  // a selapan is 35 days
    calendar_.rt_interval[rt] = static_cast<std::uint16_t>(interval);
    calendar_.rt_first[rt] = static_cast<std::uint16_t>(below(words[1], interval));
  }
}

void CalendarCompiler::finish() {
  std::vector<std::pair<std::uint32_t, std::uint64_t>> roots;
  order_by_hour(calendar_.posts);
  order_by_hour(calendar_.ads);
  order_by_hour(calendar_.broadcasts);
  order_by_hour(calendar_.meetings);
  order_by_hour(calendar_.sessions);
  order_by_hour(calendar_.visits);
  const auto add_one = [&](const Slot& slot) {
    roots.emplace_back(slot.root, (static_cast<std::uint64_t>(slot.high) << 32) | slot.low);
  };
  const auto add = [&](const auto& slots) {
    for (const auto& slot : slots) add_one(slot.slot);
  };
  add(calendar_.posts);
  add(calendar_.ads);
  add(calendar_.broadcasts);
  add(calendar_.meetings);
  add(calendar_.sessions);
  add(calendar_.visits);
  add(calendar_.instructions);
  for (const VisitRound& round : calendar_.rounds) add(round.topics);
  for (const ListeningDuty& duty : calendar_.listening) {
    for (const ListeningDuty::Reply& reply : duty.replies) {
      if (reply.carries) add_one(reply.slot);
    }
  }
  if (!calendar_.debunks.empty()) calendar_.debunks.resize(calendar_.messages.size(), 0);
  std::sort(roots.begin(), roots.end());
  roots.erase(std::unique(roots.begin(), roots.end()), roots.end());
  for (std::size_t i = 1; i < roots.size(); ++i) {
    if (roots[i].first == roots[i - 1].first) {
      throw InputError(problem_at(place(), phrase::same_root, phrase::accident_of_hashing, phrase::rename_a_block));
    }
  }
}

namespace {

bool is_whole_of(const Strategy& whole, const Strategy& strategy) {
  return strategy.without && !whole.without && whole.name == strategy.of;
}

}  // namespace

Calendar compile_calendar(const World& world, const Strategy& strategy) {
  return std::move(compile_calendars(world, std::span(&strategy, 1)).front());
}

std::vector<Calendar> compile_calendars(const World& world, std::span<const Strategy> strategies) {
  Problems problems;
  std::vector<WithinBudget> settled;
  for (const Strategy& strategy : strategies) {
    // A knock-out takes what was settled for the strategy that it is otherwise.
    std::size_t whole = 0;
    while (whole < settled.size() && !is_whole_of(strategies[whole], strategy)) ++whole;
    if (whole == settled.size()) {
      settled.push_back(within_budget(world, strategy, problems));
      continue;
    }
    settled.push_back(settled[whole]);
    settled.back().strategy.without = strategy.without;
  }
  problems.throw_if_any();
  std::vector<Calendar> calendars;
  for (const WithinBudget& one : settled) {
    calendars.push_back(CalendarCompiler(world, one.strategy).compile());
    calendars.back().scaled_value = one.value;
  }
  return calendars;
}

std::uint32_t next_meeting(const Calendar& calendar, std::uint32_t rt, std::uint32_t hour) {
  const std::uint32_t first = calendar.rt_first[rt] * 24u + kMeetingHour;
  const std::uint32_t step = calendar.rt_interval[rt] * 24u;
  const std::uint32_t meeting = hour < first ? 0 : (hour - first) / step + 1;
  return first + meeting * step < calendar.hours ? meeting : kNone;
}

}  // namespace kabar
