#include "core/coins.h"

#include <gtest/gtest.h>

#include <vector>

namespace kabar {
namespace {

constexpr std::size_t kGroups = 3;

struct Blocks {
  std::vector<std::uint32_t> a, c;
};

Blocks some_blocks() {
  Blocks blocks;
  for (std::uint32_t i = 0; i < kGroups * kCoinLanes; ++i) {
    blocks.a.push_back(i * 0x9E3779B9u + 7);
    blocks.c.push_back(i % 5 == 0 ? 0xFFFFFFFFu - i : i / 3);
  }
  return blocks;
}

class EveryVariant : public testing::TestWithParam<CoinVariant> {};

TEST_P(EveryVariant, GivesTheWordsOfDraw) {
  if (!coin_variant_works(GetParam())) GTEST_SKIP() << "this processor lacks the instructions";
  const Blocks blocks = some_blocks();
  const CoinBatch batch{{0xA4093822u, 0x299F31D0u}, 0x90u, 0xFFFFFFFEu};
  std::vector<std::uint32_t> words(kGroups * kCoinLanes * kBlockCoins);
  coin_words(batch, blocks.a.data(), blocks.c.data(), kGroups, words.data(), GetParam());
  for (std::size_t i = 0; i < kGroups * kCoinLanes; ++i) {
    const Words expected = draw(batch.key, batch.head, blocks.a[i], batch.b, blocks.c[i]);
    for (std::size_t w = 0; w < kBlockCoins; ++w) {
      EXPECT_EQ(words[64 * (i / 16) + 16 * w + i % 16], expected[w]) << "block " << i << " word " << w;
    }
  }
}

TEST_P(EveryVariant, MasksTheCoinsBelowTheLimit) {
  if (!coin_variant_works(GetParam())) GTEST_SKIP() << "this processor lacks the instructions";
  const Blocks blocks = some_blocks();
  const CoinBatch batch{{1, 2}, 3, 4};
  // Limits at, just below and just above a coin that occurs, and the two ends.
  const std::uint64_t word = draw(batch.key, batch.head, blocks.a[17], batch.b, blocks.c[17])[2];
  for (const std::uint64_t limit : {std::uint64_t{0}, std::uint64_t{1}, word, word + 1, threshold(0.1),
                                    std::uint64_t{0x80000000u}, threshold(1.0) - 1, threshold(1.0)}) {
    std::vector<std::uint64_t> masks(kGroups);
    coin_masks(batch, blocks.a.data(), blocks.c.data(), kGroups, limit, masks.data(), GetParam());
    for (std::size_t i = 0; i < kGroups * kCoinLanes; ++i) {
      const Words expected = draw(batch.key, batch.head, blocks.a[i], batch.b, blocks.c[i]);
      for (std::size_t w = 0; w < kBlockCoins; ++w) {
        EXPECT_EQ((masks[i / 16] >> (16 * w + i % 16)) & 1u, coin(expected[w], limit) ? 1u : 0u)
            << "limit " << limit << " block " << i << " word " << w;
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Coins, EveryVariant,
                         testing::Values(CoinVariant::best, CoinVariant::portable, CoinVariant::avx2,
                                         CoinVariant::avx512));

}  // namespace
}  // namespace kabar
