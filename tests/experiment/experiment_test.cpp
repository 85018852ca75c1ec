// What an experiment leaves behind: the same recording for any threads, whole populations only, and parts that fit each
// other.

#include "experiment/experiment.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <numeric>
#include <set>
#include <vector>

#include "core/ids.h"
#include "diffusion/replicate.h"
#include "scenario/blocks.h"
#include "tests/support/tiny_scenario.h"

namespace kabar {
namespace {

using test::shared_tiny;

ExperimentPlan plan_of(std::uint32_t populations, std::uint32_t replicates, int threads) {
  ExperimentPlan plan;
  plan.populations = populations;
  plan.replicates = replicates;
  plan.threads = threads;
  return plan;
}

void expect_equal(const Recording& a, const Recording& b) {
  EXPECT_EQ(a.dimensions, b.dimensions);
  EXPECT_EQ(a.populations, b.populations);
  EXPECT_EQ(a.ledgers, b.ledgers);
  EXPECT_EQ(a.household_shares, b.household_shares);
  ASSERT_EQ(a.replicates.size(), b.replicates.size());
  for (std::size_t slab = 0; slab < a.replicates.size(); ++slab)
    EXPECT_EQ(a.replicates[slab], b.replicates[slab]) << slab;
}

TEST(Experiment, RecordsTheSameForAnyThreads) {
  const auto scenario = shared_tiny();
  ExperimentPlan plan = plan_of(5, 4, 1);
  plan.keeping.household_shares = true;
  plan.keeping.keep_replicates = 2;
  const Experiment alone = run_experiment(scenario, plan);
  EXPECT_FALSE(alone.stopped);
  EXPECT_EQ(alone.recording.replicates.size(), 2u * 5 * 4);
  for (const int threads : {2, 3, 7}) {
    SCOPED_TRACE(threads);
    plan.threads = threads;
    expect_equal(run_experiment(scenario, plan).recording, alone.recording);
  }
}

// Two replicates and three threads: they work inside each, in a city of two districts.
TEST(SlowExperiment, RecordsTheSameWithThreadsInsideAReplicate) {
  const auto scenario = shared_tiny({"city.households=140000"});
  ASSERT_GT(scenario->city.households, Inside::kHouseholds);
  const Recording alone = run_experiment(scenario, plan_of(1, 1, 1)).recording;
  EXPECT_GT(alone.at(1, 0, 0).activations, 1000u);
  expect_equal(run_experiment(scenario, plan_of(1, 1, 3)).recording, alone);
}

TEST(Experiment, EverySlabIsTheReplicateThatItNames) {
  const auto scenario = shared_tiny();
  const Recording recording = run_experiment(scenario, plan_of(3, 2, 2)).recording;
  std::set<std::string> digests;
  for (std::uint32_t p = 0; p < 3; ++p) {
    const World world = build_world(scenario, p);
    EXPECT_EQ(recording.populations[p], count_population(world));
    for (std::uint32_t s = 0; s < 2; ++s) {
      const Calendar calendar = compile_calendar(world, scenario->strategies[s]);
      for (std::uint32_t r = 0; r < 2; ++r) {
        EXPECT_EQ(recording.at(s, p, r), run_replicate(world, calendar, r, Keep::counts));
        if (s == 1) digests.insert(to_text(recording.at(s, p, r).digest));
      }
    }
  }
  EXPECT_EQ(digests.size(), 6u) << "every replicate has its own luck";
}

TEST(Experiment, MorePopulationsAndReplicatesOnlyAdd) {
  const auto scenario = shared_tiny();
  const Recording few = run_experiment(scenario, plan_of(2, 2, 2)).recording;
  const Recording more = run_experiment(scenario, plan_of(4, 3, 3)).recording;
  for (std::uint32_t s = 0; s < 2; ++s) {
    for (std::uint32_t p = 0; p < 2; ++p) {
      for (std::uint32_t r = 0; r < 2; ++r) EXPECT_EQ(few.at(s, p, r), more.at(s, p, r));
    }
  }
}

TEST(Experiment, StartsAtThePopulationThatIsAskedFor) {
  const auto scenario = shared_tiny();
  const Recording whole = run_experiment(scenario, plan_of(4, 2, 2)).recording;
  ExperimentPlan plan = plan_of(2, 2, 2);
  plan.first_population = 2;
  const Recording later = run_experiment(scenario, plan).recording;
  for (std::uint32_t p = 0; p < 2; ++p) {
    EXPECT_EQ(later.populations[p], whole.populations[2 + p]);
    for (std::uint32_t s = 0; s < 2; ++s) {
      for (std::uint32_t r = 0; r < 2; ++r) EXPECT_EQ(later.at(s, p, r), whole.at(s, 2 + p, r));
    }
  }
}

TEST(Experiment, HouseholdSharesAddUpToTheCounts) {
  const auto scenario = shared_tiny();
  ExperimentPlan plan = plan_of(2, 5, 3);
  plan.keeping.household_shares = true;
  const Recording recording = run_experiment(scenario, plan).recording;
  const Dimensions& n = recording.dimensions;
  ASSERT_EQ(recording.household_shares.size(), 2u * 2);
  for (std::uint32_t s = 0; s < n.strategies; ++s) {
    for (std::uint32_t p = 0; p < n.populations; ++p) {
      const HouseholdShares& shares = recording.household_shares[s * n.populations + p];
      const std::uint32_t households = recording.populations[p].households;
      ASSERT_EQ(shares.counts.size(), std::size_t{n.topics} * kMeasures * households);
      const std::size_t cells = std::size_t{kStatuses} * n.kelurahan * kAccessCells;
      for (std::size_t series = 0; series < std::size_t{n.topics} * kMeasures; ++series) {
        std::uint64_t by_household = 0, by_cell = 0;
        for (std::uint32_t i = 0; i < households; ++i) {
          EXPECT_LE(shares.counts[series * households + i], n.replicates);
          by_household += shares.counts[series * households + i];
        }
        for (std::uint32_t r = 0; r < n.replicates; ++r) {
          for (std::size_t c = 0; c < cells; ++c) by_cell += recording.at(s, p, r).counts[series * cells + c];
        }
        EXPECT_EQ(by_household, by_cell) << series;
      }
    }
  }
}

TEST(Experiment, KeptRecordsAreThoseOfTheirReplicate) {
  const auto scenario = shared_tiny();
  ExperimentPlan plan = plan_of(2, 3, 2);
  plan.keeping.keep_replicates = 2;
  const Recording recording = run_experiment(scenario, plan).recording;
  const Dimensions& n = recording.dimensions;
  std::uint64_t aware_at_all = 0;
  for (std::uint32_t s = 0; s < n.strategies; ++s) {
    for (std::uint32_t p = 0; p < n.populations; ++p) {
      for (std::uint32_t r = 0; r < n.replicates; ++r) {
        const ReplicateRecord& record = recording.at(s, p, r);
        if (r >= 2) {
          EXPECT_TRUE(record.households.empty());
          continue;
        }
        ASSERT_EQ(record.households.size(), std::size_t{n.topics} * recording.populations[p].households);
        std::uint64_t reached = 0, aware = 0, exposures = 0;
        for (const HouseholdRecord& household : record.households) {
          reached += household.exposures > 0;
          aware += household.first_aware != kNone;
          exposures += household.exposures;
        }
        EXPECT_EQ(exposures, record.exposures);
        EXPECT_EQ(aware, record.activations);
        std::uint64_t counted_reached = 0, counted_aware = 0;
        const std::size_t cells = std::size_t{kStatuses} * n.kelurahan * kAccessCells;
        for (std::size_t t = 0; t < n.topics; ++t) {
          for (std::size_t c = 0; c < cells; ++c) {
            counted_reached += record.counts[(t * kMeasures + 0) * cells + c];
            counted_aware += record.counts[(t * kMeasures + 1) * cells + c];
          }
        }
        EXPECT_EQ(counted_reached, reached);
        EXPECT_EQ(counted_aware, aware);
        aware_at_all += aware;
      }
    }
  }
  EXPECT_GT(aware_at_all, 0u);
}

TEST(Experiment, CostsAreOfTheStrategyAndItsWorldNotOfLuck) {
  const auto scenario = shared_tiny();
  const Recording once = run_experiment(scenario, plan_of(2, 1, 1)).recording;
  const Recording often = run_experiment(scenario, plan_of(2, 6, 3)).recording;
  EXPECT_EQ(once.ledgers, often.ledgers);
  for (std::uint32_t p = 0; p < 2; ++p) {
    const World world = build_world(scenario, p);
    for (std::uint32_t s = 0; s < 2; ++s) {
      const Costs costs = compile_calendar(world, scenario->strategies[s]).costs;
      EXPECT_EQ(often.ledgers[s * 2 + p].cash_rupiah, costs.cash_rupiah);
      EXPECT_EQ(often.ledgers[s * 2 + p].staff_millihours, costs.staff_millihours);
    }
    const auto& silent = often.ledgers[p].cash_rupiah;
    EXPECT_TRUE(std::all_of(silent.begin(), silent.end(), [](std::int64_t rupiah) { return rupiah == 0; }));
    const auto& busy = often.ledgers[2 + p].cash_rupiah;
    EXPECT_TRUE(std::any_of(busy.begin(), busy.end(), [](std::int64_t rupiah) { return rupiah > 0; }));
  }
}

TEST(Experiment, SpendsNoMoreThanItsBudgetInAnyPopulation) {
  for (const std::int64_t budget : {600'000, 1'000'003, 1'500'000, 40'000'000}) {
    Scenario scenario = *shared_tiny();
    scenario.city.budget = budget;
    scenario.strategies[1].scale_with = "visits.kunjungan.share";
    scenario.strategies[1].blocks().broadcasts.clear();
    scenario.strategies[1].blocks().meetings.clear();
    scenario.strategies[1].blocks().sessions.clear();
    scenario.strategies[1].blocks().costs.clear();
    seal(scenario);
    const Recording recording = run_experiment(std::make_shared<const Scenario>(scenario), plan_of(5, 2, 2)).recording;
    for (std::uint32_t p = 0; p < 5; ++p) {
      EXPECT_FALSE(recording.ledgers[p].scaled_value) << "silence";
      const Ledger& ledger = recording.ledgers[5 + p];
      ASSERT_TRUE(ledger.scaled_value);
      const std::int64_t spent = std::accumulate(ledger.cash_rupiah.begin(), ledger.cash_rupiah.end(), std::int64_t{0});
      EXPECT_LE(spent, budget);
      EXPECT_TRUE(budget - spent < 12'000 || *ledger.scaled_value == 1.0) << "one more visit would fit";
    }
  }
}

TEST(Experiment, StoppedItKeepsOnlyWholePopulations) {
  const auto scenario = shared_tiny();
  const Recording whole = run_experiment(scenario, plan_of(6, 3, 1)).recording;
  std::set<std::uint32_t> kept;
  for (const int threads : {1, 2, 3}) {
    for (int asked_before = 0; asked_before < 60; asked_before += 7) {
      ExperimentPlan plan = plan_of(6, 3, threads);
      plan.keeping.household_shares = true;
      std::atomic<int> asked{0};
      plan.stopped = [&] { return asked++ >= asked_before; };
      const Experiment experiment = run_experiment(scenario, plan);
      const Recording& recording = experiment.recording;
      const std::uint32_t populations = recording.dimensions.populations;
      kept.insert(populations);
      EXPECT_EQ(experiment.stopped, populations < 6);
      EXPECT_EQ(recording.planned_populations, experiment.stopped ? 6u : 0u);
      ASSERT_EQ(recording.populations.size(), populations);
      ASSERT_EQ(recording.ledgers.size(), 2 * populations);
      ASSERT_EQ(recording.household_shares.size(), 2 * populations);
      ASSERT_EQ(recording.replicates.size(), 2 * populations * 3);
      for (std::uint32_t p = 0; p < populations; ++p) {
        EXPECT_EQ(recording.populations[p], whole.populations[p]);
        for (std::uint32_t s = 0; s < 2; ++s) {
          for (std::uint32_t r = 0; r < 3; ++r) EXPECT_EQ(recording.at(s, p, r), whole.at(s, p, r));
        }
      }
    }
  }
  EXPECT_GE(kept.size(), 4u) << "stopped early and late";
  EXPECT_TRUE(kept.count(0));
}

TEST(Experiment, TellsItsProgressOneByOne) {
  ExperimentPlan plan = plan_of(3, 2, 3);
  std::uint64_t last = 0;
  plan.progress = [&](std::uint64_t done, std::uint64_t total) {
    EXPECT_EQ(total, 2u * 3 * 2);
    EXPECT_EQ(done, last + 1);
    last = done;
  };
  run_experiment(shared_tiny(), plan);
  EXPECT_EQ(last, 2u * 3 * 2);
}

TEST(Estimate, GrowsWithThePlan) {
  const Scenario scenario = *shared_tiny();
  const double small = estimate(scenario, plan_of(1, 10, 1)).bytes;
  EXPECT_GT(small, 0);
  ExperimentPlan plan = plan_of(10, 10, 1);
  EXPECT_NEAR(estimate(scenario, plan).bytes, 10 * small, 1e-6 * small);
  plan.keeping.household_shares = true;
  const double with_shares = estimate(scenario, plan).bytes;
  EXPECT_GT(with_shares, 10 * small);
  plan.keeping.keep_replicates = 10;
  EXPECT_GT(estimate(scenario, plan).bytes, with_shares);
}

TEST(Estimate, KnowsTheMemoryOfAReplicate) {
  const auto scenario = shared_tiny();
  const Recording recording = run_experiment(scenario, plan_of(1, 1, 1)).recording;
  double bytes = 0;
  for (const ReplicateRecord& record : recording.replicates) {
    bytes += static_cast<double>(4 * (record.counts.size() + record.deciles.size() + record.daily.size() +
                                      record.first_channel.size() + record.root_channel.size() + record.events.size()) +
                                 sizeof record);
  }
  EXPECT_EQ(estimate(*scenario, plan_of(1, 1, 1)).bytes, bytes);
}

TEST(Estimate, KnowsTheMemoryOfHouseholds) {
  const auto scenario = shared_tiny();
  ExperimentPlan plan = plan_of(2, 3, 1);
  const double counts = estimate(*scenario, plan).bytes;
  plan.keeping.household_shares = true;
  const double shares = estimate(*scenario, plan).bytes - counts;
  plan.keeping.keep_replicates = 2;
  const double records = estimate(*scenario, plan).bytes - counts - shares;
  const Recording recording = run_experiment(scenario, plan).recording;
  std::size_t share_bytes = 0, record_bytes = 0;
  for (const HouseholdShares& one : recording.household_shares) share_bytes += 4 * one.counts.size();
  EXPECT_EQ(shares, static_cast<double>(share_bytes));
  for (const ReplicateRecord& one : recording.replicates)
    record_bytes += sizeof(HouseholdRecord) * one.households.size();
  // Of each population as many records are estimated as of one strategy's kept replicates.
  EXPECT_EQ(records, static_cast<double>(record_bytes));
}

TEST(Estimate, OfTimeIsWhatWasSeenOverTheThreads) {
  const Scenario scenario = *shared_tiny();
  const ExperimentPlan plan = plan_of(10, 4, 2);
  EXPECT_EQ(estimate(scenario, plan).seconds, 0);
  EXPECT_DOUBLE_EQ(estimate(scenario, plan, {3, {0, 0}}).seconds, 10 * 3 / 2.0);
  EXPECT_DOUBLE_EQ(estimate(scenario, plan, {3, {0.5, 0}}).seconds, 10 * (3 + 4 * 0.5) / 2.0);
  EXPECT_DOUBLE_EQ(estimate(scenario, plan, {3, {0.5, 1.5}}).seconds, 10 * (3 + 4 * 2.0) / 2.0);
}

TEST(WorkCosts, AreToldOnceForEachStrategyAndEarly) {
  for (const int threads : {1, 2, 3}) {
    ExperimentPlan plan = plan_of(4, 5, threads);
    std::vector<std::size_t> known;
    std::uint64_t done = 0, done_at_last = 0;
    plan.progress = [&](std::uint64_t now, std::uint64_t) { done = now; };
    plan.costs = [&](const WorkCosts& costs) {
      known.push_back(static_cast<std::size_t>(std::count_if(
          costs.replicate_seconds.begin(), costs.replicate_seconds.end(), [](double s) { return s > 0; })));
      EXPECT_GT(costs.world_seconds, 0);
      done_at_last = done;
    };
    run_experiment(shared_tiny(), plan);
    EXPECT_EQ(known, (std::vector<std::size_t>{1, 2})) << threads;
    EXPECT_LE(done_at_last, 2u + static_cast<std::uint64_t>(threads)) << threads;
  }
}

TEST(WorkCosts, ThatAreTooHighEndTheWork) {
  for (const int threads : {1, 3}) {
    ExperimentPlan plan = plan_of(1000, 50, threads);
    std::uint64_t done = 0;
    plan.progress = [&](std::uint64_t now, std::uint64_t) { done = now; };
    plan.costs = [](const WorkCosts&) { throw InputError(Problem{"", 0, 0, Sentence::verbatim("too much")}); };
    EXPECT_THROW(run_experiment(shared_tiny(), plan), InputError);
    EXPECT_LE(done, 2u * static_cast<std::uint64_t>(threads));
  }
}

}  // namespace
}  // namespace kabar
