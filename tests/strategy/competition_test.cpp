// S2: posts of one day share attention, too many in a week lose followers.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "core/random.h"
#include "scenario/blocks.h"
#include "strategy/calendar.h"
#include "strategy/curve.h"
#include "tests/support/two_accounts.h"

namespace kabar {
namespace {

using testing::two_accounts;
constexpr std::uint32_t kHouseholds = testing::kTwoAccountHouseholds;

PostBlock block_of(const std::string& account, std::int64_t from_day, std::int64_t to_day, double per_week = 7) {
  PostBlock block;
  block.id = account + std::to_string(from_day);
  block.topics = {"*"};
  block.accounts = {account + "/feed"};
  block.per_week = per_week;
  block.from_day = from_day;
  block.to_day = to_day;
  return block;
}

TEST(CrowdedWord, DividesTheRateOfSeeing) {
  for (const double omega : {0.1, 1.0}) {
    for (const std::uint32_t posts : {2u, 5u}) {
      const double rate = 0.7, j = 1.0 / (1.0 + omega * (posts - 1));
      const std::uint64_t alone = threshold(1.0 - std::exp(-rate)), crowded = threshold(1.0 - std::exp(-rate * j));
      std::uint32_t before = 0;
      for (std::uint64_t word = 0; word < (std::uint64_t{1} << 32); word += 9999991) {
        const auto w = static_cast<std::uint32_t>(word);
        const std::uint32_t raised = crowded_word(w, posts, omega);
        EXPECT_GE(raised, std::max(w, before));
        before = raised;
        if (word + 8 < crowded || word > crowded + 8) {
          EXPECT_EQ(coin(raised, alone), coin(w, crowded)) << word;
        }
      }
    }
  }
}

TEST(CrowdedWord, IsTheWordWhereNothingCompetes) {
  for (const std::uint32_t word : {0u, 1u, 12345u, 0xFFFFFFFFu}) {
    EXPECT_EQ(crowded_word(word, 1, 0.3), word);
    EXPECT_EQ(crowded_word(word, 0, 0.3), word);
    EXPECT_EQ(crowded_word(word, 9, 0), word);
  }
}

TEST(CrowdedWord, IsTheSameForManyAtOnce) {
  std::vector<double> room;
  for (const double omega : {0.0, 0.1, 2.0}) {
    std::vector<std::uint32_t> words, posts, expected;
    for (std::uint32_t i = 0; i < 1000; ++i) {
      words.push_back(i % 10 == 0 ? 0xFFFFFFFFu - i : philox4x32({i, 0, 0, 0}, {})[0] >> i % 9);
      posts.push_back(i % 7);
      expected.push_back(crowded_word(words[i], posts[i], omega));
    }
    crowd_words(words, posts, omega, room);
    EXPECT_EQ(words, expected) << omega;
  }
}

TEST(Competition, IsAmongThePostsOfADay) {
  const World world = testing::world_of_two_accounts(two_accounts(kHouseholds, 0.5));
  Strategy apart, together;
  apart.blocks().posts = {block_of("city", 0, 0), block_of("second", 1, 1)};
  together.blocks().posts = {block_of("city", 0, 0), block_of("second", 0, 0)};
  EXPECT_TRUE(compile_calendar(world, apart).crowds.empty());
  EXPECT_TRUE(compile_calendar(world, apart).followed.empty());
  EXPECT_EQ(compile_calendar(world, together).crowds.size(), 1u);
}

TEST(Fatigue, TakesItsShareForEveryPostTooManyFromTheNextWeekOn) {
  Scenario scenario = two_accounts(kHouseholds, 0, 28);
  scenario.param.comfortable_posts = 5;
  scenario.param.fatigue = 0.1;
  const World world = testing::world_of_two_accounts(scenario);
  Strategy strategy;
  strategy.blocks().posts = {block_of("city", 0, 13), block_of("city", 14, -1, 1), block_of("second", 0, -1, 3)};
  std::map<std::uint32_t, std::uint32_t> followers;  // week
  for (const FeedSlot& post : compile_calendar(world, strategy).posts) {
    if (post.account == 1) {
      EXPECT_EQ(post.followers, kHouseholds);  // three a week tire nobody
    } else {
      followers[post.hour / 168] = post.followers;
    }
  }
  // 7 a week for two weeks, two more than comfortable: .9^2 each; nobody comes back.
  EXPECT_EQ(followers[0], 20000u);
  EXPECT_EQ(followers[1], 16200u);
  EXPECT_EQ(followers[2], 13122u);
  EXPECT_EQ(followers[3], 13122u);
}

TEST(Fatigue, OfAPostThatNobodyIsShownIsNone) {
  Scenario scenario = two_accounts(kHouseholds, 0, 28);
  scenario.param.comfortable_posts = 0;
  scenario.param.fatigue = 0.1;
  const World world = testing::world_of_two_accounts(scenario);
  Strategy strategy;
  strategy.blocks().posts = {block_of("city", 0, 6), block_of("city", 7, -1, 1)};
  strategy.blocks().posts[0].followers_factor = 0;
  std::uint32_t most = 0;
  for (const FeedSlot& post : compile_calendar(world, strategy).posts) most = std::max(most, post.followers);
  EXPECT_EQ(most, kHouseholds);
}

}  // namespace
}  // namespace kabar
