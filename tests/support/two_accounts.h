#pragma once
// A town with two accounts on one feed, for posts that compete.

#include <cstdint>

#include "tests/support/plain_world.h"

namespace kabar::testing {

inline constexpr std::uint32_t kTwoAccountHouseholds = 20000;

/// A town with two accounts on the feed: all follow the first, `also` households the second, too.
inline Scenario two_accounts(std::int64_t also, double omega, std::int64_t days = 60) {
  Scenario scenario = plain_scenario(kTwoAccountHouseholds, days);
  scenario.param.omega = omega;
  scenario.channels[kFeed].seen_share = 0.4;
  scenario.channels[kFeed].half_life_hours = 2;
  Account second = scenario.accounts[0];
  second.agency = "second";
  second.followers = also;
  scenario.accounts.push_back(second);
  return scenario;
}

inline World world_of_two_accounts(const Scenario& scenario) {
  World world = plain_world(scenario, {});
  world.network.followers.resize(1);
  world.network.followers.push_back(world.network.followers[0]);
  return world;
}

}  // namespace kabar::testing
