// Known answers through the whole engine: calendar, audience, exposures, state, counters. Values from probability
// theory.

#include <gtest/gtest.h>

#include <cmath>
#include <functional>

#include "core/ids.h"
#include "diffusion/replicate.h"
#include "scenario/blocks.h"
#include "tests/support/plain_world.h"

namespace kabar {
namespace {

using testing::plain_scenario;
using testing::plain_world;
using testing::Ties;

/// Mean and standard error of a figure over replicates.
struct Sample {
  double sum = 0, squares = 0;
  int n = 0;
  void add(double x) {
    sum += x;
    squares += x * x;
    ++n;
  }
  double mean() const { return sum / n; }
  double standard_error() const {
    const double m = mean();
    return std::sqrt(std::max(0.0, squares / n - m * m) / (n - 1));
  }
};

#define EXPECT_WITHIN_LUCK(sample, value)                                                \
  EXPECT_LT(std::fabs((sample).mean() - (value)), 4 * (sample).standard_error() + 1e-12) \
      << "mean " << (sample).mean() << " against " << (value)

/// A strategy that visits the households of the list given by `target` and `share` in the first hours.
Strategy one_visit(double share) {
  Strategy strategy;
  strategy.name = "visit";
  VisitBlock block;
  block.id = "seed";
  block.topics = {"*"};
  block.channel = "visit";
  block.target = "random";
  block.share = share;
  block.per_day = 1e9;
  strategy.blocks().visits.push_back(block);
  return strategy;
}

/// Mean size of an independent cascade over the neighbour layer from household `seed`, seeds counted.
Sample cascade_size(std::uint32_t households, const Ties& ties, double p, std::uint32_t seed, int replicates) {
  Scenario scenario = plain_scenario(households, 120);
  scenario.param.q_N = p;
  scenario.param.delay_rt_days = 0.3;
  World world = plain_world(scenario, ties);
  // One household is visited: make it the only one on the list.
  world.population.roles.assign(households, 0);
  world.population.roles[seed] = kCadre;
  Strategy strategy = one_visit(1);
  strategy.blocks().visits[0].target = "cadres";
  const Calendar calendar = compile_calendar(world, strategy);
  Sample sample;
  State state;
  for (int r = 0; r < replicates; ++r) {
    const ReplicateRecord record = run_replicate(world, calendar, static_cast<std::uint32_t>(r), Keep::counts, state);
    sample.add(static_cast<double>(record.activations));
  }
  return sample;
}

Ties star(std::uint32_t n) {
  Ties ties;
  for (std::uint32_t i = 1; i < n; ++i) ties.emplace_back(0, i);
  return ties;
}

TEST(SlowIndependentCascade, OnAStarFromHubAndLeaf) {
  EXPECT_WITHIN_LUCK(cascade_size(11, star(11), 0.3, 0, 4000), 4.0);
  EXPECT_WITHIN_LUCK(cascade_size(11, star(11), 0.3, 5, 4000), 2.11);
}

TEST(SlowIndependentCascade, OnAPathAndACycle) {
  Ties path;
  for (std::uint32_t i = 0; i + 1 < 10; ++i) path.emplace_back(i, i + 1);
  EXPECT_WITHIN_LUCK(cascade_size(10, path, 0.5, 0, 4000), 1.998046875);
  Ties cycle = path;
  cycle.emplace_back(9, 0);
  EXPECT_WITHIN_LUCK(cascade_size(10, cycle, 0.5, 0, 4000), 2.9873046875);
}

TEST(SlowIndependentCascade, OnTreesFromTheRoot) {
  const auto tree = [](std::uint32_t b, std::uint32_t depth) {
    Ties ties;
    std::uint32_t first = 0, next = 1;
    for (std::uint32_t d = 0; d < depth; ++d) {
      const std::uint32_t end = next;
      for (std::uint32_t parent = first; parent < end; ++parent) {
        for (std::uint32_t child = 0; child < b; ++child) ties.emplace_back(parent, next++);
      }
      first = end;
    }
    return std::pair(ties, next);
  };
  const auto [binary, binary_nodes] = tree(2, 4);
  EXPECT_WITHIN_LUCK(cascade_size(binary_nodes, binary, 0.5, 0, 4000), 5.0);
  const auto [ternary, ternary_nodes] = tree(3, 5);
  EXPECT_WITHIN_LUCK(cascade_size(ternary_nodes, ternary, 0.4, 0, 2000), 9.92992);
}

TEST(SlowIndependentCascade, OnCompleteGraphs) {
  const auto complete = [](std::uint32_t n) {
    Ties ties;
    for (std::uint32_t i = 0; i < n; ++i) {
      for (std::uint32_t j = i + 1; j < n; ++j) ties.emplace_back(i, j);
    }
    return ties;
  };
  EXPECT_WITHIN_LUCK(cascade_size(3, complete(3), 0.5, 0, 4000), 2.25);
  EXPECT_WITHIN_LUCK(cascade_size(4, complete(4), 0.5, 0, 4000), 3.25);
  EXPECT_WITHIN_LUCK(cascade_size(5, complete(5), 0.3, 0, 4000), 3.10112977);
  EXPECT_WITHIN_LUCK(cascade_size(10, complete(10), 0.2, 0, 4000), 6.78445835);
}

Strategy posts(double per_week, double clarity = 1) {
  Strategy strategy;
  strategy.name = "posts";
  PostBlock block;
  block.id = "post";
  block.topics = {"*"};
  block.accounts = {"*"};
  block.per_week = per_week;
  block.hour = 0;
  block.content.clarity = clarity;
  strategy.blocks().posts.push_back(block);
  return strategy;
}

TEST(Feed, IsSeenByTheCalibratedShareOnce) {
  Scenario scenario = plain_scenario(20000, 40);
  scenario.channels[testing::kFeed].seen_share = 0.0723867;
  const World world = plain_world(scenario, {});
  Strategy strategy = posts(1);
  strategy.blocks().posts[0].from_day = 0;
  strategy.blocks().posts[0].to_day = 6;  // one post
  const Calendar calendar = compile_calendar(world, strategy);
  ASSERT_EQ(calendar.posts.size(), 1u);
  const ReplicateRecord record = run_replicate(world, calendar, 0, Keep::counts);
  const double p = 0.0723867;
  EXPECT_LT(std::fabs(static_cast<double>(record.activations) - 20000 * p), 4 * std::sqrt(20000 * p * (1 - p)));
}

TEST(Feed, OfThirtyPostsThreeOrMoreAreSeenAsTheBinomialSays) {
  Scenario scenario = plain_scenario(20000, 250);
  scenario.channels[testing::kFeed].seen_share = 0.1;
  const World world = plain_world(scenario, {});
  Strategy strategy = posts(7);
  strategy.blocks().posts[0].to_day = 29;
  const Calendar calendar = compile_calendar(world, strategy);
  ASSERT_EQ(calendar.posts.size(), 30u);
  const ReplicateRecord record = run_replicate(world, calendar, 0, Keep::households);
  int often = 0;
  for (const HouseholdRecord& household : record.households) often += household.exposures >= 3 ? 1 : 0;
  const double p = 0.588649;
  EXPECT_LT(std::fabs(often - 20000 * p), 4 * std::sqrt(20000 * p * (1 - p)));
}

// Networks and forgetting off: a household of class g is reached with 1 - prod(1 - alpha P_g), whatever the rhythm of
// the day.
TEST(Pipeline, MatchesTheClosedFormForEveryClass) {
  Scenario scenario = plain_scenario(24000, 120);
  scenario.channels[testing::kFeed].alpha = 0.15;
  scenario.channels[testing::kFeed].seen_share = 0.09;
  scenario.channels[testing::kFeed].half_life_hours = 6;
  World world = plain_world(scenario, {});
  for (std::uint32_t i = 0; i < 24000; ++i) {
    world.population.connected_adults[i] = static_cast<std::uint8_t>(1 + i % 4);
    if (i % 5 == 0) {
      world.population.access[i] = Access::shared_phone;
      world.population.connected_adults[i] = 1;
    }
  }
  const Strategy strategy = posts(3.5);
  const Calendar calendar = compile_calendar(world, strategy);
  const std::size_t slots = calendar.posts.size();
  ASSERT_EQ(slots, 60u);
  std::vector<double> reached(kFeedClasses, 0), households(kFeedClasses, 0), aware(kFeedClasses, 0);
  const int replicates = 4;
  for (int r = 0; r < replicates; ++r) {
    const ReplicateRecord record = run_replicate(world, calendar, static_cast<std::uint32_t>(r), Keep::households);
    for (std::uint32_t i = 0; i < 24000; ++i) {
      const std::size_t c = calendar.feed_class[i];
      households[c] += 1;
      reached[c] += record.households[i].exposures > 0 ? 1 : 0;
      aware[c] += record.households[i].first_aware != kNone ? 1 : 0;
    }
  }
  const double v = calendar.city->channel_v[testing::kFeed];
  for (std::size_t c = 1; c < kFeedClasses; ++c) {
    ASSERT_GT(households[c], 0);
    const double sessions = feed_sessions(scenario.param.shared_phone_sessions, static_cast<int>(c));
    const double lambda = sessions * 3 / 24.0 * v;
    double not_seen = 1, not_aware = 1;
    for (const FeedSlot& slot : calendar.posts) {
      // The last posts have less than their whole life before the end.
      const double left = 120.0 * 24 - slot.hour;
      const double p = 1 - std::exp(-lambda * 6 / std::log(2.0) * (1 - std::exp2(-left / 6)));
      not_seen *= 1 - p;
      not_aware *= 1 - 0.15 * p;
    }
    const double n = households[c];
    EXPECT_LT(std::fabs(reached[c] / n - (1 - not_seen)), 4 * std::sqrt(not_seen * (1 - not_seen) / n)) << c;
    EXPECT_LT(std::fabs(aware[c] / n - (1 - not_aware)), 4 * std::sqrt(not_aware * (1 - not_aware) / n)) << c;
  }
}

// Two-state memory in continuous time: gain .1 and loss .05 per unit (here: a day), at t = 10 .517913.
TEST(Memory, TwoStateReachesItsKnownLevel) {
  Scenario scenario = plain_scenario(40000, 10);
  scenario.param.memory = "two-state";
  scenario.param.S0 = 20;
  const World world = plain_world(scenario, {});
  Strategy strategy;
  strategy.name = "hazard";
  // A hazard of .1 a day, as ten daily broadcasts of probability 1 - exp(-.01) each, at uniform hours.
  for (int k = 0; k < 10; ++k) {
    BroadcastBlock block;
    block.id = "b" + std::to_string(k);
    block.topics = {"*"};
    block.channel = "broadcast";
    block.per_week = 7;
    block.coverage = 1 - std::exp(-0.01);
    strategy.blocks().broadcasts.push_back(block);
  }
  const Calendar calendar = compile_calendar(world, strategy);
  Sample sample;
  for (std::uint32_t r = 0; r < 8; ++r) {
    const ReplicateRecord record = run_replicate(world, calendar, r, Keep::counts);
    std::uint32_t aware = 0;
    for (const std::uint32_t cell : std::vector<std::uint32_t>(record.counts.begin() + 2 * kStatuses * kAccessCells,
                                                               record.counts.begin() + 3 * kStatuses * kAccessCells)) {
      aware += cell;
    }
    sample.add(static_cast<double>(aware) / 40000);
  }
  // Whole hours of delay lengthen the mean memory of 480 hours by half an hour: .0002 here.
  EXPECT_LT(std::fabs(sample.mean() - 0.517913), 4 * sample.standard_error() + 0.0004);
}

// Bass: everybody knows everybody; p = .03 from outside, pair rate q/N with q = .38 per unit (here 10 days).
TEST(Retelling, FollowsTheBassCurve) {
  const std::uint32_t n = 1500;
  Scenario scenario = plain_scenario(n, 100);
  scenario.param.q_N = 1;
  scenario.param.delay_rt_days = 10.0 * n / 0.38;
  Ties everybody;
  for (std::uint32_t i = 0; i < n; ++i) {
    for (std::uint32_t j = i + 1; j < n; ++j) everybody.emplace_back(i, j);
  }
  const World world = plain_world(scenario, everybody);
  Strategy strategy;
  strategy.name = "bass";
  BroadcastBlock block;
  block.id = "outside";
  block.topics = {"*"};
  block.channel = "broadcast";
  block.per_week = 7;
  block.coverage = 1 - std::exp(-0.003);
  strategy.blocks().broadcasts.push_back(block);
  const Calendar calendar = compile_calendar(world, strategy);
  Sample at_peak;
  for (std::uint32_t r = 0; r < 24; ++r) {
    const ReplicateRecord record = run_replicate(world, calendar, r, Keep::counts);
    const std::size_t days = 100;
    const std::size_t ever = static_cast<std::size_t>(Measure::ever_aware) * kGroups * days;
    const auto share = [&](std::size_t day) {
      return static_cast<double>(record.daily[ever + days + day]) / n;  // non-poor: all of them
    };
    // The peak is at 61.92619 days, that is .92619 into day 61.
    at_peak.add(share(60) + 0.92619 * (share(61) - share(60)));
  }
  EXPECT_LT(std::fabs(at_peak.mean() - 0.460526), 4 * at_peak.standard_error() + 0.003);  // finite n
}

}  // namespace
}  // namespace kabar
