#include "analysis/report/summary.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/analysis/report/synthetic.h"

namespace kabar::analysis {
namespace {

/// A share counted again from the raw arrays, index by index: mean over topics with such households.
double counted_again(const Recording& recording, std::uint32_t s, std::uint32_t p, std::uint32_t r, int measure,
                     bool (*wanted)(int status)) {
  const Dimensions& d = recording.dimensions;
  double sum = 0;
  int topics = 0;
  for (std::uint32_t t = 0; t < d.topics; ++t) {
    double reached = 0, households = 0;
    for (int status = 0; status < kStatuses; ++status) {
      if (!wanted(status)) continue;
      for (std::uint32_t k = 0; k < d.kelurahan; ++k) {
        for (std::uint32_t a = 0; a < kAccessCells; ++a) {
          const std::size_t cell = (static_cast<std::size_t>(status) * d.kelurahan + k) * kAccessCells + a;
          const std::size_t cells = std::size_t{kStatuses} * d.kelurahan * kAccessCells;
          households += recording.populations[p].cells[t * cells + cell];
          reached += recording.at(s, p, r).counts[(t * kMeasures + static_cast<std::size_t>(measure)) * cells + cell];
        }
      }
    }
    if (households == 0) continue;
    sum += reached / households;
    ++topics;
  }
  return sum / topics;
}

TEST(Summary, EqualsWhatTheRawCountsGive) {
  const SyntheticRun run = magelang_like(4, 3);
  const RunSummary summary = summarise(run.recording, run.names);
  bool (*const wanted[kSummaryGroups])(int) = {
      [](int status) { return status == 1 || status == 3; }, [](int status) { return status == 0 || status == 2; },
      [](int status) { return status == 2 || status == 3; }, [](int) { return true; }};
  ASSERT_EQ(summary.strategies.size(), 5u);
  for (std::uint32_t s = 0; s < 5; ++s) {
    for (std::size_t group = 0; group < kSummaryGroups; ++group) {
      for (int measure = 0; measure < kMeasures; ++measure) {
        double means[4], mean = 0, squares = 0;
        for (std::uint32_t p = 0; p < 4; ++p) {
          means[p] = 0;
          for (std::uint32_t r = 0; r < 3; ++r) {
            means[p] += counted_again(run.recording, s, p, r, measure, wanted[group]) / 3;
          }
          mean += means[p] / 4;
        }
        for (const double value : means) squares += (value - mean) * (value - mean);
        const double half_width = 3.182446305284263 * std::sqrt(squares / 3 / 4);  // t(.975, 3)
        const Effect& effect = summary.strategies[s].shares[group][static_cast<std::size_t>(measure)];
        EXPECT_NEAR(*effect.mean, mean, 1e-12);
        EXPECT_NEAR(*effect.low, std::max(0.0, mean - half_width), 1e-12);
        EXPECT_NEAR(*effect.high, std::min(1.0, mean + half_width), 1e-12);
      }
    }
  }
}

TEST(Summary, CostsAreOverPopulations) {
  const SyntheticRun run = magelang_like(3, 2);
  const StrategySummary hybrid = summarise(run.recording, run.names).strategies[3];
  EXPECT_DOUBLE_EQ(*hybrid.cash_rupiah.mean, 149'200'000 + 500'001);
  EXPECT_NEAR(*hybrid.cash_rupiah.high - *hybrid.cash_rupiah.mean, 4.302652729749464 / std::sqrt(3.0), 1e-4);
  EXPECT_DOUBLE_EQ(*hybrid.staff_hours.mean, 2015.25);
  EXPECT_EQ(hybrid.staff_hours.low, hybrid.staff_hours.high);
}

TEST(Summary, ErreygersIsOverDecilesFromThePoorest) {
  SyntheticRun run = synthetic_run({{{"a", "A", "A"}}}, 1, 2);
  for (ReplicateRecord& replicate : run.recording.replicates) {
    for (std::size_t i = 0; i < replicate.deciles.size(); ++i) {
      const bool ever_aware = i / kDecileCells % kMeasures == at(Measure::ever_aware);
      replicate.deciles[i] = !ever_aware ? 70 : i % kDecileCells == 0 ? 30 : 50;
    }
  }
  // The poorest tenth .3, all others .5: the two-group closed form.
  EXPECT_NEAR(*summarise(run.recording, run.names).strategies[0].erreygers.mean, 0.072, 1e-12);
}

TEST(Summary, GapIsPoorAgainstNonPoor) {
  const SyntheticRun run = magelang_like(1, 2);
  const Recording& recording = run.recording;
  double difference = 0, ratio = 0;
  for (std::uint32_t r = 0; r < 2; ++r) {
    const auto share = [&](bool (*wanted)(int)) { return counted_again(recording, 2, 0, r, 1, wanted); };
    const double poor = share([](int status) { return (status & 1) != 0; });
    const double others = share([](int status) { return (status & 1) == 0; });
    difference += (poor - others) / 2;
    ratio += poor / others / 2;
  }
  const RunSummary summary = summarise(recording, run.names);
  EXPECT_NEAR(*summary.strategies[2].gap.difference.mean, difference, 1e-12);
  EXPECT_NEAR(*summary.strategies[2].gap.ratio.mean, ratio, 1e-12);
  EXPECT_FALSE(summary.strategies[4].gap.ratio.mean);  // silence: 0 / 0
  EXPECT_FALSE(summary.strategies[4].gap.log_odds_ratio.mean);
  EXPECT_EQ(summary.strategies[4].gap.difference.mean, 0.0);
}

TEST(Summary, OfOnePopulationIsOverReplicates) {
  const SyntheticRun run = magelang_like(1, 5);
  const StrategySummary strategy = summarise(run.recording, run.names).strategies[2];
  EXPECT_EQ(strategy.unit, Unit::replicates);
  EXPECT_TRUE(strategy.shares[at(Group::poor)][at(Measure::reach)].has_interval());
  EXPECT_FALSE(strategy.cash_rupiah.has_interval());
  EXPECT_FALSE(strategy.cash_rupiah.reason.empty());
}

TEST(Summary, OfOneReplicateHasNoInterval) {
  const SyntheticRun run = magelang_like(1, 1);
  const Effect reach = summarise(run.recording, run.names).strategies[2].shares[at(Group::all)][at(Measure::reach)];
  EXPECT_TRUE(reach.mean);
  EXPECT_FALSE(reach.low || reach.high);
  EXPECT_FALSE(reach.reason.empty());
}

TEST(Summary, UsesCompleteReplicatesOnly) {
  SyntheticRun run = magelang_like(2, 3);
  run.recording.at(1, 0, 2).complete = false;
  run.recording.at(1, 0, 2).counts.clear();  // nothing of it may be read
  for (std::uint32_t r = 0; r < 3; ++r) run.recording.at(2, 1, r).complete = false;
  for (std::uint32_t p = 0; p < 2; ++p) {
    for (std::uint32_t r = 0; r < 3; ++r) run.recording.at(3, p, r).complete = false;
  }
  const RunSummary summary = summarise(run.recording, run.names);
  EXPECT_EQ(summary.strategies[1].complete_replicates, 5u);
  EXPECT_EQ(summary.strategies[1].populations, 2u);
  EXPECT_EQ(summary.strategies[2].populations, 1u);
  EXPECT_EQ(summary.strategies[2].unit, Unit::replicates);
  EXPECT_EQ(summary.strategies[3].populations, 0u);
  const Effect none = summary.strategies[3].shares[at(Group::all)][at(Measure::reach)];
  EXPECT_FALSE(none.mean);
  EXPECT_EQ(none.reason, Why::no_complete_replicate);
  EXPECT_EQ(summary.totals.activations, 100u * (6 + 5 + 3 + 0 + 6));
}

TEST(Summary, SaysWhereAGroupHasNobody) {
  SyntheticRun run = magelang_like(2, 2);
  const std::size_t cells = kAccessCells * std::size_t{run.recording.dimensions.kelurahan};
  std::vector<std::uint32_t>& households = run.recording.populations[1].cells;
  for (std::size_t i = 0; i < households.size(); ++i) {
    if (i / cells % kStatuses >= 2) households[i] = 0;
  }
  const StrategySummary strategy = summarise(run.recording, run.names).strategies[0];
  const Effect& eligible = strategy.shares[at(Group::eligible)][at(Measure::reach)];
  EXPECT_FALSE(eligible.mean);
  EXPECT_EQ(eligible.reason, Reason(Why::no_household, 1));
  EXPECT_TRUE(strategy.shares[at(Group::poor)][at(Measure::reach)].mean);
}

// Where luck alone varies all populations are one city: their replicates count on.
TEST(Summary, OfLuckAloneNumbersTheReplicatesThrough) {
  Recording recording = magelang_like(3, 4).recording;
  const auto place = [&](std::uint32_t p, std::uint32_t r) {
    const Observation one = observation_of(recording, p, r, 0.5);
    EXPECT_EQ(one.value, 0.5);
    return std::pair(one.population, one.replicate);
  };
  EXPECT_EQ(place(2, 1), (std::pair<std::uint32_t, std::uint32_t>(2, 1)));
  recording.vary = Vary::luck;
  EXPECT_EQ(place(0, 3), (std::pair<std::uint32_t, std::uint32_t>(0, 3)));
  EXPECT_EQ(place(2, 1), (std::pair<std::uint32_t, std::uint32_t>(0, 9)));
}

// Where luck is not varied replicate r has the same luck in all populations: what it does in all of them is luck too.
TEST(Summary, LuckThatPopulationsShareIsLuck) {
  ShareSamples shares;
  Sample& poor = shares[at(Group::poor)][at(Measure::ever_aware)];
  for (std::uint32_t p = 0; p < 3; ++p) {
    for (std::uint32_t r = 0; r < 3; ++r) poor.values.push_back({p, r, 0.2 + 0.01 * p + 0.05 * r});
  }
  for (const Vary shared : {Vary::population, Vary::network}) {
    const Variance found = variance_of_headlines(shares, shared).poor_aware;
    EXPECT_NEAR(*found.luck, 0.0025, 1e-12) << "of .2, .25, .3";
    EXPECT_NEAR(*found.city, 0.0001, 1e-12) << "of .2, .21, .22";
  }
  const Variance own = variance_of_headlines(shares, Vary::all).poor_aware;
  EXPECT_NEAR(*own.luck, 0.0025, 1e-12);
  EXPECT_EQ(own.city, 0) << "less between populations than luck would bring";
}

TEST(Order, IsByEligibleUnderstandingMostFirst) {
  const SyntheticRun run = magelang_like(6, 4);
  const RunSummary summary = summarise(run.recording, run.names);
  EXPECT_EQ(by_eligible_understanding(summary.strategies), (std::vector<std::size_t>{3, 2, 1, 0, 4}));
}

}  // namespace
}  // namespace kabar::analysis
