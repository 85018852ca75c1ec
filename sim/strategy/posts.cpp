// Posts and broadcasts: which slot on which day, and when followers see a post.

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>

#include "core/coins.h"
#include "core/date.h"
#include "core/math.h"
#include "scenario/account_pattern.h"
#include "strategy/compiler.h"
#include "strategy/curve.h"
#include "strategy/slots.h"

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

/// Of what clarity is above 1, half is left after so many days, in steps of a week.
Content worn_off(const PostBlock& block, std::uint32_t week) {
  Content content = block.content;
  if (content.clarity > 1.0) {
    content.clarity = 1.0 + (content.clarity - 1.0) * exp(-kLn2 * 7.0 * week / block.training_half_life);
  }
  return content;
}

/// Counts equal (topic, day) pairs of one source, so that each slot has its repeat.
class Repeats {
 public:
  std::uint32_t next(std::uint32_t topic, std::uint32_t day) {
    std::uint32_t repeat = 0;
    while (!seen_.insert({topic, day, repeat}).second) ++repeat;
    return repeat;
  }

 private:
  std::set<std::array<std::uint32_t, 3>> seen_;
};

}  // namespace

std::uint32_t CalendarCompiler::followers_of(std::size_t account, double factor) {
  if (followers_now_.empty()) {
    for (const Account& one : scenario_.accounts) {
      const double users =
          one.followers_share > 0 ? users_of(world_.population, channel_of(one.channel)) : 0;  // a walk over households
      followers_now_.push_back(followers_today(one, growth_, users));
    }
  }
  const std::size_t listed = world_.network.followers[account].size();
  const double wanted = followers_now_[account] * factor + 0.5;
  return static_cast<std::uint32_t>(wanted >= static_cast<double>(listed) ? static_cast<double>(listed) : wanted);
}

void CalendarCompiler::calibrate() {
  calendar_.channel_v.assign(scenario_.channels.size(), 0.0);
  for (std::size_t c = 0; c < scenario_.channels.size(); ++c) {
    const Channel& channel = scenario_.channels[c];
    if (channel.mechanism != "feed") continue;
    std::vector<std::uint64_t> by_class(kFeedClasses, 0);
    bool any_account = false;
    for (std::size_t a = 0; a < scenario_.accounts.size(); ++a) {
      if (scenario_.accounts[a].channel != channel.id) continue;
      any_account = true;
      const std::vector<std::uint32_t>& listed = world_.network.followers[a];
      const std::uint32_t followers = followers_of(a, 1.0);
      for (std::uint32_t rank = 0; rank < followers; ++rank) ++by_class[calendar_.feed_class[listed[rank]]];
    }
    if (!any_account) {
      for (std::uint32_t i = 0; i < world_.population.households; ++i) {
        if ((world_.population.platforms[i] >> c & 1u) != 0) ++by_class[calendar_.feed_class[i]];
      }
    }
    calendar_.channel_v[c] =
        calibrate_v(by_class, class_sessions_, channel.sessions_per_day, channel.half_life_hours, channel.seen_share);
  }
}

std::uint32_t CalendarCompiler::curve_of(std::uint32_t channel, std::uint32_t hour) {
  const auto [place, is_new] = curves_.try_emplace({channel, hour % 168}, static_cast<std::uint32_t>(curves_.size()));
  if (is_new) {
    const Channel& row = scenario_.channels[channel];
    const std::vector<double> attention = attention_curve(row.half_life_hours, activity_, hour % 168, calendar_.hours);
    calendar_.feed_curves.push_back(
        feed_curve(attention, class_sessions_, row.sessions_per_day, calendar_.channel_v[channel]));
  }
  return place->second;
}

void CalendarCompiler::follower_classes() {
  constexpr std::size_t kGroup = kCoinLanes * kBlockCoins;
  std::vector<std::uint32_t> most(scenario_.accounts.size(), 0);
  for (const FeedSlot& post : calendar_.posts) most[post.account] = std::max(most[post.account], post.followers);
  for (std::size_t a = 0; a < most.size(); ++a) {
    std::vector<std::uint8_t> classes((most[a] + kGroup - 1) / kGroup * kGroup, 0);
    for (std::uint32_t rank = 0; rank < most[a]; ++rank) {
      classes[rank] = calendar_.feed_class[world_.network.followers[a][rank]];
    }
    calendar_.follower_class.push_back(std::move(classes));
  }
}

std::vector<std::uint32_t> CalendarCompiler::account_list(const std::vector<std::string>& patterns) const {
  std::vector<std::uint32_t> accounts;
  for (std::uint32_t a = 0; a < scenario_.accounts.size(); ++a) {
    for (const std::string& pattern : patterns) {
      if (names_account(pattern, scenario_.accounts[a])) {
        accounts.push_back(a);
        break;
      }
    }
  }
  return accounts;
}

std::vector<std::uint32_t> CalendarCompiler::days_of(const PostBlock& block) const {
  if (block.weekdays.empty() && block.month_days.empty()) {
    return days_of(block.per_week, block.from_day, block.to_day);
  }
  const std::int64_t last = last_day(block.to_day);
  std::vector<std::uint32_t> days;
  for (std::int64_t day = block.from_day; day <= last; ++day) {
    const Date date = date_after(scenario_.city.start, day);
    const char* name = kWeekdays[static_cast<std::size_t>(weekday_of(date))];
    if (std::find(block.weekdays.begin(), block.weekdays.end(), name) != block.weekdays.end() ||
        is_among(block.month_days, date)) {
      days.push_back(static_cast<std::uint32_t>(day));
    }
  }
  return days;
}

std::vector<std::uint32_t> CalendarCompiler::days_of(double per_week, std::int64_t from_day,
                                                     std::int64_t to_day) const {
  const std::int64_t last = last_day(to_day);
  std::vector<std::uint32_t> days;
  if (!(per_week > 0.0)) return days;
  for (std::int64_t j = 0;; ++j) {
    const double offset = (static_cast<double>(j) + 0.5) * 7.0 / per_week;
    if (offset >= static_cast<double>(last - from_day + 1)) return days;
    days.push_back(static_cast<std::uint32_t>(from_day + static_cast<std::int64_t>(offset)));
  }
}

void CalendarCompiler::posts(const PostBlock& block) {
  const std::vector<std::uint32_t> topics = topics_of(block.topics);
  std::vector<std::uint32_t> days = days_of(block);
  if (topics.empty()) return;
  const auto delay = static_cast<std::uint32_t>(block.approval_days);
  std::erase_if(days, [&](std::uint32_t day) { return day + delay >= calendar_.hours / 24; });  // never appear
  const bool wears_off = block.training_half_life > 0.0;
  const bool video = block.format == "video";
  const std::vector<std::uint32_t> accounts = account_list(block.accounts);
  std::string cost_item;
  for (const std::uint32_t a : accounts) {
    const Channel& channel = scenario_.channels[channel_of(scenario_.accounts[a].channel)];
    if (cost_item.empty()) cost_item = video ? channel.cost_item_video : channel.cost_item;
  }
  // A post is made once and put on all accounts of its block.
  charge(block.cost_item, cost_item, static_cast<double>(days.size()));
  if (makes_ == Makes::costs) return;
  for (const std::uint32_t a : accounts) {
    const Account& account = scenario_.accounts[a];
    const std::uint32_t channel = channel_of(account.channel);
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> messages;  // topic, week of training
    const auto message_in = [&](std::uint32_t t, std::uint32_t week) {
      const auto [place, is_new] = messages.try_emplace({t, week}, 0);
      if (is_new) {
        const Content content = wears_off ? worn_off(block, week) : block.content;
        place->second = message_of(t, channel, content, video, block.cites_source, false);
      }
      return place->second;
    };
    Repeats repeats;
    for (std::size_t j = 0; j < days.size(); ++j) {
      const std::uint32_t t = topics[j % topics.size()];
      FeedSlot post;
      // Named by the day for which it was made: one that waits for approval is the same post.
      post.hour = (days[j] + delay) * 24 + static_cast<std::uint32_t>(block.hour);
      post.slot = make_slot("post", block.id, scenario_.topics[t].id, account.agency + "/" + account.channel,
                            std::to_string(days[j]), std::to_string(repeats.next(t, days[j])));
      post.account = a;
      post.followers = followers_of(a, block.followers_factor);
      post.curve = curve_of(channel, post.hour);
      post.message = message_in(t, wears_off ? (days[j] - static_cast<std::uint32_t>(block.from_day)) / 7 : 0);
      calendar_.posts.push_back(post);
    }
  }
}

void CalendarCompiler::broadcasts(const BroadcastBlock& block) {
  const std::vector<std::uint32_t> topics = topics_of(block.topics);
  const std::vector<std::uint32_t> days = days_of(block.per_week, block.from_day, block.to_day);
  if (topics.empty()) return;
  const std::uint32_t channel = channel_of(block.channel);
  charge(block.cost_item, scenario_.channels[channel].cost_item, static_cast<double>(days.size()));
  if (makes_ == Makes::costs) return;
  const std::uint32_t area = area_of(block.kelurahan);
  std::vector<std::uint32_t> messages;
  for (const std::uint32_t t : topics) messages.push_back(message_of(t, channel, block.content, false, false, false));
  Repeats repeats;
  for (std::size_t j = 0; j < days.size(); ++j) {
    const std::size_t turn = j % topics.size();
    const std::uint32_t t = topics[turn];
    BroadcastSlot slot;
    slot.hour = days[j] * 24;
    slot.slot = make_slot("broadcast", block.id, scenario_.topics[t].id, "", std::to_string(days[j]),
                          std::to_string(repeats.next(t, days[j])));
    slot.limit = threshold(block.coverage * block.attention);
    slot.area = area;
    slot.message = messages[turn];
    slot.register_only = block.target == "register";
    calendar_.broadcasts.push_back(slot);
  }
}

}  // namespace kabar
