// Stretches of rows and of things: the same words, and every thing once.

#include "core/row_words.h"

#include <gtest/gtest.h>

#include <bit>
#include <vector>

#include "core/math.h"
#include "core/stretches.h"

namespace kabar {
namespace {

TEST(RowWords, AreThoseOfTheRow) {
  const DrawKey key{11, 0xFFFFFFF0u};
  for (const std::uint32_t first : {0u, 1u, 63u, 64u, 1000u, 4294960000u}) {
    for (const std::uint32_t length : {0u, 1u, 3u, 64u, 65u, 1023u, 1024u, 1025u, 3000u}) {
      std::uint32_t expected = first;
      for_row_words(key, 7, 8, 9, first, first + length, [&](std::uint32_t i, std::uint32_t word) {
        ASSERT_EQ(i, expected++);
        ASSERT_EQ(word, row_word(key, 7, 8, 9, i)) << i;
      });
      EXPECT_EQ(expected, first + length);
      std::vector<std::uint32_t> words;
      row_words(key, 7, 8, 9, first, first + length, words);
      ASSERT_EQ(words.size(), length);
      for (std::uint32_t k = 0; k < length; ++k) ASSERT_EQ(words[k], row_word(key, 7, 8, 9, first + k));
    }
  }
}

TEST(Stretches, HoldEveryThingOnce) {
  for (const std::uint32_t count : {0u, 1u, 9u, 10u, 11u, 100u}) {
    std::vector<int> met(count, 0);
    const Stretches stretches{count, 10};
    EXPECT_EQ(stretches.number(), (count + 9) / 10);
    for_stretches(stretches, 3, [&](std::uint32_t stretch, std::uint32_t first, std::uint32_t last) {
      EXPECT_EQ(first, 10 * stretch);
      for (std::uint32_t i = first; i < last; ++i) ++met[i];
    });
    EXPECT_EQ(met, std::vector<int>(count, 1));
  }
  const Stretches most{0xFFFFFFFFu, 65536};  // no sum overflows
  EXPECT_EQ(most.number(), 65536u);
  EXPECT_EQ(most.last(65535), 0xFFFFFFFFu);
}

TEST(Math, ExpOfManyIsExpOfEach) {
  std::vector<double> values;
  for (int i = -6000; i <= 6000; i += 7) values.push_back(0.1 * i);
  for (const double near_zero : {-1e-9, -0.0, 0.0, 1e-300, 1e-9, kLn2, -kLn2, kLn2 / 2, 0.5}) {
    values.push_back(near_zero);
  }
  for (std::size_t n = 0; n <= values.size(); n += n < 40 ? 1 : 311) {
    std::vector<double> many(values.end() - static_cast<std::ptrdiff_t>(n), values.end());
    exp_each(many.data(), n);
    for (std::size_t i = 0; i < n; ++i) {
      const double x = values[values.size() - n + i];
      ASSERT_EQ(std::bit_cast<std::uint64_t>(many[i]), std::bit_cast<std::uint64_t>(exp(x))) << x;
    }
  }
}

}  // namespace
}  // namespace kabar
