#pragma once
// Keyed coins made in vectors: the same bits as draw() in random.h, sixteen quads at a time.
// Knows counters and thresholds, nothing of rows, households or models. Every variant gives the same bits.

#include <array>
#include <cstddef>
#include <cstdint>

#include "core/random.h"

namespace kabar {

/// The four words of one draw are a quad. Quads are handled in groups of sixteen; arrays of quads are padded to whole
/// groups by their owner.
inline constexpr std::size_t kCoinLanes = 16;
inline constexpr std::size_t kQuadCoins = 4;
inline constexpr std::size_t kGroupCoins = kCoinLanes * kQuadCoins;

/// Where word 0 of quad i stands among words that were made in groups; word w is kCoinLanes w further.
inline const std::uint32_t* quad_words(const std::uint32_t* words, std::size_t i) {
  return words + i / kCoinLanes * kGroupCoins + i % kCoinLanes;
}

/// What all quads of a batch share: the words of quad i are draw(key, head, a[i], b, c[i]).
struct CoinBatch {
  DrawKey key;
  std::uint32_t head = 0;
  std::uint32_t b = 0;
};

/// The instruction set to use. `best` asks the processor; the others are for tests (see coin_variant_works).
enum class CoinVariant { best, portable, avx2, avx512 };
bool coin_variant_works(CoinVariant variant);

/// masks[g] bit (16 w + l) = word w of quad 16 g + l lies below `limit` (a threshold(), 0 to 2^32).
/// `a` and `c` have 16 * groups elements.
void coin_masks(const CoinBatch& batch, const std::uint32_t* a, const std::uint32_t* c, std::size_t groups,
                std::uint64_t limit, std::uint64_t* masks, CoinVariant variant = CoinVariant::best);

/// words[64 g + 16 w + l] = word w of quad 16 g + l, for coins that each have their own threshold.
void coin_words(const CoinBatch& batch, const std::uint32_t* a, const std::uint32_t* c, std::size_t groups,
                std::uint32_t* words, CoinVariant variant = CoinVariant::best);

/// Quads that need not share a counter word: quad i is draw(key, head[i], a[i], b[i], c[i]).
struct Counters {
  const std::uint32_t *head, *a, *b, *c;
};

/// words[64 g + 16 w + l] = word w of quad 16 g + l.
void draw_words(DrawKey key, const Counters& counters, std::size_t groups, std::uint32_t* words,
                CoinVariant variant = CoinVariant::best);

/// From words laid out as above: bit (16 w + l) of masks[g] says that word w of quad 16 g + l is at most
/// last[16 g + l].
void mask_words(const std::uint32_t* words, const std::uint32_t* last, std::size_t groups, std::uint64_t* masks,
                CoinVariant variant = CoinVariant::best);

/// The same where the coin n = 64 g + 4 l + w of a row has a class of its own, classes[n] < kCoinClasses, with the
/// limit last[class]. A class that never succeeds cannot be told from one with the limit 0: ask again.
inline constexpr std::size_t kCoinClasses = 8;
void mask_words_by_class(const std::uint32_t* words, const std::uint8_t* classes, std::size_t groups,
                         const std::array<std::uint32_t, kCoinClasses>& last, std::uint64_t* masks,
                         CoinVariant variant = CoinVariant::best);

}  // namespace kabar
