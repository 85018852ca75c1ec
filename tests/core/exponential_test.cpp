#include "core/exponential.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/random.h"

namespace kabar {
namespace {

TEST(Exponential, IsMinusTheLogarithmOfTheRest) {
  const auto expect_near = [](std::uint32_t word) {
    const double expected = -std::log1p(-uniform(word));
    EXPECT_NEAR(exponential(word), expected, 1e-15 + 1e-15 * expected) << word;
  };
  for (const std::uint32_t word : {0u, 1u, 0x7FFFFFFFu, 0x80000000u, 0xFFFFFFFEu, 0xFFFFFFFFu}) expect_near(word);
  for (std::uint32_t i = 0; i < 100000; ++i) expect_near(draw({1, 2}, 3, i)[0]);
}

TEST(Exponential, NeverFallsAsTheWordRises) {
  for (std::uint32_t i = 0; i < 100000; ++i) {
    const std::uint32_t word = draw({5, 6}, 7, i)[1];
    if (word != 0xFFFFFFFFu) {
      EXPECT_LE(exponential(word), exponential(word + 1)) << word;
    }
  }
}

}  // namespace
}  // namespace kabar
