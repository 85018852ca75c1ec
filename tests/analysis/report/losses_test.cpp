// What is lost without one kind of means: paired with the whole strategy, shown apart from what is ranked.

#include <gtest/gtest.h>

#include <string>

#include "analysis/report/grid.h"
#include "analysis/report/lines.h"
#include "analysis/report/loss_table.h"
#include "analysis/report/numbers.h"
#include "analysis/report/table.h"
#include "tests/analysis/report/synthetic.h"
#include "tests/analysis/report/text.h"

namespace kabar::analysis {
namespace {

StrategyName knocked(const std::string& of, const std::string& without) {
  StrategyName name{of + "~" + without, "", ""};
  name.of = of;
  name.without = without;
  return name;
}

SyntheticRun run_with_knock_outs(std::uint32_t populations = 4, std::uint32_t replicates = 3) {
  return synthetic_run({{{"status-quo", "Kondisi sekarang", "Status quo"}, 0.06, 0.05},
                        {{"joint-team", "Tim bersama", "Joint team"}, 0.5, 0.5},
                        {knocked("joint-team", "accounts"), 0.4, 0.4},
                        {knocked("joint-team", "heads"), 0.2, 0.2},
                        {knocked("status-quo", "ties"), 0.06, 0.05}},
                       populations, replicates);
}

TEST(Losses, ArePairedWithTheWholeStrategyAndNotRanked) {
  const SyntheticRun run = run_with_knock_outs();
  const Comparison comparison = comparison_of(run);
  ASSERT_EQ(comparison.strategies.size(), 2u);
  ASSERT_EQ(comparison.differences.size(), 2u);
  ASSERT_EQ(comparison.attributions.size(), 2u);
  ASSERT_EQ(comparison.losses.size(), 3u);
  const Loss& heads = comparison.losses[1];
  EXPECT_EQ(heads.strategy, "joint-team");
  EXPECT_EQ(heads.without, "heads");
  const auto poor_aware = [&](std::uint32_t s) {
    return samples_of(run.recording, s).shares[at(Group::poor)][at(Measure::ever_aware)];
  };
  const Effect expected = paired_difference(poor_aware(3), poor_aware(1));
  EXPECT_LT(*expected.high, 0);
  EXPECT_EQ(heads.difference[at(Group::poor)][at(Measure::ever_aware)].mean, expected.mean);
  EXPECT_EQ(heads.difference[at(Group::poor)][at(Measure::ever_aware)].low, expected.low);
  EXPECT_EQ(comparison.losses[2].difference[at(Group::eligible)][at(Measure::understands)].mean, 0.0);
  EXPECT_EQ(summarise(run.recording, run.names).losses.size(), 3u);
  EXPECT_EQ(summarise(run.recording, run.names).strategies.size(), 2u);
  EXPECT_THROW(comparison_of(run, "joint-team~heads"), std::exception);
}

TEST(Losses, AreShownInPointsWithHalfTheInterval) {
  const Comparison comparison = comparison_of(run_with_knock_outs());
  const std::string text = to_table(comparison, Language::english);
  const std::string team = line_with(text, "Poor ever aware, without", "Joint team");
  const Effect& heads = comparison.losses[1].difference[at(Group::poor)][at(Measure::ever_aware)];
  const std::string cell = signed_text(100 * *heads.mean, 1, Language::english) + " ±" +
                           number_text(100 * (*heads.high - *heads.mean), 1, Language::english);
  EXPECT_NE(team.find(cell), std::string::npos) << text;
  EXPECT_EQ(team.back(), '-') << "of what was not left out";
  EXPECT_NE(line_with(text, "Poor ever aware, without", "Status quo").find("0.0 ±0.0"), std::string::npos) << text;
  EXPECT_EQ(text.find("joint-team~"), std::string::npos) << "a knock-out is no strategy to choose";
  const std::string indonesian = to_table(comparison, Language::indonesian);
  EXPECT_NE(indonesian.find("ketua RT"), std::string::npos);
  EXPECT_NE(indonesian.find("Sasaran paham, tanpa"), std::string::npos);
}

TEST(Losses, WithoutAnIntervalShowTheDifferenceAlone) {
  const std::string text = to_table(comparison_of(run_with_knock_outs(1, 1)), Language::english);
  EXPECT_EQ(line_with(text, "Poor ever aware, without", "Joint team").find("±"), std::string::npos);
}

TEST(Losses, OfAllKindsFitOnATerminal) {
  std::vector<SyntheticStrategy> strategies = {{{"one", std::string(150, 'x'), std::string(150, 'x')}, 0.9, 0.9}};
  for (const char* kind : {"accounts", "heads", "meetings", "sessions", "visits", "broadcasts", "groups", "ties"}) {
    strategies.push_back({knocked("one", kind), 0.05, 0.05});
  }
  const SyntheticRun run = synthetic_run(strategies, 3, 2);
  for (const Language language : {Language::indonesian, Language::english}) {
    for (const std::string& line : lines_of(to_table(comparison_of(run), language)))
      EXPECT_LE(columns_of(line), 120u) << line;
  }
}

}  // namespace
}  // namespace kabar::analysis
