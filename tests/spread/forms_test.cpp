// The same network in every form gives the same digest.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/errors.h"
#include "spread/edge_list.h"
#include "spread/text_lines.h"
#include "tests/spread/graphs.h"

namespace kabar::test {
namespace {

/// Nodes 1 to `nodes`, some without ties; no tie twice, weights in hundredths.
struct Network {
  std::uint32_t nodes = 0;
  bool directed = false, weighted = false;
  Ties ties = {};
};

Network random_network(std::uint32_t number) {
  const std::uint64_t seed = 77 + number;
  Network network{5 + pick(seed, 1, 0, 40), number % 2 == 1, number % 3 != 0};
  std::map<std::pair<std::uint64_t, std::uint64_t>, double> known;
  for (std::uint32_t i = 0; i < 2 * network.nodes; ++i) {
    std::uint64_t from = 1 + pick(seed, 2, i, network.nodes), to = 1 + pick(seed, 3, i, network.nodes);
    if (from == to) continue;
    if (!network.directed && from < to) std::swap(from, to);  // a symmetric matrix holds its lower half
    known[{from, to}] = (1 + pick(seed, 4, i, 99)) / 100.0;
  }
  for (const auto& [ends, weight] : known) {
    network.ties.push_back({ends.first, ends.second, network.weighted ? weight : kNoWeight});
  }
  return network;
}

std::string weight_text(double weight, char mark) {
  char text[16];
  std::snprintf(text, sizeof text, "%.2f", weight);
  std::string written = text;
  std::replace(written.begin(), written.end(), '.', mark);
  return written;
}

/// A line a tie: fields with `mark` between, weights with `point`, every line ended by `end`; then every node alone.
std::string lines(const Network& network, const std::string& mark, char point, const std::string& end,
                  const std::string& quote = "", bool alone = true) {
  std::string text;
  const auto field = [&](const std::string& word) { return quote + word + quote; };
  for (const Tie& tie : network.ties) {
    text += field(std::to_string(tie.from)) + mark + field(std::to_string(tie.to));
    if (network.weighted) text += mark + field(weight_text(tie.weight, point));
    text += end;
  }
  for (std::uint32_t node = 1; alone && node <= network.nodes; ++node) text += field(std::to_string(node)) + end;
  return text;
}

std::string gephi(const Network& network) {
  std::string text = "Weight;Target;Type;Label;Source\r\n";
  for (const Tie& tie : network.ties) {
    text += (network.weighted ? weight_text(tie.weight, ',') : "") + ";" + std::to_string(tie.to) + ";" +
            (network.directed ? "Directed" : "Undirected") + ";\"a; # b\";" + std::to_string(tie.from) + "\r\n";
  }
  for (std::uint32_t node = 1; node <= network.nodes; ++node) text += ";;;;" + std::to_string(node) + "\r\n";
  return text;
}

std::string matrix_market(const Network& network) {
  const std::string size = std::to_string(network.nodes);
  return std::string("%%MatrixMarket matrix coordinate ") + (network.weighted ? "real " : "pattern ") +
         (network.directed ? "general" : "symmetric") + "\n% made by a test\n" + size + " " + size + " " +
         std::to_string(network.ties.size()) + "\n" + lines(network, " ", '.', "\n", "", false);
}

std::string konect(const Network& network) {
  return std::string(network.directed ? "% asym " : "% sym ") + (network.weighted ? "posweighted" : "unweighted") +
         "\n" + lines(network, "\t", '.', "\n");
}

std::map<std::string, std::string> written(const Network& network) {
  const std::string heading = network.weighted ? "source,target,weight\n" : "source,target\n";
  std::string backwards = lines(network, " ", '.', "\n");
  std::vector<std::string> rows;
  for_each_line(backwards, [&](std::uint32_t, std::string_view row) { rows.emplace_back(row); });
  std::reverse(rows.begin(), rows.end());
  backwards.clear();
  for (const std::string& row : rows) backwards += row + "  # " + row + "\n\n";
  return {{"blanks", lines(network, " ", '.', "\n")},
          {"blanks, many", lines(network, " \t  ", '.', "  \n")},
          {"backwards, with comments", "# first\n% second\n" + backwards},
          {"tabs", lines(network, "\t", '.', "\r\n")},
          {"commas", lines(network, ",", '.', "\n")},
          {"commas and blanks", lines(network, " , ", '.', "\r")},
          {"semicolons", lines(network, ";", ',', "\n")},
          {"semicolons and a mark", "\xEF\xBB\xBFsep=;\r\n" + lines(network, ";", ',', ";;\r\n")},
          {"quotes", lines(network, ",", '.', "\n", "\"")},
          {"a heading", heading + lines(network, ",", '.', "\n")},
          {"a heading by place", (network.weighted ? "a\tb\tc\n" : "a\tb\n") + lines(network, "\t", '.', "\n")},
          {"Gephi", gephi(network)},
          {"Matrix Market", matrix_market(network)},
          {"KONECT", konect(network)}};
}

TEST(Forms, OfOneNetworkGiveOneDigest) {
  for (std::uint32_t number = 0; number < 30; ++number) {
    const Network network = random_network(number);
    SpreadRule chosen = network.weighted ? SpreadRule() : ic(0.3);
    if (number % 5 == 4) {
      chosen = SpreadRule();
      chosen.model = SpreadModel::lt;
    }
    std::vector<std::uint64_t> all;
    for (std::uint32_t node = 1; node <= network.nodes; ++node) all.push_back(node);
    const SpreadGraph graph =
        build_graph(network.ties, network.directed ? Direction::directed : Direction::undirected, all);
    const Digest digest = run(graph, chosen, {0, 2}, 40).digest;
    for (const auto& [name, text] : written(network)) {
      const EdgeList list = parse_edge_list(text, name);
      const bool said = list.form.direction.has_value();
      const SpreadGraph read = build_graph(list, direction_of(list, name, !said && network.directed));
      ASSERT_EQ(read.ids, graph.ids) << name << " " << number;
      ASSERT_EQ(read.targets, graph.targets) << name << " " << number;
      ASSERT_EQ(read.weights, graph.weights) << name << " " << number;
      ASSERT_EQ(run(read, chosen, {0, 2}, 40).digest, digest) << name << " " << number;
      ASSERT_EQ(read.nodes_without_ties, graph.nodes_without_ties);
    }
  }
}

}  // namespace
}  // namespace kabar::test
