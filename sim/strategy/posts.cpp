// S1: posts of agencies' accounts, each on its day.

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>

#include "core/date.h"
#include "core/math.h"
#include "scenario/blocks.h"
#include "strategy/kinds.h"
#include "strategy/repeats.h"
#include "strategy/slots.h"
#include "strategy/work.h"

namespace kabar {

namespace {

constexpr std::array<const char*, 7> kWeekdays = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

/// Whether a date is one of the days of a month; the last of a month stands for those that it lacks.
bool is_among(const std::vector<double>& month_days, const Date& date) {
  const auto day = static_cast<unsigned>(date.day());
  const bool last = date.day() == (date.year() / date.month() / std::chrono::last).day();
  return std::any_of(month_days.begin(), month_days.end(), [&](double wanted) {
    const auto wanted_day = static_cast<unsigned>(wanted);
    return wanted_day == day || (last && wanted_day > day);
  });
}

/// The days for which posts are made: those that the block names, or as many as it asks for.
std::vector<std::uint32_t> days_named(const Schedule& schedule, const PostBlock& block) {
  if (block.weekdays.empty() && block.month_days.empty()) {
    return schedule.days(block.per_week, block.from_day, block.to_day);
  }
  const std::int64_t last = schedule.last_day(block.to_day);
  std::vector<std::uint32_t> days;
  for (std::int64_t day = block.from_day; day <= last; ++day) {
    const Date date = date_after(schedule.scenario.city.start, day);
    const char* name = kWeekdays[static_cast<std::size_t>(weekday_of(date))];
    if (std::find(block.weekdays.begin(), block.weekdays.end(), name) != block.weekdays.end() ||
        is_among(block.month_days, date)) {
      days.push_back(static_cast<std::uint32_t>(day));
    }
  }
  return days;
}

/// Of them, those whose posts appear before the end.
std::vector<std::uint32_t> days_of(const Schedule& schedule, const PostBlock& block) {
  std::vector<std::uint32_t> days = days_named(schedule, block);
  const auto delay = static_cast<std::uint32_t>(block.approval_days);
  std::erase_if(days, [&](std::uint32_t day) { return day + delay >= schedule.hours / 24; });
  return days;
}

/// Of what clarity is above 1, half is left after so many days, in steps of a week.
Content worn_off(const PostBlock& block, std::uint32_t week) {
  Content content = block.content;
  if (block.training_half_life > 0.0 && content.clarity > 1.0) {
    content.clarity = 1.0 + (content.clarity - 1.0) * exp(-kLn2 * 7.0 * week / block.training_half_life);
  }
  return content;
}

}  // namespace

void bill(const Schedule& schedule, const PostBlock& block, Bill& to) {
  if (schedule.topics(block.topics).empty()) return;
  // A post is made once and put on all accounts of its block.
  std::string item;
  for (const std::uint32_t a : schedule.accounts(block.accounts)) {
    const Channel& channel = schedule.scenario.channels[schedule.channel(schedule.scenario.accounts[a].channel)];
    if (item.empty()) item = block.format == Format::video ? channel.cost_item_video : channel.cost_item;
  }
  const std::vector<std::uint32_t> days = days_of(schedule, block);
  if (days.empty()) return;
  to.charge(block.cost_item, item,
            {{Unit::post, static_cast<double>(days.size())},
             {Unit::month, months_of(schedule.all_days(block.from_day, block.to_day))}},
            work_of(schedule, block, days));
}

void send(const Schedule& schedule, const PostBlock& block, CalendarMaker& to) {
  const std::vector<std::uint32_t> topics = schedule.topics(block.topics);
  const std::vector<std::uint32_t> days = days_of(schedule, block);
  if (topics.empty()) return;
  const auto delay = static_cast<std::uint32_t>(block.approval_days);
  const bool wears_off = block.training_half_life > 0.0;
  const Form form{block.format == Format::video, block.cites_source, false};
  for (const std::uint32_t a : schedule.accounts(block.accounts)) {
    const Account& account = schedule.scenario.accounts[a];
    const std::uint32_t channel = schedule.channel(account.channel);
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> messages;  // topic, week of training
    const auto message_in = [&](std::uint32_t t, std::uint32_t week) {
      const auto [place, is_new] = messages.try_emplace({t, week}, 0);
      if (is_new) place->second = to.message(t, channel, worn_off(block, week), form);
      return place->second;
    };
    Repeats repeats;
    for (std::size_t j = 0; j < days.size(); ++j) {
      const std::uint32_t t = topics[j % topics.size()];
      FeedSlot post;
      // Named by the day for which it was made: one that waits for approval is the same post.
      post.hour = (days[j] + delay) * 24 + static_cast<std::uint32_t>(block.hour);
      post.slot = to.slot("post", block.id, t, account.agency + "/" + account.channel, std::to_string(days[j]),
                          std::to_string(repeats.next(t, days[j])));
      post.account = a;
      post.followers = followers_of(schedule.world, to.city, a, block.followers_factor);
      post.curve = curve_of(schedule, channel, post.hour, to.city);
      post.message = message_in(t, wears_off ? (days[j] - static_cast<std::uint32_t>(block.from_day)) / 7 : 0);
      to.calendar.posts.push_back(post);
    }
  }
}

}  // namespace kabar
