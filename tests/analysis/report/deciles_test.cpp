#include "analysis/report/deciles.h"

#include <gtest/gtest.h>

#include "tests/analysis/report/by_hand.h"

namespace kabar::analysis {
namespace {

/// 40 households in each decile but the last, which has none; decile 0 and 1 know of topic 0, decile 1 of topic 1 too.
ByHand known_by_decile() {
  ByHand::Block households{};
  households[ByHand::cell(0, 0, 3)] = 360;
  ByHand hand({"a"}, households);
  const auto count = [&](std::uint32_t p, std::size_t topic, std::size_t decile, std::uint32_t number) {
    hand.at(0, p).deciles[(topic * kMeasures + at(Measure::ever_aware)) * kDecileCells + decile] = number;
  };
  for (PopulationRecord& population : hand.run.recording.populations) {
    population.deciles.assign(kDecileCells, 40);
    population.deciles.back() = 0;
  }
  for (const std::uint32_t p : {0u, 1u}) {
    count(p, 0, 0, 10 + 2 * p);
    count(p, 0, 1, 20);
    count(p, 1, 1, 4);
    // What is no ever aware does not count.
    hand.at(0, p).deciles[at(Measure::reach) * kDecileCells] = 40;
  }
  return hand;
}

TEST(Deciles, AreMeansOverTopicsOfAllHouseholds) {
  const ByHand hand = known_by_decile();
  const std::vector<Decile> deciles = by_decile(hand.run.recording, 0);
  ASSERT_EQ(deciles.size(), 10u);
  EXPECT_DOUBLE_EQ(*deciles[0].share.mean, (10 / 80.0 + 12 / 80.0) / 2);
  EXPECT_LT(*deciles[0].share.low, *deciles[0].share.mean);
  EXPECT_DOUBLE_EQ(*deciles[1].share.mean, 24 / 80.0);
  EXPECT_EQ(deciles[1].share.low, deciles[1].share.mean);
  EXPECT_EQ(deciles[2].share.mean, 0.0);
  EXPECT_EQ(deciles[0].households, 40);
}

TEST(Deciles, WithoutHouseholdsAreUndefined) {
  const Decile last = by_decile(known_by_decile().run.recording, 0).back();
  EXPECT_EQ(last.households, 0);
  EXPECT_FALSE(last.share.mean);
  EXPECT_EQ(last.share.reason, Why::no_household);
}

}  // namespace
}  // namespace kabar::analysis
