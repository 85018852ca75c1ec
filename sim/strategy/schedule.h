#pragma once
// What the words of a strategy mean in one world, before anything is paid or sent: its topics, channels, accounts,
// kelurahan and days, and when RTs meet. Made once per world, then const.

#include <cstdint>
#include <string>
#include <vector>

#include "core/random.h"
#include "network/world.h"
#include "scenario/strategy.h"

namespace kabar {

inline constexpr std::uint32_t kMeetingHour = 19, kSessionHour = 10, kOfficeHour = 9;
inline constexpr std::uint32_t kWeekHours = 7 * 24;     // weeks count from hour 0
inline constexpr std::uint32_t kLeastMeetingDays = 30;  // between meetings of an RT; others have a selapan, 35 days
/// More meetings than an RT has in any horizon, and sessions than a group: a meeting's source is RT x this + its
/// number.
inline constexpr std::uint32_t kMeetingsOfRt = 4096;

/// When RTs meet, by RT: the day of the first meeting, and the days from each to the next.
struct MeetingDays {
  std::vector<std::uint16_t> first, interval;

  std::uint32_t day(std::uint32_t rt, std::uint32_t meeting) const { return first[rt] + meeting * interval[rt]; }
  std::uint32_t hour(std::uint32_t rt, std::uint32_t meeting) const { return day(rt, meeting) * 24 + kMeetingHour; }
  /// The first meeting of an RT after hour `hour` and before `end`: its number, or kNone.
  std::uint32_t next(std::uint32_t rt, std::uint32_t hour, std::uint32_t end) const;
};

class Schedule {
 public:
  /// Throws InputError if the city has more RTs than meetings have numbers for. The world must outlive it.
  explicit Schedule(const World& world);

  const World& world;
  const Scenario& scenario;
  const DrawKey key;           // of all that is drawn for a calendar
  const std::uint32_t hours;   // of the horizon
  const std::uint32_t cadres;  // in the city
  MeetingDays meetings;

  /// By their places in the scenario, each once; "*": all.
  std::vector<std::uint32_t> topics(const std::vector<std::string>& names) const;
  std::vector<std::uint32_t> accounts(const std::vector<std::string>& patterns) const;
  /// Of an id, or none for "".
  std::vector<std::uint32_t> agencies(const std::string& id) const;
  /// Throws InputError if there is no such row.
  std::uint32_t channel(const std::string& id) const;
  /// By kelurahan: whether a block means it (codes or names; none: all).
  std::vector<std::uint8_t> kelurahan(const std::vector<std::string>& names) const;

  /// The last day of a block, within the horizon.
  std::int64_t last_day(std::int64_t to_day) const;
  /// Every day from one to another, within the horizon.
  std::vector<std::uint32_t> all_days(std::int64_t from_day, std::int64_t to_day) const;
  /// The days of a block that sends so often, spread evenly.
  std::vector<std::uint32_t> days(double per_week, std::int64_t from_day, std::int64_t to_day) const;
};

}  // namespace kabar
