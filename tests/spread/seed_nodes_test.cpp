// The reading of where a contagion begins.
#include "spread/seed_nodes.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

#include "core/errors.h"
#include "spread/graph.h"
#include "tests/spread/graphs.h"

namespace kabar::test {
namespace {

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

TEST(SeedNodes, AreReadAsTiesAre) {
  const auto ids = [](const std::string& text) {
    const std::string path = testing::TempDir() + "seed_forms.txt";
    std::ofstream(path, std::ios::binary) << text;
    std::string found;
    for (const NamedNode& node : read_seed_nodes(path)) found += std::to_string(node.id) + " ";
    std::remove(path.c_str());
    return found;
  };
  EXPECT_EQ(ids("id\n3\n17\n"), "3 17 ");
  EXPECT_EQ(ids("% x\r\n3;17\r\n\r\n40,\r\n"), "3 17 40 ");
  EXPECT_EQ(ids("\xEF\xBB\xBF\"3\"\r4\r"), "3 4 ");
  EXPECT_THROW(ids("\x1F\x8B\x08"), InputError);
  EXPECT_THROW(ids("3\nid\n"), InputError);
  EXPECT_THROW(ids("3,,4\n"), InputError);
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
