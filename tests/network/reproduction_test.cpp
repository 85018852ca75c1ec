// Known spectral radii of the operator on arrivals.

#include "network/reproduction.h"

#include <gtest/gtest.h>

#include <cmath>

#include "network/csr.h"
#include "tests/network/small_city.h"

namespace kabar {
namespace {

Network empty_network(std::uint32_t households) {
  Network network;
  network.rt_ties = symmetric_rows(households, {});
  network.kin_ties = network.rt_ties;
  network.groups = network.rt_ties;
  return network;
}

Network of_ties(std::uint32_t households, const std::vector<Pair>& pairs) {
  Network network = empty_network(households);
  network.rt_ties = symmetric_rows(households, pairs);
  return network;
}

void add_groups(Network& network, const std::vector<std::vector<std::uint32_t>>& groups) {
  for (const std::vector<std::uint32_t>& group : groups) {
    network.members.target.insert(network.members.target.end(), group.begin(), group.end());
    network.members.offset.push_back(static_cast<std::uint32_t>(network.members.target.size()));
    network.group_channel.push_back(0);
  }
  network.groups = transpose(network.members, network.rt_ties.rows());
}

TEST(Reproduction, OfARegularNetworkIsDegreeLessOne) {
  // Each household tied to the next three on either side of a ring of 50: degree 6.
  std::vector<Pair> pairs;
  for (std::uint32_t i = 0; i < 50; ++i) {
    for (std::uint32_t d = 1; d <= 3; ++d) pairs.push_back({i, (i + d) % 50});
  }
  const std::vector<std::uint8_t> poor(50, 0);
  const Reproduction made = reproduction(of_ties(50, pairs), poor, {0.05, 0.5, {}});
  EXPECT_TRUE(made.converged);
  EXPECT_NEAR(made.r, 0.05 * 5, 1e-9);
  EXPECT_NEAR(made.by_type[0][0].value(), 0.25, 1e-12);
  EXPECT_FALSE(made.by_type[1][1].has_value());
}

TEST(Reproduction, OfATreeIsZero) {
  const std::vector<std::uint8_t> poor(7, 0);
  EXPECT_EQ(reproduction(of_ties(7, {{0, 1}, {0, 2}, {0, 3}, {0, 4}, {0, 5}, {0, 6}}), poor, {0.9, 0, {}}).r, 0);
  EXPECT_EQ(reproduction(of_ties(7, {{0, 1}, {0, 2}, {1, 3}, {1, 4}, {2, 5}, {2, 6}}), poor, {0.9, 0, {}}).r, 0);
}

TEST(Reproduction, OfATwoColouredNetworkConverges) {
  // Complete bipartite 2 x 4: walks multiply by (2 - 1) (4 - 1) in two steps, the period.
  std::vector<Pair> pairs;
  for (std::uint32_t a = 0; a < 2; ++a) {
    for (std::uint32_t b = 2; b < 6; ++b) pairs.push_back({a, b});
  }
  const std::vector<std::uint8_t> poor(6, 0);
  EXPECT_NEAR(reproduction(of_ties(6, pairs), poor, {0.1, 0, {}}).r, 0.1 * std::sqrt(3.0), 1e-6);
}

TEST(Reproduction, AddsLayersWithTheirWeights) {
  // A ring as neighbours and the same ring as kin: an arrival leaves by one onward tie of each layer, and by the tie of
  // the other layer that leads back: q_rt x 1 + q_kin x 2 after a neighbour tie, and the reverse.
  Network network = of_ties(9, {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}, {5, 6}, {6, 7}, {7, 8}, {0, 8}});
  network.kin_ties = network.rt_ties;
  const double a = 0.2, b = 0.05;
  // [[a, 2 b], [2 a, b]]
  const double expected = (a + b + std::sqrt((a - b) * (a - b) + 16 * a * b)) / 2;
  EXPECT_NEAR(reproduction(network, std::vector<std::uint8_t>(9, 0), {a, b, {}}).r, expected, 1e-7);
}

TEST(Reproduction, OfGroupsExcludesTheGroupOfArrival) {
  // Four groups a, b, c, d of three; each of the six households is in two, one for each pair of groups.
  Network network = empty_network(6);  // ab ac ad bc bd cd
  add_groups(network, {{0, 1, 2}, {0, 3, 4}, {1, 3, 5}, {2, 4, 5}});
  const std::vector<std::uint8_t> poor(6, 0);
  // An arrival in one group leaves by the other, which has 2 others.
  EXPECT_NEAR(reproduction(network, poor, {0, 0, {0.1}}).r, 0.2, 1e-9);
  Network one_group = empty_network(5);
  add_groups(one_group, {{0, 1, 2, 3, 4}});
  EXPECT_EQ(reproduction(one_group, std::vector<std::uint8_t>(5, 0), {0, 0, {0.1}}).r, 0);
}

TEST(Reproduction, ByTypeSeesThatTheGroupsKeepApart) {
  // A triangle of the poor, with q, and a 4-clique of the others, without ties between them.
  const std::vector<std::uint8_t> poor{1, 1, 1, 0, 0, 0, 0};
  const Reproduction made = reproduction(
      of_ties(7, {{0, 1}, {0, 2}, {1, 2}, {3, 4}, {3, 5}, {3, 6}, {4, 5}, {4, 6}, {5, 6}}), poor, {0.3, 0, {}});
  EXPECT_NEAR(made.by_type[1][1].value(), 0.3, 1e-12);
  EXPECT_EQ(made.by_type[1][0].value(), 0);
  EXPECT_NEAR(made.by_type[0][0].value(), 0.6, 1e-12);
  EXPECT_EQ(made.by_type[0][1].value(), 0);
  EXPECT_NEAR(made.r_by_type.value(), 0.6, 1e-12);
  EXPECT_NEAR(made.r, 0.6, 1e-7);
}

TEST(Reproduction, RatesFollowTheParameters) {
  Scenario scenario;
  scenario.param.rounds = 3;
  scenario.channels.resize(2);
  scenario.channels[1].mechanism = "group";
  scenario.channels[1].alpha = 0.4;
  const TellingRates rates = telling_rates(scenario);
  EXPECT_NEAR(rates.rt, 1 - std::pow(1 - 0.045, 3), 1e-12);
  EXPECT_NEAR(rates.kin, 1 - std::pow(1 - 0.065, 3), 1e-12);
  EXPECT_EQ(rates.of_group[0], 0);
  EXPECT_NEAR(rates.of_group[1], 0.004 * 0.5 * 0.4, 1e-15);
}

// A hoax is passed on once, and more readily than news, but never by more than all.
TEST(Reproduction, RatesOfAHoaxAreThoseOfOneRound) {
  Scenario scenario;
  scenario.param.rounds = 3;
  scenario.param.q_N = 0.04;
  scenario.param.w_rt = 0.75;
  scenario.param.w_kin = 1.5;
  scenario.param.r_g = 0.2;
  scenario.param.rho = 0.6;
  scenario.param.hoax_spread = 1.5;
  scenario.channels.resize(1);
  scenario.channels[0].mechanism = "group";
  scenario.channels[0].alpha = 0.4;
  const TellingRates rates = hoax_rates(scenario);
  EXPECT_NEAR(rates.rt, 0.03, 1e-15);
  EXPECT_NEAR(rates.kin, 0.06, 1e-15);
  EXPECT_NEAR(rates.of_group[0], 0.3 * 0.6 * 0.4, 1e-15);
  scenario.param.hoax_spread = 8;
  EXPECT_NEAR(hoax_rates(scenario).of_group[0], 0.6 * 0.4, 1e-15);
}

TEST(Reproduction, OfACityIsSubcriticalAndRepeatable) {
  const test::SmallCity city = test::make_city(3, 40, 40);
  const Network network = build_network(city.scenario, city.population, 0);
  const TellingRates rates = telling_rates(city.scenario);
  const Reproduction one = reproduction(network, city.population.poor, rates);
  const Reproduction two = reproduction(network, city.population.poor, rates);
  EXPECT_TRUE(one.converged);
  EXPECT_EQ(one.r, two.r);
  EXPECT_GT(one.r, 0.3);
  EXPECT_LT(one.r, 0.8);
  EXPECT_NEAR(one.r, one.r_by_type.value(), 0.2);
}

}  // namespace
}  // namespace kabar
