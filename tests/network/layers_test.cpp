// The builders of all layers: what each promises about degrees, homophily, order and keys.

#include "network/layers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "scenario/blocks.h"
#include "tests/network/small_city.h"

namespace kabar {
namespace {

using test::is_symmetric;
using test::make_city;
using test::same;
using test::SmallCity;

const SmallCity& city() {
  static const SmallCity made = make_city(4, 50, 40);  // 8,000 households
  return made;
}

const Network& network() {
  static const Network made = build_network(city().scenario, city().population, 0);
  return made;
}

TEST(RtTies, StayInTheRtAndAreSymmetric) {
  EXPECT_TRUE(is_symmetric(network().rt_ties));
  for (std::uint32_t i = 0; i < city().population.households; ++i) {
    for (const std::uint32_t j : network().rt_ties.row(i)) {
      ASSERT_EQ(city().population.rt[i], city().population.rt[j]);
    }
  }
}

TEST(RtTies, HaveTheMeanDegree) {
  // Each of the n = 200 x 780 pairs has a chance of p = 5.6 / 39 on average; a sum of coins varies by at most n p (1 -
  // p).
  const double pairs = 200.0 * 780.0, p = 5.6 / 39.0;
  const double ties = static_cast<double>(network().rt_ties.target.size()) / 2;
  EXPECT_LT(std::fabs(ties - pairs * p), 4 * std::sqrt(pairs * p * (1 - p)));
}

TEST(KinTies, CanBeGivenInPlaceOfMade) {
  SmallCity own = make_city(1, 2, 10);
  own.scenario.ties = {{3, 19}, {0, 1}, {19, 3}, {0, 2}};
  const Network of_own = build_network(own.scenario, own.population, 0);
  ASSERT_EQ(of_own.kin_ties.rows(), 20u);
  const auto row = [&](std::uint32_t i) {
    const auto found = of_own.kin_ties.row(i);
    return std::vector<std::uint32_t>(found.begin(), found.end());
  };
  EXPECT_EQ(row(0), (std::vector<std::uint32_t>{1, 2}));
  EXPECT_EQ(row(3), (std::vector<std::uint32_t>{19}));
  EXPECT_EQ(row(19), (std::vector<std::uint32_t>{3}));
  EXPECT_EQ(of_own.kin_ties.target.size(), 6u);
  EXPECT_EQ(of_own.kin_pairing.duplicates, 1u);
  own.scenario.ties.clear();
  const Network of_made = build_network(own.scenario, own.population, 0);
  EXPECT_TRUE(same(of_made.rt_ties, of_own.rt_ties));  // no other layer moves
  EXPECT_TRUE(same(of_made.members, of_own.members));
  EXPECT_EQ(of_made.followers, of_own.followers);
}

TEST(RtTies, CanBeScatteredOverTheCity) {
  SmallCity loose = make_city(4, 50, 40);
  const Population& population = loose.population;
  const auto inside = [&](const Csr& ties) {
    double in = 0;
    for (std::uint32_t i = 0; i < population.households; ++i) {
      for (const std::uint32_t j : ties.row(i)) in += population.rt[i] == population.rt[j];
    }
    return in / static_cast<double>(ties.target.size());
  };
  const auto alike = [&](const Csr& ties) {
    double in = 0;
    for (std::uint32_t i = 0; i < population.households; ++i) {
      for (const std::uint32_t j : ties.row(i)) in += quintile(population, i) == quintile(population, j);
    }
    return in / static_cast<double>(ties.target.size());
  };
  const Network& whole = network();
  for (const double share : {0.0, 0.6}) {
    loose.scenario.param.rt_inside = share;
    const Network torn = build_network(loose.scenario, population, 0);
    EXPECT_TRUE(is_symmetric(torn.rt_ties));
    // Degrees stay, but for the few ends that meet themselves or an old tie.
    std::size_t moved = 0;
    for (std::uint32_t i = 0; i < population.households; ++i) {
      EXPECT_LE(torn.rt_ties.row(i).size(), whole.rt_ties.row(i).size());
      moved += whole.rt_ties.row(i).size() - torn.rt_ties.row(i).size();
    }
    EXPECT_LT(static_cast<double>(moved), 0.01 * static_cast<double>(whole.rt_ties.target.size()));
    EXPECT_NEAR(inside(torn.rt_ties), share, 0.02);
    EXPECT_NEAR(alike(torn.rt_ties), alike(whole.rt_ties), 0.02);  // as many with their like as before
    EXPECT_TRUE(same(torn.kin_ties, whole.kin_ties));
    EXPECT_TRUE(same(torn.members, whole.members));
    EXPECT_EQ(torn.followers, whole.followers);
    EXPECT_TRUE(same(torn.rt_ties, build_network(loose.scenario, population, 0, 3).rt_ties));  // on any threads
  }
}

TEST(RtTies, HomophilyIsTheShareDrawnWithinTheQuintile) {
  const Population& population = city().population;
  double same_pairs = 0, pairs = 0, same_ties = 0, ties = 0, excess = 0, excess_of = 0;
  for (std::uint32_t rt = 0; rt < population.rts(); ++rt) {
    double s = 0, n = 0, alike = 0, all = 0;
    for (std::uint32_t i = population.rt_begin[rt]; i < population.rt_begin[rt + 1]; ++i) {
      for (std::uint32_t j = i + 1; j < population.rt_begin[rt + 1]; ++j) {
        s += quintile(population, i) == quintile(population, j);
        ++n;
      }
      for (const std::uint32_t j : network().rt_ties.row(i)) {
        if (j < i) continue;
        alike += quintile(population, i) == quintile(population, j);
        ++all;
      }
    }
    // Expected of the RT: all (s + h (1 - s)).
    excess += alike - all * s / n;
    excess_of += all * (1 - s / n);
    same_pairs += s;
    pairs += n;
    same_ties += alike;
    ties += all;
  }
  EXPECT_GT(same_ties / ties, same_pairs / pairs + 0.1);
  EXPECT_LT(std::fabs(excess / excess_of - 0.3), 4 * std::sqrt(0.25 / excess_of));
}

TEST(RtTies, ChancesKeepTheMeanDegreeWhereTheySaturate) {
  const std::vector<std::uint8_t> mixed{0, 0, 1, 1, 2, 2, 3, 3};  // s = 4 / 28
  const TieChance open = tie_chance(mixed, 1.4, 0.5);
  EXPECT_NEAR(open.same, 0.2 * (0.5 + 0.5 * 7), 1e-12);
  EXPECT_NEAR(open.other, 0.1, 1e-12);
  const TieChance full = tie_chance(mixed, 3.5, 0.9);
  EXPECT_EQ(full.same, 1);
  EXPECT_NEAR(4 * full.same + 24 * full.other, 28 * 0.5, 1e-12);
  const std::vector<std::uint8_t> alike{2, 2, 2}, different{0, 1, 2};
  EXPECT_EQ(tie_chance(alike, 1, 0.3).same, 0.5);
  EXPECT_EQ(tie_chance(different, 1, 0.3).other, 0.5);
  EXPECT_EQ(tie_chance(mixed, 20, 0.3).other, 1);  // complete: degree n - 1
  EXPECT_EQ(tie_chance(std::vector<std::uint8_t>{4}, 5, 0.3).same, 0);
}

TEST(KinTies, AreSymmetricAndLoseLittle) {
  EXPECT_TRUE(is_symmetric(network().kin_ties));
  const KinPairing& pairing = network().kin_pairing;
  EXPECT_EQ(network().kin_ties.target.size() + pairing.unpaired + 2 * (pairing.self_pairs + pairing.duplicates),
            pairing.stubs);
  EXPECT_LE(pairing.unpaired, 30u);  // at most one of each of 5 places x 6 circles
  EXPECT_LT(pairing.self_pairs + pairing.duplicates, pairing.stubs / 100);
}

TEST(KinTies, HaveTheMeanDegreeOfTheirGroup) {
  // Stubs have mean m and variance m^2 (e^(sigma^2) - 1), and at most 1/4 more by rounding.
  const Population& population = city().population;
  for (const int poor : {0, 1}) {
    double stubs = 0, n = 0;
    for (std::uint32_t i = 0; i < population.households; ++i) {
      if (population.poor[i] != poor) continue;
      stubs += static_cast<double>(network().kin_ties.row(i).size());
      ++n;
    }
    const double mean = poor ? 4 * 0.7 : 4;
    const double deviation = std::sqrt(mean * mean * (std::exp(0.49) - 1) + 0.25);
    EXPECT_LT(std::fabs(stubs / n - mean), 4 * deviation / std::sqrt(n) + 0.01 * mean);  // 1 %: lost in pairing
  }
}

/// Of ties, kin_near + (1 - kin_near) / 4 in the own of four equal kelurahan; h + (1 - h) / 5 in the own quintile.
void expect_near_and_alike(const Network& network, double kin_near, double homophily) {
  const Population& population = city().population;
  double near = 0, alike = 0, ties = 0, of_quintile[5] = {}, all = 0;
  for (std::uint32_t i = 0; i < population.households; ++i) {
    for (const std::uint32_t j : network.kin_ties.row(i)) {
      near += population.kelurahan[i] == population.kelurahan[j];
      alike += quintile(population, i) == quintile(population, j);
      ++ties;
      ++of_quintile[quintile(population, i)];
      ++all;
    }
  }
  double by_chance = 0;
  for (const double count : of_quintile) by_chance += count / all * count / all;
  const double error = 4 * std::sqrt(0.25 / (ties / 2));
  EXPECT_LT(std::fabs(near / ties - (kin_near + (1 - kin_near) / 4)), error) << kin_near;
  EXPECT_LT(std::fabs(alike / ties - (homophily + (1 - homophily) * by_chance)), error) << homophily;
}

// At their defaults, .5 and .3, one of them taken for its opposite would hardly show.
TEST(KinTies, LookNearAndAmongTheirLike) {
  expect_near_and_alike(network(), 0.5, 0.3);
  SmallCity other = city();
  other.scenario.param.kin_near = 0.85;
  other.scenario.param.homophily = 0.1;
  expect_near_and_alike(build_network(other.scenario, other.population, 0), 0.85, 0.1);
}

TEST(Groups, OfAnRtHoldItsHeadAndTheShareOfItsUsers) {
  const Population& population = city().population;
  double members = 0, users = 0;
  for (std::uint32_t rt = 0; rt < population.rts(); ++rt) {
    const std::uint32_t group = network().rt_group[rt];
    if (group == kNone) continue;
    EXPECT_EQ(network().group_channel[group], 1);
    const auto row = network().members.row(group);
    EXPECT_GE(row.size(), 2u);
    EXPECT_TRUE(std::is_sorted(row.begin(), row.end()));
    const std::uint32_t head = population.rt_head[rt];
    EXPECT_EQ(std::binary_search(row.begin(), row.end(), head), population.platforms[head] != 0);
    for (const std::uint32_t i : row) {
      ASSERT_EQ(population.rt[i], rt);
      ASSERT_NE(population.platforms[i] & 2, 0);
      members += i != head;
    }
    for (std::uint32_t i = population.rt_begin[rt]; i < population.rt_begin[rt + 1]; ++i) {
      users += i != head && population.platforms[i] != 0;
    }
  }
  EXPECT_LT(std::fabs(members / users - 0.6), 4 * std::sqrt(0.24 / users));
}

TEST(Groups, OthersHaveDistinctMembersWithinTheSizes) {
  const Population& population = city().population;
  std::uint32_t rt_groups = 0;
  for (const std::uint32_t group : network().rt_group) rt_groups += group != kNone;
  double memberships = 0, users = 0, local = 0, groups = 0;
  for (std::uint32_t g = rt_groups; g < network().members.rows(); ++g) {
    const auto row = network().members.row(g);
    EXPECT_EQ(std::set<std::uint32_t>(row.begin(), row.end()).size(), row.size());
    EXPECT_GE(row.size(), 5u);
    EXPECT_LE(row.size(), 100u);
    bool one_place = true;
    for (const std::uint32_t i : row) {
      ASSERT_NE(population.platforms[i] & 2, 0);
      one_place = one_place && population.kelurahan[i] == population.kelurahan[row[0]];
    }
    memberships += static_cast<double>(row.size());
    local += one_place;
    ++groups;
  }
  for (const std::uint32_t bits : population.platforms) users += bits != 0;
  EXPECT_NEAR(memberships / users, 2, 100 / users);  // the last group may overshoot
  EXPECT_LT(std::fabs(local / groups - 0.5), 4 * std::sqrt(0.25 / groups));
  const Csr& rows = network().groups;
  ASSERT_EQ(rows.rows(), population.households);
  EXPECT_EQ(rows.target.size(), network().members.target.size());
  for (std::uint32_t i = 0; i < rows.rows(); ++i) {
    for (const std::uint32_t g : rows.row(i)) {
      const auto row = network().members.row(g);
      ASSERT_TRUE(std::binary_search(row.begin(), row.end(), i));
    }
  }
}

TEST(Followers, MoreFollowersContainTheFewer) {
  Scenario larger = city().scenario;
  larger.accounts[1].followers = 1200;
  const Network more = build_network(larger, city().population, 0);
  const auto& few = network().followers[1];
  const auto& many = more.followers[1];
  ASSERT_EQ(few.size(), 3601u);
  ASSERT_EQ(many.size(), 4801u);
  EXPECT_TRUE(std::equal(few.begin(), few.end(), many.begin()));
  EXPECT_EQ(std::set<std::uint32_t>(many.begin(), many.end()).size(), many.size());
  for (const std::uint32_t i : many) ASSERT_NE(city().population.platforms[i] & 1, 0);
}

TEST(Followers, SufficeForTheLargestFactorWhateverStrategiesAsk) {
  Scenario scenario = city().scenario;
  scenario.strategies.resize(1);
  scenario.strategies[0].blocks().posts.resize(1);
  scenario.strategies[0].blocks().posts[0].followers_factor = 3;
  EXPECT_EQ(build_network(scenario, city().population, 0).followers, network().followers);
  scenario.param.followers_most = 1000;
  const Network all = build_network(scenario, city().population, 0);
  std::size_t users = 0;
  for (const std::uint32_t bits : city().population.platforms) users += bits & 1;
  for (std::size_t a = 0; a < 2; ++a) {
    ASSERT_EQ(all.followers[a].size(), users);
    const auto& few = network().followers[a];
    EXPECT_TRUE(std::equal(few.begin(), few.end(), all.followers[a].begin()));
  }
}

TEST(Followers, FollowInProportionToTheirWeight) {
  // Among the first n of N on the channel, the mean weight is that of sampling in proportion to weight.
  const Population& population = city().population;
  double sum = 0, square = 0, most = 0;
  for (std::uint32_t i = 0; i < population.households; ++i) {
    if (!(population.platforms[i] & 1)) continue;
    const double weight = follow_weight(city().scenario.param, population, i);
    sum += weight;
    square += weight * weight;
    most = std::max(most, weight);
  }
  const std::size_t n = 900;
  ASSERT_LT(static_cast<double>(n) * most / sum, 1);  // no household is certain to follow
  double mean = 0;
  for (std::size_t k = 0; k < n; ++k)
    mean += follow_weight(city().scenario.param, population, network().followers[1][k]) / n;
  EXPECT_LT(std::fabs(mean - square / sum), 4 * 0.5 * most / std::sqrt(static_cast<double>(n)));
  EXPECT_GT(mean, 1.1 * sum / 6400);
}

TEST(Followers, AreAnybodyWithoutATilt) {
  SmallCity level = make_city(4, 50, 40);
  level.scenario.param.follow_tilt = 0;
  EXPECT_EQ(follow_weight(level.scenario.param, level.population, 0),
            follow_weight(level.scenario.param, level.population, 7));
  const auto mean_rank = [](const Network& of) {
    double sum = 0;
    for (std::size_t k = 0; k < 900; ++k) sum += static_cast<double>(city().population.rank[of.followers[1][k]]) / 900;
    return sum;
  };
  const Network alike = build_network(level.scenario, level.population, 0);
  EXPECT_LT(std::fabs(mean_rank(alike) - 0.5), 4 * 0.29 / 30);  // 900 uniform ranks
  EXPECT_GT(mean_rank(network()), mean_rank(alike) + 0.02);
  EXPECT_TRUE(same(alike.rt_ties, network().rt_ties));
}

TEST(Order, IsByRankAndItsInverse) {
  const Population& population = city().population;
  for (std::uint32_t place = 0; place < population.households; ++place) {
    if (place > 0) {
      ASSERT_LE(population.rank[network().by_rank[place - 1]], population.rank[network().by_rank[place]]);
    }
    ASSERT_EQ(network().rank_place[network().by_rank[place]], place);
  }
}

TEST(Network, IsTheSameForAnyNumberOfThreads) {
  const Network other = build_network(city().scenario, city().population, 0, 3);
  EXPECT_TRUE(same(network().rt_ties, other.rt_ties));
  EXPECT_TRUE(same(network().kin_ties, other.kin_ties));
  EXPECT_TRUE(same(network().members, other.members));
  EXPECT_EQ(network().followers, other.followers);
}

TEST(Network, AnotherAccountTopicOrChannelMovesNothingElse) {
  Scenario scenario = city().scenario;
  scenario.accounts.insert(scenario.accounts.begin(), {{"baru", "papan", 50}, "E"});
  scenario.topics.resize(3);
  scenario.channels.resize(3);
  scenario.channels[2].id = "grup lain";
  scenario.channels[2].mechanism = "group";  // that nobody uses
  const Network other = build_network(scenario, city().population, 0);
  EXPECT_TRUE(same(network().rt_ties, other.rt_ties));
  EXPECT_TRUE(same(network().kin_ties, other.kin_ties));
  EXPECT_TRUE(same(network().members, other.members));
  EXPECT_EQ(network().followers[0], other.followers[1]);
  EXPECT_EQ(network().followers[1], other.followers[2]);
  EXPECT_NE(other.followers[0], other.followers[1]);
}

TEST(Network, SeedAndPopulationMakeOthers) {
  EXPECT_FALSE(same(network().rt_ties, build_network(city().scenario, city().population, 1).rt_ties));
  Scenario scenario = city().scenario;
  scenario.city.seed = 2;
  EXPECT_FALSE(same(network().kin_ties, build_network(scenario, city().population, 0).kin_ties));
}

TEST(Network, OfASingleHouseholdIsEmpty) {
  const SmallCity tiny = make_city(1, 1, 1);
  const Network made = build_network(tiny.scenario, tiny.population, 0);
  EXPECT_TRUE(made.rt_ties.target.empty());
  EXPECT_TRUE(made.kin_ties.target.empty());
  EXPECT_EQ(made.members.rows(), 0u);
  EXPECT_EQ(made.rt_group[0], kNone);
}

}  // namespace
}  // namespace kabar
