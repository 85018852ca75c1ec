// Lists of ties in every form that `kabar spread` reads, and lists of nodes to begin at.

#include <fmt/format.h>

#include <cmath>
#include <set>
#include <utility>

#include "spread/edge_list.h"
#include "spread/graph.h"
#include "spread/seed_nodes.h"
#include "tests/fuzz/harness.h"
#include "tests/support/temp_folder.h"

namespace kabar::fuzz {

namespace {

// A matrix may have 10^7 rows whatever is in it, and its list of nodes doubles as it grows.
constexpr std::size_t kMemoryPerByte = 500, kMemory = std::size_t{300} << 20;
constexpr std::size_t kLargeGraph = 20'000;

/// Plain lines of the same ties and nodes.
std::string plain(const EdgeList& list) {
  std::string text;
  for (const Tie& tie : list.ties) {
    text += tie.weight == kNoWeight ? fmt::format("{} {}\n", tie.from, tie.to)
                                    : fmt::format("{} {} {}\n", tie.from, tie.to, tie.weight);
  }
  for (const std::uint64_t node : list.nodes) text += fmt::format("{}\n", node);
  return text;
}

void require_sound(const EdgeList& list, const SpreadGraph& graph) {
  const std::uint64_t entries = graph.direction == Direction::undirected ? 2 : 1;
  require(graph.row_quad.size() == graph.ids.size() + 1 && graph.in_degree.size() == graph.ids.size(), "rows");
  require(graph.targets.size() == 4 * (std::size_t{graph.row_quad.back()} + 1), "quads");
  require(graph.weights.empty() || graph.weights.size() == graph.targets.size(), "weights");
  require(graph.ties + graph.dropped_duplicates + graph.dropped_self_ties == list.ties.size(), "ties add up");
  std::uint64_t degrees = 0, reached = 0;
  for (const std::uint32_t degree : graph.in_degree) degrees += degree;
  for (const std::uint32_t target : graph.targets) reached += target < graph.nodes() ? 1 : 0;
  require(degrees == entries * graph.ties && reached == degrees, "degrees add up");
  std::set<std::uint64_t> ids(list.nodes.begin(), list.nodes.end());
  for (const Tie& tie : list.ties) ids.insert({tie.from, tie.to});
  require(std::equal(ids.begin(), ids.end(), graph.ids.begin(), graph.ids.end()), "every node is there");
}

void read_ties(std::string_view text, Weights weights) {
  try {
    const EdgeList list = parse_edge_list(text, "net", weights);
    require(!list.ties.empty(), "a list without ties is refused");
    for (const Tie& tie : list.ties) {
      require(tie.weight == kNoWeight || (tie.weight >= 0 && tie.weight <= 1), "a weight is a chance");
    }
    if (list.nodes.size() > kLargeGraph) return;
    require_sound(list, build_graph(list, direction_of(list, "net", true)));
  } catch (const InputError& error) {
    require_sayable(error);
  }
}

void require_round_trip(std::string_view text) {
  try {
    const EdgeList list = parse_edge_list(text, "net");
    if (list.nodes.size() > kLargeGraph) return;
    const EdgeList again = parse_edge_list(plain(list), "plain");
    require(again.ties.size() == list.ties.size() && again.nodes == list.nodes, "ties are lost");
    for (std::size_t i = 0; i < list.ties.size(); ++i) {
      const Tie &a = list.ties[i], &b = again.ties[i];
      require(a.from == b.from && a.to == b.to && a.weight == b.weight, "a tie reads back to another one");
    }
  } catch (const InputError&) {
  }
}

void read_seeds(std::string_view text) {
  static const test::TempFolder folder;
  try {
    require(!read_seed_nodes(folder.write("seeds", text)).empty(), "no node is refused");
  } catch (const InputError& error) {
    require_sayable(error);
  }
}

}  // namespace

}  // namespace kabar::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kabar;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const fuzz::HeapPeak peak;
  fuzz::read_ties(text, Weights::read);
  fuzz::read_ties(text, Weights::left_out);
  fuzz::require_round_trip(text);
  fuzz::read_seeds(text);
  peak.require_modest(size, fuzz::kMemoryPerByte, fuzz::kMemory);
  return 0;
}
