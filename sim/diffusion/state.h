#pragma once
// The one mutable thing: what a running replicate holds. Only the submodels of this room change it.

#include <algorithm>
#include <array>
#include <cstdint>
#include <set>
#include <utility>
#include <vector>

#include "core/digest.h"
#include "core/memory.h"
#include "core/random.h"
#include "diffusion/append_log.h"
#include "diffusion/due.h"
#include "diffusion/encode_lanes.h"
#include "diffusion/exposure.h"
#include "diffusion/hour_lists.h"
#include "diffusion/known.h"
#include "diffusion/regards.h"
#include "diffusion/remember_lanes.h"
#include "diffusion/rows.h"
#include "diffusion/wording.h"
#include "record/recording.h"
#include "strategy/calendar.h"

namespace kabar {

/// A head's announcement, waiting for its RT's meeting.
struct Announcement {
  std::uint32_t rt = 0, meeting = 0;
  std::uint32_t head = 0, root = 0;
  std::uint16_t message = 0, root_channel = 0;
  bool unasked = false;
  // Where its attendees' coins stand.
  std::uint32_t key_a = 0, key_b = 0;
};

/// How a household first became aware of a topic.
struct First {
  std::uint32_t place;  // household - Block::begin
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

/// An exposure on its way to another block.
struct Mail {
  std::uint32_t hour = 0;
  Exposure exposure;
};

/// A household that has become aware for the first time in this hour, or acts in it.
struct Aware {
  std::uint32_t household = 0, topic = 0;
  std::uint32_t root = 0;
  std::uint32_t root_channel = 0;
  Telling telling = Telling::aware;
  std::uint32_t traits = 0;
  std::uint32_t topic_key = 0;  // as keys of draws name the topic
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

/// What somebody puts into a group in some hour.
struct GroupPost {
  std::uint32_t group = 0, entry = 0;  // entry: the sender's place among all memberships
  std::uint32_t hour = 0;
  std::uint32_t root = 0;
  std::uint16_t message = 0, root_channel = 0;
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

/// Sums at the end over the households of one block, for one topic.
struct Tally {
  /// What a household that became aware adds to the digest.
  struct Digested {
    std::uint32_t household, hour, parent, root, channels;
  };
  std::vector<std::uint32_t> cells;     // measures met together; status, kelurahan, access
  std::vector<std::uint32_t> deciles;   // measures met together; decile
  std::vector<std::uint32_t> channels;  // poor, channel: first channel; then by root's channel
  Buffer<Digested> firsts;
};

/// What a thread needs while it works on a block, and nobody afterwards: large cities have many blocks, but few
/// threads.
struct Desk {
  Buffer<Exposure> due;              // in this hour
  Buffer<std::uint32_t> due_places;  // of their households, in known
  std::vector<Exposure> rivals;      // those of a household with several about a topic
  Buffer<Exposure> now;              // a part of them that is handled at once
  Buffer<std::uint32_t> places;      // of the households of now, in known
  std::vector<Announcement> announced;
  Buffer<std::uint32_t> outcomes;                // of now
  Buffer<std::uint32_t> recalls, fresh, unseen;  // indices into now
  std::vector<std::uint32_t> sharing;            // the same
  std::size_t recalls_alone = 0;                 // so many of recalls, the first, are no two of one household and topic
  EncodeLanes lanes;
  RememberLanes memories;
  std::vector<Aware> aware;
  std::vector<GroupPost> group_posts;
  std::vector<Application> applications;
  RowCoins rows;
  /// Of one post or campaign: those whose coins fell.
  struct Viewers {
    Buffer<std::uint32_t> households, words, classes, posts;
    std::vector<double> chances;
    Buffer<std::uint32_t> after, packed;  // impressions: see Campaign::sort
    std::vector<CompetingPosts> offered;  // by account, where posts compete
    void resize(std::size_t size) {
      for (Buffer<std::uint32_t>* column : {&households, &words, &classes}) column->resize(size);
    }
    void clear() {
      for (Buffer<std::uint32_t>* column : {&households, &words, &classes, &posts}) column->clear();
      chances.clear();
    }
  };
  Viewers viewers;
  std::vector<std::uint32_t> head, a, b, c, words;
  Buffer<std::uint64_t> limits;  // of coins

  /// The first word of draw number i; its others lie kCoinLanes further each.
  const std::uint32_t* words_of(std::size_t i) const {
    return words.data() + i / kCoinLanes * kCoinLanes * kQuadCoins + i % kCoinLanes;
  }

  // At the end, for one topic.
  std::vector<std::uint32_t> first_of;  // household - begin -> place in its firsts, if ever aware
  std::vector<std::uint32_t> ever;      // households - begin that were ever aware
};

/// Households `begin` to `end` - 1: their state for every topic, and what waits for them. A large city has several.
struct Block {
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
  std::array<std::vector<std::vector<Mail>>, 2> out;           // parity of the hour of sending, block
  SlotCursors next{};                                          // slots to come
  std::size_t next_round = 0, next_rumour = 0;                 // visits of rounds, and rumours, to come
  std::uint64_t exposures = 0, activations = 0, coins = 0;
  std::uint32_t followed = kNone;     // household whose encounters are written down
  std::vector<Encounter> encounters;  // of it, hour by hour
  std::vector<Deed> deeds;            // of it
  std::vector<Belief> beliefs;        // of it

  Desk* desk = nullptr;  // of the thread that works on this block

  // Used at the end only.
  Tally tally;  // of one topic after the other

  std::uint32_t place(std::uint32_t topic, std::uint32_t household) const {
    return topic * (end - begin) + household - begin;
  }
  void happens(Event event, std::uint32_t topic) { ++events[topic * kEvents + static_cast<std::uint32_t>(event)]; }
};

/// Scratch of one replicate; kept between replicates only to save allocations.
struct State {
  std::vector<Block> blocks;
  std::vector<Desk> desks;  // by thread
  // S10, of the whole city; only `listen` and `plan_week` touch them.
  std::vector<Question> waiting;                 // for an answer
  std::vector<std::uint64_t> answered;           // topic, kelurahan
  std::vector<std::vector<std::uint32_t>> left;  // by round: households to visit, in keyed order
  std::vector<VisitSlot> rounds;                 // visits of the weeks so far, by hour
  std::vector<Message> messages;  // the calendar's, made clearer by what was asked; empty if nobody learns
  Wording wording;                // of these, or of the calendar's
};

/// Everything const that a submodel sees.
struct Setting {
  const World& world;
  const Calendar& calendar;
  const Draws& draws;
  const Parameters& param;
  std::uint32_t hours;             // of the horizon
  std::uint32_t block_households;  // of every block but the last
  Memory memory;
  const std::vector<double>& spacing;  // n^psi by n, for the first numbers of exposures
  const Message* messages;             // the calendar's, or the replicate's own where they get clearer
  const Wording& wording;              // the same as encoding asks for them

  const Effect& effect(std::uint32_t message) const { return wording.effects[message]; }
  const Message& message(std::uint32_t number) const { return messages[number]; }
  /// The topic that a message is about, as keys of draws name it.
  std::uint32_t topic_key(std::uint32_t topic) const { return calendar.topics[topic].topic; }
};

/// Lets an exposure fall due in hour `hour`, which is later than the hour that `block` is in; what falls beyond the
/// horizon is dropped.
inline void expose(const Setting& setting, std::uint64_t hour, const Exposure& exposure, std::uint32_t parity,
                   Block& block) {
  if (hour >= setting.hours) return;
  if (exposure.household - block.begin < block.end - block.begin) {
    block.due.push(static_cast<std::uint32_t>(hour), exposure);
  } else {
    block.out[parity][exposure.household / setting.block_households].push_back(
        {static_cast<std::uint32_t>(hour), exposure});
  }
}

}  // namespace kabar
