// A post in a city of another size: its account's followers are more in proportion.

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "core/errors.h"
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

// A meeting's source is RT x 4096 + its number, in 32 bits.
TEST(Growth, EndsWhereRtsCannotBeTold) {
  World world;
  world.scenario = std::make_shared<const Scenario>(test::TinyScenario().load());
  world.population.rt_begin.resize((std::size_t{1} << 20) + 2, 0);
  try {
    compile_calendar(world, world.scenario->strategies.back());
    FAIL() << "1,048,577 RTs were accepted";
  } catch (const InputError& error) {
    EXPECT_NE(std::string(error.what()).find("a city of 1048577 RTs"), std::string::npos) << error.what();
  }
}

}  // namespace
}  // namespace kabar
