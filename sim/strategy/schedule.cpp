#include "strategy/schedule.h"

#include <algorithm>

#include "core/coins.h"
#include "core/errors.h"
#include "core/ids.h"
#include "scenario/account_pattern.h"
#include "scenario/phrases.h"
#include "strategy/phrases.h"

namespace kabar {

namespace {

MeetingDays meeting_days(const World& world, DrawKey key) {
  const std::uint32_t rts = world.population.rts();
  constexpr std::uint64_t kMostRts = (std::uint64_t{1} << 32) / kMeetingsOfRt;
  if (rts > kMostRts) {
    throw InputError(problem_at(world.scenario->origins.at("city.households"), {phrase::city_of_rts, rts},
                                {phrase::at_most, kMostRts}, phrase::smaller_or_larger_rts));
  }
  MeetingDays days;
  for (std::uint32_t rt = 0; rt < rts; ++rt) {
    const Words words = draw(key, counter_head(Purpose::meeting_day), rt);
    const std::uint32_t interval = (words[0] & 1u) != 0 ? 35 : kLeastMeetingDays;  // a selapan is 35 days
    days.interval.push_back(static_cast<std::uint16_t>(interval));
    days.first.push_back(static_cast<std::uint16_t>(below(words[1], interval)));
  }
  return days;
}

std::uint32_t count_cadres(const Population& population) {
  return static_cast<std::uint32_t>(std::count_if(population.roles.begin(), population.roles.end(),
                                                  [](std::uint8_t roles) { return (roles & kCadre) != 0; }));
}

}  // namespace

std::uint32_t MeetingDays::next(std::uint32_t rt, std::uint32_t hour, std::uint32_t end) const {
  const std::uint32_t begin = first[rt] * 24u + kMeetingHour;
  const std::uint32_t step = interval[rt] * 24u;
  const std::uint32_t meeting = hour < begin ? 0 : (hour - begin) / step + 1;
  return begin + meeting * step < end ? meeting : kNone;
}

Schedule::Schedule(const World& of)
    : world(of),
      scenario(*of.scenario),
      key(make_key(static_cast<std::uint64_t>(scenario.city.seed), of.network_index, kWorldReplicate,
                   Stream::schedule)),
      hours(static_cast<std::uint32_t>(hours_of(scenario))),
      cadres(count_cadres(of.population)),
      meetings(meeting_days(of, key)) {}

std::vector<std::uint32_t> Schedule::topics(const std::vector<std::string>& names) const {
  std::vector<std::uint32_t> topics;
  for (const std::string& name : names) {
    for (std::uint32_t t = 0; t < scenario.topics.size(); ++t) {
      if (name != "*" && name != scenario.topics[t].id) continue;
      if (std::find(topics.begin(), topics.end(), t) == topics.end()) topics.push_back(t);
    }
  }
  return topics;
}

std::vector<std::uint32_t> Schedule::accounts(const std::vector<std::string>& patterns) const {
  std::vector<std::uint32_t> accounts;
  for (std::uint32_t a = 0; a < scenario.accounts.size(); ++a) {
    const bool meant = std::any_of(patterns.begin(), patterns.end(), [&](const std::string& pattern) {
      return names_account(pattern, scenario.accounts[a]);
    });
    if (meant) accounts.push_back(a);
  }
  return accounts;
}

std::vector<std::uint32_t> Schedule::agencies(const std::string& id) const {
  for (std::uint32_t a = 0; a < scenario.agencies.size(); ++a) {
    if (scenario.agencies[a].id == id) return {a};
  }
  return {};
}

std::uint32_t Schedule::channel(const std::string& id) const {
  for (std::uint32_t c = 0; c < scenario.channels.size(); ++c) {
    if (scenario.channels[c].id == id) return c;
  }
  throw InputError(
      Problem{scenario.path, 0, 0, {phrase::text_is, "channel", id}, {phrase::no_such_row, "channels"}, {}});
}

std::vector<std::uint8_t> Schedule::kelurahan(const std::vector<std::string>& names) const {
  std::vector<std::uint8_t> meant(scenario.kelurahan.size(), names.empty() ? 1 : 0);
  for (std::size_t k = 0; k < meant.size(); ++k) {
    for (const std::string& name : names) {
      if (name == scenario.kelurahan[k].code || name == scenario.kelurahan[k].name) meant[k] = 1;
    }
  }
  return meant;
}

std::int64_t Schedule::last_day(std::int64_t to_day) const {
  return to_day < 0 ? scenario.city.days - 1 : std::min(to_day, scenario.city.days - 1);
}

std::vector<std::uint32_t> Schedule::all_days(std::int64_t from_day, std::int64_t to_day) const {
  std::vector<std::uint32_t> days;
  for (std::int64_t day = from_day; day <= last_day(to_day); ++day) days.push_back(static_cast<std::uint32_t>(day));
  return days;
}

std::vector<std::uint32_t> Schedule::days(double per_week, std::int64_t from_day, std::int64_t to_day) const {
  const std::int64_t last = last_day(to_day);
  std::vector<std::uint32_t> days;
  if (!(per_week > 0.0)) return days;
  for (std::int64_t j = 0;; ++j) {
    const double offset = (static_cast<double>(j) + 0.5) * 7.0 / per_week;
    if (offset >= static_cast<double>(last - from_day + 1)) return days;
    days.push_back(static_cast<std::uint32_t>(from_day + static_cast<std::int64_t>(offset)));
  }
}

}  // namespace kabar
