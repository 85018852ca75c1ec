// The loops of spread against the slow twin: every node and its step, replicate by replicate, on random small networks.

#include "tests/spread/twin.h"

#include <gtest/gtest.h>

#include <string>

#include "core/random.h"
#include "spread/replicate.h"
#include "tests/spread/graphs.h"

namespace kabar::test {
namespace {

constexpr std::uint32_t kNetworks = 120;
constexpr std::uint32_t kTwinReplicates = 4;

enum class Weights { none, some, all };

/// 2 to 40 nodes with scattered ids, from nearly empty to crowded, with duplicates and self-ties.
Ties random_ties(std::uint32_t network, Weights weights) {
  const std::uint64_t seed = 1000 + network;
  const std::uint32_t nodes = 2 + pick(seed, 1, 0, 39);
  const std::uint32_t count = 1 + pick(seed, 1, 1, network % 3 == 0 ? nodes * nodes : 3 * nodes);
  const auto id = [](std::uint32_t node) { return node % 7 == 0 ? node : 3'000'000'000'000ull + 77ull * node; };
  Ties ties;
  for (std::uint32_t i = 0; i < count; ++i) {
    Tie tie{id(pick(seed, 2, i, nodes)), id(pick(seed, 3, i, nodes))};
    const bool own = weights == Weights::all || (weights == Weights::some && chance(seed, 4, i) < 0.5);
    if (own) tie.weight = i % 11 == 0 ? 1.0 : i % 13 == 0 ? 0.0 : 0.7 * chance(seed, 5, i);
    ties.push_back(tie);
  }
  return ties;
}

void compare(const std::string& name, const SpreadRule& asked, const Ties& ties, std::uint32_t network) {
  for (const Direction direction : {Direction::undirected, Direction::directed}) {
    const SpreadGraph graph = build_graph(ties, direction);
    SpreadRule rule = asked;
    if (graph.ties > 0 &&
        own_weights(graph).ties == graph.ties) {  // a chance for other ties is refused: there are none
      rule.probability.reset();
      rule.by_in_degree = false;
    }
    const Contagion contagion = prepare(rule, graph);
    const Twin twin(ties, direction == Direction::directed);
    std::set<std::uint32_t> seeds;
    for (std::uint32_t i = 0; i < 1 + network % 4; ++i) seeds.insert(pick(network, 6, i, graph.nodes()));
    const std::vector<std::uint32_t> seed_list(seeds.begin(), seeds.end());
    std::set<std::uint64_t> seed_ids;
    for (const std::uint32_t node : seeds) seed_ids.insert(graph.ids[node]);
    Replicate replicate(contagion);
    for (std::uint32_t r = 0; r < kTwinReplicates; ++r) {
      replicate.run(seed_list, count_reachable(graph, seed_list), make_key(network, 0, r, Stream::spread), {});
      Steps fast;
      std::size_t step = 0;
      for (std::size_t i = 0; i < replicate.reached().size(); ++i) {
        while (i >= replicate.reached_by()[step]) ++step;
        fast[graph.ids[replicate.reached()[i]]] = step;
      }
      ASSERT_EQ(fast, twin.run(rule, seed_ids, network, r))
          << name << ", network " << network << ", replicate " << r
          << (direction == Direction::directed ? ", directed" : ", undirected");
    }
  }
}

void compare(const std::string& name, const SpreadRule& rule, Weights weights) {
  for (std::uint32_t network = 0; network < kNetworks; ++network) {
    compare(name, rule, random_ties(network, weights), network);
  }
}

SpreadRule with_steps(SpreadRule rule, std::uint64_t steps) {
  rule.steps = steps;
  return rule;
}

SpreadRule of_model(SpreadModel model) {
  SpreadRule rule;
  rule.model = model;
  return rule;
}

TEST(Twin, AgreesOnTheIndependentCascade) {
  compare("p = .3", ic(0.3), Weights::none);
  compare("p = 0", ic(0.0), Weights::none);
  compare("p = 1", ic(1.0), Weights::none);
  compare("two steps", with_steps(ic(0.5), 2), Weights::none);
}

TEST(Twin, AgreesOnTheCascadeWithProbabilitiesOfItsOwn) {
  SpreadRule weighted = of_model(SpreadModel::ic);
  weighted.by_in_degree = true;
  compare("weighted", weighted, Weights::none);
  compare("weighted, some own", weighted, Weights::some);
  compare("p = .3, some own", ic(0.3), Weights::some);
  compare("all own", of_model(SpreadModel::ic), Weights::all);
}

TEST(Twin, AgreesOnTheLinearThreshold) {
  compare("default", of_model(SpreadModel::lt), Weights::none);
  compare("some own", of_model(SpreadModel::lt), Weights::some);
  compare("all own", with_steps(of_model(SpreadModel::lt), 3), Weights::all);
}

TEST(Twin, AgreesOnTheThreshold) {
  for (const double share : {0.0, 0.18, 0.5, 1.0}) compare("PHI " + std::to_string(share), watts(share), Weights::none);
  SpreadRule count = of_model(SpreadModel::threshold);
  count.threshold_count = 2;
  compare("K = 2", count, Weights::none);
}

TEST(Twin, AgreesOnEpidemics) {
  SpreadRule si = of_model(SpreadModel::si);
  si.beta = 0.2;
  compare("si", si, Weights::none);
  compare("si, three steps", with_steps(si, 3), Weights::none);
  si.beta = 0.0;
  compare("si, beta 0", si, Weights::none);
  compare("sir", sir(0.2, 0.3), Weights::none);
  compare("sir, four steps", with_steps(sir(0.3, 0.1), 4), Weights::none);
  compare("sir, gamma 1", sir(0.4, 1.0), Weights::none);
  compare("sir, gamma 0", sir(0.4, 0.0), Weights::none);
}

/// Coins are asked in batches of 256 quads of four ties: rows longer than a batch, alone and many of them, and rows of
/// every length around what is put down at once.
TEST(Twin, AgreesOnRowsOfEveryLength) {
  constexpr std::uint64_t kFar = 1'000'000;
  Ties hubs = star(1'500);
  for (const Tie& tie : star(1'200)) hubs.push_back({tie.from + kFar, tie.to + kFar});
  hubs.push_back({3, kFar});
  Ties fans;  // node n has n ties ahead of it
  for (std::uint64_t n = 1; n <= 60; ++n) {
    for (std::uint64_t k = 1; k <= n; ++k) fans.push_back({n, n + k});
  }
  for (std::uint32_t network = 0; network < 4; ++network) {
    compare("hubs", ic(0.4), hubs, network);
    compare("hubs, sir", with_steps(sir(0.2, 0.1), 12), hubs, network);
    compare("fans", ic(0.05), fans, network);
    compare("fans, sir", sir(0.02, 0.3), fans, network);
    compare("crowd", ic(0.01), complete(140), network);
  }
}

}  // namespace
}  // namespace kabar::test
