// Districts inside one replicate: the same replicate for any number of them, and of threads.

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "diffusion/replicate.h"
#include "strategy/calendar.h"
#include "tests/support/random_world.h"

namespace kabar {
namespace {

void expect_same_in_districts(const test::RandomCase& one, std::uint32_t replicate) {
  const Calendar calendar = compile_calendar(one.world, one.strategy);
  State state;  // used again, so that what a run leaves behind is seen
  const ReplicateRecord whole = run_replicate(one.world, calendar, replicate, Keep::households, state);
  const std::uint32_t households = one.world.population.households;
  const auto expect_same = [&](std::uint32_t districts, int threads) {
    const std::uint32_t size = std::max(1u, (households + districts - 1) / districts);
    const ReplicateRecord parts =
        run_replicate(one.world, calendar, replicate, Keep::households, state, {threads, size});
    EXPECT_TRUE(parts == whole) << "world seed " << one.seed << " (" << test::name_of(one.mix) << "), districts of "
                                << size << " of " << households << " households, " << threads << " threads";
  };
  for (const std::uint32_t districts : {1u, 2u, 3u, 8u, households}) expect_same(districts, 1);
  if (one.mix >= test::Mix::everything) {  // threads meet every hour, which takes long where there are fewer cores
    for (const int threads : {2, 3}) expect_same(3, threads);
  }
}

TEST(Districts, AndThreadsChangeNoBitOfARandomWorld) {
  std::uint64_t exposures = 0, aware = 0;
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    const test::RandomCase one = test::random_case(seed);
    expect_same_in_districts(one, static_cast<std::uint32_t>(seed % 2));
    if (HasFailure()) return;
    const ReplicateRecord record = run_replicate(one.world, compile_calendar(one.world, one.strategy), 0, Keep::counts);
    exposures += record.exposures;
    aware += record.activations;
  }
  EXPECT_GT(exposures, 5000u) << "too little happened for the comparison to say much";
  EXPECT_GT(aware, 500u);
}

}  // namespace
}  // namespace kabar
