#include "spread/graph.h"

#include <algorithm>
#include <limits>
#include <string>

#include "core/coins.h"
#include "spread/node_ids.h"
#include "spread/phrases.h"

namespace kabar {

namespace {

constexpr std::uint64_t kMostQuads = std::numeric_limits<std::uint32_t>::max() - kCoinLanes;

[[noreturn]] void refuse_size(const Sentence& what) {
  throw InputError({"", 0, 0, what, phrase::too_many_for_program, {}});
}

/// Rows as they come: each as long as it is with its duplicates, and `filled` says how long. `weights` holds the
/// position of the entry's tie among all, for its weight and for "the first is kept"; a double holds it up to 2^53.
std::vector<std::uint32_t> fill_rows(const TieList& ties, const NodeIndex& index, SpreadGraph& graph) {
  const std::uint32_t nodes = graph.nodes();
  const bool both_ways = graph.direction == Direction::undirected;
  const auto for_each_entry = [&](const auto& work) {
    for (std::size_t i = 0; i < ties.size(); ++i) {
      const Tie tie = ties[i];
      if (tie.from == tie.to) continue;
      const std::uint32_t from = index.of(tie.from), to = index.of(tie.to);
      work(from, to, i);
      if (both_ways) work(to, from, i);
    }
  };
  std::vector<std::uint32_t> filled(nodes, 0);
  for_each_entry([&](std::uint32_t row, std::uint32_t, std::size_t) { ++filled[row]; });
  std::uint64_t quads = 0;
  graph.row_quad.assign(nodes + std::size_t{1}, 0);
  for (std::uint32_t u = 0; u < nodes; ++u) {
    quads += (filled[u] + kQuadCoins - 1) / kQuadCoins;
    if (quads >= kMostQuads) refuse_size(phrase::too_many_ties);
    graph.row_quad[u + 1] = static_cast<std::uint32_t>(quads);
  }
  graph.targets.assign(kQuadCoins * (quads + 1), nodes);
  if (ties.weighted()) graph.weights.assign(graph.targets.size(), kNoWeight);
  std::fill(filled.begin(), filled.end(), 0);
  for_each_entry([&](std::uint32_t row, std::uint32_t target, std::size_t tie) {
    const std::size_t entry = kQuadCoins * std::size_t{graph.row_quad[row]} + filled[row]++;
    graph.targets[entry] = target;
    if (!graph.weights.empty()) graph.weights[entry] = static_cast<double>(tie);
  });
  return filled;
}

struct Entry {
  std::uint32_t target;
  std::size_t tie;
};

/// Of one row: its entries in ascending order, each target once; how many are left.
class RowOrder {
 public:
  RowOrder(const TieList& ties, SpreadGraph& graph) : ties_(ties), graph_(graph) {}

  std::size_t put(std::size_t begin, std::size_t count) {
    return graph_.weights.empty() ? put_plain(begin, count) : put_weighted(begin, count);
  }
  /// How many entries named the target of the first of their kind with another weight.
  std::uint64_t other_weights() const { return other_weights_; }

 private:
  std::size_t put_plain(std::size_t begin, std::size_t count) {
    const auto first = graph_.targets.begin() + static_cast<std::ptrdiff_t>(begin);
    std::sort(first, first + static_cast<std::ptrdiff_t>(count));
    return static_cast<std::size_t>(std::unique(first, first + static_cast<std::ptrdiff_t>(count)) - first);
  }

  std::size_t put_weighted(std::size_t begin, std::size_t count) {
    row_.clear();
    for (std::size_t e = begin; e < begin + count; ++e) {
      row_.push_back({graph_.targets[e], static_cast<std::size_t>(graph_.weights[e])});
    }
    std::sort(row_.begin(), row_.end(), [](const Entry& a, const Entry& b) {
      return a.target != b.target ? a.target < b.target : a.tie < b.tie;
    });
    std::size_t kept = 0;
    for (const Entry& entry : row_) {
      const double weight = ties_[entry.tie].weight;
      if (kept > 0 && graph_.targets[begin + kept - 1] == entry.target) {
        other_weights_ += weight != graph_.weights[begin + kept - 1] ? 1 : 0;
        continue;
      }
      graph_.targets[begin + kept] = entry.target;
      graph_.weights[begin + kept++] = weight;
    }
    return kept;
  }

  const TieList& ties_;
  SpreadGraph& graph_;
  std::vector<Entry> row_;
  std::uint64_t other_weights_ = 0;
};

/// Rows close up to where those before them end, and are padded.
void close_up(const TieList& ties, const std::vector<std::uint32_t>& filled, SpreadGraph& graph) {
  const std::uint32_t nodes = graph.nodes();
  RowOrder order(ties, graph);
  std::uint64_t kept = 0, dropped = 0;
  std::size_t next = 0, row = 0;  // where the row goes, and where it was filled in
  graph.in_degree.assign(nodes, 0);
  for (std::uint32_t u = 0; u < nodes; ++u) {
    const std::size_t left = order.put(row, filled[u]);
    kept += left;
    dropped += filled[u] - left;
    const std::size_t end = next + (left + kQuadCoins - 1) / kQuadCoins * kQuadCoins;
    for (std::size_t i = 0; i < left; ++i) {
      graph.targets[next + i] = graph.targets[row + i];
      ++graph.in_degree[graph.targets[row + i]];
      if (!graph.weights.empty()) graph.weights[next + i] = graph.weights[row + i];
    }
    std::fill(graph.targets.begin() + static_cast<std::ptrdiff_t>(next + left),
              graph.targets.begin() + static_cast<std::ptrdiff_t>(end), nodes);
    if (!graph.weights.empty()) {
      std::fill(graph.weights.begin() + static_cast<std::ptrdiff_t>(next + left),
                graph.weights.begin() + static_cast<std::ptrdiff_t>(end), kNoWeight);
    }
    row = kQuadCoins * std::size_t{graph.row_quad[u + 1]};
    next = end;
    graph.row_quad[u + 1] = static_cast<std::uint32_t>(next / kQuadCoins);
  }
  graph.targets.resize(next);
  graph.targets.resize(next + kQuadCoins, nodes);
  if (!graph.weights.empty()) {
    graph.weights.resize(next);
    graph.weights.resize(next + kQuadCoins, kNoWeight);
  }
  const std::uint64_t entries_per_tie = graph.direction == Direction::undirected ? 2 : 1;
  graph.ties = kept / entries_per_tie;
  graph.dropped_duplicates = dropped / entries_per_tie;
  graph.dropped_other_weights = order.other_weights() / entries_per_tie;
}

}  // namespace

SpreadGraph build_graph(const TieList& ties, Direction direction, std::span<const std::uint64_t> named) {
  if (ties.empty()) throw InputError({"", 0, 0, phrase::network_without_tie, {}, {}});
  SpreadGraph graph;
  graph.direction = direction;
  graph.ids = ids_of(ties, named);
  if (graph.ids.size() >= std::numeric_limits<std::uint32_t>::max()) refuse_size(phrase::too_many_nodes);
  for (const Tie& tie : ties) graph.dropped_self_ties += tie.from == tie.to ? 1 : 0;
  close_up(ties, fill_rows(ties, NodeIndex(graph.ids), graph), graph);
  for (std::uint32_t u = 0; u < graph.nodes(); ++u) {
    const bool alone = graph.in_degree[u] == 0 && graph.row_quad[u] == graph.row_quad[u + 1];
    graph.nodes_without_ties += alone ? 1 : 0;
  }
  return graph;
}

SpreadGraph build_graph(const EdgeList& list, Direction direction) {
  SpreadGraph graph = build_graph(list.ties, direction, list.nodes);
  graph.vanishing = list.vanishing;
  return graph;
}

std::vector<std::uint32_t> find_nodes(const SpreadGraph& graph, const std::vector<NamedNode>& named) {
  std::vector<std::uint32_t> nodes;
  Problems problems;
  for (const NamedNode& node : named) {
    const auto place = std::lower_bound(graph.ids.begin(), graph.ids.end(), node.id);
    if (place != graph.ids.end() && *place == node.id) {
      nodes.push_back(static_cast<std::uint32_t>(place - graph.ids.begin()));
    } else {
      Problem problem = node.place;
      problem.what = Sentence::verbatim(std::to_string(node.id));
      problem.why = phrase::no_node_of_network;
      problems.add(std::move(problem));
    }
  }
  problems.throw_if_any();
  std::sort(nodes.begin(), nodes.end());
  nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
  return nodes;
}

std::uint32_t count_reachable(const SpreadGraph& graph, std::span<const std::uint32_t> seeds) {
  std::vector<std::uint8_t> seen(graph.nodes() + 1, 0);
  seen[graph.nodes()] = 1;
  std::vector<std::uint32_t> queue;
  const auto visit = [&](std::uint32_t node) {
    if (seen[node] != 0) return;
    seen[node] = 1;
    queue.push_back(node);
  };
  for (const std::uint32_t seed : seeds) visit(seed);
  for (std::size_t i = 0; i < queue.size(); ++i) {
    for (std::size_t e = kQuadCoins * graph.row_quad[queue[i]]; e < kQuadCoins * graph.row_quad[queue[i] + 1]; ++e) {
      visit(graph.targets[e]);
    }
  }
  return static_cast<std::uint32_t>(queue.size());
}

}  // namespace kabar
