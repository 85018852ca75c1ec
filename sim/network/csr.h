#pragma once
// How compressed rows are made. Knows nothing of what a row means.

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "network/network.h"

namespace kabar {

struct Pair {
  std::uint32_t first = 0;
  std::uint32_t second = 0;
};

/// Symmetric rows of unordered pairs without self pairs: each pair is an entry of both rows. A row's entries come in
/// the order of the pairs; they are sorted if the pairs are in lexicographic order with first < second.
Csr symmetric_rows(std::uint32_t rows, std::span<const Pair> pairs);

/// Sorts every row and drops repeated entries; returns how many entries were dropped.
std::uint64_t sort_and_deduplicate(Csr& csr);

/// Rows and columns exchanged; every row comes out sorted.
Csr transpose(const Csr& csr, std::uint32_t columns);

/// The union of two layers over the same households, rows sorted, each tie once.
Csr merged(const Csr& one, const Csr& other);

/// Sorts by a key that is close to uniform, in linear time: cell(entry) in 0..cells-1 must not decrease in the order
/// `less`, which must be total on distinguishable entries.
template <class Entry, class Cell, class Less>
void sort_by_cells(std::vector<Entry>& entries, std::uint32_t cells, const Cell& cell, const Less& less) {
  std::vector<std::uint32_t> begin(static_cast<std::size_t>(cells) + 2, 0);
  for (const Entry& entry : entries) ++begin[cell(entry) + 2];
  for (std::size_t c = 2; c < begin.size(); ++c) begin[c] += begin[c - 1];
  std::vector<Entry> sorted(entries.size());
  for (const Entry& entry : entries) sorted[begin[cell(entry) + 1]++] = entry;
  for (std::uint32_t c = 0; c < cells; ++c) {
    if (begin[c + 1] - begin[c] > 1) std::sort(sorted.begin() + begin[c], sorted.begin() + begin[c + 1], less);
  }
  entries.swap(sorted);
}

}  // namespace kabar
