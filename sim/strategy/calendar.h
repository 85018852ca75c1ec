#pragma once
// The calendar: all that a strategy fixes in advance in one world, by topic and hour, with every probability already
// turned into a threshold. Made once per strategy and world, then const. Knows nothing of the state of a replicate.

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <tuple>
#include <vector>

#include "core/hour_curve.h"
#include "core/ids.h"
#include "network/world.h"
#include "strategy/bill.h"
#include "strategy/city_calendar.h"

namespace kabar {

/// What an exposure does: thresholds of the encode draw.
struct Message {
  std::uint64_t alpha = 0;                                        // becomes aware
  std::array<std::uint64_t, kComprehensionClasses> understand{};  // by comprehension class
  std::array<std::uint64_t, 2> reshare{};                         // feeds only: shown by an account, by a known person
  std::array<std::uint64_t, 2> act{};                             // who understands acts: not eligible, eligible
  std::uint8_t channel = 0;
  Mechanism mechanism = Mechanism::feed;
  std::uint16_t topic = 0;
};

/// The identity of something sent; its key is a function of what it is, never a running number.
struct Slot {
  std::uint32_t low = 0, high = 0;  // halves of the 64-bit key
  std::uint32_t root = 0;           // how records name it
};

struct HouseholdRange {
  std::uint32_t begin = 0, end = 0;
};

// A list of slots is a vector of structs that have an `hour` and a `slot`, in kSlotLists below; what one does in its
// hour is a `send` in diffusion/submodels.h. Its slots reach households of many places, each of which every part of a
// large city handles for its own; or, kByOnePart, of one place, and one part handles it.

struct FeedSlot {
  std::uint32_t hour = 0;
  Slot slot;
  std::uint32_t account = 0, followers = 0, curve = 0, message = 0;
  std::uint32_t crowd = kNone;  // place in Calendar::crowds; kNone: alone, or posts do not compete
};

/// S2: posts of an account on one day and channel, as they compete with the others: they are there for the first
/// `followers` of its list.
struct CompetingPosts {
  std::uint32_t followers = 0, posts = 0;
};

/// S2: the posts of a day on a channel: account a has posts[begin[a]] to before posts[begin[a + 1]].
struct Crowd {
  std::vector<CompetingPosts> posts;
  std::vector<std::uint32_t> begin;
};

/// An account that a household follows, and its place in the account's list.
struct Followed {
  std::uint32_t account = 0, rank = 0;
};

/// One topic's part of a campaign: its impressions reach their audience in hours `hour` to before `end`.
struct AdSlot {
  std::uint32_t hour = 0, end = 0;
  Slot slot;
  std::uint32_t audience = 0, message = 0;
};

/// Whom a campaign reaches, by household: the mean number of impressions of a topic, and the chance of at least one as
/// the threshold of a coin (a certain one is 2^32 - 1).
struct AdAudience {
  std::vector<double> mean;
  std::vector<std::uint32_t> reached;
};

struct BroadcastSlot {
  std::uint32_t hour = 0;  // of the day's begin
  Slot slot;
  std::uint64_t limit = 0;
  std::uint32_t area = 0, audience = 0, message = 0;
};

/// Of topics told at once, which one this is, in the order of the scenario (S3).
struct Among {
  std::uint16_t place = 0, topics = 1;
};

/// An announcement in meeting k of an RT. Slots of one meeting stand side by side.
struct MeetingSlot {
  static constexpr bool kByOnePart = true;
  std::uint32_t hour = 0;
  Slot slot;
  std::uint32_t rt = 0, meeting = 0, message = 0;
  Among among = {};
};

/// The same of session n of an assisted group.
struct SessionSlot {
  static constexpr bool kByOnePart = true;
  std::uint32_t hour = 0;
  Slot slot;
  std::uint32_t group = 0, session = 0, message = 0;
  Among among = {};
};

/// Whether two slots say something at one gathering, so that one part of a large city handles both.
inline bool is_same_gathering(const MeetingSlot& a, const MeetingSlot& b) {
  return a.rt == b.rt && a.meeting == b.meeting;
}
inline bool is_same_gathering(const SessionSlot& a, const SessionSlot& b) {
  return a.group == b.group && a.hour == b.hour;
}

struct VisitSlot {
  static constexpr bool kByOnePart = true;
  std::uint32_t hour = 0;
  Slot slot;
  std::uint32_t household = 0, message = 0;
  std::uint32_t block = 0;  // hash of the block's id
  Among among = {};
};

/// S10: a list of households whose order is decided week by week, by what is known of their kelurahan.
struct VisitRound {
  struct About {
    Slot slot;
    std::uint32_t topic = 0, message = 0;
    Among among = {};
  };
  std::vector<std::uint32_t> hours;  // of its places, never falling
  std::vector<std::uint32_t> list;   // households in keyed order, at least as many
  std::vector<About> topics;
  std::uint32_t block = 0;   // hash of the block's id
  std::uint32_t survey = 0;  // households asked per kelurahan and week; 0: it goes by answers
};

struct InstructionSlot {
  std::uint32_t day = 0;
  Via via = Via::message;
  std::uint32_t block = 0;  // hash of the block's id
  Slot slot;
  std::uint32_t topic = 0;
  std::uint32_t root_channel = 0;
  std::vector<std::uint64_t> relayed;  // by kelurahan: by a head there, after all it was asked before; threshold
  std::uint32_t area = 0, meeting_message = kNone, group_message = kNone;
  std::uint32_t group_row = 0;  // of group_delay
  Among among = {};
};

/// A desk that helps with applications, from hour `begin` to before `end`, on the first `days` of every seven.
struct DeskHours {
  std::uint32_t begin = 0, end = 0, days = 7, area = 0;
};

/// S10: those who answer questions, on days `begin` to before `end`.
struct ListeningDuty {
  struct Reply {
    bool carries = false;  // this topic
    Slot slot;
    std::uint32_t message = 0;
  };
  std::uint32_t begin = 0, end = 0;
  std::uint32_t replies_per_day = 0;
  std::uint64_t noticed = 0;  // threshold of a coin
  bool learns = false;
  std::vector<Reply> replies;  // by topic
};

/// Why a household asks: it has become aware, or its application has failed.
enum class Asks : std::uint8_t { aware, failed };
inline constexpr std::size_t kAskers = 4;  // bit 0: poor, bit 1: without access

/// One topic's part; messages by their place in Calendar::messages.
struct TopicCalendar {
  std::uint32_t topic = 0;  // hash of the topic's id
  std::uint32_t neighbour_message = 0, kin_message = 0, relay_message = kNone;
  std::vector<std::uint32_t> forward_message;  // by channel: what members forward of their own accord, or kNone
  // Action (S9).
  bool once = false;               // who receives it already has nothing to do
  std::uint32_t places = kNone;    // in the horizon; kNone: no limit
  std::uint64_t success = 0;       // an application succeeds: threshold
  std::uint64_t desk_success = 0;  // at a desk
  std::vector<DeskHours> desks;
};

/// Who tells what over a tie (S4): a household that becomes aware; one that takes part at that moment; one that was
/// aware and acts now tells those whom it did not tell before.
enum class Telling : std::uint8_t { aware, takes_part, acts };
inline constexpr int kTellings = 3;

struct Calendar {
  std::uint32_t hours = 0;
  std::shared_ptr<const CityCalendar> city;  // what all strategies in this world have in common
  std::vector<TopicCalendar> topics;
  std::vector<Message> messages;
  std::vector<std::array<double, kComprehensionClasses>> understands;  // of each: the chance before it is cut
  std::vector<std::uint8_t> debunks;  // of each: 1 if it corrects a hoax; empty if none does
  std::uint32_t own_words = 0;        // so many messages, the first, are what people say of their own accord
  // Slots of all topics in order of their hour; a slot's message says of which topic it is.
  std::vector<FeedSlot> posts;
  std::vector<AdSlot> ads;
  std::vector<AdAudience> audiences;
  std::vector<BroadcastSlot> broadcasts;
  std::vector<std::vector<std::uint8_t>> broadcast_audiences;  // by household: 1 for those whom it reaches
  std::vector<MeetingSlot> meetings;
  std::vector<SessionSlot> sessions;
  std::vector<VisitSlot> visits;
  std::vector<VisitRound> rounds;
  std::vector<InstructionSlot> instructions;
  std::vector<ListeningDuty> listening;                      // in order of the strategy's blocks
  std::array<std::array<std::uint64_t, kAskers>, 2> asks{};  // Asks, asker: threshold
  // Told and after how long; rows: see Telling.
  HourCurve neighbour_delay, kin_delay;
  std::array<std::uint64_t, 2> told_by_aware{};  // layer: words below it belong to what the aware tell
  // Read in a group and after how long; row 0: one topic; then with as many at once as an instruction has.
  HourCurve group_delay;
  std::vector<std::vector<HouseholdRange>> areas;
  std::vector<std::vector<std::uint32_t>> kelurahan_households;  // only where there are rounds
  std::vector<std::vector<std::uint8_t>> area_kelurahan;         // area, kelurahan -> 0 or 1
  std::vector<std::uint8_t> feed_class;                          // by household, with free internet
  std::vector<std::vector<std::uint8_t>> follower_class;  // account, rank: feed class; padded to whole groups of coins
  std::vector<Crowd> crowds;                              // by channel and day with more than one post
  std::vector<std::uint32_t> followed_begin;              // by household, one more: where its part of `followed` begins
  std::vector<Followed> followed;                         // both empty where there is no crowd
  bool heads_relay = true;                                // unasked, what they heard
  Costs costs;
  std::optional<double> scaled_value;  // of the number that scale_with names, where the city has a budget
};

/// The lists of slots, in the order in which what they send in one hour is sent.
inline constexpr std::tuple kSlotLists(&Calendar::posts, &Calendar::ads, &Calendar::broadcasts, &Calendar::meetings,
                                       &Calendar::sessions, &Calendar::visits);
/// By list: which slot comes next.
using SlotCursors = std::array<std::size_t, std::tuple_size_v<decltype(kSlotLists)>>;

/// Visits them as (place in kSlotLists, slots).
template <class C, class Visit>
void for_each_slot_list(C& calendar, Visit visit) {
  std::size_t number = 0;
  std::apply([&](auto... lists) { (visit(number++, calendar.*lists), ...); }, kSlotLists);
}

/// Everything that `strategy` fixes in `world`, within the city's budget (budget.h). Throws InputError if it cannot be
/// brought under it, or if two slots of a topic share their root.
Calendar compile_calendar(const World& world, const Strategy& strategy);
/// The same of several strategies: those that break the budget are reported all at once.
std::vector<Calendar> compile_calendars(const World& world, std::span<const Strategy> strategies);

/// S2: how many posts of a crowd the household is offered on that day.
std::uint32_t posts_offered(const Calendar& calendar, std::uint32_t crowd, std::uint32_t household);

}  // namespace kabar
