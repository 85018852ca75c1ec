#pragma once
// Sorting of many entries in linear time: first by part, in streams that the processor can keep open, then inside each
// part, which fits its cache. Nothing depends on the number of threads. Knows nothing of what an entry is.

#include <algorithm>
#include <cstdint>
#include <vector>

#include "core/memory.h"
#include "core/stretches.h"

namespace kabar {

/// Entries of about this many bytes are sorted in the cache.
inline constexpr std::uint32_t kPartEntries = 8192;

template <class Entry>
struct Parts {
  Buffer<Entry> entries;
  std::vector<std::uint32_t> begin;  // part -> its first entry, one entry more
  std::uint32_t number() const { return static_cast<std::uint32_t>(begin.size() - 1); }
};

/// The entries of all stretches by part, those of a part in the order of the stretches and in each as they came.
/// emit(stretch, first, last, put) calls put(part, entry) for each entry of a stretch, twice the same.
template <class Entry, class Emit>
Parts<Entry> sort_into_parts(const Stretches& stretches, std::uint32_t parts, int threads, const Emit& emit) {
  std::vector<std::uint32_t> next(static_cast<std::size_t>(stretches.number()) * parts, 0);
  for_stretches(stretches, threads, [&](std::uint32_t stretch, std::uint32_t first, std::uint32_t last) {
    std::uint32_t* const count = next.data() + static_cast<std::size_t>(stretch) * parts;
    emit(stretch, first, last, [count](std::uint32_t part, const Entry&) { ++count[part]; });
  });
  Parts<Entry> result;
  result.begin.resize(static_cast<std::size_t>(parts) + 1);
  std::uint32_t sum = 0;
  for (std::uint32_t part = 0; part < parts; ++part) {
    result.begin[part] = sum;
    for (std::size_t at = part; at < next.size(); at += parts) {
      const std::uint32_t count = next[at];
      next[at] = sum;
      sum += count;
    }
  }
  result.begin[parts] = sum;
  result.entries = buffer_of<Entry>(sum);
  for_stretches(stretches, threads, [&](std::uint32_t stretch, std::uint32_t first, std::uint32_t last) {
    std::uint32_t* const place = next.data() + static_cast<std::size_t>(stretch) * parts;
    Entry* const entries = result.entries.data();
    emit(stretch, first, last,
         [place, entries](std::uint32_t part, const Entry& entry) { entries[place[part]++] = entry; });
  });
  return result;
}

/// Memory that a sort uses again and again.
template <class Entry>
struct SortSpace {
  std::vector<std::uint32_t> end;
  Buffer<Entry> sorted;
};

/// Sorts entries whose keys are close to uniform, in linear time: cell(entry) in 0..cells-1 must not decrease in the
/// order of the entries, which must be total on distinguishable ones.
template <class Entry, class Cell>
void sort_by_cells(Entry* entries, std::uint32_t n, std::uint32_t cells, const Cell& cell, SortSpace<Entry>& space) {
  if (n < 2) return;
  space.end.assign(static_cast<std::size_t>(cells) + 1, 0);
  space.sorted.resize(n);
  for (std::uint32_t e = 0; e < n; ++e) ++space.end[cell(entries[e]) + 1];
  for (std::uint32_t c = 1; c <= cells; ++c) space.end[c] += space.end[c - 1];
  for (std::uint32_t e = 0; e < n; ++e) space.sorted[space.end[cell(entries[e])]++] = entries[e];
  // Nearly in order: an entry moves within its cell, and cells are small; large ones are sorted first.
  constexpr std::uint32_t kLarge = 24;
  std::uint32_t begin = 0;
  for (std::uint32_t c = 0; c < cells; begin = space.end[c++]) {
    if (space.end[c] - begin > kLarge) std::sort(space.sorted.begin() + begin, space.sorted.begin() + space.end[c]);
  }
  entries[0] = space.sorted[0];
  for (std::uint32_t e = 1; e < n; ++e) {
    const Entry entry = space.sorted[e];
    std::uint32_t at = e;
    for (; at > 0 && entry < entries[at - 1]; --at) entries[at] = entries[at - 1];
    entries[at] = entry;
  }
}

/// Calls work(part, space) for every part, with memory that neighbours share.
template <class Entry, class Work>
void for_parts(const Parts<Entry>& parts, int threads, const Work& work) {
  constexpr std::uint32_t kPartsPerStretch = 8;
  for_stretches({parts.number(), kPartsPerStretch}, threads,
                [&](std::uint32_t, std::uint32_t first, std::uint32_t last) {
                  SortSpace<Entry> space;
                  for (std::uint32_t part = first; part < last; ++part) work(part, space);
                });
}

}  // namespace kabar
