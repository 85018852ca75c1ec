#include "core/row_words.h"

#include "core/coins.h"

namespace kabar {

static_assert(kRowChunk == kCoinLanes * kQuadCoins);

void row_words(DrawKey key, std::uint32_t head, std::uint32_t a, std::uint32_t b, std::uint32_t first,
               std::uint32_t chunks, std::uint32_t* words) {
  constexpr std::size_t kAtOnce = 8;
  std::uint32_t same[kAtOnce * kCoinLanes], quad[kAtOnce * kCoinLanes], made[kAtOnce * kRowChunk];
  for (std::uint32_t& one : same) one = a;
  for (std::uint32_t done = 0; done < chunks;) {
    const std::size_t groups = chunks - done < kAtOnce ? chunks - done : kAtOnce;
    const std::uint32_t begin = static_cast<std::uint32_t>(first / kQuadCoins + done * kCoinLanes);
    for (std::uint32_t l = 0; l < groups * kCoinLanes; ++l) quad[l] = begin + l;
    coin_words({key, head, b}, same, quad, groups, made);
    for (std::size_t g = 0; g < groups; ++g) {  // from words by lane to words by entry
      const std::uint32_t* from = made + g * kRowChunk;
      std::uint32_t* to = words + (done + g) * kRowChunk;
      for (std::size_t l = 0; l < kCoinLanes; ++l) {
        for (std::size_t w = 0; w < kQuadCoins; ++w) to[l * kQuadCoins + w] = from[w * kCoinLanes + l];
      }
    }
    done += static_cast<std::uint32_t>(groups);
  }
}

}  // namespace kabar
