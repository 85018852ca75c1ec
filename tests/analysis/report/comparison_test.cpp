#include "analysis/report/comparison.h"

#include <gtest/gtest.h>

#include <string>

#include "core/errors.h"
#include "tests/analysis/report/synthetic.h"

namespace kabar::analysis {
namespace {

std::string refusal_of_baseline(std::span<const RunView> views, const std::string& baseline) {
  try {
    compare(views, baseline);
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

TEST(Compare, TheSameUnderTwoNamesDiffersByExactlyZero) {
  const SyntheticRun run = synthetic_run({{{"status-quo", "", ""}}, {{"twin", "", ""}}}, 4, 3);
  const StrategyDifference twin = comparison_of(run).differences[1];
  for (const auto& measures : twin.shares) {
    for (const Effect& effect : measures) {
      EXPECT_EQ(effect.mean, 0.0);
      EXPECT_EQ(effect.low, 0.0);
      EXPECT_EQ(effect.high, 0.0);
    }
  }
  EXPECT_EQ(twin.cash_rupiah.mean, 0.0);
  EXPECT_FALSE(twin.variance_reduction.value);
  EXPECT_FALSE(twin.needed.count);
}

TEST(Compare, PairsWithinAFile) {
  const Comparison comparison = comparison_of(magelang_like(5, 4));
  EXPECT_EQ(comparison.baseline, 0u);
  EXPECT_TRUE(comparison.all_paired);
  const auto poor_aware = [&](std::size_t s) { return comparison.strategies[s].shares[0][1].mean.value(); };
  EXPECT_NEAR(*comparison.differences[2].shares[0][1].mean, poor_aware(2) - poor_aware(0), 1e-12);
  // Little more than the baseline, under the same coins: what both share falls out.
  EXPECT_GT(*comparison.differences[1].variance_reduction.value, 10);
  EXPECT_GE(*comparison.differences[2].needed.count, 2u);
  EXPECT_EQ(comparison.differences[0].needed.reason, Why::is_baseline);
}

TEST(Compare, PairsFilesOfEqualWorldAndSeedAsIfTheyWereOne) {
  const SyntheticRun both = synthetic_run({{{"status-quo", "", ""}, 0.1, 0.1}, {{"other", "", ""}, 0.2, 0.3}}, 3, 2);
  SyntheticRun first = synthetic_run({{{"status-quo", "", ""}, 0.1, 0.1}}, 3, 2);
  SyntheticRun second = synthetic_run({{{"other", "", ""}, 0.2, 0.3}}, 3, 2);
  second.names.path = "second.h5";
  const RunView apart[] = {{first.recording, first.names}, {second.recording, second.names}};
  const Comparison comparison = compare(apart, "");
  EXPECT_TRUE(comparison.all_paired);
  const Effect expected = comparison_of(both).differences[1].shares[0][1];
  EXPECT_EQ(comparison.differences[1].shares[0][1].mean, expected.mean);
  EXPECT_EQ(comparison.differences[1].shares[0][1].high, expected.high);

  for (const char* other : {"world", "seed", "populations"}) {
    SCOPED_TRACE(other);
    SyntheticRun elsewhere = second;
    if (other == std::string("world")) elsewhere.names.world_digest = {9, 9};
    if (other == std::string("seed")) elsewhere.names.seed = 2;
    if (other == std::string("populations")) elsewhere.recording.first_population = 3;
    const RunView views[] = {{first.recording, first.names}, {elsewhere.recording, elsewhere.names}};
    const Comparison unpaired = compare(views, "");
    EXPECT_FALSE(unpaired.all_paired);
    EXPECT_FALSE(unpaired.differences[1].paired);
    EXPECT_TRUE(unpaired.differences[0].paired);
    EXPECT_NEAR(*unpaired.differences[1].shares[0][1].mean, *expected.mean, 1e-12);
    EXPECT_GT(*unpaired.differences[1].shares[0][1].high, *expected.high);
    EXPECT_FALSE(unpaired.differences[1].variance_reduction.value);
  }
}

TEST(Compare, TakesTheBaselineThatWasAsked) {
  const SyntheticRun run = magelang_like(2, 2);
  EXPECT_EQ(comparison_of(run, "joint-team").baseline, 2u);
  const SyntheticRun without = synthetic_run({{{"b", "", ""}}, {{"a", "", ""}}}, 2, 2);
  EXPECT_EQ(comparison_of(without).baseline, 0u);
}

TEST(Compare, RefusesAnUnknownBaselineWithASuggestion) {
  const SyntheticRun run = magelang_like(2, 2);
  const RunView views[] = {{run.recording, run.names}};
  EXPECT_EQ(refusal_of_baseline(views, "joint-tem"),
            "--baseline: joint-tem (no such strategy; there are status-quo, more-posts, joint-team, hybrid, silence) "
            "did you mean 'joint-team'?");
}

}  // namespace
}  // namespace kabar::analysis
