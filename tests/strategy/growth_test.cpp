// A post in a city of another size: its account's followers are more in proportion.

#include <gtest/gtest.h>

#include <memory>

#include "network/world.h"
#include "strategy/calendar.h"
#include "tests/support/tiny_scenario.h"

namespace kabar {
namespace {

/// Followers of the first post of each account, by account.
std::vector<std::uint32_t> followers_of_posts(const std::string& households) {
  LoadOptions options;
  options.sets = {"city.households=" + households};
  const auto scenario = std::make_shared<const Scenario>(test::TinyScenario().load(options));
  const World world = build_world(scenario, 0);
  const Calendar calendar = compile_calendar(world, scenario->strategies.back());
  std::vector<std::uint32_t> followers(scenario->accounts.size(), 0);
  for (const FeedSlot& post : calendar.posts) {
    EXPECT_LE(post.followers, world.network.followers[post.account].size());
    followers[post.account] = post.followers;
  }
  return followers;
}

TEST(Growth, OfTheCityIsGrowthOfItsAudience) {
  EXPECT_EQ(followers_of_posts("120"), (std::vector<std::uint32_t>{30, 20, 12}));
  EXPECT_EQ(followers_of_posts("12000"), (std::vector<std::uint32_t>{3000, 2000, 1200}));
  EXPECT_EQ(followers_of_posts("60"), (std::vector<std::uint32_t>{15, 10, 6}));
}

}  // namespace
}  // namespace kabar
