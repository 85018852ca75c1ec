#pragma once
// Keyed coins made in vectors: the same bits as draw() in random.h, sixteen blocks of four words at a time.
// Knows counters and thresholds, nothing of rows, households or models. Every variant gives the same bits.

#include <cstddef>
#include <cstdint>

#include "core/random.h"

namespace kabar {

/// Blocks are handled in groups of sixteen; arrays of blocks are padded to whole groups by their owner.
inline constexpr std::size_t kCoinLanes = 16;
inline constexpr std::size_t kBlockCoins = 4;

/// What all blocks of a batch share: the words of block i are draw(key, head, a[i], b, c[i]).
struct CoinBatch {
  DrawKey key;
  std::uint32_t head = 0;
  std::uint32_t b = 0;
};

/// The instruction set to use. `best` asks the processor; the others are for tests (see coin_variant_works).
enum class CoinVariant { best, portable, avx2, avx512 };
bool coin_variant_works(CoinVariant variant);

/// masks[g] bit (16 w + l) = word w of block 16 g + l lies below `limit` (a threshold(), 0 to 2^32).
/// `a` and `c` have 16 * groups elements.
void coin_masks(const CoinBatch& batch, const std::uint32_t* a, const std::uint32_t* c, std::size_t groups,
                std::uint64_t limit, std::uint64_t* masks, CoinVariant variant = CoinVariant::best);

/// words[64 g + 16 w + l] = word w of block 16 g + l, for coins that each have their own threshold.
void coin_words(const CoinBatch& batch, const std::uint32_t* a, const std::uint32_t* c, std::size_t groups,
                std::uint32_t* words, CoinVariant variant = CoinVariant::best);

}  // namespace kabar
