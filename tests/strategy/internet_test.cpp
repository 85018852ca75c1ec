// Free internet: who is online more, who is not, and what it costs.

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "core/random.h"
#include "scenario/blocks.h"
#include "strategy/calendar.h"
#include "tests/support/plain_world.h"

namespace kabar {
namespace {

/// A town where everybody is given wifi, with households of every kind of access.
struct WifiTown {
  Scenario scenario = testing::plain_scenario(1000, 28);
  World world;
  Strategy strategy;
  WifiTown() {
    scenario.costs.push_back({"package", "", "", "household", 25000, 0.1, "E"});
    InternetBlock block;
    block.id = "wifi";
    block.cost_item = "package";
    strategy.blocks().internet.push_back(block);
    world = testing::plain_world(scenario, {});
    Population& people = world.population;
    for (std::uint32_t i = 0; i < people.households; ++i) {
      people.access[i] = static_cast<Access>(i % 4);
      people.connected_adults[i] = static_cast<std::uint8_t>(i % 4 < 2 ? i % 4 : 1 + i / 4 % 4);
      people.poor[i] = i % 3 == 0;
      people.listed[i] = i % 5 == 0;
    }
  }
  Calendar calendar() const { return compile_calendar(world, strategy); }
};

TEST(FreeInternet, BringsWhoHasAPhoneOnlineAsIfOneAdultMoreWereConnected) {
  WifiTown town;
  WifiTown plain;
  plain.strategy.blocks().internet.clear();
  const Calendar with = town.calendar(), without = plain.calendar();
  std::int64_t phones = 0;
  for (std::size_t i = 0; i < with.feed_class.size(); ++i) {
    const bool phone = town.world.population.access[i] != Access::none;
    EXPECT_EQ(with.feed_class[i], phone ? std::min(without.feed_class[i] + 1, kFeedClasses - 1) : 0) << i;
    phones += phone;
  }
  EXPECT_EQ(phones, 750);
  EXPECT_EQ(with.costs.cash_rupiah, (std::vector<std::int64_t>{750 * 25000}));
  EXPECT_EQ(with.costs.staff_millihours, (std::vector<std::int64_t>{75000}));
  EXPECT_EQ(with.city->channel_v, without.city->channel_v);  // what a post is worth is no other thing than today
}

TEST(FreeInternet, IsForItsTargetAndMoreOfItContainsTheLess) {
  WifiTown town;
  const std::vector<std::uint8_t> today = [&] {
    WifiTown plain;
    plain.strategy.blocks().internet.clear();
    return plain.calendar().feed_class;
  }();
  const auto given = [&] {
    std::vector<bool> more;
    const Calendar calendar = town.calendar();
    for (std::size_t i = 0; i < today.size(); ++i) more.push_back(calendar.feed_class[i] > today[i]);
    return more;
  };
  const Population& people = town.world.population;
  const std::vector<bool> to_all = given();
  for (const char* target : {"poor", "register"}) {
    town.strategy.blocks().internet[0].target = Choice<Given>::of(target);
    const std::vector<bool> to_some = given();
    const auto& is_target = target == std::string("poor") ? people.poor : people.listed;
    for (std::size_t i = 0; i < today.size(); ++i) EXPECT_EQ(to_some[i], to_all[i] && is_target[i] != 0) << target << i;
  }
  town.strategy.blocks().internet[0].target = "all";
  std::vector<bool> before(today.size(), false);
  for (const double share : {0.2, 0.5, 0.9}) {
    town.strategy.blocks().internet[0].share = share;
    const std::vector<bool> now = given();
    std::int64_t count = 0;
    for (std::size_t i = 0; i < now.size(); ++i) {
      EXPECT_TRUE(now[i] || !before[i]);
      count += now[i] ? 1 : 0;
    }
    const double all = static_cast<double>(std::count(to_all.begin(), to_all.end(), true));
    EXPECT_NEAR(static_cast<double>(count) / all, share, 0.07);
    before = now;
  }
}

}  // namespace
}  // namespace kabar
