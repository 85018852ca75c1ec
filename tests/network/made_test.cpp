// A world is a function of what it is made of and of its number: of every key, whatever it is about.

#include "scenario/made.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

#include "core/errors.h"
#include "network/inventory.h"
#include "network/world.h"
#include "tests/support/each_value.h"
#include "tests/support/tiny_scenario.h"

namespace kabar {
namespace {

/// A town that every key can move: targets call one kelurahan by its code and one by its name, RTs are full, some
/// groups are of the largest size, lists of followers are longer than the shortest and shorter than the channel.
Scenario town() {
  Scenario scenario = test::tiny_with({"city.households=1200", "city.rt_households_max=22", "param.group_size_max=30",
                                       "account.dinas/wajah.followers=8", "account.dinas/foto.followers=6"});
  scenario.targets[1].category = scenario.kelurahan[1].name;
  scenario.accounts[2].followers = 0;
  scenario.accounts[2].followers_share = 0.1;
  scenario.associations.push_back({{"poor", "", "", "none", 3}, "E"});
  seal(scenario);
  return scenario;
}

/// Every column and row of the world; what it was refused for is a world of its own.
std::string world_of(const Scenario& scenario) {
  try {
    return to_text(digest_of(build_world(std::make_shared<const Scenario>(scenario), 0)));
  } catch (const InputError& error) {
    return error.what();
  }
}

/// Changes each value of a scenario alone, those whose path begins with `first`. Returns the kinds of values that made
/// another world.
std::set<std::string> kinds_that_move(const Scenario& plain, const std::string& first = "") {
  std::set<std::string> moved;
  const std::string world = world_of(plain);
  Scenario counted = plain;
  for (std::size_t i = 0; i < test::values_of(counted).size(); ++i) {
    Scenario scenario = plain;
    const test::Value value = test::values_of(scenario)[i];
    if (!value.path.starts_with(first)) continue;
    test::change(value);
    seal(scenario);
    if (world_of(scenario) == world) continue;
    moved.insert(value.kind);
    EXPECT_TRUE(value.key.facts->made) << value.path << " makes another world";
    EXPECT_TRUE(value.path == "city.seed" || scenario.made_digest != plain.made_digest)
        << value.path << " makes another world of the same digest";
  }
  return moved;
}

TEST(Made, WorldsHangOnTheKeysThatTheirDigestHoldsAndOnNoOthers) {
  Scenario scenario = town();
  std::set<std::string> moved = kinds_that_move(scenario), made;
  scenario.ties = {{3, 19}, {0, 1}};
  for (const std::string& kind : kinds_that_move(scenario, "tie.")) moved.insert(kind);
  for (const test::Value& value : test::values_of(scenario)) {
    if (value.key.facts->made) made.insert(value.kind);
  }
  // And none of them is there for nothing.
  EXPECT_EQ(moved, made);
}

TEST(Made, WorldsKnowNoPriceStrategyOrChanceOfTelling) {
  const Scenario plain = test::tiny_with({});
  const Scenario other =
      test::tiny_with({"param.q_N=.4", "param.r_g=.2", "param.shared_phone_sessions=.9", "city.days=10",
                       "city.budget=9000000", "city.populations=7", "city.start=2025-02-03", "cost.rapat.cash_rupiah=1",
                       "channel.wajah.alpha=.9", "channel.pesan.trust=.1", "topic.kursus.complexity=.9",
                       "strategy.semua.posts.kiriman.followers_factor=3", "kelurahan.99.01.lat=-7.3"});
  LoadOptions silent;
  silent.with_strategies = false;
  EXPECT_EQ(other.made_digest, plain.made_digest);
  EXPECT_EQ(world_of(other), world_of(plain));
  EXPECT_NE(other.world_digest, plain.world_digest);
  const Scenario nobody_posts = test::TinyScenario().load(silent);
  EXPECT_EQ(nobody_posts.made_digest, plain.made_digest);
  EXPECT_EQ(world_of(nobody_posts), world_of(plain));
}

TEST(Made, WorldsFollowTheRowsOfTheirTables) {
  const Scenario plain = town();
  const auto expect_another = [&](const char* what, auto change) {
    Scenario scenario = plain;
    change(scenario);
    seal(scenario);
    EXPECT_NE(world_of(scenario), world_of(plain)) << what;
    EXPECT_NE(scenario.made_digest, plain.made_digest) << what;
  };
  expect_another("as many households elsewhere",
                 [](Scenario& s) { std::swap(s.targets[8].households, s.targets[9].households); });
  expect_another("kelurahan change places", [](Scenario& s) { std::swap(s.kelurahan[0], s.kelurahan[1]); });
  expect_another("topics change places", [](Scenario& s) { std::swap(s.topics[0], s.topics[1]); });
  expect_another("channels change places", [](Scenario& s) { std::swap(s.channels[0], s.channels[1]); });
  expect_another("accounts change places", [](Scenario& s) { std::swap(s.accounts[0], s.accounts[2]); });
  expect_another("a topic less", [](Scenario& s) { s.topics.pop_back(); });
  expect_another("an account less", [](Scenario& s) { s.accounts.pop_back(); });
  expect_another("no association", [](Scenario& s) { s.associations.clear(); });
  expect_another("ties that are given", [](Scenario& s) { s.ties = {{0, 1}}; });
  Scenario poorer = plain;
  poorer.agencies.clear();
  poorer.costs.clear();
  seal(poorer);
  EXPECT_EQ(world_of(poorer), world_of(plain));
  EXPECT_EQ(poorer.made_digest, plain.made_digest);
}

// The seed stands beside the digest, as the number of the population does.
TEST(Made, SeedAndNumberChooseAmongTheWorldsOfOneConfiguration) {
  const Scenario plain = test::tiny_with({}), other = test::tiny_with({"city.seed=2"});
  EXPECT_EQ(other.made_digest, plain.made_digest);
  EXPECT_NE(world_of(other), world_of(plain));
  const auto second = build_world(std::make_shared<const Scenario>(plain), 1);
  EXPECT_NE(to_text(digest_of(second)), world_of(plain));
}

}  // namespace
}  // namespace kabar
