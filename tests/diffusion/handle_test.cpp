// An hour with far more exposures than are handled at once, and with several exposures of a household: the same as in
// small districts, where few come together.

#include <gtest/gtest.h>

#include "diffusion/replicate.h"
#include "scenario/blocks.h"
#include "tests/support/plain_world.h"

namespace kabar {
namespace {

TEST(Handle, TakesACrowdedHourInPartsWithoutATrace) {
  constexpr std::uint32_t kHouseholds = 9000;
  Scenario scenario = testing::plain_scenario(kHouseholds, 20);
  scenario.channels[testing::kVisit].alpha = 0.5;
  scenario.channels[testing::kVisit].kappa = 0.5;
  scenario.param.memory = "spacing";
  scenario.param.q_N = 0.2;
  scenario.param.delay_rt_days = 1;
  testing::Ties ties;
  for (std::uint32_t i = 0; i < kHouseholds; ++i) ties.push_back({i, (i + 1) % kHouseholds});
  const World world = testing::plain_world(scenario, ties);
  for (const bool rivals : {false, true}) {
    Strategy strategy;
    strategy.blocks().visits.push_back(testing::visit_all(scenario, "one", 3));
    if (rivals) strategy.blocks().visits.push_back(testing::visit_all(scenario, "other", 3));
    const Calendar calendar = compile_calendar(world, strategy);
    State state;
    const ReplicateRecord whole = run_replicate(world, calendar, 0, Keep::households, state);
    const ReplicateRecord parts = run_replicate(world, calendar, 0, Keep::households, state, {1, 50});
    EXPECT_TRUE(whole == parts) << (rivals ? "two visits on one day" : "one visit");
    const std::uint64_t visits = kHouseholds * (rivals ? 2u : 1u);
    EXPECT_GT(whole.exposures, visits + 500) << "nobody told anybody";
    // Half become aware at each visit; of two, three quarters.
    const double aware = static_cast<double>(whole.activations);
    EXPECT_GT(aware, kHouseholds * (rivals ? 0.74 : 0.49));
    EXPECT_LT(aware, kHouseholds * 0.95);
  }
}

}  // namespace
}  // namespace kabar
