// What keyed coins promise: more seeds or higher probabilities keep everything that was reached before, replicate by
// replicate; and nothing depends on threads.

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "core/errors.h"
#include "spread/replicate.h"
#include "tests/spread/graphs.h"

namespace kabar::test {
namespace {

constexpr std::uint32_t kNetworkNodes = 400;
constexpr std::uint32_t kComparedReplicates = 50;

SpreadGraph network() {
  return build_graph(erdos_renyi(kNetworkNodes, 5.0, 42), Direction::undirected);
}

using Nodes = std::set<std::uint32_t>;

Nodes reached(const SpreadGraph& graph, const SpreadRule& rule, const std::vector<std::uint32_t>& seeds,
              std::uint32_t replicate) {
  const Contagion contagion = prepare(rule, graph);
  Replicate one(contagion);
  one.run(seeds, count_reachable(graph, seeds), make_key(3, 0, replicate, Stream::spread), {});
  return {one.reached().begin(), one.reached().end()};
}

std::vector<SpreadRule> monotone_rules() {
  SpreadRule weighted, lt, si;
  weighted.by_in_degree = true;
  lt.model = SpreadModel::lt;
  si.model = SpreadModel::si;
  si.beta = 0.1;
  si.steps = 6;
  return {ic(0.15), ic(0.3), weighted, lt, watts(0.3), si};
}

TEST(Keyed, MoreSeedsContainTheFewer) {
  const SpreadGraph graph = network();
  for (const SpreadRule& rule : monotone_rules()) {
    bool grew = false;
    for (std::uint32_t r = 0; r < kComparedReplicates; ++r) {
      const Nodes few = reached(graph, rule, {3, 20}, r);
      const Nodes more = reached(graph, rule, {3, 20, 100 + r}, r);
      ASSERT_TRUE(std::includes(more.begin(), more.end(), few.begin(), few.end())) << to_text(rule.model);
      grew |= more.size() > few.size() + 1;
    }
    EXPECT_TRUE(grew) << to_text(rule.model);
  }
}

TEST(Keyed, HigherProbabilitiesContainTheLower) {
  const SpreadGraph graph = network();
  for (std::uint32_t r = 0; r < kComparedReplicates; ++r) {
    Nodes before;
    for (const double p : {0.0, 0.05, 0.1, 0.2, 0.2001, 0.5, 1.0}) {
      Nodes now = reached(graph, ic(p), {7}, r);
      ASSERT_TRUE(std::includes(now.begin(), now.end(), before.begin(), before.end())) << p;
      before = std::move(now);
    }
    before.clear();
    for (const double beta : {0.0, 0.02, 0.1, 0.4, 1.0}) {
      SpreadRule si;
      si.model = SpreadModel::si;
      si.beta = beta;
      si.steps = 4;
      Nodes now = reached(graph, si, {7}, r);
      ASSERT_TRUE(std::includes(now.begin(), now.end(), before.begin(), before.end())) << beta;
      before = std::move(now);
    }
  }
}

TEST(Keyed, ProbabilitiesOfTiesContainTheLowerOnes) {
  for (std::uint32_t r = 0; r < kComparedReplicates; ++r) {
    Ties low = erdos_renyi(kNetworkNodes, 5.0, 42);
    Ties high = low;
    for (std::uint32_t i = 0; i < low.size(); ++i) {
      low[i].weight = 0.4 * chance(9, 1, i);
      high[i].weight = std::min(1.0, low[i].weight + 0.2 * chance(9, 2, i));
    }
    SpreadRule rule;
    const Nodes few = reached(build_graph(low, Direction::undirected), rule, {7, 8}, r);
    const Nodes more = reached(build_graph(high, Direction::undirected), rule, {7, 8}, r);
    ASSERT_TRUE(std::includes(more.begin(), more.end(), few.begin(), few.end()));
  }
}

TEST(Keyed, NothingDependsOnThreads) {
  const SpreadGraph graph = network();
  std::vector<SpreadRule> rules = monotone_rules();
  rules.push_back(sir(0.1, 0.3));
  for (const SpreadRule& rule : rules) {
    const Contagion contagion = prepare(rule, graph);
    SpreadRequest request;
    request.seeds = {1, 2, 3};
    request.replicates = 157;
    const SpreadResult one = spread(contagion, request);
    for (const int threads : {2, 3, 7}) {
      request.threads = threads;
      const SpreadResult many = spread(contagion, request);
      EXPECT_EQ(one.digest, many.digest) << to_text(rule.model) << threads;
      EXPECT_EQ(one.sizes, many.sizes);
      EXPECT_EQ(one.curve, many.curve);
      EXPECT_EQ(one.sd, many.sd);
    }
    request.seed = 2;
    if (rule.model == SpreadModel::threshold) continue;
    EXPECT_NE(one.digest, spread(contagion, request).digest);
  }
}

// The bits are the same for every compiler and processor; a change of the draws or of the digest must be meant.
TEST(Keyed, TheDigestStands) {
  EXPECT_EQ(to_text(run(network(), ic(0.2), {1, 2, 3}, 100, 1).digest), "12c864f4c97880b942b0dfe7fd57cd01");
  EXPECT_EQ(to_text(run(network(), sir(0.1, 0.3), {1, 2, 3}, 100, 1).digest), "f524fc89e824d94b8fe350e86294d02e");
  SpreadRule lt;
  lt.model = SpreadModel::lt;
  EXPECT_EQ(to_text(run(network(), lt, {1, 2, 3}, 100, 1).digest), "7523470f70db788fa90144fc94ac609e");
}

TEST(Keyed, TheFirstReplicatesOfMoreAreTheSame) {
  const SpreadGraph graph = network();
  const SpreadResult few = run(graph, ic(0.2), {5}, 10);
  const SpreadResult more = run(graph, ic(0.2), {5}, 1000);
  EXPECT_TRUE(std::equal(few.sizes.begin(), few.sizes.end(), more.sizes.begin()));
}

TEST(Keyed, StopsWhenAsked) {
  const SpreadGraph graph = network();
  const Contagion contagion = prepare(ic(0.2), graph);
  SpreadRequest request;
  request.seeds = {1};
  request.replicates = 1'000'000;
  SpreadHooks hooks;
  int questions = 0;
  hooks.stop = [&] { return ++questions > 100; };
  EXPECT_THROW(spread(contagion, request, hooks), Stopped);
}

TEST(SlowKeyed, AnEpidemicThatCannotEndIsRefusedAndOneThatCannotBeginEnds) {
  const SpreadGraph graph = build_graph(path(2), Direction::undirected);
  EXPECT_THROW(run(graph, sir(1e-9, 1e-9), {0}, 1), InputError);
  EXPECT_EQ(run(graph, sir(0.0, 0.0), {0}, 3).mean, 1.0);
  EXPECT_EQ(run(graph, sir(1.0, 0.0), {0}, 3).mean, 2.0);
}

}  // namespace
}  // namespace kabar::test
