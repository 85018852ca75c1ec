#include "core/coins.h"

#include <gtest/gtest.h>

#include <vector>

namespace kabar {
namespace {

constexpr std::size_t kGroups = 3;

struct CoinQuads {
  std::vector<std::uint32_t> a, c;
};

CoinQuads some_quads() {
  CoinQuads quads;
  for (std::uint32_t i = 0; i < kGroups * kCoinLanes; ++i) {
    quads.a.push_back(i * 0x9E3779B9u + 7);
    quads.c.push_back(i % 5 == 0 ? 0xFFFFFFFFu - i : i / 3);
  }
  return quads;
}

class EveryVariant : public testing::TestWithParam<CoinVariant> {};

TEST_P(EveryVariant, GivesTheWordsOfDraw) {
  if (!coin_variant_works(GetParam())) GTEST_SKIP() << "this processor lacks the instructions";
  const CoinQuads quads = some_quads();
  const CoinBatch batch{{0xA4093822u, 0x299F31D0u}, 0x90u, 0xFFFFFFFEu};
  std::vector<std::uint32_t> words(kGroups * kCoinLanes * kQuadCoins);
  coin_words(batch, quads.a.data(), quads.c.data(), kGroups, words.data(), GetParam());
  for (std::size_t i = 0; i < kGroups * kCoinLanes; ++i) {
    const Words expected = draw(batch.key, batch.head, quads.a[i], batch.b, quads.c[i]);
    for (std::size_t w = 0; w < kQuadCoins; ++w) {
      EXPECT_EQ(words[64 * (i / 16) + 16 * w + i % 16], expected[w]) << "quad " << i << " word " << w;
    }
  }
}

TEST_P(EveryVariant, MasksTheCoinsBelowTheLimit) {
  if (!coin_variant_works(GetParam())) GTEST_SKIP() << "this processor lacks the instructions";
  const CoinQuads quads = some_quads();
  const CoinBatch batch{{1, 2}, 3, 4};
  // Limits at, just below and just above a coin that occurs, and the two ends.
  const std::uint64_t word = draw(batch.key, batch.head, quads.a[17], batch.b, quads.c[17])[2];
  for (const std::uint64_t limit : {std::uint64_t{0}, std::uint64_t{1}, word, word + 1, threshold(0.1),
                                    std::uint64_t{0x80000000u}, threshold(1.0) - 1, threshold(1.0)}) {
    std::vector<std::uint64_t> masks(kGroups);
    coin_masks(batch, quads.a.data(), quads.c.data(), kGroups, limit, masks.data(), GetParam());
    for (std::size_t i = 0; i < kGroups * kCoinLanes; ++i) {
      const Words expected = draw(batch.key, batch.head, quads.a[i], batch.b, quads.c[i]);
      for (std::size_t w = 0; w < kQuadCoins; ++w) {
        EXPECT_EQ((masks[i / 16] >> (16 * w + i % 16)) & 1u, coin(expected[w], limit) ? 1u : 0u)
            << "limit " << limit << " quad " << i << " word " << w;
      }
    }
  }
}

TEST_P(EveryVariant, GivesTheWordsOfQuadsThatShareNothing) {
  if (!coin_variant_works(GetParam())) GTEST_SKIP() << "this processor lacks the instructions";
  const CoinQuads quads = some_quads();
  std::vector<std::uint32_t> head, b;
  for (std::uint32_t i = 0; i < kGroups * kCoinLanes; ++i) {
    head.push_back(0xFFFFFFFFu - 3 * i);
    b.push_back(i * i + 1);
  }
  const DrawKey key{0x12345678u, 0x9ABCDEF0u};
  std::vector<std::uint32_t> words(kGroups * kCoinLanes * kQuadCoins);
  draw_words(key, {head.data(), quads.a.data(), b.data(), quads.c.data()}, kGroups, words.data(), GetParam());
  for (std::size_t i = 0; i < kGroups * kCoinLanes; ++i) {
    const Words expected = draw(key, head[i], quads.a[i], b[i], quads.c[i]);
    for (std::size_t w = 0; w < kQuadCoins; ++w) {
      EXPECT_EQ(words[64 * (i / 16) + 16 * w + i % 16], expected[w]) << "quad " << i << " word " << w;
    }
  }
}

/// Words of all sizes, the ends among them.
std::vector<std::uint32_t> some_words() {
  std::vector<std::uint32_t> words(kGroups * kCoinLanes * kQuadCoins);
  for (std::uint32_t i = 0; i < words.size(); ++i) words[i] = draw({8, 9}, 10, i)[0];
  words[3] = 0;
  words[77] = 0xFFFFFFFFu;
  return words;
}

TEST_P(EveryVariant, MasksByTheLimitOfTheQuad) {
  if (!coin_variant_works(GetParam())) GTEST_SKIP() << "this processor lacks the instructions";
  const std::vector<std::uint32_t> words = some_words();
  std::vector<std::uint32_t> last;
  for (std::uint32_t i = 0; i < kGroups * kCoinLanes; ++i) {
    // Equal to a word of the quad, one less, one more, and the ends.
    const std::uint32_t word = words[64 * (i / 16) + 16 * (i % 4) + i % 16];
    const std::uint32_t choices[5] = {word, word - 1, word + 1, 0, 0xFFFFFFFFu};
    last.push_back(choices[i % 5]);
  }
  std::vector<std::uint64_t> masks(kGroups);
  mask_words(words.data(), last.data(), kGroups, masks.data(), GetParam());
  for (std::size_t i = 0; i < words.size(); ++i) {
    EXPECT_EQ((masks[i / 64] >> (i % 64)) & 1u, words[i] <= last[16 * (i / 64) + i % 16] ? 1u : 0u) << i;
  }
}

TEST_P(EveryVariant, MasksByTheClassOfTheCoin) {
  if (!coin_variant_works(GetParam())) GTEST_SKIP() << "this processor lacks the instructions";
  const std::vector<std::uint32_t> words = some_words();
  std::vector<std::uint8_t> classes;
  for (std::uint32_t n = 0; n < words.size(); ++n) classes.push_back(static_cast<std::uint8_t>(n * 5 % 8));
  const std::array<std::uint32_t, kCoinClasses> last = {0,         0xFFFFFFFFu, 0x80000000u, words[5],
                                                        words[64], 1000000000u, 4000000000u, words[130] - 1};
  std::vector<std::uint64_t> masks(kGroups);
  mask_words_by_class(words.data(), classes.data(), kGroups, last, masks.data(), GetParam());
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::size_t n = 64 * (i / 64) + 4 * (i % 16) + i % 64 / 16;  // the coin whose word is there
    EXPECT_EQ((masks[i / 64] >> (i % 64)) & 1u, words[i] <= last[classes[n]] ? 1u : 0u) << i;
  }
}

INSTANTIATE_TEST_SUITE_P(Coins, EveryVariant,
                         testing::Values(CoinVariant::best, CoinVariant::portable, CoinVariant::avx2,
                                         CoinVariant::avx512));

}  // namespace
}  // namespace kabar
