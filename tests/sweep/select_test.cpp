// The loop of `kabar select`: the same worlds as an experiment's, nothing run of what is out, one answer for any number
// of threads, and an end when told so.

#include "sweep/select.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>

#include "scenario/blocks.h"
#include "scenario/strategy.h"
#include "tests/support/tiny_scenario.h"

namespace kabar {
namespace {

/// Households that became aware, over topics: mean of a population's replicates.
std::vector<double> ever_aware(const Recording& recording, std::uint32_t strategy) {
  const Dimensions& n = recording.dimensions;
  std::vector<double> figures;
  for (std::uint32_t p = 0; p < n.populations; ++p) {
    double sum = 0;
    for (std::uint32_t r = 0; r < n.replicates; ++r) {
      sum += static_cast<double>(recording.at(strategy, p, r).activations);
    }
    figures.push_back(sum / n.replicates);
  }
  return figures;
}

/// Silence, every way, and two strategies that are close: every way without its broadcasts, or without its posts.
std::shared_ptr<const Scenario> contest() {
  Scenario scenario = test::TinyScenario().load();
  Strategy no_broadcasts = scenario.strategies[1], no_posts = scenario.strategies[1];
  no_broadcasts.name = "tanpa-siaran";
  no_broadcasts.blocks().broadcasts.clear();
  no_posts.name = "tanpa-kiriman";
  no_posts.blocks().posts.clear();
  scenario.strategies.insert(scenario.strategies.begin() + 1, {no_broadcasts, no_posts});
  seal(scenario);
  return std::make_shared<const Scenario>(std::move(scenario));
}

/// The two that are close, alone.
std::shared_ptr<const Scenario> close_contest() {
  Scenario scenario = *contest();
  scenario.strategies = {scenario.strategies[1], scenario.strategies[2]};
  seal(scenario);
  return std::make_shared<const Scenario>(std::move(scenario));
}

SelectPlan plan_of(double indifference, int threads = 2) {
  SelectPlan plan;
  plan.rule = {indifference, 0.95, 4};
  plan.figures = ever_aware;
  plan.replicates = 3;
  plan.most_populations = 60;
  plan.threads = threads;
  return plan;
}

TEST(Select, SaysOfEachStrategyWhatAnExperimentSays) {
  const auto scenario = contest();
  const Selected selected = select_strategy(scenario, plan_of(5));
  ASSERT_GT(selected.selection.dropped.size(), 0u);
  EXPECT_EQ(selected.selection.dropped.front().strategy, 0u) << "silence goes first";
  EXPECT_EQ(selected.selection.dropped.front().after, 4u);

  ExperimentPlan whole;
  whole.populations = selected.populations;
  whole.replicates = 3;
  whole.threads = 2;
  const Recording recording = run_experiment(scenario, whole).recording;
  std::vector<std::vector<double>> figures;
  std::uint64_t replicates = 0;
  for (std::uint32_t s = 0; s < 4; ++s) {
    figures.push_back(ever_aware(recording, s));
    const std::vector<double>& own = selected.figures[s];
    replicates += 3 * own.size();
    EXPECT_TRUE(std::equal(own.begin(), own.end(), figures[s].begin())) << s;
  }
  EXPECT_EQ(selected.replicates, replicates);
  const analysis::Selection again = analysis::select_best(figures, plan_of(5).rule);
  EXPECT_EQ(again.decided, selected.selection.decided);
  EXPECT_EQ(again.best, selected.selection.best);
  EXPECT_EQ(again.used, selected.selection.used);
}

TEST(Select, RunsNoStrategyThatIsOut) {
  SelectPlan plan = plan_of(0.5, 1);  // one thread: one population at a time, none too many
  std::vector<std::uint32_t> strategies;
  std::uint64_t runs = 0;
  plan.figures = [&](const Recording& recording, std::uint32_t strategy) {
    if (strategy == 0) {
      strategies.push_back(recording.dimensions.strategies);
      runs += recording.replicates.size();
    }
    return ever_aware(recording, strategy);
  };
  const Selected selected = select_strategy(contest(), plan);
  EXPECT_EQ(strategies.front(), 4u);
  EXPECT_LT(strategies.back(), 4u);
  EXPECT_TRUE(std::is_sorted(strategies.rbegin(), strategies.rend()));
  EXPECT_EQ(runs, selected.replicates);
  ASSERT_FALSE(selected.selection.dropped.empty());
  for (const analysis::Dropped& dropped : selected.selection.dropped) {
    EXPECT_EQ(selected.figures[dropped.strategy].size(), dropped.after);
  }
}

TEST(Select, AnswersTheSameForAnyThreads) {
  const auto scenario = contest();
  const Selected alone = select_strategy(scenario, plan_of(1, 1));
  EXPECT_GT(alone.populations, 5u) << "more than the first stage, or nothing is tested";
  for (const int threads : {2, 7}) {
    const Selected selected = select_strategy(scenario, plan_of(1, threads));
    EXPECT_EQ(selected.figures, alone.figures);
    EXPECT_EQ(selected.populations, alone.populations);
    EXPECT_EQ(selected.replicates, alone.replicates);
    EXPECT_EQ(selected.selection.left, alone.selection.left);
    EXPECT_EQ(selected.selection.best, alone.selection.best);
  }
}

TEST(Select, EndsUndecidedAtTheMostPopulations) {
  SelectPlan plan = plan_of(0.01);
  plan.most_populations = 7;
  const Selected selected = select_strategy(contest(), plan);
  EXPECT_FALSE(selected.selection.decided || selected.selection.best || selected.stopped);
  EXPECT_EQ(selected.populations, 7u);
  EXPECT_GE(selected.selection.left.size(), 2u);
  EXPECT_GT(selected.selection.at_most, 7u);
}

// All of what may count runs at once where there are threads for it, and no more.
TEST(Select, RunsNoMorePopulationsThanMayCount) {
  constexpr double kIndifference = 1.5;
  SelectPlan plan = plan_of(kIndifference, 1);
  plan.replicates = 1;
  plan.most_populations = 4;
  const std::uint64_t at_most = select_strategy(close_contest(), plan).selection.at_most;
  ASSERT_GT(at_most, 4u);
  ASSERT_LT(at_most, 100u);
  plan = plan_of(kIndifference, 100);
  plan.replicates = 1;
  plan.most_populations = 1000;
  std::uint64_t populations = 0;
  plan.figures = [&](const Recording& recording, std::uint32_t strategy) {
    if (strategy == 0) populations += recording.dimensions.populations;
    return ever_aware(recording, strategy);
  };
  select_strategy(close_contest(), plan);
  EXPECT_EQ(populations, at_most);
}

TEST(Select, TellsTheCostsOfTheFirstStageAlone) {
  SelectPlan plan = plan_of(1, 1);
  std::size_t told = 0;
  plan.costs = [&](const WorkCosts&) { ++told; };
  ASSERT_GT(select_strategy(contest(), plan).populations, 4u);
  EXPECT_EQ(told, 4u) << "once for each strategy";
}

TEST(Select, TakesTwinsForEquallyGood) {
  Scenario scenario = *contest();
  scenario.strategies[2] = scenario.strategies[3];
  scenario.strategies[2].name = "kembar";
  scenario.strategies.erase(scenario.strategies.begin() + 1);
  const Selected selected = select_strategy(std::make_shared<const Scenario>(scenario), plan_of(1));
  EXPECT_TRUE(selected.selection.decided);
  EXPECT_EQ(selected.selection.left, (std::vector<std::size_t>{1, 2}));
  EXPECT_EQ(selected.selection.best, 1u);
}

TEST(Select, StopsWithWholePopulationsWhenAsked) {
  SelectPlan plan = plan_of(0.01);
  std::atomic<int> asked{0};
  plan.stopped = [&] { return ++asked > 100; };  // each replicate asks once: somewhere after the first stage
  const Selected selected = select_strategy(contest(), plan);
  EXPECT_TRUE(selected.stopped);
  EXPECT_FALSE(selected.selection.decided);
  EXPECT_GT(selected.populations, 4u);
  EXPECT_LT(selected.populations, 60u);
  for (const std::size_t s : selected.selection.left) EXPECT_EQ(selected.figures[s].size(), selected.populations);
}

// With more threads than are needed the last stage has populations that do not count: to stop them stops nothing.
TEST(Select, IsNotStoppedWhereItIsDecided) {
  SelectPlan plan = plan_of(0.5, 20);
  std::atomic<int> asked{0};
  plan.stopped = [&] {
    ++asked;
    return false;
  };
  ASSERT_TRUE(select_strategy(close_contest(), plan).selection.decided);
  const int asked_in_all = asked;
  std::size_t decided = 0;
  for (int last = 1; last <= 40; last += 3) {
    asked = 0;
    plan.stopped = [&] { return ++asked > asked_in_all - last; };
    const Selected selected = select_strategy(close_contest(), plan);
    EXPECT_NE(selected.stopped, selected.selection.decided) << "the last " << last << " were not to run";
    decided += selected.selection.decided;
  }
  EXPECT_GT(decided, 0u) << "none was decided all the same, and nothing is tested";
}

TEST(Select, KnowsHowMuchIsLeft) {
  SelectPlan plan = plan_of(0.01, 1);
  plan.most_populations = 7;
  std::uint64_t last = 0, last_total = 0;
  plan.progress = [&](std::uint64_t done, std::uint64_t total) {
    last = done;
    last_total = total;
  };
  ASSERT_FALSE(select_strategy(contest(), plan).selection.decided);
  EXPECT_EQ(last, last_total);
}

TEST(Select, ReportsProgressThatNeverGoesBack) {
  SelectPlan plan = plan_of(3);
  std::uint64_t last = 0;
  plan.progress = [&](std::uint64_t done, std::uint64_t total) {
    EXPECT_GT(done, last);
    EXPECT_LE(done, total);
    last = done;
  };
  const Selected selected = select_strategy(contest(), plan);
  EXPECT_GE(last, selected.replicates);
}

}  // namespace
}  // namespace kabar
