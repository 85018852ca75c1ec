// The random worlds must really walk every way a message can take, or the comparison with the twin would pass
// vacuously.

#include <gtest/gtest.h>

#include <array>

#include "tests/support/random_world.h"
#include "tests/twin/twin.h"

namespace kabar {
namespace {

// Slow: about the twin alone, which no sanitizer need see twice.
TEST(SlowRandomWorlds, WalkEveryWay) {
  twin::Tally tally;
  std::array<std::uint64_t, test::kMixes> first_aware{};
  for (std::uint64_t seed = 0; seed < test::kCases; ++seed) {
    const test::RandomCase one = test::random_case(seed);
    const twin::TwinResult twin = twin::twin_run(one.world, one.strategy, static_cast<std::uint32_t>(seed % 3));
    tally.add(twin.tally);
    first_aware[static_cast<std::size_t>(one.mix)] += twin.activations;
  }
  for (std::size_t way = 0; way < twin::kWays; ++way) {
    EXPECT_GE(tally.exposures[way], 500u) << twin::kWayNames[way];
    if (way == static_cast<std::size_t>(twin::Way::reply)) continue;  // who asks is aware already
    EXPECT_GE(tally.first_aware[way], 40u) << twin::kWayNames[way];
  }
  for (std::size_t mix = 0; mix < test::kMixes; ++mix) {
    EXPECT_GE(first_aware[mix], 250u) << test::name_of(static_cast<test::Mix>(mix));
  }
  EXPECT_GE(tally.understood, 1000u);
  EXPECT_GE(tally.took_part, 1000u);
  EXPECT_GE(tally.forgotten, 1000u);
  EXPECT_GE(tally.aware_again, 1000u);
  EXPECT_GE(tally.later_rounds, 1000u);
  EXPECT_GE(tally.same_hour, 1000u);
  EXPECT_GE(tally.applied, 1000u);
  EXPECT_GE(tally.enrolled, 500u);
  EXPECT_GE(tally.failed, 300u);
  EXPECT_GE(tally.no_place, 100u);
  EXPECT_GE(tally.helped, 100u);
  EXPECT_GE(tally.forgot_to, 100u);
  EXPECT_GE(tally.told_of_it, 1000u);
  EXPECT_GE(tally.crowded, 1000u);
  EXPECT_GE(tally.asked, 1000u);
  EXPECT_GE(tally.answered, 500u);
  EXPECT_GE(tally.ignored, 500u);
  EXPECT_GE(tally.regarded, 200u);
  EXPECT_GE(tally.clearer, 500u);
  EXPECT_GE(tally.retargeted, 1000u);
  EXPECT_GE(tally.hoaxes, 1000u);
  EXPECT_GE(tally.misled, 5000u);
  EXPECT_GE(tally.corrected, 500u);
  EXPECT_GE(tally.misled_meaning, 500u);
  EXPECT_GE(tally.again, 100u);
  EXPECT_GE(tally.again_with_success, 30u);
}

}  // namespace
}  // namespace kabar
