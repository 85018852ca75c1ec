// The city engine against its slow twin on random tiny worlds, record by
// record.

#include "tests/twin/twin.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>

#include "diffusion/replicate.h"
#include "strategy/calendar.h"
#include "tests/support/random_world.h"

namespace kabar {

std::ostream& operator<<(std::ostream& out, const HouseholdRecord& r) {
  const auto number = [](std::uint32_t x) { return x == 0xFFFFFFFFu ? std::string("none") : std::to_string(x); };
  return out << "{state " << int{r.state} << ", channel " << int{r.channel} << ", exposures " << r.exposures
             << ", first_aware " << number(r.first_aware) << ", parent " << number(r.parent) << ", root "
             << number(r.root) << ", forget " << number(r.forget) << "}";
}

namespace {

ReplicateRecord engine_run(const test::RandomCase& one, std::uint32_t replicate) {
  return run_replicate(one.world, compile_calendar(one.world, one.strategy), replicate, Keep::households);
}

/// Expects equal records and counts; says the first households that differ.
void compare(const test::RandomCase& one, std::uint32_t replicate, const ReplicateRecord& engine,
             const twin::TwinResult& twin) {
  SCOPED_TRACE("world seed " + std::to_string(one.seed) + " (" + test::name_of(one.mix) + "), replicate " +
               std::to_string(replicate));
  ASSERT_EQ(engine.households.size(), twin.households.size());
  int told = 0;
  for (std::size_t at = 0; at < twin.households.size() && told < 3; ++at) {
    if (engine.households[at] == twin.households[at]) continue;
    ++told;
    ADD_FAILURE() << "topic " << at / one.world.population.households << ", household "
                  << at % one.world.population.households << "\n  engine " << engine.households[at] << "\n  twin   "
                  << twin.households[at];
  }
  EXPECT_EQ(engine.exposures, twin.exposures);
  EXPECT_EQ(engine.activations, twin.activations);
  EXPECT_EQ(engine.daily, twin.daily);
  EXPECT_EQ(engine.counts, twin.counts);
  EXPECT_EQ(engine.deciles, twin.deciles);
  EXPECT_EQ(engine.first_channel, twin.first_channel);
  EXPECT_EQ(engine.root_channel, twin.root_channel);
  EXPECT_EQ(engine.events, twin.events);
  EXPECT_TRUE(engine.complete);
}

TEST(Twin, AgreesOnRandomWorldsRecordByRecord) {
  for (std::uint64_t seed = 0; seed < test::kCases; ++seed) {
    const test::RandomCase one = test::random_case(seed);
    const auto replicate = static_cast<std::uint32_t>(seed % 3);
    const twin::TwinResult twin = twin::twin_run(one.world, one.strategy, replicate);  // first: it stops at a flood
    compare(one, replicate, engine_run(one, replicate), twin);
    if (HasFailure()) break;  // one world says enough
  }
}

}  // namespace
}  // namespace kabar
