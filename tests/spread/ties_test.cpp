#include "spread/ties.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

#include "core/errors.h"
#include "spread/graph.h"
#include "spread/node_ids.h"
#include "spread/text_lines.h"
#include "tests/support/temp_folder.h"

namespace kabar::test {
namespace {

using Row = std::tuple<std::uint64_t, std::uint64_t, double>;

std::vector<Row> rows_of(const TieList& ties) {
  std::vector<Row> rows;
  for (const Tie& tie : ties) rows.emplace_back(tie.from, tie.to, tie.weight);
  return rows;
}

constexpr std::uint64_t kLargest32 = 0xFFFFFFFFu, kLargest64 = ~std::uint64_t{0};

TEST(TieList, GivesBackWhatWasPutIn) {
  const std::vector<Row> all = {
      {1, 2, kNoWeight}, {kLargest32, 0, kNoWeight}, {3, kLargest32 + 1, kNoWeight}, {4, 5, kNoWeight},
      {6, 7, 0.25},      {8, 9, kNoWeight},          {kLargest64, 10, kNoWeight},    {11, 12, 0.0}};
  TieList ties;
  for (std::size_t i = 0; i < all.size(); ++i) {
    EXPECT_EQ(ties.size(), i);
    EXPECT_EQ(ties.weighted(), i > 4);
    ties.push_back({std::get<0>(all[i]), std::get<1>(all[i]), std::get<2>(all[i])});
    EXPECT_EQ(rows_of(ties), std::vector<Row>(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(i) + 1));
  }
}

TEST(TieList, HasTheSameNodesHoweverFarApartTheirIdsAre) {
  // By a bit for each number, by sorting (often, as each id comes many times), as they are, and by a table.
  for (const std::uint64_t apart : {std::uint64_t{1}, std::uint64_t{2}, std::uint64_t{9}, std::uint64_t{1'000'003}}) {
    TieList ties;
    const std::vector<std::uint64_t> named = {500 * apart};
    for (std::uint64_t i = 0; i < 100'000; ++i) ties.push_back({i % 500 * apart, (i * 7 + 1) % 499 * apart, kNoWeight});
    const std::vector<std::uint64_t> ids = ids_of(ties, named);
    ASSERT_EQ(ids.size(), 501u) << apart;
    const NodeIndex index(ids);
    for (std::uint32_t node = 0; node < ids.size(); ++node) {
      EXPECT_EQ(ids[node], node * apart);
      EXPECT_EQ(index.of(ids[node]), node);
    }
    const SpreadGraph graph = build_graph(ties, Direction::directed, named);
    EXPECT_EQ(graph.nodes(), 501u);
    EXPECT_EQ(graph.nodes_without_ties, 1u);
    EXPECT_EQ(graph.ties + graph.dropped_duplicates + graph.dropped_self_ties, ties.size());
  }
}

TEST(TextLines, AreTheSameWhereverTheTextIsCut) {
  const std::string text =
      "\xEF\xBB\xBF"
      "1 2\n\n3 4\r\n5 6\r7 8\r\n\xEF\xBB\xBF"
      "9\n\r\nno end";
  std::vector<std::string> whole;
  const auto note = [](std::vector<std::string>& lines) {
    return [&lines](std::uint32_t number, std::string_view line) {
      lines.push_back(std::to_string(number) + ":" + std::string(line));
    };
  };
  for_each_line(text, note(whole));
  EXPECT_EQ(whole, (std::vector<std::string>{"1:1 2", "2:", "3:3 4", "4:5 6", "5:7 8",
                                             "6:\xEF\xBB\xBF"
                                             "9",
                                             "7:", "8:no end"}));
  for (std::size_t first = 3; first <= text.size(); ++first) {
    for (std::size_t second = first; second <= text.size(); ++second) {
      std::vector<std::string> cut;
      TextLines lines;
      lines.add(std::string_view(text).substr(0, first), note(cut));
      lines.add(std::string_view(text).substr(first, second - first), note(cut));
      lines.add(std::string_view(text).substr(second), note(cut));
      lines.finish(note(cut));
      EXPECT_EQ(cut, whole) << first << " " << second;
    }
  }
}

TEST(EdgeList, OfSeveralPiecesIsReadAsOfOne) {
  std::string text = "# " + std::string(kTextPiece - 7, 'x') + "\n";  // lines over the ends of the first pieces
  for (std::uint64_t i = 0; text.size() < 3 * kTextPiece; ++i)
    text += std::to_string(i) + " " + std::to_string(i * i % 977) + " .5\n";
  const TempFolder folder;
  const std::string path = folder.write("net.txt", text);
  const EdgeList read = read_edge_list(path), parsed = parse_edge_list(text, path);
  EXPECT_GT(read.ties.size(), 100'000u);
  EXPECT_EQ(rows_of(read.ties), rows_of(parsed.ties));
  const std::string bad = folder.write("bad.txt", text + "1 x\n");
  try {
    read_edge_list(bad);
    FAIL();
  } catch (const InputError& error) {
    EXPECT_EQ(error.problems().front().line, read.ties.size() + 2);
  }
}

TEST(EdgeList, HasAByteOrderMarkAtItsBeginningOnly) {
  const TempFolder folder;
  const std::string first_piece = "#" + std::string(kTextPiece - 2, 'x') + "\n";
  const std::string path = folder.write("net.txt", first_piece + "\xEF\xBB\xBF" + "1 2\n3 4\n");
  try {
    read_edge_list(path);
    FAIL();
  } catch (const InputError& error) {
    EXPECT_EQ(error.problems().front().line, 2u);
  }
}

}  // namespace
}  // namespace kabar::test
