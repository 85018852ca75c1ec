// The statistics of a run, and the reading of networks.

#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <string>

#include "core/coins.h"
#include "core/errors.h"
#include "diffusion/spread/edge_list.h"
#include "tests/diffusion/spread/graphs.h"

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
  const Ties ties = parse_edge_list("1 2\n2 1\n1 2\n3 3\n2 3\n", "x");
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
  EXPECT_EQ(graph.weights[kBlockCoins], 0.25);
}

TEST(EdgeList, ReadsBlanksTabsCommasCommentsAndBothLineEnds) {
  const std::string text =
      "\xEF\xBB\xBF# a comment\r\n1 2\r\n3\t4 .5\r\n\r\n  5 , 6,1e-3 # more\r\n7,8\n"
      "18446744073709551615 007";
  const std::vector<Tie> ties = parse_edge_list(text, "x");
  ASSERT_EQ(ties.size(), 5u);
  EXPECT_EQ(ties[0].weight, kNoWeight);
  EXPECT_EQ(ties[1].from, 3u);
  EXPECT_EQ(ties[1].weight, 0.5);
  EXPECT_EQ(ties[2].to, 6u);
  EXPECT_EQ(ties[2].weight, 1e-3);
  EXPECT_EQ(ties[4].from, 18446744073709551615u);
  EXPECT_EQ(ties[4].to, 7u);
}

TEST(EdgeList, ListsEveryProblemWithItsPlace) {
  try {
    parse_edge_list("1 2\nx 3\n4 -5 .5\n6 7 nan\n8 9 1.5\n10\n1,,0\n1 2 .5 9\n", "net.txt");
    FAIL() << "must throw";
  } catch (const InputError& error) {
    std::vector<std::string> places;
    for (const Problem& p : error.problems()) places.push_back(std::to_string(p.line) + ":" + std::to_string(p.column));
    EXPECT_EQ(places, (std::vector<std::string>{"2:1", "3:3", "4:5", "5:5", "6:3", "7:3", "8:8"}));
    EXPECT_EQ(error.problems()[0].file, "net.txt");
  }
}

TEST(EdgeList, ListsTheFirstHundredAndSaysHowManyMore) {
  std::string text;
  for (int i = 0; i < 500; ++i) text += "a b\n";
  try {
    parse_edge_list(text, "net.txt");
    FAIL() << "must throw";
  } catch (const InputError& error) {
    EXPECT_EQ(error.problems().size(), 1000u);
    EXPECT_TRUE(error.in(Language::english).ends_with("\nand 900 more problems"));
  }
}

TEST(SeedNodes, AreAListOrAFile) {
  const auto ids = [](const std::vector<NamedNode>& nodes) {
    std::vector<std::uint64_t> result;
    for (const NamedNode& node : nodes) result.push_back(node.id);
    return result;
  };
  EXPECT_EQ(ids(read_seed_nodes("3,17, 40")), (std::vector<std::uint64_t>{3, 17, 40}));
  EXPECT_EQ(ids(read_seed_nodes("3 17")), (std::vector<std::uint64_t>{3, 17}));
  const std::string path = testing::TempDir() + "seed_nodes.txt";
  std::ofstream(path) << "# leaders\r\n3\r\n17 40\n";
  EXPECT_EQ(ids(read_seed_nodes(path)), (std::vector<std::uint64_t>{3, 17, 40}));
  std::remove(path.c_str());
  EXPECT_THROW(read_seed_nodes("3,-1"), InputError);
  EXPECT_THROW(read_seed_nodes("no-such-file"), InputError);
}

TEST(SeedNodes, MustBeInTheNetwork) {
  const SpreadGraph graph = build_graph(star(4), Direction::undirected);
  EXPECT_EQ(find_nodes(graph, read_seed_nodes("3,1,3")), (std::vector<std::uint32_t>{1, 3}));
  try {
    find_nodes(graph, read_seed_nodes("1,99,100"));
    FAIL() << "must throw";
  } catch (const InputError& error) {
    EXPECT_EQ(error.problems().size(), 2u);
  }
}

}  // namespace
}  // namespace kabar::test
