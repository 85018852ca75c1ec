#include "core/coins.h"

#include "core/coins_x86.h"

namespace kabar {

namespace {

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
    return x86::masks512(batch, a, c, groups, last_below, masks);
  } else if (resolved == CoinVariant::avx2) {
    return x86::masks256(batch, a, c, groups, last_below, masks);
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
    return x86::words512(batch, a, c, groups, words);
  } else if (resolved == CoinVariant::avx2) {
    return x86::words256(batch, a, c, groups, words);
  }
#endif
  for (std::size_t g = 0; g < groups; ++g) {
    portable_words(batch, a + g * kCoinLanes, c + g * kCoinLanes, words + g * kGroupCoins);
  }
}

void draw_words(DrawKey key, const Counters& counters, std::size_t groups, std::uint32_t* words, CoinVariant variant) {
#ifdef KABAR_X86
  if (const CoinVariant resolved = resolve(variant); resolved == CoinVariant::avx512) {
    return x86::draw512(key, counters, groups, words);
  } else if (resolved == CoinVariant::avx2) {
    return x86::draw256(key, counters, groups, words);
  }
#endif
  for (std::size_t g = 0; g < groups; ++g) {
    for (std::size_t l = 0; l < kCoinLanes; ++l) {
      const Words block = philox4x32({counters.head[g * kCoinLanes + l], counters.a[g * kCoinLanes + l],
                                      counters.b[g * kCoinLanes + l], counters.c[g * kCoinLanes + l]},
                                     key);
      for (std::size_t w = 0; w < kBlockCoins; ++w) words[g * kGroupCoins + kCoinLanes * w + l] = block[w];
    }
  }
}

void mask_words(const std::uint32_t* words, const std::uint32_t* last, std::size_t groups, std::uint64_t* masks,
                CoinVariant variant) {
#ifdef KABAR_X86
  if (const CoinVariant resolved = resolve(variant); resolved == CoinVariant::avx512) {
    return x86::mask512_words(words, last, groups, masks);
  } else if (resolved == CoinVariant::avx2) {
    return x86::mask256_words(words, last, groups, masks);
  }
#endif
  for (std::size_t g = 0; g < groups; ++g) {
    std::uint64_t mask = 0;
    for (std::size_t i = 0; i < kGroupCoins; ++i) {
      mask |= std::uint64_t{words[g * kGroupCoins + i] <= last[g * kCoinLanes + i % kCoinLanes]} << i;
    }
    masks[g] = mask;
  }
}

void mask_words_by_class(const std::uint32_t* words, const std::uint8_t* classes, std::size_t groups,
                         const std::array<std::uint32_t, kCoinClasses>& last, std::uint64_t* masks,
                         CoinVariant variant) {
#ifdef KABAR_X86
  if (const CoinVariant resolved = resolve(variant); resolved == CoinVariant::avx512) {
    return x86::mask512_classes(words, classes, groups, last, masks);
  } else if (resolved == CoinVariant::avx2) {
    return x86::mask256_classes(words, classes, groups, last, masks);
  }
#endif
  for (std::size_t g = 0; g < groups; ++g) {
    std::uint64_t mask = 0;
    for (std::size_t i = 0; i < kGroupCoins; ++i) {
      const std::size_t coin = kBlockCoins * (i % kCoinLanes) + i / kCoinLanes;
      mask |= std::uint64_t{words[g * kGroupCoins + i] <= last[classes[g * kGroupCoins + coin]]} << i;
    }
    masks[g] = mask;
  }
}

}  // namespace kabar
