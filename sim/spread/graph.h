#pragma once
// The user's network in memory: rows of ties, padded to quads of four coins. Knows ids and ties, no model.

#include <cstdint>
#include <span>
#include <vector>

#include "spread/edge_list.h"
#include "spread/seed_nodes.h"
#include "spread/ties.h"

namespace kabar {

/// Nodes 0..n-1 stand for the user's ids in ascending order. Row u holds, in ascending order, the nodes that u can
/// reach over one tie; entry i of row u is entry 4 * row_quad[u] + i. Rows are padded to whole quads with the node n
/// ("nobody"), and one quad of nobody follows the last row. An undirected tie is one entry in each of two rows.
struct SpreadGraph {
  Direction direction = Direction::undirected;
  std::vector<std::uint64_t> ids;
  std::vector<std::uint32_t> row_quad;   // n + 1
  std::vector<std::uint32_t> targets;    // 4 * (row_quad[n] + 1)
  std::vector<double> weights;           // by entry, kNoWeight where the file gives none; empty if it gives none at all
  std::vector<std::uint32_t> in_degree;  // n
  std::uint64_t ties = 0;                // distinct ties; an undirected one counts once
  std::uint64_t dropped_duplicates = 0;
  std::uint64_t dropped_other_weights = 0;  // of the duplicates: their weight is not that of the tie that is kept
  std::uint64_t dropped_self_ties = 0;
  std::uint32_t nodes_without_ties = 0;
  VanishingWeights vanishing;

  std::uint32_t nodes() const { return static_cast<std::uint32_t>(ids.size()); }
  std::size_t entries() const { return targets.size(); }
};

/// Of duplicates the first is kept (undirected: `v u` duplicates `u v`). A node known only by a self-tie stays, alone.
/// `named` are nodes that may have no tie. Throws InputError where there are no ties or too many.
SpreadGraph build_graph(const TieList& ties, Direction direction, std::span<const std::uint64_t> named = {});
SpreadGraph build_graph(const EdgeList& list, Direction direction);

/// The nodes of the named ids, ascending, each once. Throws InputError with every id that is not in the graph.
std::vector<std::uint32_t> find_nodes(const SpreadGraph& graph, const std::vector<NamedNode>& named);

/// How many nodes can be reached from `seeds` over ties, seeds included.
std::uint32_t count_reachable(const SpreadGraph& graph, std::span<const std::uint32_t> seeds);

}  // namespace kabar
