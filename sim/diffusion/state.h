#pragma once
// The one mutable thing: what a running replicate holds. Only the submodels of this room change it.

#include <cstdint>
#include <set>
#include <utility>
#include <vector>

#include "core/digest.h"
#include "core/random.h"
#include "record/recording.h"
#include "strategy/calendar.h"

namespace kabar {

/// A message that reaches a household in some hour. (mechanism, source, root, parent) is its identity within household
/// and hour; (channel, household, source, root) keys its encode draw. What a person tells is keyed by the topic instead
/// of the root: a teller who learned from another post says the same, or one more post could make somebody hear later.
struct Exposure {
  std::uint32_t household = 0;
  std::uint32_t source = 0;
  std::uint32_t root = 0;
  std::uint32_t parent = 0;
  std::uint32_t message = 0;
  Mechanism mechanism = Mechanism::feed;
  bool endorsed = false;  // shown in a feed by a known person
  bool told = false;      // by a person, not in a feed
};

/// A head's announcement, waiting for its RT's meeting.
struct Announcement {
  std::uint32_t rt = 0, meeting = 0;
  std::uint32_t parent = 0, root = 0;
  std::uint32_t message = 0;
  bool unasked = false;
  // Where its attendees' coins stand.
  std::uint32_t key_a = 0, key_b = 0;
};

/// Changes of the number of households by day, as differences; daily counts are their running sums.
struct DailyChanges {
  std::vector<std::int32_t> changes;  // measure, group, day
};

/// A household's state of knowing. Applied is never forgotten.
enum class Knowing : std::uint8_t { unaware, aware, understands, applied, enrolled };

/// Scratch of one replicate, one topic at a time; kept between replicates only to save allocations.
struct State {
  std::vector<HouseholdRecord> households;
  std::vector<std::vector<Exposure>> due;                      // by hour
  std::vector<std::vector<Announcement>> announcements;        // by hour
  std::vector<std::uint32_t> last_due;                         // household -> 1 + hour in which it was last due
  std::vector<std::uint8_t> several_due;                       // household -> more than one exposure in this hour
  std::vector<Exposure> contested;                             // those of such households, in order
  std::vector<std::int32_t> daily;                             // measure, group, day: differences
  std::set<std::pair<std::uint32_t, std::uint32_t>> reshared;  // root, household: once each
  DigestWriter digest;                                         // of what is tallied
  std::uint64_t exposures = 0, activations = 0, coins = 0;
};

/// The rule of forgetting (param.memory).
enum class Memory : std::uint8_t { off, two_state, spacing };

/// Everything const that a submodel sees, for one topic.
struct Setting {
  const World& world;
  const Calendar& calendar;
  const TopicCalendar& topic;
  const std::vector<std::uint8_t>& eligible;  // by household
  const Draws& draws;
  const Parameters& param;
  std::uint32_t hours;  // of the horizon
  double kin_delay_hours, rt_delay_hours;
  Memory memory;
  const std::vector<double>& spacing;  // n^psi by n, for the first numbers of exposures
};

/// Lets an exposure fall due in hour `hour`; what falls beyond the horizon is dropped.
inline void expose(const Setting& setting, std::uint64_t hour, const Exposure& exposure, State& state) {
  if (hour < setting.hours) state.due[hour].push_back(exposure);
}

}  // namespace kabar
