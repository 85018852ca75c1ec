#pragma once
// What is fixed in one world whatever a strategy sends: when RTs meet and who comes, how often households are online,
// how long a post is seen. All strategies of a world share one; nothing changes it but the maker of their calendars,
// which adds the curves of posts as it comes to need them.

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "core/hour_curve.h"
#include "strategy/schedule.h"

namespace kabar {

/// What the submodels ask of a household at every exposure, in one byte: bits of CityCalendar::traits.
inline constexpr std::uint8_t kPoorTrait = 1, kEligibleTrait = 2, kHeadTrait = 4;  // eligible: left 0, it goes by topic
inline constexpr int kComprehensionShift = 3;                                      // three bits: comprehension class

struct CityCalendar {
  MeetingDays meetings;
  std::vector<std::uint32_t> kecamatan;  // kelurahan -> kecamatan, numbered in order of the table
  // By household.
  std::vector<std::uint8_t> traits;      // bits above
  std::vector<std::uint8_t> feed_class;  // without what a strategy adds
  /// Chance to come to a meeting, and to hear there what the head relays, as the threshold of a coin; a certain one is
  /// 2^32 - 1 (a chance in single precision has no other threshold above 2^32 - 2^8).
  std::vector<std::uint32_t> attends, hears_head;
  // Feeds.
  std::vector<double> activity;          // by hour of the week from the start's weekday
  std::vector<double> class_sessions;    // by feed class
  std::vector<double> followers;         // by account: today's, before a block's factor
  std::vector<double> channel_v;         // v of each feed channel in this world
  std::vector<HourCurve> reshare_delay;  // by channel, for feeds; one row: seen and after how long
  std::vector<HourCurve> feed_curves;    // by feed class (row 0, not connected: never) and whole hours since posting
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> curve_places;  // channel, hour of the week
};

/// All but feed_curves.
CityCalendar make_city_calendar(const Schedule& schedule);

/// Followers of an account under a block's factor, at most those that it can have.
std::uint32_t followers_of(const World& world, const CityCalendar& city, std::size_t account, double factor);

/// The place in city.feed_curves of posts on a channel in this hour of the horizon; made when it is asked for first.
std::uint32_t curve_of(const Schedule& schedule, std::uint32_t channel, std::uint32_t hour, CityCalendar& city);

}  // namespace kabar
