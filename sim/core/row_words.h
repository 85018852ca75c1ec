#pragma once
// The words of a stretch of a row, in order and made in vectors: the same bits as row_word() in random.h.

#include <cstdint>
#include <vector>

#include "core/random.h"

namespace kabar {

/// Words that are made at a time; stretches begin at any entry, buffers hold whole chunks.
inline constexpr std::uint32_t kRowChunk = 64;

/// words[k] = row_word(key, head, a, b, first + k) for k in 0..chunks * 64 - 1; `first` is a multiple of 64.
void row_words(DrawKey key, std::uint32_t head, std::uint32_t a, std::uint32_t b, std::uint32_t first,
               std::uint32_t chunks, std::uint32_t* words);

/// Calls use(i, word) for the entries first..last-1 of a row, in order.
template <class Use>
void for_row_words(DrawKey key, std::uint32_t head, std::uint32_t a, std::uint32_t b, std::uint32_t first,
                   std::uint32_t last, const Use& use) {
  constexpr std::uint32_t kChunks = 16;
  std::uint32_t words[kChunks * kRowChunk];
  while (first < last) {
    const std::uint32_t begin = first / kRowChunk * kRowChunk;
    const std::uint32_t wanted = (last - begin + kRowChunk - 1) / kRowChunk;
    const std::uint32_t chunks = wanted < kChunks ? wanted : kChunks;
    row_words(key, head, a, b, begin, chunks, words);
    const std::uint32_t end = wanted <= kChunks ? last : begin + kChunks * kRowChunk;
    for (std::uint32_t i = first; i < end; ++i) use(i, words[i - begin]);
    first = end;
  }
}

/// The entries first..last-1 of a row.
inline void row_words(DrawKey key, std::uint32_t head, std::uint32_t a, std::uint32_t b, std::uint32_t first,
                      std::uint32_t last, std::vector<std::uint32_t>& words) {
  words.resize(last - first);
  for_row_words(key, head, a, b, first, last, [&](std::uint32_t i, std::uint32_t word) { words[i - first] = word; });
}

}  // namespace kabar
