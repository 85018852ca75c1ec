#include "analysis/report/equity.h"

#include <gtest/gtest.h>

#include "tests/analysis/report/by_hand.h"

namespace kabar::analysis {
namespace {

constexpr std::size_t kPoor = 1, kEligiblePoor = 3, kEligible = 2, kOther = 0;

/// Kelurahan 0: 10 poor with no access, of whom 4 are eligible for topic 0, and 30 others; kelurahan 1: 20 eligible
/// poor with a phone of their own, 20 eligible others, 20 others.
ByHand two_kelurahan() {
  ByHand::Block households{};
  households[ByHand::cell(kPoor, 0, 0)] = 6;
  households[ByHand::cell(kEligiblePoor, 0, 0)] = 4;
  households[ByHand::cell(kOther, 0, 3)] = 30;
  households[ByHand::cell(kEligiblePoor, 1, 2)] = 20;
  households[ByHand::cell(kEligible, 1, 3)] = 20;
  households[ByHand::cell(kOther, 1, 3)] = 20;
  ByHand hand({"baseline"}, households);
  for (const std::uint32_t p : {0u, 1u}) {
    hand.count(0, p, 0, Measure::ever_aware, ByHand::cell(kEligiblePoor, 0, 0), 1 + p);
    hand.count(0, p, 0, Measure::ever_aware, ByHand::cell(kEligiblePoor, 1, 2), 5);
    hand.count(0, p, 0, Measure::ever_aware, ByHand::cell(kEligible, 1, 3), 10);
    hand.count(0, p, 0, Measure::ever_aware, ByHand::cell(kOther, 1, 3), 4);
    hand.count(0, p, 0, Measure::understands, ByHand::cell(kEligiblePoor, 1, 2), 2);
    hand.count(0, p, 0, Measure::understands, ByHand::cell(kEligible, 1, 3), 3);
    // Of topic 1 only some poor of kelurahan 1 know.
    hand.count(0, p, 1, Measure::ever_aware, ByHand::cell(kPoor, 1, 2), 10);
  }
  return hand;
}

TEST(Equity, SharesOfAPlaceAreMeansOverTheTopicsThatHaveSuchHouseholds) {
  const ByHand hand = two_kelurahan();
  const Parts parts = by_kelurahan(hand.run.recording, 0);
  ASSERT_EQ(parts.poor_aware.size(), 2u);
  // Kelurahan 0: topic 0 1 and 2 of 10, topic 1 none.
  EXPECT_DOUBLE_EQ(*parts.poor_aware[0].share.mean, (0.05 + 0.1) / 2);
  EXPECT_DOUBLE_EQ(parts.poor_aware[0].households, 10);
  // Kelurahan 1: 5 of 20 and 10 of 20.
  EXPECT_DOUBLE_EQ(*parts.poor_aware[1].share.mean, (0.25 + 0.5) / 2);
  EXPECT_EQ(parts.poor_aware[1].share.low, parts.poor_aware[1].share.mean);
  // Topic 1 has no eligible household and does not count: 5 of 40 understand.
  EXPECT_DOUBLE_EQ(*parts.eligible_understand[1].share.mean, 5.0 / 40);
  EXPECT_DOUBLE_EQ(parts.eligible_understand[1].households, 40);
  // Not poor: in kelurahan 0 nobody of 30, in kelurahan 1 10 + 4 of 40 know of topic 0.
  EXPECT_EQ(parts.non_poor_aware[0].share.mean, 0.0);
  EXPECT_DOUBLE_EQ(*parts.non_poor_aware[1].share.mean, 14.0 / 40 / 2);
  EXPECT_DOUBLE_EQ(parts.non_poor_aware[1].households, 40);
  EXPECT_FALSE(parts.poor_aware[0].shrunken.mean);
  EXPECT_FALSE(parts.poor_aware[0].shrunken.reason.empty());
}

TEST(Equity, AClassOfAccessWithoutPoorIsUndefined) {
  const ByHand hand = two_kelurahan();
  const Parts parts = by_access(hand.run.recording, 0);
  ASSERT_EQ(parts.poor_aware.size(), static_cast<std::size_t>(kAccessCells));
  EXPECT_DOUBLE_EQ(*parts.poor_aware[2].share.mean, (0.25 + 0.5) / 2);
  EXPECT_FALSE(parts.poor_aware[1].share.mean);
  EXPECT_EQ(parts.poor_aware[1].share.reason, Why::no_household);
  EXPECT_EQ(parts.poor_aware[1].households, 0);
}

TEST(Equity, CountsTheEligiblePoorWhoAreLeftOut) {
  const ByHand hand = two_kelurahan();
  const LeftOut left = left_out_of(hand.run.recording, 0);
  EXPECT_DOUBLE_EQ(*left.households.mean, 24);
  // 24 less 6 and 7 who are aware; 22 do not understand.
  EXPECT_DOUBLE_EQ(*left.never_aware.mean, 17.5);
  EXPECT_DOUBLE_EQ(*left.not_understanding.mean, 22);
  ASSERT_EQ(left.never_aware_in.size(), 2u);
  EXPECT_DOUBLE_EQ(left.never_aware_in[0][0], 2.5);
  EXPECT_DOUBLE_EQ(left.never_aware_in[1][2], 15);
  EXPECT_DOUBLE_EQ(left.households_in[1][2], 20);
  double sum = 0;
  for (const auto& row : left.never_aware_in) {
    for (const double number : row) sum += number;
  }
  EXPECT_DOUBLE_EQ(sum, *left.never_aware.mean);
}

TEST(Equity, TargetingErrsByWhomItMissesAndWhomItReachesBeside) {
  const ByHand hand = two_kelurahan();
  const Targeting targeting = targeting_of(hand.run.recording, 0);
  // 44 eligible for topic 0, of whom 16 and 17 are aware.
  EXPECT_DOUBLE_EQ(*targeting.exclusion.mean, 1 - (16.0 / 44 + 17.0 / 44) / 2);
  // Topic 0: 4 of 20 and of 21 aware are not eligible; topic 1: all.
  EXPECT_DOUBLE_EQ(*targeting.inclusion.mean, ((4.0 / 20 + 1) / 2 + (4.0 / 21 + 1) / 2) / 2);
}

TEST(Equity, InclusionIsUndefinedWhereNobodyKnows) {
  ByHand::Block households{};
  households[ByHand::cell(kEligiblePoor, 0, 0)] = 4;
  const ByHand hand({"silence"}, households);
  const Targeting targeting = targeting_of(hand.run.recording, 0);
  EXPECT_EQ(targeting.exclusion.mean, 1.0);
  EXPECT_FALSE(targeting.inclusion.mean);
  EXPECT_EQ(targeting.inclusion.reason, Why::nobody_aware);
}

TEST(Equity, IsUndefinedWithoutEligiblePoor) {
  ByHand::Block households{};
  households[ByHand::cell(kOther, 0, 0)] = 4;
  const ByHand hand({"a"}, households);
  const LeftOut left = left_out_of(hand.run.recording, 0);
  EXPECT_FALSE(left.never_aware.mean);
  EXPECT_FALSE(left.never_aware.reason.empty());
  EXPECT_TRUE(left.never_aware_in.empty());
}

}  // namespace
}  // namespace kabar::analysis
