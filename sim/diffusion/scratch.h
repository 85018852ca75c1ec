#pragma once
// What a thread needs while it works, and nobody afterwards. Knows no rule.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/coins.h"
#include "core/memory.h"
#include "diffusion/district.h"
#include "diffusion/encode_lanes.h"
#include "diffusion/exposure.h"
#include "diffusion/remember_lanes.h"
#include "diffusion/rows.h"
#include "strategy/calendar.h"

namespace kabar {

/// A household that has become aware for the first time in this hour, or acts in it.
struct Aware {
  std::uint32_t household = 0, topic = 0;
  std::uint32_t root = 0;
  std::uint32_t root_channel = 0;
  Telling telling = Telling::aware;
  std::uint32_t traits = 0;
  std::uint32_t topic_key = 0;  // as keys of draws name the topic
};

/// What somebody puts into a group in some hour.
struct GroupPost {
  std::uint32_t group = 0, entry = 0;  // entry: the sender's place among all memberships
  std::uint32_t hour = 0;
  std::uint32_t root = 0;
  std::uint16_t message = 0, root_channel = 0;
  std::uint32_t row = 0;  // of Calendar::group_delay
};

/// One a thread, not one a district: large cities have many districts, but few threads.
struct Scratch {
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
  const std::uint32_t* words_of(std::size_t i) const { return quad_words(words.data(), i); }

  // At the end, for one topic.
  std::vector<std::uint32_t> first_of;  // household - begin -> place in its firsts, if ever aware
  std::vector<std::uint32_t> ever;      // households - begin that were ever aware
};

}  // namespace kabar
