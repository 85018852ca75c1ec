#include "analysis/report/days.h"

#include <gtest/gtest.h>

#include "tests/analysis/report/by_hand.h"

namespace kabar::analysis {
namespace {

/// 20 poor and 20 others; of topic 0 in population p the poor aware at the end of days 1-4 are 0, 4, 8 + 2p, 12; nobody
/// knows of topic 1.
ByHand known_by_day() {
  ByHand::Block households{};
  households[ByHand::cell(1, 0, 0)] = 20;
  households[ByHand::cell(2, 0, 0)] = 20;
  ByHand hand({"a"}, households);
  for (const std::uint32_t p : {0u, 1u}) {
    const std::uint32_t aware[] = {0, 4, 8 + 2 * p, 12};
    for (std::size_t day = 0; day < 4; ++day) {
      hand.day(0, p, 0, Measure::ever_aware, Group::poor, day, aware[day]);
      hand.day(0, p, 0, Measure::understands, Group::non_poor, day, 10);
    }
  }
  return hand;
}

TEST(Days, ACurveIsTheMeanOverTopicsAndPopulations) {
  const ByHand hand = known_by_day();
  const std::optional<Daily> daily = daily_of(hand.run.recording, 0);
  ASSERT_TRUE(daily);
  const Series& poor = daily->poor.ever_aware;
  ASSERT_EQ(poor.mean.size(), 4u);
  EXPECT_DOUBLE_EQ(poor.mean[0], 0);
  EXPECT_DOUBLE_EQ(poor.mean[1], 4.0 / 20 / 2);
  EXPECT_DOUBLE_EQ(poor.mean[2], 9.0 / 20 / 2);
  EXPECT_DOUBLE_EQ(poor.mean[3], 12.0 / 20 / 2);
  ASSERT_TRUE(poor.low && poor.high);
  // Values .2 and .25 differ by .05: half the width is 12.706 x .025, cut at 0.
  EXPECT_EQ((*poor.low)[2], 0);
  EXPECT_NEAR((*poor.high)[2], 0.225 + 12.7062 * 0.025, 1e-4);
  EXPECT_EQ((*poor.high)[1], poor.mean[1]);
  EXPECT_DOUBLE_EQ(daily->non_poor.understands.mean[2], 0.25);
  EXPECT_DOUBLE_EQ(daily->non_poor.ever_aware.mean[2], 0);
}

TEST(Days, ATopicWithoutSuchHouseholdsIsLeftOut) {
  ByHand hand = known_by_day();
  for (PopulationRecord& population : hand.run.recording.populations) {
    population.cells[ByHand::kBlock + ByHand::cell(1, 0, 0)] = 0;  // no poor for topic 1
  }
  const std::optional<Daily> daily = daily_of(hand.run.recording, 0);
  ASSERT_TRUE(daily);
  EXPECT_DOUBLE_EQ(daily->poor.ever_aware.mean[3], 12.0 / 20);
  EXPECT_DOUBLE_EQ(daily->non_poor.understands.mean[2], 0.25) << "others there are for both topics";
}

TEST(Days, AFileWithoutDaysHasNoCurve) {
  ByHand hand = known_by_day();
  for (ReplicateRecord& replicate : hand.run.recording.replicates) replicate.daily.clear();
  EXPECT_FALSE(daily_of(hand.run.recording, 0));
  const Times times = times_of(hand.run.recording, 0);
  EXPECT_FALSE(times.restricted_mean.mean);
  EXPECT_EQ(times.restricted_mean.reason, Why::no_days);
  EXPECT_EQ(times.to[0].days.reason, Why::no_days);
}

TEST(Days, OneReplicateHasNoInterval) {
  ByHand hand = known_by_day();
  hand.at(0, 1).complete = false;
  const std::optional<Daily> daily = daily_of(hand.run.recording, 0);
  ASSERT_TRUE(daily);
  EXPECT_FALSE(daily->poor.ever_aware.low);
  EXPECT_DOUBLE_EQ(daily->poor.ever_aware.mean[2], 0.2);
}

TEST(Days, AShareThatIsNotReachedHasNoDay) {
  const ByHand hand = known_by_day();
  const Times times = times_of(hand.run.recording, 0);
  ASSERT_EQ(times.to.size(), 3u);
  // The mean over topics is .2 and .25 at the end of day 3, .3 at the end of day 4.
  EXPECT_EQ(times.to[0].share, 0.25);
  EXPECT_EQ(times.to[0].days.mean, 3.5);
  EXPECT_FALSE(times.to[1].days.mean);
  EXPECT_FALSE(times.to[1].days.reason.empty());
  // Nobody on day 1; then .9 stay for day 3 and .8 or .75 for day 4, out of 4 days.
  EXPECT_NEAR(*times.restricted_mean.mean, 1 + 1 + 0.9 + (0.8 + 0.75) / 2, 1e-12);
}

}  // namespace
}  // namespace kabar::analysis
