#include "analysis/report/frequency.h"

#include <gtest/gtest.h>

#include "tests/analysis/report/by_hand.h"

namespace kabar::analysis {
namespace {

TEST(Frequency, IsExposuresForEachHouseholdReachedOfEachTopic) {
  ByHand::Block households{};
  households[ByHand::cell(1, 0, 0)] = 50;
  households[ByHand::cell(0, 1, 3)] = 50;
  ByHand hand({"a", "silence"}, households);
  for (const std::uint32_t p : {0u, 1u}) {
    hand.count(0, p, 0, Measure::reach, ByHand::cell(1, 0, 0), 10);
    hand.count(0, p, 0, Measure::reach, ByHand::cell(0, 1, 3), 20);
    hand.count(0, p, 1, Measure::reach, ByHand::cell(0, 1, 3), 10);
    hand.count(0, p, 0, Measure::ever_aware, ByHand::cell(0, 1, 3), 20);
    hand.at(0, p).exposures = 80 + 40 * p;
  }
  const Effect frequency = frequency_of(hand.run.recording, 0);
  EXPECT_DOUBLE_EQ(*frequency.mean, 2.5);  // 80 and 120 for 40
  EXPECT_TRUE(frequency.has_interval());
  const Effect none = frequency_of(hand.run.recording, 1);
  EXPECT_FALSE(none.mean);
  EXPECT_EQ(none.reason, Why::nobody_reached);
}

}  // namespace
}  // namespace kabar::analysis
