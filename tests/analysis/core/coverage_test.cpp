// Do 95 % intervals hold the truth in 95 of 100 experiments? Experiments of 10 populations x 5 replicates, in which the
// populations differ as much as luck does, and a second strategy that shares both.

#include <gtest/gtest.h>

#include <cmath>

#include "analysis/core/difference.h"
#include "tests/analysis/core/samples.h"

namespace kabar::analysis {
namespace {

constexpr std::uint32_t kExperiments = 400;
constexpr double kTruthA = 0.30;
constexpr double kTruthB = 0.25;

struct Experiment {
  Sample a, b;
};

Experiment experiment(std::uint32_t number) {
  constexpr std::uint32_t kPopulations = 10, kReplicates = 5;
  const DrawKey key = experiment_key(number);
  Experiment result;
  for (std::uint32_t p = 0; p < kPopulations; ++p) {
    const Words world = draw(key, 1, p);
    const double shared_world = 0.03 * normal(world[0]);
    for (std::uint32_t r = 0; r < kReplicates; ++r) {
      const Words luck = draw(key, 2, p, r);
      const double shared = shared_world + 0.03 * normal(luck[0]);
      result.a.values.push_back({p, r, kTruthA + shared + 0.01 * (normal(world[1]) + normal(luck[1]))});
      result.b.values.push_back({p, r, kTruthB + shared + 0.01 * (normal(world[2]) + normal(luck[2]))});
    }
  }
  return result;
}

struct Hits {
  int level = 0, paired = 0, unpaired = 0;
};

TEST(Coverage, OfNinetyFivePercentIntervals) {
  Hits hits;
  double reduction = 0;
  for (std::uint32_t i = 0; i < kExperiments; ++i) {
    const Experiment with = experiment(i);
    const Experiment apart = experiment(kExperiments + i);  // other worlds: nothing is shared
    hits.level += holds(estimate(with.a), kTruthA);
    hits.paired += holds(paired_difference(with.a, with.b), kTruthA - kTruthB);
    hits.unpaired += holds(unpaired_difference(with.a, apart.b), kTruthA - kTruthB);
    reduction += *variance_reduction(with.a, with.b).value / kExperiments;
  }
  for (const int count : {hits.level, hits.paired, hits.unpaired}) {
    EXPECT_GE(count, 0.93 * kExperiments);
    EXPECT_LE(count, 0.97 * kExperiments);
  }
  // Variance of a population mean: .03^2 (1 + 1/5) shared and .01^2 (1 + 1/5) own; the ratio is 10 in truth, and the
  // mean of estimates with 9 degrees of freedom exceeds it by about 9/7.
  EXPECT_NEAR(reduction, 10 * 9.0 / 7, 2.0);
}

TEST(Coverage, FallsFarShortIfReplicatesWereTakenForPopulations) {
  int hits = 0;
  for (std::uint32_t i = 0; i < kExperiments; ++i) {
    std::vector<double> values;
    for (const Observation& observation : experiment(i).a.values) values.push_back(observation.value);
    hits += holds(t_interval(values), kTruthA);
  }
  EXPECT_LT(hits, 0.85 * kExperiments);
}

}  // namespace
}  // namespace kabar::analysis
