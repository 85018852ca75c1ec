// S2: who is offered several posts on a day sees each of them less; nobody else feels it.

#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "diffusion/replicate.h"
#include "scenario/blocks.h"
#include "strategy/calendar.h"
#include "tests/support/two_accounts.h"

namespace kabar {
namespace {

using testing::two_accounts;

/// One post, on the first day.
PostBlock block_of(const std::string& account) {
  PostBlock block;
  block.id = account;
  block.topics = {"*"};
  block.accounts = {account + "/feed"};
  block.per_week = 7;
  block.to_day = 0;
  return block;
}

TEST(Competition, IsFeltByThoseWhoFollowBothAndByNobodyElse) {
  constexpr std::uint32_t kBoth = 8000;
  const Scenario scenario = two_accounts(kBoth, 0.5);
  const World world = testing::world_of_two_accounts(scenario);
  Strategy one;
  one.blocks().posts = {block_of("city")};
  Strategy both = one;
  both.blocks().posts.push_back(block_of("second"));
  const Calendar calendar = compile_calendar(world, both);
  ASSERT_EQ(calendar.posts.size(), 2u);
  ASSERT_EQ(calendar.crowds.size(), 1u);
  const ReplicateRecord alone = run_replicate(world, compile_calendar(world, one), 0, Keep::households);
  const ReplicateRecord crowded = run_replicate(world, calendar, 0, Keep::households);
  std::uint32_t seen = 0;
  for (std::uint32_t rank = 0; rank < testing::kTwoAccountHouseholds; ++rank) {
    const std::uint32_t household = world.network.followers[0][rank];
    if (rank < kBoth) {
      seen += crowded.households[household].exposures;
    } else {
      EXPECT_EQ(crowded.households[household], alone.households[household]);
    }
  }
  // Two posts, each seen with 1 - (1 - .4)^(1 / 1.5).
  const double p = 1.0 - std::pow(0.6, 1.0 / 1.5), n = 2.0 * kBoth;
  EXPECT_LT(std::fabs(seen / n - p), 4 * std::sqrt(p * (1 - p) / n)) << seen / n << " instead of " << p;
}

}  // namespace
}  // namespace kabar
