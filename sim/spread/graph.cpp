#include "spread/graph.h"

#include <algorithm>
#include <limits>
#include <string>

#include "core/coins.h"
#include "spread/phrases.h"

namespace kabar {

namespace {

std::vector<std::uint64_t> ids_of(const std::vector<Tie>& ties, std::span<const std::uint64_t> named) {
  std::vector<std::uint64_t> ids(named.begin(), named.end());
  ids.reserve(2 * ties.size() + named.size());
  for (const Tie& tie : ties) {
    ids.push_back(tie.from);
    ids.push_back(tie.to);
  }
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

/// Finds the node of an id: by table where ids are dense, by halving otherwise.
class NodeIndex {
 public:
  explicit NodeIndex(const std::vector<std::uint64_t>& ids) : ids_(ids) {
    if (ids.back() / 8 > ids.size()) return;
    table_.assign(ids.back() + 1, 0);
    for (std::size_t i = 0; i < ids.size(); ++i) table_[ids[i]] = static_cast<std::uint32_t>(i);
  }
  std::uint32_t of(std::uint64_t id) const {
    if (!table_.empty()) return table_[id];
    return static_cast<std::uint32_t>(std::lower_bound(ids_.begin(), ids_.end(), id) - ids_.begin());
  }

 private:
  const std::vector<std::uint64_t>& ids_;
  std::vector<std::uint32_t> table_;
};

struct Entry {
  std::uint32_t target;
  std::uint64_t tie;  // position in the user's file, for its weight and for "the first is kept"
};

/// All entries of all rows, duplicates included: rows[begin[u]..begin[u + 1]) belong to u.
struct RawRows {
  std::vector<std::uint64_t> begin;
  std::vector<Entry> entries;
};

RawRows raw_rows(const std::vector<Tie>& ties, const NodeIndex& index, std::size_t nodes, Direction direction) {
  RawRows rows;
  rows.begin.assign(nodes + 1, 0);
  const bool both_ways = direction == Direction::undirected;
  for (const Tie& tie : ties) {
    if (tie.from == tie.to) continue;
    ++rows.begin[index.of(tie.from) + 1];
    if (both_ways) ++rows.begin[index.of(tie.to) + 1];
  }
  for (std::size_t u = 0; u < nodes; ++u) rows.begin[u + 1] += rows.begin[u];
  rows.entries.resize(rows.begin.back());
  std::vector<std::uint64_t> next(rows.begin.begin(), rows.begin.end() - 1);
  for (std::size_t i = 0; i < ties.size(); ++i) {
    if (ties[i].from == ties[i].to) continue;
    const std::uint32_t from = index.of(ties[i].from);
    const std::uint32_t to = index.of(ties[i].to);
    rows.entries[next[from]++] = {to, i};
    if (both_ways) rows.entries[next[to]++] = {from, i};
  }
  return rows;
}

/// How many entries of a sorted row name the target of the first of their kind with another weight.
template <class Iterator>
std::uint64_t count_other_weights(Iterator begin, Iterator end, const std::vector<Tie>& ties) {
  std::uint64_t count = 0;
  for (Iterator first = begin, entry = begin; entry != end; ++entry) {
    if (entry->target != first->target) first = entry;
    count += ties[entry->tie].weight != ties[first->tie].weight ? 1 : 0;
  }
  return count;
}

}  // namespace

SpreadGraph build_graph(const std::vector<Tie>& ties, Direction direction, std::span<const std::uint64_t> named) {
  if (ties.empty()) throw InputError({"", 0, 0, phrase::network_without_tie, {}, {}});
  SpreadGraph graph;
  graph.direction = direction;
  graph.ids = ids_of(ties, named);
  if (graph.ids.size() >= std::numeric_limits<std::uint32_t>::max()) {
    throw InputError({"", 0, 0, phrase::too_many_nodes, phrase::too_many_for_program, {}});
  }
  const std::size_t nodes = graph.ids.size();
  const auto nobody = static_cast<std::uint32_t>(nodes);
  const NodeIndex index(graph.ids);
  const bool weighted = std::any_of(ties.begin(), ties.end(), [](const Tie& tie) { return tie.weight != kNoWeight; });
  for (const Tie& tie : ties) graph.dropped_self_ties += tie.from == tie.to ? 1 : 0;

  RawRows rows = raw_rows(ties, index, nodes, direction);
  graph.in_degree.assign(nodes, 0);
  graph.row_quad.assign(nodes + 1, 0);
  graph.targets.reserve(rows.entries.size() + 2 * nodes);
  std::uint64_t kept = 0;
  std::uint64_t dropped = 0;
  std::uint64_t other_weights = 0;
  for (std::uint32_t u = 0; u < nodes; ++u) {
    const auto begin = rows.entries.begin() + static_cast<std::ptrdiff_t>(rows.begin[u]);
    const auto end = rows.entries.begin() + static_cast<std::ptrdiff_t>(rows.begin[u + 1]);
    std::sort(begin, end, [](const Entry& a, const Entry& b) {
      return a.target != b.target ? a.target < b.target : a.tie < b.tie;
    });
    if (weighted) other_weights += count_other_weights(begin, end, ties);
    const auto last = std::unique(begin, end, [](const Entry& a, const Entry& b) { return a.target == b.target; });
    dropped += static_cast<std::uint64_t>(end - last);
    kept += static_cast<std::uint64_t>(last - begin);
    for (auto entry = begin; entry != last; ++entry) {
      graph.targets.push_back(entry->target);
      if (weighted) graph.weights.push_back(ties[entry->tie].weight);
      ++graph.in_degree[entry->target];
    }
    while (graph.targets.size() % kQuadCoins != 0) graph.targets.push_back(nobody);
    const std::size_t quads = graph.targets.size() / kQuadCoins;
    if (quads >= std::numeric_limits<std::uint32_t>::max() - kCoinLanes) {
      throw InputError({"", 0, 0, phrase::too_many_ties, phrase::too_many_for_program, {}});
    }
    graph.row_quad[u + 1] = static_cast<std::uint32_t>(quads);
    if (weighted) graph.weights.resize(graph.targets.size(), kNoWeight);
  }
  graph.targets.resize(graph.targets.size() + kQuadCoins, nobody);
  if (weighted) graph.weights.resize(graph.targets.size(), kNoWeight);
  const std::uint64_t entries_per_tie = direction == Direction::undirected ? 2 : 1;
  graph.ties = kept / entries_per_tie;
  graph.dropped_duplicates = dropped / entries_per_tie;
  graph.dropped_other_weights = other_weights / entries_per_tie;
  for (std::uint32_t u = 0; u < nodes; ++u) {
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
