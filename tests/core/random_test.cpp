#include "core/random.h"

#include <gtest/gtest.h>

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <set>
#include <utility>
#include <vector>

namespace kabar {
namespace {

constexpr DrawKey kKey{0x12345678u, 0x9ABCDEF0u};
constexpr std::uint32_t kHead = counter_head(Purpose::tie, 3);

// Known-answer vectors of the Random123 distribution (kat_vectors, philox4x32 10).
TEST(Philox, GivesTheKnownAnswers) {
  EXPECT_EQ(philox4x32({0, 0, 0, 0}, {0, 0}), (Words{0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u}));
  EXPECT_EQ(philox4x32({0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu}, {0xffffffffu, 0xffffffffu}),
            (Words{0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu}));
  EXPECT_EQ(philox4x32({0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u}, {0xa4093822u, 0x299f31d0u}),
            (Words{0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u}));
}

TEST(Philox, IsKnownAtCompileTime) {
  static_assert(philox4x32({0, 0, 0, 0}, {0, 0})[0] == 0x6627e8d5u);
  static_assert(threshold(0.5) == std::uint64_t{1} << 31);
}

TEST(Keys, DifferInEverythingThatTheyName) {
  std::set<std::pair<std::uint32_t, std::uint32_t>> keys;
  std::size_t made = 0;
  for (const std::uint64_t seed : {0ull, 1ull, 2ull, 1ull << 32, (1ull << 32) + 1, ~0ull}) {
    for (const std::uint32_t population : {0u, 1u, 2u, 7u}) {
      for (const std::uint32_t replicate : {0u, 1u, 2u, 199u, kWorldReplicate}) {
        for (std::uint32_t s = 0; s < static_cast<std::uint32_t>(Stream::count); ++s) {
          const DrawKey key = make_key(seed, population, replicate, static_cast<Stream>(s));
          keys.insert({key.low, key.high});
          ++made;
        }
      }
    }
  }
  EXPECT_EQ(keys.size(), made);
}

// Whoever repeats a draw in another program begins here: scenarios/ODD.md.
TEST(Keys, AreADrawKeyedByTheSeed) {
  constexpr std::uint64_t kSeed = 0x0000000300000005u;
  const Words words = philox4x32({7, 11, 3, 0x6B616261u}, {5, 3});
  const DrawKey key = make_key(kSeed, 7, 11, Stream::exposure);
  EXPECT_EQ(key.low, words[0]);
  EXPECT_EQ(key.high, words[1]);
}

TEST(Keys, OfAReplicateAreThoseOfItsStreams) {
  const Draws draws = make_draws(42, 3, 9);
  for (std::uint32_t s = 0; s < static_cast<std::uint32_t>(Stream::count); ++s) {
    const DrawKey key = make_key(42, 3, 9, static_cast<Stream>(s));
    EXPECT_EQ(draws.key(static_cast<Stream>(s)).low, key.low);
    EXPECT_EQ(draws.key(static_cast<Stream>(s)).high, key.high);
  }
}

TEST(Counters, KeepPurposeTopicAndExtraApart) {
  std::set<std::uint32_t> heads;
  std::size_t made = 0;
  for (const Purpose purpose : {Purpose::integerise, Purpose::tie, Purpose::take_up}) {
    for (std::uint32_t topic = 0; topic < 32; ++topic) {
      for (std::uint32_t extra = 0; extra < 32; ++extra) {
        heads.insert(counter_head(purpose, topic, extra));
        ++made;
      }
    }
  }
  EXPECT_EQ(heads.size(), made);
}

TEST(Draw, ChangesHalfOfItsBitsWithEachBitOfItsInput) {
  // Flipped bits of 128: mean 64, sd sqrt(32) per pair; 128 counter bits x 16 counters.
  constexpr int kCounters = 16;
  double flipped = 0.0;
  for (std::uint32_t n = 0; n < kCounters; ++n) {
    const Words counter{n, n * n, 5, 1};
    const Words before = philox4x32(counter, kKey);
    for (std::uint32_t bit = 0; bit < 128; ++bit) {
      Words changed = counter;
      changed[bit / 32] ^= 1u << (bit % 32);
      const Words after = philox4x32(changed, kKey);
      for (std::size_t w = 0; w < 4; ++w) flipped += std::popcount(before[w] ^ after[w]);
    }
  }
  const double pairs = 128.0 * kCounters;
  EXPECT_LT(std::fabs(flipped / pairs - 64.0), 4.0 * std::sqrt(32.0 / pairs));
}

TEST(RowWord, IsAWordOfItsQuad) {
  for (std::uint32_t i = 0; i < 1000; ++i) {
    EXPECT_EQ(row_word(kKey, kHead, 17, 4, i), draw(kKey, kHead, 17, 4, i / 4)[i % 4]);
  }
  EXPECT_EQ(row_word(kKey, kHead, 17, 4, 0xFFFFFFFFu), draw(kKey, kHead, 17, 4, 0x3FFFFFFFu)[3]);
}

TEST(Threshold, RoundsAndClips) {
  EXPECT_EQ(threshold(0.0), 0u);
  EXPECT_EQ(threshold(-1.0), 0u);
  EXPECT_EQ(threshold(std::numeric_limits<double>::quiet_NaN()), 0u);
  EXPECT_EQ(threshold(1.0), std::uint64_t{1} << 32);
  EXPECT_EQ(threshold(1.5), std::uint64_t{1} << 32);
  EXPECT_EQ(threshold(0.25), std::uint64_t{1} << 30);
  EXPECT_EQ(threshold(0x1p-32), 1u);
  EXPECT_EQ(threshold(0x1p-33), 1u);  // half a unit rounds up
  EXPECT_EQ(threshold(0x1p-34), 0u);
  EXPECT_EQ(threshold(1.0 - 0x1p-34), std::uint64_t{1} << 32);
  EXPECT_EQ(threshold(0.3), 1288490189u);  // .3 x 2^32 = 1288490188.8
}

TEST(Threshold, NeverFallsAsTheProbabilityRises) {
  std::uint64_t before = 0;
  for (int i = 0; i <= 10'000; ++i) {
    const std::uint64_t limit = threshold(i / 10'000.0);
    EXPECT_GE(limit, before);
    before = limit;
  }
}

TEST(Coin, IsCertainAtTheEnds) {
  for (const std::uint32_t word : {0u, 1u, 0x80000000u, 0xFFFFFFFFu}) {
    EXPECT_FALSE(coin(word, threshold(0.0)));
    EXPECT_TRUE(coin(word, threshold(1.0)));
  }
  EXPECT_TRUE(coin(0x7FFFFFFFu, threshold(0.5)));
  EXPECT_FALSE(coin(0x80000000u, threshold(0.5)));
}

TEST(Coin, FallsWithItsProbability) {
  constexpr double kN = 200'000;
  for (const double p : {0.001, 0.1275, 0.5, 0.9}) {
    double heads = 0.0;
    for (std::uint32_t i = 0; i < kN; ++i) heads += coin(row_word(kKey, kHead, 1, 2, i), threshold(p)) ? 1.0 : 0.0;
    EXPECT_LT(std::fabs(heads / kN - p), 4.0 * std::sqrt(p * (1.0 - p) / kN)) << p;
  }
}

/// Chi-square of counts against equal expectations, as a distance from its mean in standard deviations.
double chi_square_distance(const std::vector<std::uint32_t>& counts) {
  double total = 0.0;
  for (const std::uint32_t count : counts) total += count;
  const double expected = total / static_cast<double>(counts.size());
  double chi_square = 0.0;
  for (const std::uint32_t count : counts) chi_square += (count - expected) * (count - expected) / expected;
  const double freedom = static_cast<double>(counts.size()) - 1.0;
  return (chi_square - freedom) / std::sqrt(2.0 * freedom);
}

TEST(Words, AreUniformAlongARow) {
  for (const int shift : {0, 12, 24}) {
    std::vector<std::uint32_t> counts(256);
    for (std::uint32_t i = 0; i < 1u << 18; ++i) ++counts[(row_word(kKey, kHead, 9, 0, i) >> shift) & 255u];
    EXPECT_LT(std::fabs(chi_square_distance(counts)), 4.0) << shift;
  }
}

// Households have neighbouring numbers, and so have the hours: the first word of their draws must not know it.
TEST(Words, OfNeighbouringCountersArePairwiseIndependent) {
  for (const std::uint32_t apart : {1u, 2u, 41u}) {
    std::vector<std::uint32_t> counts(256);
    for (std::uint32_t a = 0; a < 1u << 18; ++a) {
      const std::uint32_t first = draw(kKey, kHead, a, 5)[0] >> 28;
      const std::uint32_t second = draw(kKey, kHead, a + apart, 5)[0] >> 28;
      ++counts[first * 16 + second];
    }
    EXPECT_LT(std::fabs(chi_square_distance(counts)), 4.0) << apart;
  }
}

TEST(Words, OfDifferentStreamsArePairwiseIndependent) {
  const Draws draws = make_draws(1, 0, 0);
  std::vector<std::uint32_t> counts(256);
  for (std::uint32_t a = 0; a < 1u << 18; ++a) {
    const std::uint32_t first = draw(draws.key(Stream::exposure), kHead, a)[0] >> 28;
    const std::uint32_t second = draw(draws.key(Stream::encoding), kHead, a)[0] >> 28;
    ++counts[first * 16 + second];
  }
  EXPECT_LT(std::fabs(chi_square_distance(counts)), 4.0);
}

TEST(Uniform, LiesInTheOpenInterval) {
  EXPECT_EQ(uniform(0), 0x1p-33);
  EXPECT_EQ(uniform(0xFFFFFFFFu), 1.0 - 0x1p-33);
  EXPECT_EQ(uniform(0x80000000u), 0.5 + 0x1p-33);
}

TEST(Uniform, AgreesWithTheCoin) {
  for (std::uint32_t i = 0; i < 10'000; ++i) {
    const std::uint32_t word = row_word(kKey, kHead, 2, 2, i);
    EXPECT_EQ(coin(word, threshold(0.375)), uniform(word) < 0.375);
  }
}

TEST(Below, CoversItsRangeEvenly) {
  EXPECT_EQ(below(0, 10), 0u);
  EXPECT_EQ(below(0xFFFFFFFFu, 10), 9u);
  EXPECT_EQ(below(0xFFFFFFFFu, 1), 0u);
  EXPECT_EQ(below(0xFFFFFFFFu, 0xFFFFFFFFu), 0xFFFFFFFEu);
  for (const std::uint32_t n : {2u, 7u, 100u}) {
    std::vector<std::uint32_t> counts(n);
    for (std::uint32_t i = 0; i < 100'000; ++i) ++counts.at(below(row_word(kKey, kHead, 3, n, i), n));
    EXPECT_LT(std::fabs(chi_square_distance(counts)), 4.0) << n;
  }
}

}  // namespace
}  // namespace kabar
