#pragma once
// How compressed rows are made, in linear time and on any number of threads. Knows nothing of what a row means.

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "network/network.h"
#include "network/parts.h"

namespace kabar {

struct Pair {
  std::uint32_t first = 0;
  std::uint32_t second = 0;
  bool operator<(const Pair& other) const { return first != other.first ? first < other.first : second < other.second; }
};

/// Offsets from the sizes of the rows, which stand in offset[1..].
void add_up(std::vector<std::uint32_t>& offset);

/// What is left of the entries of one stretch of rows, sorted: the rows' sizes go to size[row - first_row], the other
/// ends, row after row, into the front of `entries` as their second numbers.
void sort_rows(std::span<Pair> entries, std::uint32_t first_row, std::uint32_t rows, std::uint32_t* size,
               std::vector<std::uint32_t>& next, Buffer<std::uint32_t>& targets);

/// Rows of directed entries (row, other end), each row sorted and without repeats. emit(stretch, first, last, put)
/// calls put(row, other end) for each entry of a stretch, twice the same.
template <class Emit>
Csr rows_of(std::uint32_t rows, const Stretches& stretches, int threads, const Emit& emit) {
  constexpr std::uint32_t kRowsPerPart = 4096;
  const Stretches of_rows{rows, kRowsPerPart};
  Parts<Pair> parts =
      sort_into_parts<Pair>(stretches, of_rows.number(), threads,
                            [&](std::uint32_t stretch, std::uint32_t first, std::uint32_t last, const auto& put) {
                              emit(stretch, first, last, [&put](std::uint32_t row, std::uint32_t other) {
                                put(row / kRowsPerPart, Pair{row, other});
                              });
                            });
  Csr csr;
  csr.offset = column_of<std::uint32_t>(static_cast<std::size_t>(rows) + 1);
  for_stretches(of_rows, threads, [&](std::uint32_t part, std::uint32_t first, std::uint32_t last) {
    std::vector<std::uint32_t> next;
    Buffer<std::uint32_t> targets;
    const std::uint32_t begin = parts.begin[part];
    sort_rows(std::span(parts.entries).subspan(begin, parts.begin[part + 1] - begin), first, last - first,
              csr.offset.data() + 1 + first, next, targets);
  });
  add_up(csr.offset);
  csr.target = column_of<std::uint32_t>(csr.offset[rows]);
  for_stretches(of_rows, threads, [&](std::uint32_t part, std::uint32_t first, std::uint32_t last) {
    const Pair* from = parts.entries.data() + parts.begin[part];
    for (std::uint32_t e = csr.offset[first]; e < csr.offset[last]; ++e) csr.target[e] = (from++)->second;
  });
  return csr;
}

/// Symmetric rows of unordered pairs without self pairs: each pair is an entry of both rows, once.
Csr symmetric_rows(std::uint32_t rows, std::span<const Pair> pairs, int threads = 1);

/// Rows and columns exchanged; every row comes out sorted. No row of `csr` may repeat an entry.
Csr transpose(const Csr& csr, std::uint32_t columns, int threads = 1);

/// The union of two layers over the same households, rows sorted, each tie once.
Csr merged(const Csr& one, const Csr& other);

/// The rows of several tables one after the other, sizes and entries in two columns each.
struct RowList {
  std::vector<std::uint32_t> sizes, targets;
};
Csr joined(std::span<const RowList> lists, int threads);

}  // namespace kabar
