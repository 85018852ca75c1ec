#pragma once
// A part of the city's households: what they know of every topic, and all that waits for them. The one mutable thing of
// a running replicate; only the submodels of this room change it.

#include <array>
#include <cstdint>
#include <set>
#include <utility>
#include <vector>

#include "core/memory.h"
#include "diffusion/append_log.h"
#include "diffusion/due.h"
#include "diffusion/exposure.h"
#include "diffusion/hour_lists.h"
#include "diffusion/known.h"
#include "diffusion/regards.h"
#include "record/recording.h"
#include "strategy/calendar.h"

namespace kabar {

/// A head's announcement, waiting for its RT's meeting.
struct Announcement {
  std::uint32_t rt = 0, meeting = 0;
  std::uint32_t head = 0, root = 0;
  std::uint16_t message = 0, root_channel = 0;
  bool unasked = false;
  std::uint32_t topic_key = 0;
  Among among = {};
};

/// How a household first became aware of a topic.
struct First {
  std::uint32_t place;  // household - District::begin
  std::uint32_t parent;
  std::uint32_t root;
  std::uint32_t packed;  // hour, channel, root's channel: 22, 5 and 5 bits

  static First of(std::uint32_t place, std::uint32_t hour, std::uint32_t parent, std::uint32_t root,
                  std::uint32_t channel, std::uint32_t root_channel) {
    return {place, parent, root, hour << 10 | channel << 5 | root_channel};
  }
  std::uint32_t hour() const { return packed >> 10; }
  std::uint32_t channel() const { return packed >> 5 & 0x1Fu; }
  std::uint32_t root_channel() const { return packed & 0x1Fu; }
};
static_assert(sizeof(First) == 16 && kMaxChannels <= 32);

/// An exposure on its way to another district.
struct Mail {
  std::uint32_t hour = 0;
  Exposure exposure;
};

/// What a household that understands means to do in some hour, if it still understands then: apply, moved by the
/// message that goes back to `root`.
struct Application {
  std::uint32_t household = 0, root = 0;
  std::uint16_t topic = 0, root_channel = 0;
  bool again = false;  // failed before, and was told why
};

/// A successful application for one of a topic's places; the lowest go first.
struct Candidate {
  std::uint32_t topic = 0, priority = 0, household = 0;
};

/// A question on its way to those who answer. Words of its draw: whether it is seen, its priority, the hour of a reply.
struct Question {
  std::uint32_t household = 0;
  std::uint16_t topic = 0;
  Asks why = Asks::aware;
  std::uint32_t day = 0;  // on which it is asked
  std::uint32_t seen = 0, priority = 0, when = 0;
};

/// S8: a household comes to believe a hoax about a topic.
struct Rumour {
  std::uint32_t hour = 0, topic = 0, household = 0;
};

/// S8: the followed household comes to believe a hoax, or is set right.
struct Belief {
  std::uint32_t hour = 0, topic = 0;
  bool misled = false;
};

/// What the followed household did.
struct Deed {
  std::uint32_t hour = 0, topic = 0, root = 0;
  double success_chance = 0;
  bool succeeded = false;
  bool again = false;
};

/// An exposure of the household whose story is followed, with what decided it.
struct Encounter {
  std::uint32_t hour = 0, topic = 0;
  Exposure exposure;
  std::uint32_t parent = 0;             // whom it was heard from: a household, or the slot
  std::uint32_t before = 0, after = 0;  // Knowing; before: kUnaware if it had forgotten
  double aware_chance = 0;              // that it makes an unaware household aware
  double understand_chance = 0;         // that an aware one understands it; 0 where it does not heed it
  std::uint32_t forget = kNone;         // until when it remembers after this hour
};

/// Sums at the end over the households of one district, for one topic.
struct Tally {
  /// What a household that became aware adds to the digest.
  struct Digested {
    std::uint32_t household, hour, parent, root;
    std::uint32_t channels;  // the first channel, and 65,536 times the root's

    static std::uint32_t channels_of(const First& first) { return first.channel() | first.root_channel() << 16; }
    std::uint32_t channel() const { return channels & 0xFFFFu; }
  };
  std::vector<std::uint32_t> cells;     // measures met together; status, kelurahan, access
  std::vector<std::uint32_t> deciles;   // measures met together; decile
  std::vector<std::uint32_t> channels;  // poor, channel: first channel; then by root's channel
  Buffer<Digested> firsts;
};

/// Households `begin` to `end` - 1: their state for every topic, and what waits for them. A large city has several.
struct District {
  std::uint32_t begin = 0, end = 0;
  std::uint32_t index = 0, count = 1;    // this one of so many
  std::vector<Known> known;              // topic, household - begin
  std::vector<AppendLog<First>> firsts;  // topic: in the order of becoming aware, of a household once
  Due due;
  HourLists<Announcement> announcements;
  HourLists<Application> applications;
  std::vector<Candidate> candidates;
  std::vector<Question> questions;                             // of this day
  Regards regard;                                              // by place, of those with kRegards
  std::vector<Rumour> rumours;                                 // of the horizon, by hour
  std::vector<std::uint32_t> events;                           // topic, Event
  std::uint32_t days_kept = 0;                                 // of the horizon, and one for all beyond
  std::vector<std::int32_t> daily;                             // topic, measure, status, day: changes
  std::set<std::pair<std::uint32_t, std::uint32_t>> reshared;  // root, household: once each
  std::array<std::vector<std::vector<Mail>>, 2> out;           // parity of the hour of sending, district
  SlotCursors next{};                                          // slots to come
  std::size_t next_round = 0, next_rumour = 0;                 // visits of rounds, and rumours, to come
  std::uint64_t exposures = 0, activations = 0, coins = 0;
  std::uint32_t followed = kNone;     // household whose encounters are written down
  std::vector<Encounter> encounters;  // of it, hour by hour
  std::vector<Deed> deeds;            // of it
  std::vector<Belief> beliefs;        // of it

  // Used at the end only.
  Tally tally;  // of one topic after the other

  std::uint32_t place(std::uint32_t topic, std::uint32_t household) const {
    return topic * (end - begin) + household - begin;
  }
  void happens(Event event, std::uint32_t topic) { ++events[topic * kEvents + static_cast<std::uint32_t>(event)]; }
};

}  // namespace kabar
