#include "strategy/city_calendar.h"

#include <algorithm>
#include <map>
#include <string>

#include "core/date.h"
#include "core/math.h"
#include "core/random.h"
#include "strategy/curve.h"

namespace kabar {

namespace {

std::vector<double> activity_by_hour_of_week(const City& city) {
  const int first = weekday_of(date_after(city.start, 0));
  std::vector<double> activity(168, 1.0);
  for (std::size_t h = 0; h < 168; ++h) {
    if (!city.hours.empty()) activity[h] *= city.hours[h % 24];
    if (!city.weekdays.empty()) activity[h] *= city.weekdays[(static_cast<std::size_t>(first) + h / 24) % 7];
  }
  return activity;
}

void describe_households(const Scenario& scenario, const Population& population, CityCalendar& city) {
  const bool biased = scenario.param.broker_bias > 0;
  for (std::uint32_t i = 0; i < population.households; ++i) {
    city.feed_class.push_back(static_cast<std::uint8_t>(feed_class(population, i)));
    city.traits.push_back(static_cast<std::uint8_t>((comprehension_class(population, i) << kComprehensionShift) |
                                                    (population.poor[i] != 0 ? kPoorTrait : 0)));
    city.attends.push_back(short_limit(threshold(static_cast<double>(population.attendance[i]))));
  }
  city.hears_head = city.attends;
  for (std::uint32_t i = 0; i < population.households && biased; ++i) {
    if (population.poor[i] == 0 || population.access[i] != Access::none) continue;
    city.hears_head[i] =
        short_limit(threshold(static_cast<double>(population.attendance[i]) * (1.0 - scenario.param.broker_bias)));
  }
  for (const std::uint32_t head : population.rt_head) city.traits[head] |= kHeadTrait;
}

/// v of each feed, by those who follow its accounts, or use it where it has none.
void calibrate(const Schedule& schedule, CityCalendar& city) {
  const Scenario& scenario = schedule.scenario;
  const Population& population = schedule.world.population;
  city.channel_v.assign(scenario.channels.size(), 0.0);
  for (std::size_t c = 0; c < scenario.channels.size(); ++c) {
    const Channel& channel = scenario.channels[c];
    if (channel.mechanism != Mechanism::feed) continue;
    std::vector<std::uint64_t> by_class(kFeedClasses, 0);
    bool any_account = false;
    for (std::size_t a = 0; a < scenario.accounts.size(); ++a) {
      if (scenario.accounts[a].channel != channel.id) continue;
      any_account = true;
      const std::vector<std::uint32_t>& listed = schedule.world.network.followers[a];
      const std::uint32_t followers = followers_of(schedule.world, city, a, 1.0);
      for (std::uint32_t rank = 0; rank < followers; ++rank) ++by_class[city.feed_class[listed[rank]]];
    }
    if (!any_account) {
      for (std::uint32_t i = 0; i < population.households; ++i) {
        if (population.uses(i, c)) ++by_class[city.feed_class[i]];
      }
    }
    city.channel_v[c] = calibrate_v(by_class, city.class_sessions, channel.sessions_per_day, channel.half_life_hours,
                                    channel.seen_share);
  }
}

}  // namespace

CityCalendar make_city_calendar(const Schedule& schedule) {
  const Scenario& scenario = schedule.scenario;
  CityCalendar city;
  city.meetings = schedule.meetings;
  std::map<std::string, std::uint32_t> numbers;
  for (const Kelurahan& kelurahan : scenario.kelurahan) {
    const auto next = static_cast<std::uint32_t>(numbers.size());
    city.kecamatan.push_back(numbers.try_emplace(kelurahan.district, next).first->second);
  }
  describe_households(scenario, schedule.world.population, city);
  city.activity = activity_by_hour_of_week(scenario.city);
  for (int c = 0; c < kFeedClasses; ++c)
    city.class_sessions.push_back(feed_sessions(scenario.param.shared_phone_sessions, c));
  const double growth = city_growth(scenario);
  for (const Account& account : scenario.accounts) {
    std::uint32_t users = 0;
    if (account.followers_share > 0) users = users_of(schedule.world.population, schedule.channel(account.channel));
    city.followers.push_back(followers_today(account, growth, users));
  }
  calibrate(schedule, city);
  for (const Channel& channel : scenario.channels) {
    const bool feed = channel.mechanism == Mechanism::feed;
    city.reshare_delay.push_back(
        feed ? exponential_curve({scenario.param.reshare_seen}, channel.half_life_hours / kLn2, schedule.hours)
             : HourCurve{});
  }
  return city;
}

std::uint32_t followers_of(const World& world, const CityCalendar& city, std::size_t account, double factor) {
  const std::size_t listed = world.network.followers[account].size();
  const double wanted = city.followers[account] * factor + 0.5;
  return static_cast<std::uint32_t>(wanted >= static_cast<double>(listed) ? static_cast<double>(listed) : wanted);
}

std::uint32_t curve_of(const Schedule& schedule, std::uint32_t channel, std::uint32_t hour, CityCalendar& city) {
  const std::uint32_t start = hour % kWeekHours;
  const auto [place, is_new] =
      city.curve_places.try_emplace({channel, start}, static_cast<std::uint32_t>(city.curve_places.size()));
  if (is_new) {
    const Channel& row = schedule.scenario.channels[channel];
    const std::vector<double> attention = attention_curve(row.half_life_hours, city.activity, start, schedule.hours);
    city.feed_curves.push_back(
        feed_curve(attention, city.class_sessions, row.sessions_per_day, city.channel_v[channel]));
  }
  return place->second;
}

}  // namespace kabar
