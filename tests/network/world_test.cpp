// Whole worlds: the same for any number of threads, of the same structure at any size, and as small as promised.

#include "network/world.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "core/math.h"
#include "core/random.h"
#include "network/inventory.h"
#include "scenario/load.h"
#include "tests/support/tiny_scenario.h"

namespace kabar {
namespace {

std::shared_ptr<const Scenario> magelang(std::int64_t households) {
  LoadOptions options;
  options.sets = {"city.households=" + std::to_string(households)};
  return std::make_shared<const Scenario>(
      load_scenario(std::string(KABAR_SOURCE_DIR) + "/scenarios/magelang/city.toml", options));
}

const World& shipped() {
  static const World kWorld = build_world(magelang(41000), 0);
  return kWorld;
}

void expect_same_for_any_threads(const std::shared_ptr<const Scenario>& scenario) {
  const Digest serial = digest_of(build_world(scenario, 1, 1));
  for (const int threads : {2, 3, 7}) {
    EXPECT_EQ(to_text(digest_of(build_world(scenario, 1, threads))), to_text(serial)) << threads << " threads";
  }
}

TEST(World, OfATinyTownIsTheSameForAnyThreads) {
  expect_same_for_any_threads(std::make_shared<const Scenario>(test::TinyScenario().load()));
}

TEST(World, OfTheShippedCityIsTheSameForAnyThreads) {
  expect_same_for_any_threads(magelang(41000));
}

TEST(SlowWorld, OfALargeCityIsTheSameForAnyThreads) {
  expect_same_for_any_threads(magelang(200000));
}

// Made by the serial builder that came before the parallel one. Whoever changes the shipped scenario, or a rule of the
// population or of the networks, changes it by right.
TEST(World, OfTheShippedCityIsTheOneItWas) {
  EXPECT_EQ(to_text(digest_of(shipped())), "575950c0403501e76f12d1b8fe7cf4de");
}

// One source of chance varies alone: see Vary.
TEST(World, TakesPeopleAndTiesByTheirOwnNumbers) {
  const auto scenario = std::make_shared<const Scenario>(test::TinyScenario().load());
  const World world = build_world(scenario, {.population = 3, .network = 5, .luck = 8});
  const Population people = synthesize(*scenario, 3);
  EXPECT_EQ(world.population.rank, people.rank);
  EXPECT_NE(world.population.rank, synthesize(*scenario, 5).rank);
  const Network ties = build_network(*scenario, people, 5);
  EXPECT_EQ(world.network.rt_ties.target, ties.rt_ties.target);
  EXPECT_NE(world.network.rt_ties.target, build_network(*scenario, people, 3).rt_ties.target);
  EXPECT_EQ(world.luck_index, 8u);
}

TEST(World, DigestSeesEveryPart) {
  const auto scenario = std::make_shared<const Scenario>(test::TinyScenario().load());
  const World world = build_world(scenario, 0);
  std::vector<World> others(9, world);
  others[0].population.attendance[7] += 0.25f;
  others[1].population.beneficiary[1][3] ^= 1;
  others[2].population.assisted_begin.push_back(0);
  others[3].population.rt_rw[2] += 1;
  others[4].network.kin_ties.target.back() ^= 1;
  others[5].network.followers[1][0] ^= 1;
  std::swap(others[6].network.by_rank[0], others[6].network.by_rank[1]);
  others[7].network.groups.offset.back() += 1;
  others[8].network.kin_pairing.unpaired += 1;
  for (std::size_t i = 0; i < others.size(); ++i) EXPECT_NE(digest_of(others[i]), digest_of(world)) << i;
  EXPECT_EQ(digest_of(build_world(scenario, 0)), digest_of(world));
}

void expect_small(const World& world) {
  const WorldBytes bytes = bytes_of(world);
  const double households = static_cast<double>(bytes.households);
  EXPECT_LE(static_cast<double>(bytes.without_ties()) / households, 100);
  EXPECT_LE(static_cast<double>(bytes.ties) / static_cast<double>(bytes.directed_ties), 8);
  // And they are counted: a column of the first kind and one of the last.
  EXPECT_GE(bytes.columns, world.population.rank.size() * sizeof(float));
  EXPECT_GE(bytes.ties, (world.network.rt_ties.target.size() + world.network.kin_ties.target.size()) * 4);
  EXPECT_EQ(bytes.all(), bytes.columns + bytes.topics + bytes.offsets + bytes.memberships + bytes.followers +
                             bytes.order + bytes.ties);
}

TEST(World, OfTheShippedCityIsSmall) {
  expect_small(shipped());
}

TEST(SlowWorld, OfAMillionHouseholdsIsSmall) {
  expect_small(build_world(magelang(1000000), 0, 2));
}

TEST(World, BytesFollowWhatIsHeld) {
  World world = build_world(std::make_shared<const Scenario>(test::TinyScenario().load()), 0);
  const WorldBytes before = bytes_of(world);
  world.population.attendance.reserve(world.population.attendance.capacity() + 1000);
  EXPECT_EQ(bytes_of(world).columns, before.columns + 4000);
  world.network.followers[0].shrink_to_fit();
  const std::uint64_t followers = bytes_of(world).followers;
  world.network.followers[0].reserve(world.network.followers[0].size() + 5);
  EXPECT_EQ(bytes_of(world).followers, followers + 20);
}

// The formula, household by household, without a table.
TEST(World, KinLooksForAsManyAsTheLogNormalSays) {
  const World& world = shipped();
  const Parameters& param = world.scenario->param;
  const DrawKey key =
      make_key(static_cast<std::uint64_t>(world.scenario->city.seed), 0, kWorldReplicate, Stream::network);
  std::uint64_t stubs = 0;
  for (std::uint32_t i = 0; i < world.population.households; ++i) {
    const Words words = draw(key, counter_head(Purpose::kin_degree), i);
    const double mean = param.kin_ties * (world.population.poor[i] ? param.kin_poor : 1.0);
    const double spread =
        exp(param.kin_sigma * normal_quantile(uniform(words[0])) - param.kin_sigma * param.kin_sigma / 2);
    const double wish = std::min(mean * spread, world.population.households - 1.0);
    const auto whole = static_cast<std::uint32_t>(wish);
    stubs += whole + coin(words[1], threshold(wish - whole));
  }
  EXPECT_EQ(world.network.kin_pairing.stubs, stubs);
}

double share_of(std::size_t part, std::size_t whole) {
  return static_cast<double>(part) / static_cast<double>(whole);
}

/// A city of another size has the same structure.
void expect_same_structure(const World& world) {
  const double growth = world.population.households / 41000.0;
  const auto grown = [&](std::size_t now, std::size_t then, double within) {
    EXPECT_NEAR(share_of(now, then) / growth, 1, within) << now << " against " << then;
  };
  const Population &now = world.population, &then = shipped().population;
  const Network &net = world.network, &old = shipped().network;
  grown(now.rts(), then.rts(), 0.01);
  grown(now.rw_kelurahan.size(), then.rw_kelurahan.size(), 0.02);
  grown(now.assisted_begin.size() - 1, then.assisted_begin.size() - 1, 0.05);
  grown(now.assisted_member.size(), then.assisted_member.size(), 0.05);
  grown(net.members.rows(), old.members.rows(), 0.03);
  grown(net.members.target.size(), old.members.target.size(), 0.03);
  grown(net.rt_ties.target.size(), old.rt_ties.target.size(), 0.02);
  grown(net.kin_ties.target.size(), old.kin_ties.target.size(), 0.03);
  std::size_t cadres[2] = {}, in_kelurahan[2][17] = {};
  for (const int which : {0, 1}) {
    const Population& population = which == 0 ? then : now;
    for (std::uint32_t i = 0; i < population.households; ++i) {
      cadres[which] += (population.roles[i] & kCadre) != 0;
      ++in_kelurahan[which][population.kelurahan[i]];
    }
  }
  grown(cadres[1], cadres[0], 0.15);
  for (std::size_t k = 0; k < 17; ++k) grown(in_kelurahan[1][k], in_kelurahan[0][k], 0.01);
  for (std::size_t a = 0; a < world.scenario->accounts.size(); ++a) {
    const double followers = followers_today(world.scenario->accounts[a], city_growth(*world.scenario), 0);
    EXPECT_DOUBLE_EQ(followers, growth * static_cast<double>(world.scenario->accounts[a].followers));
    EXPECT_GE(static_cast<double>(net.followers[a].size()), std::floor(followers)) << a;
    if (old.followers[a].size() > 1000) grown(net.followers[a].size(), old.followers[a].size(), 0.02);
  }
}

TEST(World, OfAnotherSizeHasTheSameStructure) {
  expect_same_structure(build_world(magelang(20500), 0));
}

TEST(SlowWorld, OfTenTimesTheSizeHasTheSameStructure) {
  expect_same_structure(build_world(magelang(410000), 0, 2));
}

}  // namespace
}  // namespace kabar
