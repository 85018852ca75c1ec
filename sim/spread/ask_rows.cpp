// The coins of whole rows: laid out in batches, flipped in vectors, and the targets whose coins fell.

#include <algorithm>
#include <bit>

#include "spread/replicate.h"

namespace kabar {

bool Replicate::long_rows(const SpreadGraph& graph) {
  std::size_t longer = 0;
  for (std::uint32_t u = 0; u < graph.nodes(); ++u) {
    longer += graph.row_quad[u + 1] - graph.row_quad[u] > kShortStride ? 1 : 0;
  }
  return longer > graph.nodes() / 20;
}

/// Flips the coins of all entries of the rows of `nodes`, and takes the targets whose coins fall.
void Replicate::ask_rows(std::span<const std::uint32_t> nodes, const CoinBatch& batch) {
  if (has_long_rows_) {
    ask_rows_by<kLongStride>(nodes, batch);
  } else {
    ask_rows_by<kShortStride>(nodes, batch);
  }
}

/// So many quads are put down at once, and a row that has no more takes no branch that could be foreseen wrongly.
template <std::uint32_t kStride>
void Replicate::ask_rows_by(std::span<const std::uint32_t> nodes, const CoinBatch& batch) {
  constexpr std::size_t kAhead = 24;
  const std::uint32_t* const row_quad = graph_.row_quad.data();
  std::uint32_t *const row = row_.data(), *const quad = quad_.data();
  // All are always written; those past the row are overwritten by the next one.
  const auto put = [&](std::size_t at, std::uint32_t node, std::uint32_t i) {
    for (std::uint32_t lane = 0; lane < kStride; ++lane) row[at + lane] = node;
    for (std::uint32_t lane = 0; lane < kStride; ++lane) quad[at + lane] = i + lane;
  };
  std::size_t filled = 0;
  const auto flush_full = [&] {
    if (filled < kBatchQuads) return;
    ask_batch(kBatchQuads / kCoinLanes, batch);
    filled -= kBatchQuads;
    std::copy_n(row + kBatchQuads, filled, row);
    std::copy_n(quad + kBatchQuads, filled, quad);
  };
  std::size_t k = 0;
  while (k < nodes.size()) {
    std::uint32_t quads = 0;
    for (; k < nodes.size() && filled < kBatchQuads; ++k) {
      if (k + kAhead < nodes.size()) __builtin_prefetch(row_quad + nodes[k + kAhead]);
      quads = row_quad[nodes[k] + 1] - row_quad[nodes[k]];
      put(filled, nodes[k], 0);
      if (quads > kStride) break;
      filled += quads;
    }
    flush_full();
    if (quads <= kStride) continue;
    const std::uint32_t node = nodes[k++];
    for (std::uint32_t i = 0; i < quads; i += kStride) {
      put(filled, node, i);
      filled += std::min(kStride, quads - i);
      flush_full();
    }
  }
  if (filled == 0) return;
  const std::size_t groups = (filled + kCoinLanes - 1) / kCoinLanes;
  std::fill(row + filled, row + groups * kCoinLanes, graph_.nodes());  // nobody, who has one quad of nobodies
  std::fill(quad + filled, quad + groups * kCoinLanes, 0);
  ask_batch(groups, batch);
}

void Replicate::ask_batch(std::size_t groups, const CoinBatch& batch) {
  const std::uint32_t* const targets = graph_.targets.data();
  const std::uint32_t* const row_quad = graph_.row_quad.data();
  std::size_t found = 0;
  if (contagion_.entry_limits.empty()) {
    coin_masks(batch, row_.data(), quad_.data(), groups, contagion_.limit, masks_.data());
    // Few coins fall: only their targets are fetched, all of them before the first is read.
    for (std::size_t g = 0; g < groups; ++g) {
      const std::uint32_t *const row = row_.data() + g * kCoinLanes, *const quad = quad_.data() + g * kCoinLanes;
      for (std::uint64_t mask = masks_[g]; mask != 0; mask &= mask - 1) {
        const auto bit = static_cast<std::size_t>(std::countr_zero(mask));
        const std::size_t lane = bit % kCoinLanes;
        const std::size_t entry = kQuadCoins * (std::size_t{row_quad[row[lane]]} + quad[lane]) + bit / kCoinLanes;
        __builtin_prefetch(targets + entry);
        entries_[found++] = entry;
      }
    }
    for (std::size_t i = 0; i < found; ++i) candidates_[i] = targets[entries_[i]];
  } else {
    coin_words(batch, row_.data(), quad_.data(), groups, words_.data());
    for (std::size_t i = 0; i < groups * kCoinLanes; ++i) {
      const std::uint32_t* words = words_.data() + i / kCoinLanes * kGroupCoins + i % kCoinLanes;
      const std::size_t entry = kQuadCoins * (std::size_t{row_quad[row_[i]]} + quad_[i]);
      for (std::size_t w = 0; w < kQuadCoins; ++w) {
        candidates_[found] = targets[entry + w];
        found += coin(words[w * kCoinLanes], contagion_.entry_limits[entry + w]) ? 1 : 0;
      }
    }
  }
  take(found);
}

}  // namespace kabar
