// The statistics of a run, and networks in memory.

#include <gtest/gtest.h>

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <thread>

#include "core/clock.h"
#include "core/coins.h"
#include "core/errors.h"
#include "spread/edge_list.h"
#include "tests/spread/graphs.h"

namespace kabar::test {
namespace {

TEST(Summary, QuantilesAreOfType7) {
  const std::vector<std::uint32_t> sorted{1, 2, 4, 8};
  EXPECT_DOUBLE_EQ(quantile_type7(sorted, 0.05), 1.15);
  EXPECT_DOUBLE_EQ(quantile_type7(sorted, 0.25), 1.75);
  EXPECT_DOUBLE_EQ(quantile_type7(sorted, 0.5), 3.0);
  EXPECT_DOUBLE_EQ(quantile_type7(sorted, 0.75), 5.0);
  EXPECT_DOUBLE_EQ(quantile_type7(sorted, 0.95), 7.4);
  EXPECT_DOUBLE_EQ(quantile_type7(std::vector<std::uint32_t>{9}, 0.95), 9.0);
}

TEST(Summary, FollowsFromTheSizes) {
  const SpreadResult result = run(build_graph(star(6), Direction::undirected), ic(0.5), {0}, 200);
  double sum = 0.0, squares = 0.0;
  for (const std::uint32_t size : result.sizes) sum += size;
  EXPECT_DOUBLE_EQ(result.mean, sum / 200.0);
  for (const std::uint32_t size : result.sizes) squares += (size - result.mean) * (size - result.mean);
  EXPECT_NEAR(*result.sd, std::sqrt(squares / 199.0), 1e-12);
  EXPECT_NEAR(*result.standard_error, *result.sd / std::sqrt(200.0), 1e-12);
  ASSERT_EQ(result.curve.size(), 2u);
  EXPECT_DOUBLE_EQ(result.curve[0], 1.0);
  EXPECT_DOUBLE_EQ(result.curve[1], result.mean);
}

TEST(Summary, OfOneReplicateHasNoSpread) {
  const SpreadResult result = run(build_graph(star(6), Direction::undirected), ic(0.5), {0}, 1);
  EXPECT_FALSE(result.sd.has_value());
  EXPECT_FALSE(result.standard_error.has_value());
}

TEST(Summary, TheCurveIsHeldToTheStepsAskedFor) {
  SpreadRule rule = sir(1.0, 1.0);
  rule.steps = 9;
  const SpreadResult result = run(build_graph(path(4), Direction::undirected), rule, {0}, 2);
  EXPECT_EQ(result.curve, (std::vector<double>{1, 2, 3, 4, 4, 4, 4, 4, 4, 4}));
}

TEST(Graph, CountsEveryTieOnceAndWhatItDropped) {
  const TieList ties = parse_edge_list("1 2\n2 1\n1 2\n3 3\n2 3\n", "x").ties;
  const SpreadGraph both = build_graph(ties, Direction::undirected);
  EXPECT_EQ(both.nodes(), 3u);
  EXPECT_EQ(both.ties, 2u);
  EXPECT_EQ(both.dropped_duplicates, 2u);
  EXPECT_EQ(both.dropped_self_ties, 1u);
  const SpreadGraph directed = build_graph(ties, Direction::directed);
  EXPECT_EQ(directed.ties, 3u);
  EXPECT_EQ(directed.dropped_duplicates, 1u);
  EXPECT_EQ(directed.in_degree, (std::vector<std::uint32_t>{1, 1, 1}));
}

TEST(Graph, KeepsTheFirstOfDuplicates) {
  const SpreadGraph graph = build_graph(parse_edge_list("1 2 .25\n2 1 .5\n", "x"), Direction::undirected);
  EXPECT_EQ(graph.weights[0], 0.25);
  EXPECT_EQ(graph.weights[kQuadCoins], 0.25);
}

TEST(Graph, CountsDuplicatesWithAnotherWeight) {
  // 1-2 twice more: once the same, once another weight, once none; 2-3 with the same
  const EdgeList list = parse_edge_list("1 2 .25\n2 1 .25\n1 2 .5\n2 1\n2 3 .5\n3 2 .5\n", "x");
  const SpreadGraph both = build_graph(list, Direction::undirected);
  EXPECT_EQ(both.dropped_duplicates, 4u);
  EXPECT_EQ(both.dropped_other_weights, 2u);
  const SpreadGraph directed = build_graph(list, Direction::directed);
  EXPECT_EQ(directed.dropped_duplicates, 2u);
  EXPECT_EQ(directed.dropped_other_weights, 2u);
  EXPECT_EQ(build_graph(parse_edge_list("1 2\n2 1\n", "x"), Direction::undirected).dropped_other_weights, 0u);
}

TEST(Graph, CountsNodesWithoutTies) {
  const SpreadGraph graph = build_graph(parse_edge_list("1 2\n5\n7 7\n2\n", "x"), Direction::directed);
  EXPECT_EQ(graph.nodes(), 4u);
  EXPECT_EQ(graph.nodes_without_ties, 2u);  // 5 and 7: 2 is reached by a tie, 1 begins one
  EXPECT_EQ(graph.ids, (std::vector<std::uint64_t>{1, 2, 5, 7}));
}

/// What a run says beforehand of how long it takes: a replicate of a path of two nodes, 100,000 of them, `each` before
/// every one.
struct Estimated {
  std::optional<double> seconds;
  int replicates_before = 0;
};

Estimated estimate_with(const std::function<void(int)>& each, std::uint64_t replicates) {
  const SpreadGraph graph = build_graph(path(2), Direction::undirected);
  const Contagion contagion = prepare(ic(0.5), graph);
  SpreadRequest request;
  request.seeds = {0};
  request.replicates = replicates;
  Estimated found;
  int begun = 0;
  SpreadHooks hooks;
  hooks.stop = [&] {
    each(++begun);
    return found.seconds.has_value();
  };
  hooks.estimated = [&](const SpreadEstimate& estimate) {
    if (!estimate.seconds) {
      EXPECT_EQ(begun, 0);
      EXPECT_GT(estimate.bytes, 24.0 * static_cast<double>(replicates));
      return;
    }
    found = {estimate.seconds, begun};
  };
  try {
    spread(contagion, request, hooks);
  } catch (const Stopped&) {
  }
  return found;
}

TEST(Estimate, DoesNotTakeWaitingForWork) {
  // As if the process had been stopped for half a second within the first replicate, and for a while in some more.
  const auto wait = [](int replicate) {
    if (replicate == 1) std::this_thread::sleep_for(std::chrono::milliseconds(500));
    if (replicate < 30) std::this_thread::sleep_for(std::chrono::milliseconds(20));
  };
  const Estimated found = estimate_with(wait, 20'000'000);
  ASSERT_TRUE(found.seconds.has_value());
  EXPECT_LT(*found.seconds, 600.0);  // half a second a replicate would be 2,800 hours
}

TEST(Estimate, NeedsThirtyTwoReplicates) {
  const auto work = [](int) {
    const double end = processor_seconds() + 0.02;
    while (processor_seconds() < end) {
    }
  };
  const Estimated found = estimate_with(work, 1'000'000);
  ASSERT_TRUE(found.seconds.has_value());
  EXPECT_GE(found.replicates_before, 32);
  EXPECT_LT(found.replicates_before, 200);
  EXPECT_NEAR(*found.seconds, 20'000.0, 4'000.0);
}

}  // namespace
}  // namespace kabar::test
