// Tasks are the experiment, whatever the cut: by populations, by replicates, in any order, at any tier.

#include "experiment/task.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "core/errors.h"
#include "experiment/experiment.h"
#include "scenario/strategy.h"
#include "tests/support/dice.h"
#include "tests/support/tiny_scenario.h"

namespace kabar {
namespace {

using test::shared_tiny;

constexpr std::uint32_t kPopulations = 3, kReplicates = 5;

ExperimentPlan plan_of(const Keeping& keeping) {
  ExperimentPlan plan;
  plan.populations = kPopulations;
  plan.replicates = kReplicates;
  plan.keeping = keeping;
  return plan;
}

/// What every tier keeps, and one source of chance alone.
std::vector<Keeping> all_keepings() {
  return {{}, {true, 0, Vary::all}, {true, 3, Vary::all}, {false, 2, Vary::luck}, {false, 0, Vary::network}};
}

/// Replicates of each population cut at random places.
std::vector<Task> random_cut(test::Dice& dice) {
  std::vector<Task> tasks;
  for (std::uint32_t p = 0; p < kPopulations; ++p) {
    for (std::uint32_t first = 0; first < kReplicates;) {
      const auto count = static_cast<std::uint32_t>(dice.between(1, static_cast<int>(kReplicates - first)));
      tasks.push_back({p, first, count});
      first += count;
    }
  }
  for (std::size_t i = tasks.size(); i > 1; --i) {
    std::swap(tasks[i - 1], tasks[static_cast<std::size_t>(dice.between(0, static_cast<int>(i) - 1))]);
  }
  return tasks;
}

void expect_same(Recording a, const Recording& b) {
  a.seconds = b.seconds;
  a.seconds_total = b.seconds_total;
  EXPECT_EQ(a.dimensions, b.dimensions);
  EXPECT_TRUE(a == b);
}

TEST(Task, JoinedAreTheExperimentWhateverTheCut) {
  const auto scenario = shared_tiny();
  for (const Keeping& keeping : all_keepings()) {
    const Recording whole = run_experiment(scenario, plan_of(keeping)).recording;
    for (std::uint64_t seed = 0; seed < 6; ++seed) {
      test::Dice dice(seed, 5);
      std::vector<Piece> pieces;
      for (const Task& task : random_cut(dice)) {
        const TaskThreads threads{dice.between(0, 1) == 1, static_cast<int>(dice.between(1, 3)), 1};
        pieces.push_back(*run_task(scenario, task, keeping, threads));
      }
      expect_same(join(whole.dimensions, 0, keeping.vary, pieces), whole);
    }
  }
}

TEST(Task, HalvesOfAnExperimentAreMergedToTheWhole) {
  const auto scenario = shared_tiny();
  for (const Keeping& keeping : all_keepings()) {
    ExperimentPlan plan = plan_of(keeping);
    const Recording whole = run_experiment(scenario, plan).recording;
    plan.populations = 1;
    const Recording first = run_experiment(scenario, plan).recording;
    plan.first_population = 1;
    plan.populations = 2;
    const Recording second = run_experiment(scenario, plan).recording;
    EXPECT_EQ(second.first_population, 1u);
    expect_same(merge({second, first}), whole);
    std::vector<Digest> contents;
    for (const Strategy& strategy : scenario->strategies) contents.push_back(strategy.content_digest);
    EXPECT_EQ(digest_of(merge({first, second}), contents), digest_of(whole, contents));
    EXPECT_NE(digest_of(first, contents), digest_of(whole, contents));
  }
}

TEST(Task, StoppedLeavesNoPiece) {
  const auto scenario = shared_tiny();
  for (int asked_before = 0; asked_before < 11; ++asked_before) {
    int asked = 0;
    TaskHooks hooks;
    hooks.stopped = [&] { return asked++ >= asked_before; };
    EXPECT_FALSE(run_task(scenario, {0, 0, kReplicates}, {}, {}, hooks)) << asked_before;
  }
  int asked = 0;
  TaskHooks hooks;
  hooks.stopped = [&] { return asked++ >= 11; };  // once before the world, and before each of 2 x 5 replicates
  EXPECT_TRUE(run_task(scenario, {0, 0, kReplicates}, {}, {}, hooks));
}

TEST(Task, TellsItsCosts) {
  int worlds = 0;
  std::vector<std::uint32_t> order;
  TaskHooks hooks;
  hooks.world = [&](double seconds) {
    EXPECT_GE(seconds, 0) << "a clock may not have moved";
    ++worlds;
  };
  hooks.replicate = [&](std::uint32_t strategy, double seconds) {
    EXPECT_GE(seconds, 0);
    order.push_back(strategy);
  };
  run_task(shared_tiny(), {0, 0, 2}, {}, {}, hooks);
  EXPECT_EQ(worlds, 1);
  EXPECT_EQ(order, (std::vector<std::uint32_t>{0, 1, 0, 1}));
}

}  // namespace
}  // namespace kabar
