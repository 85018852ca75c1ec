// Sixteen exposures side by side do what each does alone, on every instruction set that the processor has.

#include "diffusion/encode_lanes.h"

#include <gtest/gtest.h>

#include <array>

#include "core/random.h"

namespace kabar {
namespace {

constexpr std::uint32_t kHour = 500;

std::uint32_t drawn(std::uint32_t n, std::uint32_t what) {
  return philox4x32({n, what, 0, 0}, {1, 2})[0];
}
/// Often one of the ends, where a comparison may be off by one.
std::uint32_t limit(std::uint32_t n, std::uint32_t what) {
  constexpr std::array<std::uint32_t, 4> kEnds = {0, 1, 0xFFFFFFFEu, 0xFFFFFFFFu};
  const std::uint32_t w = drawn(n, what);
  return w % 3 == 0 ? kEnds[w / 3 % 4] : w;
}

TEST(EncodeLanes, AreWhatEachWouldBeAlone) {
  std::uint32_t became = 0, understood = 0, forgotten = 0, shared = 0, unseen = 0;
  for (std::uint32_t round = 0; round < 500; ++round) {
    EncodeLanes lanes;
    std::array<std::uint32_t, kCoinLanes * kQuadCoins> words;
    for (std::uint32_t l = 0; l < words.size(); ++l) words[l] = limit(round * 64 + l, 9);
    for (std::uint32_t l = 0; l < kCoinLanes; ++l) {
      const std::uint32_t n = round * 16 + l;
      lanes.forget[l] = drawn(n, 0) % 4 == 0 ? kNone : kHour - 2 + drawn(n, 0) % 5;
      lanes.rest[l] =
          Rest::of({0, static_cast<std::uint16_t>(drawn(n, 1) % 5 == 0 ? 0xFFFF - drawn(n, 1) % 2 : drawn(n, 1) % 3),
                    static_cast<std::uint16_t>((drawn(n, 2) & 0xFFF8u) | drawn(n, 3) % 5)});
      lanes.aware[l] = limit(n, 4);
      lanes.understand[l] = limit(n, 5);
      lanes.reshare[l] = limit(n, 6);
    }
    const EncodeLanes asked = lanes;
    const std::uint32_t always = round % 2;
    const std::uint32_t any = encode_lanes(words.data(), kHour, always, lanes);
    std::uint32_t shares = 0;
    for (std::uint32_t l = 0; l < kCoinLanes; ++l) {
      std::uint32_t forget = asked.forget[l], rest = asked.rest[l];
      const std::uint32_t outcome =
          encode_one(words[l], words[kCoinLanes + l], kHour, always, asked.aware[l], asked.understand[l], forget, rest);
      ASSERT_EQ(lanes.outcome[l], outcome);
      ASSERT_EQ(lanes.forget[l], forget);
      ASSERT_EQ(lanes.rest[l], rest);
      ASSERT_EQ(lanes.unseen[l], (asked.rest[l] & 0xFFFFu) == 0 ? 1u : 0u);
      ASSERT_EQ(lanes.shares[l], short_coin(words[2 * kCoinLanes + l], asked.reshare[l]) ? 1u : 0u);
      shares |= lanes.shares[l];
      const std::uint32_t before = Outcome::before(outcome), after = Outcome::after(outcome);
      became += before == kUnaware && after >= kAware ? 1 : 0;
      understood += before < kUnderstands && after == kUnderstands ? 1 : 0;
      forgotten += before != (asked.rest[l] >> 16 & Known::kLevel) ? 1 : 0;
      shared += lanes.shares[l];
      unseen += lanes.unseen[l];
    }
    ASSERT_EQ(any, shares);
  }
  for (const std::uint32_t times : {became, understood, forgotten, shared, unseen}) EXPECT_GT(times, 200u);
}

TEST(EncodeOne, FollowsTheRule) {
  struct Case {
    const char* what;
    Knowing level;
    std::uint32_t forget, aware_word, understand_word, always;
    Knowing before, after;
    bool remembers;
  };
  constexpr std::uint32_t kHalf = 0x80000000u, kLow = 5, kHigh = 0xF0000000u;
  using enum Knowing;
  for (const Case& c : {
           Case{"hears nothing", unaware, kNone, kHigh, kLow, 1, unaware, unaware, false},
           Case{"becomes aware", unaware, kNone, kLow, kHigh, 1, unaware, aware, true},
           Case{"and understands at once", unaware, kNone, kLow, kLow, 1, unaware, understands, true},
           Case{"hears it again", aware, kHour + 1, kHigh, kHigh, 1, aware, aware, true},
           Case{"understands later", aware, kHour + 1, kHigh, kLow, 1, aware, understands, true},
           Case{"heeds nothing while aware", aware, kHour + 1, kLow, kLow, 0, aware, aware, false},
           Case{"has forgotten in this hour", understands, kHour, kHigh, kLow, 1, unaware, unaware, false},
           Case{"and hears anew", aware, kHour, kLow, kHigh, 1, unaware, aware, true},
           Case{"never forgets what it applied for", applied, 0, kHigh, kLow, 1, applied, applied, true},
       }) {
    std::uint32_t forget = c.forget;
    std::uint32_t rest = Rest::of({0, 7, static_cast<std::uint16_t>(0x4100u | static_cast<std::uint32_t>(c.level))});
    const std::uint32_t outcome =
        encode_one(c.aware_word, c.understand_word, kHour, c.always, kHalf, kHalf, forget, rest);
    EXPECT_EQ(Outcome::before(outcome), static_cast<std::uint32_t>(c.before)) << c.what;
    EXPECT_EQ(Outcome::after(outcome), static_cast<std::uint32_t>(c.after)) << c.what;
    EXPECT_EQ((outcome & Outcome::kRemembers) != 0, c.remembers) << c.what;
    EXPECT_EQ(Outcome::exposures(outcome), 8u) << c.what;
    EXPECT_EQ(rest >> 24, 0x41u) << c.what;  // traits stay
  }
}

}  // namespace
}  // namespace kabar
