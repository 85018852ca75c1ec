#pragma once
// Coins over the entries of a row, four to a block: entry n has word n mod 4 of block n div 4. Knows no model.

#include <algorithm>
#include <cstdint>

#include "core/coins.h"
#include "core/math.h"
#include "core/random.h"

namespace kabar {

/// From so many blocks on, sixteen at once cost less than one by one.
inline constexpr std::uint32_t kBlocksAtOnce = 4;

/// Calls each(n, word) for n in begin..end-1 in order with the word row(head; a, b; n).
template <class Each>
inline void over_row(DrawKey key, std::uint32_t head, std::uint32_t a, std::uint32_t b, std::uint32_t begin,
                     std::uint32_t end, const Each& each) {
  std::uint32_t words[kCoinLanes * kBlockCoins];  // word w of block first + l at kCoinLanes w + l
  for (std::uint32_t n = begin; n < end;) {
    const std::uint32_t first = n >> 2;
    std::uint32_t blocks = 1;
    if (((end - 1) >> 2) - first + 1 >= kBlocksAtOnce) {
      blocks = kCoinLanes;
      std::uint32_t same[kCoinLanes], place[kCoinLanes];
      for (std::uint32_t l = 0; l < kCoinLanes; ++l) {
        same[l] = a;
        place[l] = first + l;
      }
      coin_words({key, head, b}, same, place, 1, words);
    } else {
      const Words block = draw(key, head, a, b, first);
      for (std::uint32_t w = 0; w < kBlockCoins; ++w) words[kCoinLanes * w] = block[w];
    }
    const auto stop = static_cast<std::uint32_t>(std::min<std::uint64_t>(end, 4 * (std::uint64_t{first} + blocks)));
    for (; n < stop; ++n) each(n, words[kCoinLanes * (n & 3u) + ((n >> 2) - first)]);
  }
}

/// Whole hours of an exponential delay, at least one: max(1, ceil(mean_hours E)).
inline std::uint64_t delay_hours(double mean_hours, std::uint32_t word) {
  const double delay = mean_hours * -log(1.0 - uniform(word));
  if (!(delay > 1.0)) return 1;
  const auto whole = static_cast<std::uint64_t>(delay);
  return whole + (static_cast<double>(whole) < delay ? 1 : 0);
}

}  // namespace kabar
