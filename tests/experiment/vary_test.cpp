// One source of chance alone: the others are those of population 0, to the last household, tie and coin.

#include <gtest/gtest.h>

#include <set>

#include "analysis/report/summary.h"
#include "core/ids.h"
#include "diffusion/replicate.h"
#include "experiment/experiment.h"
#include "tests/support/tiny_scenario.h"

namespace kabar {
namespace {

using test::shared_tiny;

Recording run(const std::shared_ptr<const Scenario>& scenario, Vary vary, std::uint32_t populations = 4,
              std::uint32_t replicates = 3) {
  ExperimentPlan plan;
  plan.populations = populations;
  plan.replicates = replicates;
  plan.threads = 2;
  plan.keeping.vary = vary;
  plan.keeping.keep_replicates = replicates;
  return run_experiment(scenario, plan).recording;
}

template <class Get>
std::size_t different(std::uint32_t n, Get get) {
  std::set<decltype(get(0u))> found;
  for (std::uint32_t i = 0; i < n; ++i) found.insert(get(i));
  return found.size();
}

TEST(Vary, PopulationZeroIsThatOfAnyRun) {
  const auto scenario = shared_tiny();
  const Recording all = run(scenario, Vary::all);
  EXPECT_EQ(all.vary, Vary::all);
  for (const Vary vary : {Vary::population, Vary::network, Vary::luck}) {
    const Recording one = run(scenario, vary);
    EXPECT_EQ(one.vary, vary);
    EXPECT_EQ(one.populations[0], all.populations[0]);
    for (std::uint32_t r = 0; r < 3; ++r) EXPECT_EQ(one.at(1, 0, r), all.at(1, 0, r));
    EXPECT_EQ(different(4, [&](std::uint32_t p) { return to_text(one.at(1, p, 0).digest); }), 4u)
        << kVaryNames[static_cast<int>(vary)] << " varies";
  }
}

// Each replicate is the one of the world whose numbers vary as they should, and no other: neither people, nor network,
// nor luck besides.
TEST(Vary, OneSourceVariesAlone) {
  const auto scenario = shared_tiny();
  const std::pair<Vary, WorldNumbers> kNumbers[] = {
      {Vary::all, {2, 2, 2}}, {Vary::population, {2, 0, 0}}, {Vary::network, {0, 2, 0}}, {Vary::luck, {0, 0, 2}}};
  std::set<std::string> digests;
  for (const auto& [vary, numbers] : kNumbers) {
    const Recording recording = run(scenario, vary);
    const World world = build_world(scenario, numbers);
    const Calendar calendar = compile_calendar(world, scenario->strategies[1]);
    for (std::uint32_t r = 0; r < 3; ++r) {
      EXPECT_EQ(recording.at(1, 2, r).digest, run_replicate(world, calendar, r, Keep::counts).digest)
          << kVaryNames[static_cast<int>(vary)];
      digests.insert(to_text(recording.at(1, 2, r).digest));
    }
  }
  EXPECT_EQ(digests.size(), 12u);
}

std::vector<std::vector<std::uint32_t>> households_of(const Recording& recording) {
  std::vector<std::vector<std::uint32_t>> cells;
  for (const PopulationRecord& population : recording.populations) cells.push_back(population.cells);
  return cells;
}

TEST(Vary, OnlyThePeopleOfVaryPopulationDiffer) {
  const auto scenario = shared_tiny();
  for (const Vary vary : {Vary::network, Vary::luck}) {
    const auto cells = households_of(run(scenario, vary));
    for (const auto& one : cells) EXPECT_EQ(one, cells[0]);
  }
  const auto cells = households_of(run(scenario, Vary::population));
  EXPECT_EQ(std::set(cells.begin(), cells.end()).size(), 4u);
}

TEST(Vary, AWorldHoldsWhatItsNumbersSay) {
  const auto scenario = shared_tiny();
  const World home = build_world(scenario, 0);
  const World other_network = build_world(scenario, WorldNumbers{0, 3, 0});
  EXPECT_EQ(other_network.population.rt, home.population.rt);
  EXPECT_EQ(other_network.population.rank, home.population.rank);
  EXPECT_EQ(other_network.population.poor, home.population.poor);
  EXPECT_NE(other_network.network.rt_ties.target, home.network.rt_ties.target);
  EXPECT_NE(other_network.network.kin_ties.target, home.network.kin_ties.target);
  const World other_luck = build_world(scenario, WorldNumbers{0, 0, 3});
  EXPECT_EQ(other_luck.population.rank, home.population.rank);
  EXPECT_EQ(other_luck.network.rt_ties.target, home.network.rt_ties.target);
  EXPECT_EQ(other_luck.network.kin_ties.target, home.network.kin_ties.target);
  const World other_people = build_world(scenario, WorldNumbers{3, 0, 0});
  EXPECT_EQ(other_people.population.rank, build_world(scenario, 3).population.rank);
  EXPECT_NE(other_people.population.rank, home.population.rank);
}

// Without ties and chances of being convinced, a household hears of a topic exactly if somebody visits it: who is on
// the register, and nothing else, decides.
TEST(Vary, AStrategyWithoutChanceHasNoVarianceOfLuck) {
  const auto scenario =
      shared_tiny({"strategy.semua.broadcasts.siaran.coverage=0", "param.q_N=0", "param.q_P=0", "param.r_g=0",
                   "strategy.semua.meetings.rapat-rutin.rt_share=0", "param.b=0", "param.session_attendance=0",
                   "param.b_seen=0", "channel.kunjungan.alpha=1", "strategy.semua.visits.kunjungan.per_day=50",
                   "channel.wajah.alpha=0", "channel.foto.alpha=0", "channel.wajah.kappa=0", "channel.foto.kappa=0"});
  for (const Vary vary : {Vary::all, Vary::population, Vary::network}) {
    const Recording recording = run(scenario, vary, 6, 4);
    const analysis::Variance variance =
        analysis::summarise(analysis::samples_of(recording, 1), {"semua", "", ""}).variance.poor_aware;
    ASSERT_TRUE(variance.luck) << static_cast<int>(variance.reason.why);
    EXPECT_EQ(*variance.luck, 0) << kVaryNames[static_cast<int>(vary)];
    EXPECT_EQ(*variance.city > 0, vary != Vary::network) << "who is listed belongs to the people";
  }
  const Recording lucky = run(scenario, Vary::luck, 6, 4);
  const analysis::Variance none =
      analysis::summarise(analysis::samples_of(lucky, 1), {"semua", "", ""}).variance.poor_aware;
  EXPECT_EQ(none.total, 0);
}

TEST(Vary, WhatLuckDoesIsOneCity) {
  const Recording recording = run(shared_tiny(), Vary::luck, 4, 3);
  const analysis::StrategySamples samples = analysis::samples_of(recording, 1);
  const analysis::StrategySummary summary = analysis::summarise(samples, {"semua", "", ""});
  EXPECT_EQ(summary.unit, analysis::Unit::replicates);
  EXPECT_EQ(summary.populations, 1u);
  EXPECT_EQ(summary.replicates, 12u);
  EXPECT_EQ(summary.complete_replicates, 12u);
  EXPECT_TRUE(summary.cash_rupiah.mean);
  EXPECT_FALSE(summary.cash_rupiah.low);
  const auto& poor = samples.shares[analysis::at(analysis::Group::poor)][analysis::at(Measure::ever_aware)];
  ASSERT_EQ(poor.values.size(), 12u);
  EXPECT_EQ(poor.values[11].population, 0u);
  EXPECT_EQ(poor.values[11].replicate, 11u);
}

}  // namespace
}  // namespace kabar
