// What of a gathering stays with whoever came: known answers, and nothing at the neutral value.

#include "diffusion/attendance.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "scenario/blocks.h"
#include "tests/diffusion/replicates.h"
#include "tests/support/dice.h"
#include "tests/support/plain_world.h"

namespace kabar {
namespace {

using test::run;

std::vector<std::uint16_t> taken_in(std::uint32_t word, std::uint64_t limit, std::uint16_t topics, std::int64_t most) {
  std::vector<std::uint16_t> places;
  for (std::uint16_t place = 0; place < topics; ++place) {
    if (takes_in(word, limit, {place, topics}, most)) places.push_back(place);
  }
  return places;
}

TEST(TakesIn, FromAPlaceOfItsOwnOnInARing) {
  EXPECT_EQ(taken_in(0, 1000, 8, 3), (std::vector<std::uint16_t>{0, 1, 2}));
  EXPECT_EQ(taken_in(124, 1000, 8, 3), (std::vector<std::uint16_t>{0, 1, 2}));
  EXPECT_EQ(taken_in(125, 1000, 8, 3), (std::vector<std::uint16_t>{1, 2, 3}));
  EXPECT_EQ(taken_in(999, 1000, 8, 3), (std::vector<std::uint16_t>{0, 1, 7}));
  EXPECT_EQ(taken_in(0xFFFFFFFFu, std::uint64_t{1} << 32, 8, 1), (std::vector<std::uint16_t>{7}));
  EXPECT_EQ(taken_in(999, 1000, 3, 3).size(), 3u) << "all, where there are no more";
  EXPECT_EQ(taken_in(999, 1000, 1, 1).size(), 1u);
  EXPECT_EQ(whole_limit(0xFFFFFFFFu), std::uint64_t{1} << 32);
  EXPECT_EQ(whole_limit(7), 7u);
}

TEST(TakesIn, SoManyOfThemAndEachAsOften) {
  test::Dice dice(5, 1);
  constexpr int kWords = 40'000;
  std::vector<int> times(7, 0);
  for (int n = 0; n < kWords; ++n) {
    const std::uint64_t limit = 1'000'000'000 + dice.below(3'000'000'000u);
    const std::uint32_t word = dice.below(static_cast<std::uint32_t>(limit));
    const std::vector<std::uint16_t> places = taken_in(word, limit, 7, 3);
    ASSERT_EQ(places.size(), 3u);
    for (const std::uint16_t place : places) ++times[place];
  }
  const double mean = kWords * 3.0 / 7, deviation = std::sqrt(mean * 4 / 7);
  for (const int each : times) EXPECT_NEAR(each, mean, 4 * deviation);
}

/// A town in which everybody comes to the one meeting of a month, where all topics are told.
ReplicateRecord told(std::int64_t topics, std::int64_t most) {
  Scenario scenario = testing::plain_scenario(30, 40);
  const Topic model = scenario.topics.at(0);
  for (std::int64_t t = 1; t < topics; ++t) {
    scenario.topics.push_back(model);
    scenario.topics.back().id = "topic-" + std::to_string(t);
  }
  scenario.city.topics.clear();
  scenario.param.topics_taken_in = most;
  scenario.param.q_N = scenario.param.b_seen = 0;
  Strategy strategy;
  MeetingBlock block;
  block.id = "meeting";
  block.topics = {"*"};
  block.channel = "meeting";
  strategy.blocks().meetings.push_back(block);
  return run(testing::plain_world(scenario, {}), strategy);
}

TEST(Gatherings, LeaveSoManyTopicsWithEverybodyWhoCame) {
  constexpr std::size_t kHouseholds = 30;
  for (const std::int64_t most : {1, 2, 5}) {
    const ReplicateRecord record = told(5, most);
    ASSERT_EQ(record.households.size(), 5 * kHouseholds);
    for (std::size_t i = 0; i < kHouseholds; ++i) {
      std::int64_t heard = 0;
      for (std::size_t t = 0; t < 5; ++t) heard += record.households[t * kHouseholds + i].exposures;
      EXPECT_EQ(heard, most) << i;
    }
  }
  EXPECT_EQ(told(5, 5).digest, told(5, 1000).digest) << "as many as are told: nothing is lost";
}

}  // namespace
}  // namespace kabar
