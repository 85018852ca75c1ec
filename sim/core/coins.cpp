#include "core/coins.h"

#include <iterator>

#include "core/coins_x86.h"

namespace kabar {

namespace {

namespace portable {

bool works() {
  return true;
}

void words(const CoinBatch& batch, const std::uint32_t* a, const std::uint32_t* c, std::size_t groups,
           std::uint32_t* words) {
  for (std::size_t i = 0; i < groups * kCoinLanes; ++i) {
    const Words quad = philox4x32({batch.head, a[i], batch.b, c[i]}, batch.key);
    const std::size_t g = i / kCoinLanes, lane = i % kCoinLanes;
    for (std::size_t w = 0; w < kQuadCoins; ++w) words[g * kGroupCoins + kCoinLanes * w + lane] = quad[w];
  }
}

void masks(const CoinBatch& batch, const std::uint32_t* a, const std::uint32_t* c, std::size_t groups,
           std::uint32_t last_below, std::uint64_t* masks) {
  for (std::size_t g = 0; g < groups; ++g) {
    std::uint32_t of_group[kGroupCoins];
    words(batch, a + g * kCoinLanes, c + g * kCoinLanes, 1, of_group);
    masks[g] = 0;
    for (std::size_t i = 0; i < kGroupCoins; ++i) masks[g] |= std::uint64_t{of_group[i] <= last_below} << i;
  }
}

void draw(DrawKey key, const Counters& counters, std::size_t groups, std::uint32_t* words) {
  for (std::size_t i = 0; i < groups * kCoinLanes; ++i) {
    const Words quad = philox4x32({counters.head[i], counters.a[i], counters.b[i], counters.c[i]}, key);
    const std::size_t g = i / kCoinLanes, lane = i % kCoinLanes;
    for (std::size_t w = 0; w < kQuadCoins; ++w) words[g * kGroupCoins + kCoinLanes * w + lane] = quad[w];
  }
}

void mask_words(const std::uint32_t* words, const std::uint32_t* last, std::size_t groups, std::uint64_t* masks) {
  for (std::size_t g = 0; g < groups; ++g) {
    masks[g] = 0;
    for (std::size_t i = 0; i < kGroupCoins; ++i) {
      masks[g] |= std::uint64_t{words[g * kGroupCoins + i] <= last[g * kCoinLanes + i % kCoinLanes]} << i;
    }
  }
}

void mask_classes(const std::uint32_t* words, const std::uint8_t* classes, std::size_t groups,
                  const std::array<std::uint32_t, kCoinClasses>& last, std::uint64_t* masks) {
  for (std::size_t g = 0; g < groups; ++g) {
    masks[g] = 0;
    for (std::size_t i = 0; i < kGroupCoins; ++i) {
      const std::size_t coin = kQuadCoins * (i % kCoinLanes) + i / kCoinLanes;
      masks[g] |= std::uint64_t{words[g * kGroupCoins + i] <= last[classes[g * kGroupCoins + coin]]} << i;
    }
  }
}

}  // namespace portable

/// The functions of coins.h for one instruction set.
struct Kernels {
  CoinVariant variant;
  bool (*works)();
  decltype(&portable::masks) masks;
  decltype(&portable::words) words;
  decltype(&portable::draw) draw;
  decltype(&portable::mask_words) mask_words;
  decltype(&portable::mask_classes) mask_classes;
};

/// The widest first, the portable one last.
constexpr Kernels kKernels[] = {
#ifdef KABAR_X86
    {CoinVariant::avx512, x86::works512, x86::masks512, x86::words512, x86::draw512, x86::mask512_words,
     x86::mask512_classes},
    {CoinVariant::avx2, x86::works256, x86::masks256, x86::words256, x86::draw256, x86::mask256_words,
     x86::mask256_classes},
#endif
    {CoinVariant::portable, portable::works, portable::masks, portable::words, portable::draw, portable::mask_words,
     portable::mask_classes},
};

/// Of this variant where the processor has it, else the portable one; `best` is the first that works.
const Kernels& kernels_of(CoinVariant variant) {
  for (const Kernels& kernels : kKernels) {
    if ((variant == CoinVariant::best || variant == kernels.variant) && kernels.works()) return kernels;
  }
  return *std::rbegin(kKernels);
}

const Kernels& kernels_to_use(CoinVariant variant) {
  static const Kernels& best = kernels_of(CoinVariant::best);
  return variant == CoinVariant::best ? best : kernels_of(variant);
}

}  // namespace

bool coin_variant_works(CoinVariant variant) {
  return variant == CoinVariant::best || kernels_of(variant).variant == variant;
}

void coin_masks(const CoinBatch& batch, const std::uint32_t* a, const std::uint32_t* c, std::size_t groups,
                std::uint64_t limit, std::uint64_t* masks, CoinVariant variant) {
  if (limit == 0) {
    for (std::size_t g = 0; g < groups; ++g) masks[g] = 0;
    return;
  }
  kernels_to_use(variant).masks(batch, a, c, groups, static_cast<std::uint32_t>(limit - 1), masks);
}

void coin_words(const CoinBatch& batch, const std::uint32_t* a, const std::uint32_t* c, std::size_t groups,
                std::uint32_t* words, CoinVariant variant) {
  kernels_to_use(variant).words(batch, a, c, groups, words);
}

void draw_words(DrawKey key, const Counters& counters, std::size_t groups, std::uint32_t* words, CoinVariant variant) {
  kernels_to_use(variant).draw(key, counters, groups, words);
}

void mask_words(const std::uint32_t* words, const std::uint32_t* last, std::size_t groups, std::uint64_t* masks,
                CoinVariant variant) {
  kernels_to_use(variant).mask_words(words, last, groups, masks);
}

void mask_words_by_class(const std::uint32_t* words, const std::uint8_t* classes, std::size_t groups,
                         const std::array<std::uint32_t, kCoinClasses>& last, std::uint64_t* masks,
                         CoinVariant variant) {
  kernels_to_use(variant).mask_classes(words, classes, groups, last, masks);
}

}  // namespace kabar
