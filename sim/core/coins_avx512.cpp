#include "core/coins_x86.h"

#ifdef KABAR_X86

#include <immintrin.h>

#include <bit>

#if !defined(__clang__)
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"  // false alarm inside GCC 12's own header (PR 105593)
#endif

#if defined(__clang__)
#define KABAR_UNROLL _Pragma("unroll")
#else
#define KABAR_UNROLL _Pragma("GCC unroll 16")
#endif

namespace kabar::x86 {

namespace {

struct Lanes512 {
  __m512i c0, c1, c2, c3;
};

/// Several at once: the products of one wait while those of another are made.
template <std::size_t kSize>
__attribute__((target("avx512f"), always_inline)) inline void philox512(Lanes512 (&all)[kSize], DrawKey key) {
  const __m512i multiplier0 = _mm512_set1_epi64(kPhiloxMultiplier0);
  const __m512i multiplier1 = _mm512_set1_epi64(kPhiloxMultiplier1);
  KABAR_UNROLL for (int round = 0; round < kPhiloxRounds; ++round) {
    const __m512i key0 = _mm512_set1_epi64(key.low);
    const __m512i key1 = _mm512_set1_epi64(key.high);
    KABAR_UNROLL for (Lanes512& lanes : all) {
      const __m512i product0 = _mm512_mul_epu32(lanes.c0, multiplier0);
      const __m512i product1 = _mm512_mul_epu32(lanes.c2, multiplier1);
      lanes.c0 = _mm512_xor_si512(_mm512_xor_si512(_mm512_srli_epi64(product1, 32), lanes.c1), key0);
      lanes.c2 = _mm512_xor_si512(_mm512_xor_si512(_mm512_srli_epi64(product0, 32), lanes.c3), key1);
      lanes.c1 = product1;
      lanes.c3 = product0;
    }
    key.low += kPhiloxWeyl0;
    key.high += kPhiloxWeyl1;
  }
}

/// The even and the odd lanes of a group of quads.
__attribute__((target("avx512f"), always_inline)) inline void split512(__m512i head, __m512i a, __m512i b, __m512i c,
                                                                       Lanes512* lanes) {
  lanes[0] = {head, a, b, c};
  lanes[1] = {_mm512_srli_epi64(head, 32), _mm512_srli_epi64(a, 32), _mm512_srli_epi64(b, 32),
              _mm512_srli_epi64(c, 32)};
}

/// The words of the first kSome groups of a batch: lanes[2 g] the even ones, lanes[2 g + 1] the odd ones.
template <std::size_t kSome>
__attribute__((target("avx512f"), always_inline)) inline void batch512(const CoinBatch& batch, const std::uint32_t* a,
                                                                       const std::uint32_t* c,
                                                                       Lanes512 (&lanes)[2 * kSome]) {
  for (std::size_t g = 0; g < kSome; ++g) {
    split512(_mm512_set1_epi32(std::bit_cast<int>(batch.head)), _mm512_loadu_si512(a + g * kCoinLanes),
             _mm512_set1_epi32(std::bit_cast<int>(batch.b)), _mm512_loadu_si512(c + g * kCoinLanes), lanes + 2 * g);
  }
  philox512(lanes, batch.key);
}

/// Bits of even lanes from `even`, of odd lanes from `odd`: below or equal to `last`, unsigned.
__attribute__((target("avx512f"), always_inline)) inline std::uint64_t mask512(__m512i even, __m512i odd,
                                                                               __m512i last) {
  const std::uint32_t low = _mm512_mask_cmple_epu32_mask(0x5555, even, last);
  const std::uint32_t high = _mm512_mask_cmple_epu32_mask(0x5555, odd, last);
  return low | (high << 1);
}

/// One group's sixteen first words, then its second ones, and so on.
__attribute__((target("avx512f"), always_inline)) inline void store512(const Lanes512* lanes, std::uint32_t* out) {
  const Lanes512 &even = lanes[0], &odd = lanes[1];
  _mm512_storeu_si512(out, _mm512_mask_blend_epi32(0xAAAA, even.c0, _mm512_slli_epi64(odd.c0, 32)));
  _mm512_storeu_si512(out + 16, _mm512_mask_blend_epi32(0xAAAA, even.c1, _mm512_slli_epi64(odd.c1, 32)));
  _mm512_storeu_si512(out + 32, _mm512_mask_blend_epi32(0xAAAA, even.c2, _mm512_slli_epi64(odd.c2, 32)));
  _mm512_storeu_si512(out + 48, _mm512_mask_blend_epi32(0xAAAA, even.c3, _mm512_slli_epi64(odd.c3, 32)));
}

template <std::size_t kSome>
__attribute__((target("avx512f"), always_inline)) inline void some_masks512(const CoinBatch& batch,
                                                                            const std::uint32_t* a,
                                                                            const std::uint32_t* c, __m512i last,
                                                                            std::uint64_t* masks) {
  Lanes512 lanes[2 * kSome];
  batch512<kSome>(batch, a, c, lanes);
  for (std::size_t g = 0; g < kSome; ++g) {
    const Lanes512 &even = lanes[2 * g], &odd = lanes[2 * g + 1];
    masks[g] = mask512(even.c0, odd.c0, last) | (mask512(even.c1, odd.c1, last) << 16) |
               (mask512(even.c2, odd.c2, last) << 32) | (mask512(even.c3, odd.c3, last) << 48);
  }
}

template <std::size_t kSome>
__attribute__((target("avx512f"), always_inline)) inline void some_words512(const CoinBatch& batch,
                                                                            const std::uint32_t* a,
                                                                            const std::uint32_t* c,
                                                                            std::uint32_t* words) {
  Lanes512 lanes[2 * kSome];
  batch512<kSome>(batch, a, c, lanes);
  for (std::size_t g = 0; g < kSome; ++g) store512(lanes + 2 * g, words + g * kGroupCoins);
}

template <std::size_t kSome>
__attribute__((target("avx512f"), always_inline)) inline void some_draws512(DrawKey key, const Counters& counters,
                                                                            std::size_t group, std::uint32_t* words) {
  Lanes512 lanes[2 * kSome];
  for (std::size_t g = 0; g < kSome; ++g) {
    const std::size_t first = (group + g) * kCoinLanes;
    split512(_mm512_loadu_si512(counters.head + first), _mm512_loadu_si512(counters.a + first),
             _mm512_loadu_si512(counters.b + first), _mm512_loadu_si512(counters.c + first), lanes + 2 * g);
  }
  philox512(lanes, key);
  for (std::size_t g = 0; g < kSome; ++g) store512(lanes + 2 * g, words + (group + g) * kGroupCoins);
}

}  // namespace

bool works512() {
  return __builtin_cpu_supports("avx512f") != 0;
}

__attribute__((target("avx512f"))) void masks512(const CoinBatch& batch, const std::uint32_t* a, const std::uint32_t* c,
                                                 std::size_t groups, std::uint32_t last_below, std::uint64_t* masks) {
  const __m512i last = _mm512_set1_epi32(std::bit_cast<int>(last_below));
  std::size_t g = 0;
  for (; g + 2 <= groups; g += 2) some_masks512<2>(batch, a + g * kCoinLanes, c + g * kCoinLanes, last, masks + g);
  if (g < groups) some_masks512<1>(batch, a + g * kCoinLanes, c + g * kCoinLanes, last, masks + g);
}

__attribute__((target("avx512f"))) void words512(const CoinBatch& batch, const std::uint32_t* a, const std::uint32_t* c,
                                                 std::size_t groups, std::uint32_t* words) {
  std::size_t g = 0;
  for (; g + 2 <= groups; g += 2) {
    some_words512<2>(batch, a + g * kCoinLanes, c + g * kCoinLanes, words + g * kGroupCoins);
  }
  if (g < groups) some_words512<1>(batch, a + g * kCoinLanes, c + g * kCoinLanes, words + g * kGroupCoins);
}

__attribute__((target("avx512f"))) void draw512(DrawKey key, const Counters& counters, std::size_t groups,
                                                std::uint32_t* words) {
  std::size_t g = 0;
  for (; g + 2 <= groups; g += 2) some_draws512<2>(key, counters, g, words);
  if (g < groups) some_draws512<1>(key, counters, g, words);
}

__attribute__((target("avx512f"))) void mask512_words(const std::uint32_t* words, const std::uint32_t* last,
                                                      std::size_t groups, std::uint64_t* masks) {
  for (std::size_t g = 0; g < groups; ++g) {
    const __m512i limit = _mm512_loadu_si512(last + g * kCoinLanes);
    std::uint64_t mask = 0;
    for (std::size_t w = 0; w < kQuadCoins; ++w) {
      const __m512i word = _mm512_loadu_si512(words + g * kGroupCoins + w * kCoinLanes);
      mask |= std::uint64_t{_mm512_cmple_epu32_mask(word, limit)} << (kCoinLanes * w);
    }
    masks[g] = mask;
  }
}

__attribute__((target("avx512f"))) void mask512_classes(const std::uint32_t* words, const std::uint8_t* classes,
                                                        std::size_t groups,
                                                        const std::array<std::uint32_t, kCoinClasses>& last,
                                                        std::uint64_t* masks) {
  const __m512i limits = _mm512_castsi256_si512(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(last.data())));
  for (std::size_t g = 0; g < groups; ++g) {
    // Lane l holds the classes of the four coins of quad l, one a byte; the lowest bits choose the limit.
    __m512i of = _mm512_loadu_si512(classes + g * kGroupCoins);
    std::uint64_t mask = 0;
    for (std::size_t w = 0; w < kQuadCoins; ++w) {
      const __m512i word = _mm512_loadu_si512(words + g * kGroupCoins + w * kCoinLanes);
      const __m512i limit = _mm512_permutexvar_epi32(of, limits);
      mask |= std::uint64_t{_mm512_cmple_epu32_mask(word, limit)} << (kCoinLanes * w);
      of = _mm512_srli_epi32(of, 8);
    }
    masks[g] = mask;
  }
}

}  // namespace kabar::x86

#endif
