#include "core/coins_x86.h"

#ifdef KABAR_X86

#include <immintrin.h>

#include <bit>

namespace kabar::x86 {

namespace {

struct Lanes256 {
  __m256i c0, c1, c2, c3;
};

__attribute__((target("avx2"), always_inline)) inline void rounds256(DrawKey key, Lanes256& even, Lanes256& odd) {
  const __m256i multiplier0 = _mm256_set1_epi64x(kPhiloxMultiplier0);
  const __m256i multiplier1 = _mm256_set1_epi64x(kPhiloxMultiplier1);
#pragma GCC unroll 16  // or the compiler's mood decides, by a fifth of the instructions
  for (int round = 0; round < kPhiloxRounds; ++round) {
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
    key.low += kPhiloxWeyl0;
    key.high += kPhiloxWeyl1;
  }
}

/// Eight quads: their even and odd lanes.
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

/// Stores eight quads as every second half of their group.
__attribute__((target("avx2"), always_inline)) inline void store256(const Lanes256& even, const Lanes256& odd,
                                                                    std::uint32_t* at) {
  __m256i* out = reinterpret_cast<__m256i*>(at);
  _mm256_storeu_si256(out, join256(even.c0, odd.c0));
  _mm256_storeu_si256(out + 2, join256(even.c1, odd.c1));
  _mm256_storeu_si256(out + 4, join256(even.c2, odd.c2));
  _mm256_storeu_si256(out + 6, join256(even.c3, odd.c3));
}

}  // namespace

bool works256() {
  return __builtin_cpu_supports("avx2") != 0;
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
