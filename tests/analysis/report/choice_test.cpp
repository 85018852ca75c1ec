#include "analysis/report/choice.h"

#include <gtest/gtest.h>

#include "tests/analysis/report/by_hand.h"
#include "tests/analysis/report/synthetic.h"

namespace kabar::analysis {
namespace {

/// 100 eligible poor; the numbers that understand topic 0 in populations 0 and 1, and what they cost.
struct Means {
  const char* name;
  std::uint32_t understand[2];
  std::int64_t rupiah[2];
};
SyntheticRun run_of(const std::vector<Means>& strategies) {
  ByHand::Block households{};
  const std::size_t cell = ByHand::cell(3, 0, 0);
  households[cell] = 100;
  std::vector<std::string> names;
  for (const Means& one : strategies) names.push_back(one.name);
  ByHand hand(names, households);
  for (std::uint32_t s = 0; s < strategies.size(); ++s) {
    for (std::uint32_t p = 0; p < 2; ++p) {
      for (const Measure measure : {Measure::reach, Measure::ever_aware, Measure::understands}) {
        hand.count(s, p, 0, measure, cell, strategies[s].understand[p]);
      }
      hand.run.recording.ledgers[s * 2 + p] = {{strategies[s].rupiah[p]}, {1000}};
    }
  }
  return hand.run;
}

TEST(Choice, WhatAHouseholdCostsIsReckonedFromGainAndCash) {
  const Comparison comparison =
      comparison_of(run_of({{"status-quo", {10, 12}, {0, 0}}, {"visits", {30, 34}, {2'000'000, 2'200'000}}}));
  const std::vector<Choice> choices = choices_of(comparison);
  EXPECT_FALSE(choices[0].cost);
  ASSERT_TRUE(choices[1].cost);
  const CostEffect& cost = *choices[1].cost;
  EXPECT_DOUBLE_EQ(*cost.more_households.mean, 21);  // 20 and 22
  EXPECT_DOUBLE_EQ(*cost.more_rupiah.mean, 2'100'000);
  // 2.1 million for 21; gain and cash are proportional, so that the ratio is known exactly: but 12.7 x 1 is less
  // than 21.
  EXPECT_DOUBLE_EQ(*cost.rupiah_per_household.mean, 100'000);
  EXPECT_NEAR(*cost.rupiah_per_household.low, 100'000, 1e-3);
  EXPECT_NEAR(*cost.rupiah_per_household.high, 100'000, 1e-3);
  for (const NetBenefit& benefit : cost.net_benefit) {
    EXPECT_NEAR(*benefit.rupiah.mean, 21 * benefit.rupiah_per_household - 2'100'000, 1e-6);
  }
  EXPECT_EQ(cost.net_benefit.front().rupiah_per_household, 0);
}

TEST(Choice, ARatioIsUndefinedWhereTheGainMayBeNone) {
  const Comparison comparison = comparison_of(run_of({{"status-quo", {10, 12}, {0, 0}}, {"posts", {11, 14}, {5, 5}}}));
  const CostEffect cost = *choices_of(comparison)[1].cost;
  EXPECT_DOUBLE_EQ(*cost.more_households.mean, 1.5);
  EXPECT_FALSE(cost.rupiah_per_household.mean);
  EXPECT_FALSE(cost.rupiah_per_household.reason.empty());
}

TEST(Choice, WhatIsLostHasNoPrice) {
  const Comparison comparison = comparison_of(
      run_of({{"status-quo", {10, 12}, {0, 0}}, {"silence", {1, 2}, {-5, -6}}, {"twin", {10, 12}, {5, 5}}}));
  for (const std::size_t s : {1u, 2u}) {
    const CostEffect cost = *choices_of(comparison)[s].cost;
    EXPECT_LE(*cost.more_households.mean, 0);
    EXPECT_FALSE(cost.rupiah_per_household.mean);
    EXPECT_EQ(cost.rupiah_per_household.reason, Why::no_gain);
  }
}

TEST(Choice, TheAttainableLiesBetweenSilenceAndEveryoneSees) {
  const Comparison comparison = comparison_of(run_of({{"status-quo", {10, 10}, {0, 0}},
                                                      {"silence", {0, 0}, {0, 0}},
                                                      {"everyone-sees", {80, 80}, {0, 0}},
                                                      {"visits", {40, 60}, {0, 0}}}));
  const std::vector<Choice> choices = choices_of(comparison);
  const auto share = [&](std::size_t s) { return choices[s].attainable[at(Headline::eligible_understand)].mean; };
  EXPECT_EQ(share(1), 0.0);
  EXPECT_EQ(share(2), 1.0);
  EXPECT_DOUBLE_EQ(*share(0), 0.125);
  EXPECT_DOUBLE_EQ(*share(3), 0.625);
}

TEST(Choice, TheAttainableIsUndefinedWithoutItsEnds) {
  const Comparison comparison = comparison_of(run_of({{"status-quo", {10, 10}, {0, 0}}, {"silence", {0, 0}, {0, 0}}}));
  const Effect attainable = choices_of(comparison)[0].attainable[0];
  EXPECT_FALSE(attainable.mean);
  EXPECT_EQ(attainable.reason, Reason(Why::no_strategy, 0, "everyone-sees"));
}

TEST(Choice, YardsticksAreNotChosen) {
  SyntheticRun run = run_of({{"status-quo", {10, 11}, {0, 0}},
                             {"silence", {0, 0}, {0, 0}},
                             {"visits", {60, 62}, {5, 5}},
                             {"everyone-sees", {90, 91}, {9, 9}}});
  run.names.strategies[3].budget_exempt = true;
  const std::vector<Choice> choices = choices_of(comparison_of(run));
  EXPECT_TRUE(choices[0].may_be_chosen && choices[2].may_be_chosen);
  EXPECT_FALSE(choices[1].may_be_chosen || choices[3].may_be_chosen);
  const std::size_t headline = at(Headline::poor_aware);
  EXPECT_TRUE(choices[2].best[headline].is_best);
  EXPECT_FALSE(choices[0].best[headline].may_be_best);
  EXPECT_FALSE(choices[3].best[headline].is_best);
  EXPECT_EQ(choices[3].best[headline].difference.reason, Why::may_exceed_ceiling);
  EXPECT_EQ(choices[1].best[headline].difference.reason, Why::reaches_nobody);
  // 60 less 10 and 62 less 11, mean over two topics.
  EXPECT_DOUBLE_EQ(*choices[2].best[headline].difference.mean, 50.5 / 100 / 2);
}

TEST(Choice, ContrastsAreAdjustedForAllOfThem) {
  const std::vector<Choice> choices = choices_of(comparison_of(magelang_like(8, 4)));
  const std::size_t headline = at(Headline::poor_aware);
  EXPECT_FALSE(choices[0].contrast[headline]);
  for (std::size_t s = 1; s < choices.size(); ++s) {
    ASSERT_TRUE(choices[s].contrast[headline] && choices[s].contrast[headline]->p.value) << s;
    EXPECT_GE(*choices[s].contrast[headline]->p_holm, *choices[s].contrast[headline]->p.value);
  }
  EXPECT_LT(*choices[3].contrast[headline]->p_holm, 1e-6);
}

TEST(Choice, WhatCostsMoreAndBringsLessIsBehindTheFront) {
  const std::vector<Choice> choices = choices_of(comparison_of(
      run_of({{"status-quo", {10, 11}, {0, 0}}, {"visits", {60, 62}, {5, 5}}, {"waste", {50, 63}, {7, 7}}})));
  EXPECT_EQ(choices[0].front.on_front, true);
  EXPECT_EQ(choices[1].front.on_front, true);
  EXPECT_EQ(choices[2].front.on_front, false);
  ASSERT_EQ(choices[2].front.dominated_by.size(), 1u);
  EXPECT_EQ(choices[2].front.dominated_by[0].strategy, "visits");
  EXPECT_EQ(choices[2].front.dominated_by[0].share, 0.5);
  EXPECT_EQ(choices[2].front.share_on_front, 0.5);
}

TEST(Choice, OtherWorldsHaveNeitherRatioNorFront) {
  const SyntheticRun first = synthetic_run({{{"status-quo", "", ""}, 0.1, 0.1}}, 4, 2);
  SyntheticRun second = synthetic_run({{{"other", "", ""}, 0.4, 0.4}}, 4, 2);
  second.names.seed = 7;
  second.names.path = "second.h5";
  const RunView views[] = {{first.recording, first.names}, {second.recording, second.names}};
  const Comparison comparison = compare(views, "");
  EXPECT_NE(comparison.places[0].worlds, comparison.places[1].worlds);
  const std::vector<Choice> choices = choices_of(comparison);
  EXPECT_EQ(choices[1].cost->rupiah_per_household.reason, Why::not_paired);
  EXPECT_TRUE(choices[1].cost->more_households.mean);
  EXPECT_FALSE(choices[1].front.on_front || choices[1].front.share_on_front);
  EXPECT_EQ(choices[1].front.reason, Why::not_paired);
  EXPECT_TRUE(choices[1].contrast[0]->p.value);
  EXPECT_TRUE(choices[1].best[0].is_best);
}

}  // namespace
}  // namespace kabar::analysis
