#include "core/coins.h"

#include <bit>

#if defined(__x86_64__) && defined(__GNUC__)
#define KABAR_X86 1
#include <immintrin.h>
#if !defined(__clang__)
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"  // false alarm inside GCC 12's own header (PR 105593)
#endif
#endif

namespace kabar {

namespace {

constexpr std::uint32_t kMultiplier0 = 0xD2511F53u;
constexpr std::uint32_t kMultiplier1 = 0xCD9E8D57u;
constexpr std::uint32_t kWeyl0 = 0x9E3779B9u;
constexpr std::uint32_t kWeyl1 = 0xBB67AE85u;
constexpr std::size_t kGroupCoins = kCoinLanes * kBlockCoins;

void portable_words(const CoinBatch& batch, const std::uint32_t* a, const std::uint32_t* c, std::uint32_t* words) {
  for (std::size_t lane = 0; lane < kCoinLanes; ++lane) {
    const Words block = philox4x32({batch.head, a[lane], batch.b, c[lane]}, batch.key);
    for (std::size_t w = 0; w < kBlockCoins; ++w) words[kCoinLanes * w + lane] = block[w];
  }
}

std::uint64_t mask_below(const std::uint32_t* words, std::uint64_t limit) {
  std::uint64_t mask = 0;
  for (std::size_t i = 0; i < kGroupCoins; ++i) mask |= std::uint64_t{words[i] < limit} << i;
  return mask;
}

#ifdef KABAR_X86

// pmuludq multiplies the low halves of 64-bit lanes and ignores the high ones. So sixteen 32-bit counters are kept as
// two vectors of 64-bit lanes, the even and the odd ones, and the high halves may hold anything: a round is two
// products, two shifts and two exclusive ors.

struct Lanes512 {
  __m512i c0, c1, c2, c3;
};

__attribute__((target("avx512f"), always_inline)) inline void philox512(Lanes512& even, Lanes512& odd, DrawKey key) {
  const __m512i multiplier0 = _mm512_set1_epi64(kMultiplier0);
  const __m512i multiplier1 = _mm512_set1_epi64(kMultiplier1);
  for (int round = 0; round < 10; ++round) {
    const __m512i key0 = _mm512_set1_epi64(key.low);
    const __m512i key1 = _mm512_set1_epi64(key.high);
    for (Lanes512* lanes : {&even, &odd}) {
      const __m512i product0 = _mm512_mul_epu32(lanes->c0, multiplier0);
      const __m512i product1 = _mm512_mul_epu32(lanes->c2, multiplier1);
      lanes->c0 = _mm512_xor_si512(_mm512_xor_si512(_mm512_srli_epi64(product1, 32), lanes->c1), key0);
      lanes->c2 = _mm512_xor_si512(_mm512_xor_si512(_mm512_srli_epi64(product0, 32), lanes->c3), key1);
      lanes->c1 = product1;
      lanes->c3 = product0;
    }
    key.low += kWeyl0;
    key.high += kWeyl1;
  }
}

__attribute__((target("avx512f"), always_inline)) inline void load512(const CoinBatch& batch, const std::uint32_t* a,
                                                                      const std::uint32_t* c, Lanes512& even,
                                                                      Lanes512& odd) {
  const __m512i head = _mm512_set1_epi64(batch.head);
  const __m512i b = _mm512_set1_epi64(batch.b);
  const __m512i va = _mm512_loadu_si512(a);
  const __m512i vc = _mm512_loadu_si512(c);
  even = {head, va, b, vc};
  odd = {head, _mm512_srli_epi64(va, 32), b, _mm512_srli_epi64(vc, 32)};
  philox512(even, odd, batch.key);
}

/// Bits of even lanes from `even`, of odd lanes from `odd`: below or equal to `last`, unsigned.
__attribute__((target("avx512f"), always_inline)) inline std::uint64_t mask512(__m512i even, __m512i odd,
                                                                               __m512i last) {
  const std::uint32_t low = _mm512_mask_cmple_epu32_mask(0x5555, even, last);
  const std::uint32_t high = _mm512_mask_cmple_epu32_mask(0x5555, odd, last);
  return low | (high << 1);
}

__attribute__((target("avx512f"))) void masks512(const CoinBatch& batch, const std::uint32_t* a, const std::uint32_t* c,
                                                 std::size_t groups, std::uint32_t last_below, std::uint64_t* masks) {
  const __m512i last = _mm512_set1_epi32(std::bit_cast<int>(last_below));
  for (std::size_t g = 0; g < groups; ++g) {
    Lanes512 even, odd;
    load512(batch, a + g * kCoinLanes, c + g * kCoinLanes, even, odd);
    masks[g] = mask512(even.c0, odd.c0, last) | (mask512(even.c1, odd.c1, last) << 16) |
               (mask512(even.c2, odd.c2, last) << 32) | (mask512(even.c3, odd.c3, last) << 48);
  }
}

__attribute__((target("avx512f"))) void words512(const CoinBatch& batch, const std::uint32_t* a, const std::uint32_t* c,
                                                 std::size_t groups, std::uint32_t* words) {
  for (std::size_t g = 0; g < groups; ++g) {
    Lanes512 even, odd;
    load512(batch, a + g * kCoinLanes, c + g * kCoinLanes, even, odd);
    std::uint32_t* out = words + g * kGroupCoins;
    _mm512_storeu_si512(out, _mm512_mask_blend_epi32(0xAAAA, even.c0, _mm512_slli_epi64(odd.c0, 32)));
    _mm512_storeu_si512(out + 16, _mm512_mask_blend_epi32(0xAAAA, even.c1, _mm512_slli_epi64(odd.c1, 32)));
    _mm512_storeu_si512(out + 32, _mm512_mask_blend_epi32(0xAAAA, even.c2, _mm512_slli_epi64(odd.c2, 32)));
    _mm512_storeu_si512(out + 48, _mm512_mask_blend_epi32(0xAAAA, even.c3, _mm512_slli_epi64(odd.c3, 32)));
  }
}

struct Lanes256 {
  __m256i c0, c1, c2, c3;
};

/// Eight blocks: their even and odd lanes.
__attribute__((target("avx2"), always_inline)) inline void philox256(const CoinBatch& batch, const std::uint32_t* a,
                                                                     const std::uint32_t* c, Lanes256& even,
                                                                     Lanes256& odd) {
  const __m256i multiplier0 = _mm256_set1_epi64x(kMultiplier0);
  const __m256i multiplier1 = _mm256_set1_epi64x(kMultiplier1);
  const __m256i head = _mm256_set1_epi64x(batch.head);
  const __m256i b = _mm256_set1_epi64x(batch.b);
  const __m256i va = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(a));
  const __m256i vc = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(c));
  even = {head, va, b, vc};
  odd = {head, _mm256_srli_epi64(va, 32), b, _mm256_srli_epi64(vc, 32)};
  DrawKey key = batch.key;
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

__attribute__((target("avx2"), always_inline)) inline __m256i join256(__m256i even, __m256i odd) {
  return _mm256_blend_epi32(even, _mm256_slli_epi64(odd, 32), 0xAA);
}

/// One bit a lane: below or equal to `last`, unsigned.
__attribute__((target("avx2"), always_inline)) inline std::uint64_t mask256(__m256i word, __m256i last) {
  const __m256i hit = _mm256_cmpeq_epi32(_mm256_min_epu32(word, last), word);
  return static_cast<std::uint32_t>(_mm256_movemask_ps(_mm256_castsi256_ps(hit)));
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

__attribute__((target("avx2"))) void words256(const CoinBatch& batch, const std::uint32_t* a, const std::uint32_t* c,
                                              std::size_t groups, std::uint32_t* words) {
  for (std::size_t g = 0; g < groups; ++g) {
    for (std::size_t half = 0; half < 2; ++half) {
      Lanes256 even, odd;
      philox256(batch, a + g * kCoinLanes + 8 * half, c + g * kCoinLanes + 8 * half, even, odd);
      __m256i* out = reinterpret_cast<__m256i*>(words + g * kGroupCoins) + half;
      _mm256_storeu_si256(out, join256(even.c0, odd.c0));
      _mm256_storeu_si256(out + 2, join256(even.c1, odd.c1));
      _mm256_storeu_si256(out + 4, join256(even.c2, odd.c2));
      _mm256_storeu_si256(out + 6, join256(even.c3, odd.c3));
    }
  }
}

CoinVariant resolve(CoinVariant variant) {
  if (variant != CoinVariant::best) return variant;
  if (__builtin_cpu_supports("avx512f")) return CoinVariant::avx512;
  if (__builtin_cpu_supports("avx2")) return CoinVariant::avx2;
  return CoinVariant::portable;
}

#else

CoinVariant resolve(CoinVariant) {
  return CoinVariant::portable;
}

#endif

}  // namespace

bool coin_variant_works(CoinVariant variant) {
#ifdef KABAR_X86
  if (variant == CoinVariant::avx512) return __builtin_cpu_supports("avx512f");
  if (variant == CoinVariant::avx2) return __builtin_cpu_supports("avx2");
#endif
  return variant == CoinVariant::best || variant == CoinVariant::portable;
}

void coin_masks(const CoinBatch& batch, const std::uint32_t* a, const std::uint32_t* c, std::size_t groups,
                std::uint64_t limit, std::uint64_t* masks, CoinVariant variant) {
  if (limit == 0) {
    for (std::size_t g = 0; g < groups; ++g) masks[g] = 0;
    return;
  }
#ifdef KABAR_X86
  const auto last_below = static_cast<std::uint32_t>(limit - 1);
  if (const CoinVariant resolved = resolve(variant); resolved == CoinVariant::avx512) {
    return masks512(batch, a, c, groups, last_below, masks);
  } else if (resolved == CoinVariant::avx2) {
    return masks256(batch, a, c, groups, last_below, masks);
  }
#endif
  for (std::size_t g = 0; g < groups; ++g) {
    std::uint32_t words[kGroupCoins];
    portable_words(batch, a + g * kCoinLanes, c + g * kCoinLanes, words);
    masks[g] = mask_below(words, limit);
  }
}

void coin_words(const CoinBatch& batch, const std::uint32_t* a, const std::uint32_t* c, std::size_t groups,
                std::uint32_t* words, CoinVariant variant) {
#ifdef KABAR_X86
  if (const CoinVariant resolved = resolve(variant); resolved == CoinVariant::avx512) {
    return words512(batch, a, c, groups, words);
  } else if (resolved == CoinVariant::avx2) {
    return words256(batch, a, c, groups, words);
  }
#endif
  for (std::size_t g = 0; g < groups; ++g) {
    portable_words(batch, a + g * kCoinLanes, c + g * kCoinLanes, words + g * kGroupCoins);
  }
}

}  // namespace kabar
