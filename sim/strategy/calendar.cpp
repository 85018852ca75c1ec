#include "strategy/calendar.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "core/coins.h"
#include "core/errors.h"
#include "core/math.h"
#include "scenario/blocks.h"
#include "scenario/phrases.h"
#include "strategy/budget.h"
#include "strategy/calendar_maker.h"
#include "strategy/kinds.h"
#include "strategy/phrases.h"
#include "strategy/slots.h"

namespace kabar {

Origin place_of(const Strategy& strategy) {
  return {strategy.file.empty() ? strategy.name : strategy.file, strategy.line, strategy.column};
}

CalendarMaker::CalendarMaker(const Schedule& schedule, CityCalendar& of_city, const Strategy& strategy)
    : city(of_city), schedule_(schedule), world_(schedule.world), scenario_(schedule.scenario), strategy_(strategy) {}

Calendar CalendarMaker::make() {
  calendar.hours = schedule_.hours;
  calendar.topics.resize(scenario_.topics.size());
  for (std::size_t t = 0; t < scenario_.topics.size(); ++t) calendar.topics[t].topic = id_hash(scenario_.topics[t].id);
  calendar.feed_class = city.feed_class;
  calendar.heads_relay = !without(Means::heads);
  delays();
  action_of_topics();
  questions();
  own_words();
  blocks();
  group_delays();
  Bill costs(schedule_, place_of(strategy_));
  bill_all(schedule_, strategy_, costs);
  calendar.costs = costs.costs();
  tire_followers();
  crowds();
  follower_classes();
  finish();
  return std::move(calendar);
}

namespace {

/// Visits every block that is not left out.
template <class Visit>
void for_each_block(const Strategy& strategy, Visit visit) {
  for_each_block_list(strategy, [&](const char*, const auto& blocks) {
    for (const auto& block : blocks) {
      if constexpr (requires { block.kMeans; }) {
        if (strategy.without == block.kMeans) continue;
      }
      visit(block);
    }
  });
}

}  // namespace

void CalendarMaker::blocks() {
  for (const bool first : {true, false}) {
    for_each_block(strategy_, [&]<class Block>(const Block& block) {
      if (requires { Block::kBeforeOthers; } == first) send(schedule_, block, *this);
    });
  }
}

void bill_all(const Schedule& schedule, const Strategy& strategy, Bill& to) {
  for_each_block(strategy, [&](const auto& block) { bill(schedule, block, to); });
}

/// What people tell reaches the other at once or not at all, and if so after an exponential delay.
void CalendarMaker::delays() {
  const Parameters& param = scenario_.param;
  const auto layer = [&](double weight, double mean_days, std::uint64_t& told_by_aware) {
    const double told = without(Means::ties) ? 0.0 : weight;
    const double aware = std::min(1.0, param.q_N * told);
    const double takes_part = std::min(1.0, std::max(param.q_N, param.q_P) * told);
    told_by_aware = threshold(aware);
    return exponential_curve({aware, takes_part, takes_part - aware}, 24.0 * mean_days, calendar.hours);
  };
  calendar.neighbour_delay = layer(param.w_rt, param.delay_rt_days, calendar.told_by_aware[0]);
  calendar.kin_delay = layer(param.w_kin, param.delay_kin_days, calendar.told_by_aware[1]);
}

void CalendarMaker::group_delays() {
  const Parameters& param = scenario_.param;
  std::vector<double> read = {param.rho};
  for (const std::size_t topics : group_topics_) {
    read.push_back(param.rho * static_cast<double>(param.topics_taken_in) / static_cast<double>(topics));
  }
  if (without(Means::groups)) std::fill(read.begin(), read.end(), 0.0);
  calendar.group_delay = exponential_curve(read, param.delay_group_hours, calendar.hours);
}

std::uint32_t CalendarMaker::group_row(std::size_t topics) {
  if (static_cast<std::int64_t>(topics) <= scenario_.param.topics_taken_in) return 0;
  const auto known = std::find(group_topics_.begin(), group_topics_.end(), topics);
  const auto row = static_cast<std::uint32_t>(known - group_topics_.begin() + 1);
  if (known == group_topics_.end()) group_topics_.push_back(topics);
  return row;
}

void CalendarMaker::follower_classes() {
  constexpr std::size_t kGroup = kCoinLanes * kQuadCoins;
  std::vector<std::uint32_t> most(scenario_.accounts.size(), 0);
  for (const FeedSlot& post : calendar.posts) most[post.account] = std::max(most[post.account], post.followers);
  for (std::size_t a = 0; a < most.size(); ++a) {
    std::vector<std::uint8_t> classes((most[a] + kGroup - 1) / kGroup * kGroup, 0);
    for (std::uint32_t rank = 0; rank < most[a]; ++rank) {
      classes[rank] = calendar.feed_class[world_.network.followers[a][rank]];
    }
    calendar.follower_class.push_back(std::move(classes));
  }
}

Slot CalendarMaker::slot(std::string_view kind, std::string_view block, std::uint32_t topic, std::string_view source,
                         std::string_view day, std::string_view repeat) {
  slots_.push_back(make_slot(kind, block, scenario_.topics[topic].id, source, day, repeat));
  return slots_.back();
}

namespace {

/// In order of their hours, and those of one gathering side by side.
auto order_of(const MeetingSlot& slot) {
  return std::tie(slot.hour, slot.rt, slot.meeting);
}
auto order_of(const SessionSlot& slot) {
  return std::tie(slot.hour, slot.group);
}
auto order_of(const auto& slot) {
  return std::tie(slot.hour);
}

/// What is told beside what at each gathering, whichever block has it told.
template <class S>
void count_topics(std::vector<S>& slots, const std::vector<Message>& messages) {
  std::vector<std::uint16_t> topics;
  for (auto begin = slots.begin(); begin != slots.end();) {
    const auto end = std::find_if(begin, slots.end(), [&](const S& slot) { return !is_same_gathering(slot, *begin); });
    topics.clear();
    for (auto slot = begin; slot != end; ++slot) topics.push_back(messages[slot->message].topic);
    std::sort(topics.begin(), topics.end());
    topics.erase(std::unique(topics.begin(), topics.end()), topics.end());
    for (auto slot = begin; slot != end; ++slot) {
      const auto place = std::lower_bound(topics.begin(), topics.end(), messages[slot->message].topic);
      slot->among = {static_cast<std::uint16_t>(place - topics.begin()), static_cast<std::uint16_t>(topics.size())};
    }
    begin = end;
  }
}

}  // namespace

void CalendarMaker::finish() {
  for_each_slot_list(calendar, [](std::size_t, auto& slots) {
    const auto earlier = [](const auto& a, const auto& b) { return order_of(a) < order_of(b); };
    if (!std::is_sorted(slots.begin(), slots.end(), earlier)) std::stable_sort(slots.begin(), slots.end(), earlier);
  });
  count_topics(calendar.meetings, calendar.messages);
  count_topics(calendar.sessions, calendar.messages);
  if (!calendar.debunks.empty()) calendar.debunks.resize(calendar.messages.size(), 0);
  refuse_equal_roots();
}

void CalendarMaker::refuse_equal_roots() {
  const auto order = [](const Slot& slot) { return std::tie(slot.root, slot.high, slot.low); };
  std::sort(slots_.begin(), slots_.end(), [&](const Slot& a, const Slot& b) { return order(a) < order(b); });
  for (std::size_t i = 1; i < slots_.size(); ++i) {
    if (slots_[i].root != slots_[i - 1].root || order(slots_[i]) == order(slots_[i - 1])) continue;
    // Of n there are n^2 / 2^33 pairs with one root to be expected: another name helps where that is rare.
    constexpr std::size_t kFew = 30'000;
    if (slots_.size() > kFew) {
      throw InputError(problem_at(place_of(strategy_), phrase::same_root, {phrase::too_many_slots, slots_.size()},
                                  phrase::send_less));
    }
    throw InputError(
        problem_at(place_of(strategy_), phrase::same_root, phrase::accident_of_hashing, phrase::rename_a_block));
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
  const Schedule schedule(world);
  Problems problems;
  std::vector<WithinBudget> settled;
  for (const Strategy& strategy : strategies) {
    // A knock-out takes what was settled for the strategy that it is otherwise.
    std::size_t whole = 0;
    while (whole < settled.size() && !is_whole_of(strategies[whole], strategy)) ++whole;
    if (whole == settled.size()) {
      settled.push_back(within_budget(schedule, strategy, problems));
      continue;
    }
    settled.push_back(settled[whole]);
    settled.back().strategy.without = strategy.without;
  }
  problems.throw_if_any();
  const auto city = std::make_shared<CityCalendar>(make_city_calendar(schedule));
  std::vector<Calendar> calendars;
  for (const WithinBudget& one : settled) {
    calendars.push_back(CalendarMaker(schedule, *city, one.strategy).make());
    calendars.back().scaled_value = one.value;
    calendars.back().city = city;
  }
  return calendars;
}

}  // namespace kabar
