#pragma once
// The calendar: all that a strategy fixes in advance in one world, by topic and hour, with every probability already
// turned into a threshold. Made once per strategy and world, then const. Knows nothing of the state of a replicate.

#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include "core/ids.h"
#include "network/world.h"

namespace kabar {

/// What an exposure does: thresholds of the encode draw.
struct Message {
  std::uint64_t alpha = 0;                                        // becomes aware
  std::array<std::uint64_t, kComprehensionClasses> understand{};  // by comprehension class
  std::uint64_t reshare = 0, reshare_endorsed = 0;                // feeds only
  std::uint8_t channel = 0;
  Mechanism mechanism = Mechanism::feed;
};

/// The identity of something sent; its key is a function of what it is, never a running number.
struct Slot {
  std::uint32_t low = 0, high = 0;  // halves of the 64-bit key
  std::uint32_t root = 0;           // how records name it
};

struct HouseholdRange {
  std::uint32_t begin = 0, end = 0;
};

/// When a post of one hour of the week is seen: thresholds by feed class and whole hours since posting.
struct FeedCurve {
  std::uint32_t hours = 0;
  std::vector<std::uint64_t> thresholds;  // feed class, hour; row 0 (not connected) is all 0
};

struct FeedSlot {
  std::uint32_t hour = 0;
  Slot slot;
  std::uint32_t account = 0, followers = 0, curve = 0, message = 0;
};

struct BroadcastSlot {
  std::uint32_t hour = 0;  // of the day's begin
  Slot slot;
  std::uint64_t limit = 0;
  std::uint32_t area = 0, message = 0;
  bool register_only = false;
};

/// An announcement in meeting k of an RT.
struct MeetingSlot {
  std::uint32_t hour = 0;
  Slot slot;
  std::uint32_t rt = 0, meeting = 0, message = 0;
};

struct SessionSlot {
  std::uint32_t hour = 0;
  Slot slot;
  std::uint32_t group = 0, session = 0, message = 0;
};

struct VisitSlot {
  std::uint32_t hour = 0;
  Slot slot;
  std::uint32_t household = 0, message = 0;
};

enum class Via : std::uint8_t { message, circular, briefing };

struct InstructionSlot {
  std::uint32_t day = 0;
  Via via = Via::message;
  std::uint32_t block = 0;  // hash of the block's id
  Slot slot;
  std::uint32_t area = 0, meeting_message = 0, group_message = 0;
};

/// One topic's part. Slots are in order of their hour.
struct TopicCalendar {
  std::uint32_t topic = 0;  // hash of the topic's id
  std::vector<Message> messages;
  std::uint32_t neighbour_message = 0, kin_message = 0, relay_message = kNone;
  std::vector<std::uint32_t> forward_message;  // by channel: what members forward of their own accord, or kNone
  std::vector<FeedSlot> posts;
  std::vector<BroadcastSlot> broadcasts;
  std::vector<MeetingSlot> meetings;
  std::vector<SessionSlot> sessions;
  std::vector<VisitSlot> visits;
  std::vector<InstructionSlot> instructions;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> root_channels;  // root, channel of its slot; in order of root
};

/// What a strategy costs, by item of the scenario's costs.
struct Costs {
  std::vector<std::int64_t> cash_rupiah, staff_millihours;
};

struct Calendar {
  std::uint32_t hours = 0;
  std::vector<TopicCalendar> topics;
  std::vector<FeedCurve> curves;
  std::vector<std::vector<HouseholdRange>> areas;
  std::vector<std::vector<std::uint8_t>> area_kelurahan;  // area, kelurahan -> 0 or 1
  std::vector<double> channel_v;                          // v of each feed channel in this world
  std::vector<std::uint8_t> feed_class, comprehension;    // by household
  std::vector<std::uint16_t> rt_interval, rt_first;       // days: RT's meeting schedule
  Costs costs;
};

/// Everything that `strategy` fixes in `world`. Throws InputError if two slots of a topic share their root.
Calendar compile_calendar(const World& world, const Strategy& strategy);

inline constexpr std::uint32_t kMeetingHour = 19, kSessionHour = 10, kOfficeHour = 9;

/// The first meeting of an RT after hour `hour`: its number, or kNone if there is none before the end.
std::uint32_t next_meeting(const Calendar& calendar, std::uint32_t rt, std::uint32_t hour);
inline std::uint32_t meeting_hour(const Calendar& calendar, std::uint32_t rt, std::uint32_t meeting) {
  return (calendar.rt_first[rt] + meeting * calendar.rt_interval[rt]) * 24 + kMeetingHour;
}

}  // namespace kabar
