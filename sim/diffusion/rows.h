#pragma once
// Coins over the entries of a row, four to a block: entry n has word n mod 4 of block n div 4. Knows no model.

#include <cstdint>

#include "core/math.h"
#include "core/random.h"

namespace kabar {

/// Calls each(n, word) for n in begin..end-1 with the word row(head; a, b; n).
template <class Each>
inline void over_row(DrawKey key, std::uint32_t head, std::uint32_t a, std::uint32_t b, std::uint32_t begin,
                     std::uint32_t end, const Each& each) {
  for (std::uint32_t n = begin; n < end;) {
    const Words words = draw(key, head, a, b, n >> 2);
    do {
      each(n, words[n & 3u]);
      ++n;
    } while (n < end && (n & 3u) != 0);
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
