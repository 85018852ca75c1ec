// Sixteen households side by side remember as long as each would alone, and as long as the exponential says.

#include "diffusion/remember_lanes.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "core/random.h"

namespace kabar {
namespace {

std::uint32_t word(std::uint32_t n, std::uint32_t what) {
  return philox4x32({n, what, 0, 0}, {3, 4})[0];
}

RememberRule rule(std::uint32_t hour, double aware_hours) {
  RememberRule made;
  made.hour = hour;
  made.today = hour / 24;
  made.last_day = 90;
  made.aware_hours = aware_hours;
  made.understands_hours = 3 * aware_hours;
  made.forgets = 1;
  return made;
}

TEST(RememberLanes, AreWhatEachWouldBeAlone) {
  for (std::uint32_t round = 0; round < 500; ++round) {
    RememberRule of = rule(round, round % 7 == 0 ? 1e9 : 720);
    of.forgets = round % 11 == 0 ? 0 : 1;
    RememberLanes lanes, alone;
    std::array<std::uint32_t, kCoinLanes> words;
    for (std::uint32_t l = 0; l < kCoinLanes; ++l) {
      const std::uint32_t n = round * 16 + l, before = word(n, 0) % 5;
      words[l] = l == 0 ? 0xFFFFFFFFu : l == 1 ? 0 : word(n, 1);
      lanes.outcome[l] = Outcome::of(before, std::max(before, word(n, 2) % 5), 1, 0, 1 + word(n, 3) % 9);
      lanes.forget[l] = word(n, 4) % 3 == 0 ? kNone : word(n, 4) % 3000;
      lanes.spacing[l] = std::sqrt(1.0 + word(n, 3) % 9);
    }
    alone = lanes;
    remember_lanes(words.data(), of, lanes);
    for (std::size_t l = 0; l < kCoinLanes; ++l) {
      remember_one(words[l], of, l, alone);
      ASSERT_EQ(lanes.forget[l], alone.forget[l]) << l;
      ASSERT_EQ(lanes.aware_from[l], alone.aware_from[l]);
      ASSERT_EQ(lanes.understands_from[l], alone.understands_from[l]);
      ASSERT_EQ(lanes.until[l], alone.until[l]);
      ASSERT_EQ(lanes.understands[l], alone.understands[l]);
    }
  }
}

TEST(ForgetHour, IsTheNextWholeHourOfTheExponential) {
  const RememberRule of = rule(100, 720);
  const std::uint32_t aware = Outcome::of(kUnaware, kAware, 1, 1, 1);
  const std::uint32_t understands = Outcome::of(kUnaware, kUnderstands, 1, 1, 1);
  for (std::uint32_t n = 0; n < 10000; ++n) {
    const std::uint32_t w = word(n, 7);
    const double exponential = -std::log1p(-(w + 0.5) / 4294967296.0);
    EXPECT_EQ(forget_hour(aware, w, 1.5, 0, of), 100 + std::max(1.0, std::ceil(720 * 1.5 * exponential)));
    EXPECT_EQ(forget_hour(understands, w, 1, 0, of), 100 + std::max(1.0, std::ceil(2160 * exponential)));
  }
}

TEST(ForgetHour, HasItsEdges) {
  const RememberRule of = rule(100, 720);
  const std::uint32_t aware = Outcome::of(kAware, kAware, 1, 0, 2), applied = Outcome::of(kAware, kApplied, 1, 0, 2);
  EXPECT_EQ(forget_hour(aware, 0, 1, 0, of), 101u);                     // at least an hour
  EXPECT_EQ(forget_hour(aware, 0, 1, 5000, of), 5000u);                 // never sooner than before
  EXPECT_EQ(forget_hour(applied, 0, 1, 5000, of), kNone);               // who applied never does
  EXPECT_EQ(forget_hour(aware, 0xFFFFFFFFu, 1e300, 0, of), kNone - 1);  // later than any horizon, but some day
  RememberRule never = of;
  never.forgets = 0;
  EXPECT_EQ(forget_hour(aware, 0, 1, 0, never), kNone);
}

}  // namespace
}  // namespace kabar
