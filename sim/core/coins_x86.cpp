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

constexpr std::uint32_t kMultiplier0 = 0xD2511F53u;
constexpr std::uint32_t kMultiplier1 = 0xCD9E8D57u;
constexpr std::uint32_t kWeyl0 = 0x9E3779B9u;
constexpr std::uint32_t kWeyl1 = 0xBB67AE85u;
constexpr std::size_t kGroupCoins = kCoinLanes * kBlockCoins;

// pmuludq multiplies the low halves of 64-bit lanes and ignores the high ones. So sixteen 32-bit counters are kept as
// two vectors of 64-bit lanes, the even and the odd ones, and the high halves may hold anything: a round is two
// products, two shifts and two exclusive ors.

struct Lanes512 {
  __m512i c0, c1, c2, c3;
};

/// Several at once: the products of one wait while those of another are made.
template <std::size_t kSize>
__attribute__((target("avx512f"), always_inline)) inline void philox512(Lanes512 (&all)[kSize], DrawKey key) {
  const __m512i multiplier0 = _mm512_set1_epi64(kMultiplier0);
  const __m512i multiplier1 = _mm512_set1_epi64(kMultiplier1);
  KABAR_UNROLL for (int round = 0; round < 10; ++round) {
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
    key.low += kWeyl0;
    key.high += kWeyl1;
  }
}

/// The even and the odd lanes of a group of blocks.
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

struct Lanes256 {
  __m256i c0, c1, c2, c3;
};

__attribute__((target("avx2"), always_inline)) inline void rounds256(DrawKey key, Lanes256& even, Lanes256& odd) {
  const __m256i multiplier0 = _mm256_set1_epi64x(kMultiplier0);
  const __m256i multiplier1 = _mm256_set1_epi64x(kMultiplier1);
  for (int round = 0; round < 10; ++round) {
    const __m256i key0 = _mm256_set1_epi64x(key.low);
    const __m256i key1 = _mm256_set1_epi64x(key.high);
    for (Lanes256* lanes : {&even, &odd}) {
      const __m256i product0 = _mm256_mul_epu32(lanes->c0, multiplier0);
      const __m256i product1 = _mm256_mul_epu32(lanes->c2, multiplier1);
      lanes->c0 = _mm256_xor_si256(_mm256_xor_si256(_mm256_srli_epi64(product1, 32), lanes->c1), key0);
      lanes->c2 = _mm256_xor_si256(_mm256_xor_si256(_mm256_srli_epi64(product0, 32), lanes->c3), key1);
      lanes->c1 = product1;
      lanes->c3 = product0;
    }
    key.low += kWeyl0;
    key.high += kWeyl1;
  }
}

/// Eight blocks: their even and odd lanes.
__attribute__((target("avx2"), always_inline)) inline void philox256(const CoinBatch& batch, const std::uint32_t* a,
                                                                     const std::uint32_t* c, Lanes256& even,
                                                                     Lanes256& odd) {
  const __m256i head = _mm256_set1_epi64x(batch.head);
  const __m256i b = _mm256_set1_epi64x(batch.b);
  const __m256i va = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(a));
  const __m256i vc = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(c));
  even = {head, va, b, vc};
  odd = {head, _mm256_srli_epi64(va, 32), b, _mm256_srli_epi64(vc, 32)};
  rounds256(batch.key, even, odd);
}

__attribute__((target("avx2"), always_inline)) inline __m256i join256(__m256i even, __m256i odd) {
  return _mm256_blend_epi32(even, _mm256_slli_epi64(odd, 32), 0xAA);
}

/// One bit a lane: below or equal to `last`, unsigned.
__attribute__((target("avx2"), always_inline)) inline std::uint64_t mask256(__m256i word, __m256i last) {
  const __m256i hit = _mm256_cmpeq_epi32(_mm256_min_epu32(word, last), word);
  return static_cast<std::uint32_t>(_mm256_movemask_ps(_mm256_castsi256_ps(hit)));
}

/// Stores eight blocks as every second half of their group.
__attribute__((target("avx2"), always_inline)) inline void store256(const Lanes256& even, const Lanes256& odd,
                                                                    std::uint32_t* at) {
  __m256i* out = reinterpret_cast<__m256i*>(at);
  _mm256_storeu_si256(out, join256(even.c0, odd.c0));
  _mm256_storeu_si256(out + 2, join256(even.c1, odd.c1));
  _mm256_storeu_si256(out + 4, join256(even.c2, odd.c2));
  _mm256_storeu_si256(out + 6, join256(even.c3, odd.c3));
}

}  // namespace

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
    for (std::size_t w = 0; w < kBlockCoins; ++w) {
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
    // Lane l holds the classes of the four coins of block l, one a byte; the lowest bits choose the limit.
    __m512i of = _mm512_loadu_si512(classes + g * kGroupCoins);
    std::uint64_t mask = 0;
    for (std::size_t w = 0; w < kBlockCoins; ++w) {
      const __m512i word = _mm512_loadu_si512(words + g * kGroupCoins + w * kCoinLanes);
      const __m512i limit = _mm512_permutexvar_epi32(of, limits);
      mask |= std::uint64_t{_mm512_cmple_epu32_mask(word, limit)} << (kCoinLanes * w);
      of = _mm512_srli_epi32(of, 8);
    }
    masks[g] = mask;
  }
}

__attribute__((target("avx2"))) void masks256(const CoinBatch& batch, const std::uint32_t* a, const std::uint32_t* c,
                                              std::size_t groups, std::uint32_t last_below, std::uint64_t* masks) {
  const __m256i last = _mm256_set1_epi32(std::bit_cast<int>(last_below));
  for (std::size_t g = 0; g < groups; ++g) {
    std::uint64_t mask = 0;
    for (std::size_t half = 0; half < 2; ++half) {
      Lanes256 even, odd;
      philox256(batch, a + g * kCoinLanes + 8 * half, c + g * kCoinLanes + 8 * half, even, odd);
      mask |= (mask256(join256(even.c0, odd.c0), last) | (mask256(join256(even.c1, odd.c1), last) << 16) |
               (mask256(join256(even.c2, odd.c2), last) << 32) | (mask256(join256(even.c3, odd.c3), last) << 48))
              << (8 * half);
    }
    masks[g] = mask;
  }
}

__attribute__((target("avx2"))) void draw256(DrawKey key, const Counters& counters, std::size_t groups,
                                             std::uint32_t* words) {
  for (std::size_t g = 0; g < groups; ++g) {
    for (std::size_t half = 0; half < 2; ++half) {
      const auto load = [&](const std::uint32_t* from) __attribute__((target("avx2"))) {
        return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(from + g * kCoinLanes + 8 * half));
      };
      const __m256i head = load(counters.head), a = load(counters.a), b = load(counters.b);
      const __m256i c = load(counters.c);
      Lanes256 even{head, a, b, c};
      Lanes256 odd{_mm256_srli_epi64(head, 32), _mm256_srli_epi64(a, 32), _mm256_srli_epi64(b, 32),
                   _mm256_srli_epi64(c, 32)};
      rounds256(key, even, odd);
      store256(even, odd, words + g * kGroupCoins + 8 * half);
    }
  }
}

__attribute__((target("avx2"))) void mask256_words(const std::uint32_t* words, const std::uint32_t* last,
                                                   std::size_t groups, std::uint64_t* masks) {
  for (std::size_t g = 0; g < groups; ++g) {
    const __m256i* limit = reinterpret_cast<const __m256i*>(last + g * kCoinLanes);
    const __m256i limits[2] = {_mm256_loadu_si256(limit), _mm256_loadu_si256(limit + 1)};
    const __m256i* word = reinterpret_cast<const __m256i*>(words + g * kGroupCoins);
    std::uint64_t mask = 0;
    for (std::size_t i = 0; i < 8; ++i) mask |= mask256(_mm256_loadu_si256(word + i), limits[i % 2]) << (8 * i);
    masks[g] = mask;
  }
}

__attribute__((target("avx2"))) void mask256_classes(const std::uint32_t* words, const std::uint8_t* classes,
                                                     std::size_t groups,
                                                     const std::array<std::uint32_t, kCoinClasses>& last,
                                                     std::uint64_t* masks) {
  const __m256i limits = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(last.data()));
  for (std::size_t g = 0; g < groups; ++g) {
    const __m256i* word = reinterpret_cast<const __m256i*>(words + g * kGroupCoins);
    const __m256i* of = reinterpret_cast<const __m256i*>(classes + g * kGroupCoins);
    __m256i halves[2] = {_mm256_loadu_si256(of), _mm256_loadu_si256(of + 1)};
    std::uint64_t mask = 0;
    for (std::size_t i = 0; i < 8; ++i) {
      __m256i& half = halves[i % 2];
      const __m256i limit = _mm256_permutevar8x32_epi32(limits, half);
      mask |= mask256(_mm256_loadu_si256(word + i), limit) << (8 * i);
      half = _mm256_srli_epi32(half, 8);
    }
    masks[g] = mask;
  }
}

__attribute__((target("avx2"))) void words256(const CoinBatch& batch, const std::uint32_t* a, const std::uint32_t* c,
                                              std::size_t groups, std::uint32_t* words) {
  for (std::size_t g = 0; g < groups; ++g) {
    for (std::size_t half = 0; half < 2; ++half) {
      Lanes256 even, odd;
      philox256(batch, a + g * kCoinLanes + 8 * half, c + g * kCoinLanes + 8 * half, even, odd);
      store256(even, odd, words + g * kGroupCoins + 8 * half);
    }
  }
}

}  // namespace kabar::x86

#endif
