#pragma once
// Damage to files, the same in every run.

#include <algorithm>
#include <cstdint>
#include <vector>

#include "storage/whole_file.h"
#include "tests/support/dice.h"

namespace kabar::sample {

using Bytes = std::vector<std::uint8_t>;

/// One to three of: a bit flipped, bytes overwritten by chance, by zeros or ones, a cut, bytes put in, bytes taken out,
/// bytes copied from `other`.
inline Bytes mutated(Bytes bytes, const Bytes& other, test::Dice& dice) {
  for (int step = dice.between(1, 3); step > 0 && !bytes.empty(); --step) {
    const auto size = static_cast<std::uint32_t>(bytes.size());
    const std::uint32_t at = dice.below(size);
    const std::uint32_t length = std::min(1 + dice.below(dice.chance(0.5) ? 8 : 400), size - at);
    const auto begin = bytes.begin() + at;
    const auto by_chance = [&] { return static_cast<std::uint8_t>(dice.word()); };
    switch (dice.below(7)) {
      case 0:
        *begin ^= static_cast<std::uint8_t>(1u << dice.below(8));
        break;
      case 1:
        std::generate_n(begin, length, by_chance);
        break;
      case 2:
        std::fill_n(begin, length, static_cast<std::uint8_t>(dice.chance(0.5) ? 0 : 255));
        break;
      case 3:
        bytes.resize(at);
        break;
      case 4: {
        Bytes put_in(length);
        std::generate(put_in.begin(), put_in.end(), by_chance);
        bytes.insert(begin, put_in.begin(), put_in.end());
        break;
      }
      case 5:
        bytes.erase(begin, begin + length);
        break;
      default: {
        const std::uint32_t from = dice.below(static_cast<std::uint32_t>(other.size()));
        std::copy_n(other.begin() + from, std::min<std::size_t>(length, other.size() - from), begin);
      }
    }
  }
  return bytes;
}

/// Without its trailer.
inline Bytes content_of(const Bytes& whole) {
  return Bytes(whole.begin(), whole.end() - kTrailerBytes);
}

/// With a trailer that fits, so that the check of the whole passes.
inline Bytes with_trailer(Bytes content) {
  const Trailer trailer = trailer_of(content);
  content.insert(content.end(), trailer.begin(), trailer.end());
  return content;
}

}  // namespace kabar::sample
