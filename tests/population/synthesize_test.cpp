#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

#include "core/errors.h"
#include "population/population.h"
#include "tests/population/magelang.h"

namespace kabar {
namespace {

const Scenario& city() {
  static const Scenario kCity = magelang();
  return kCity;
}

const Population& people() {
  static const Population kPeople = synthesize(city(), 0);
  return kPeople;
}

double share(const std::vector<std::uint8_t>& column) {
  return std::accumulate(column.begin(), column.end(), 0.0) / static_cast<double>(column.size());
}

/// |observed - p| < 4 standard errors of n coins.
void expect_share(double observed, double p, double n) {
  EXPECT_LT(std::fabs(observed - p), 4 * std::sqrt(p * (1 - p) / n) + 1e-12) << observed << " for " << p;
}

void expect_whole(const Scenario& scenario, const Population& made) {
  ASSERT_EQ(made.rt.size(), made.households);
  ASSERT_EQ(made.kelurahan.size(), made.households);
  EXPECT_EQ(made.rt_begin.front(), 0u);
  EXPECT_EQ(made.rt_begin.back(), made.households);
  for (std::uint32_t rt = 0; rt < made.rts(); ++rt) {
    const std::uint32_t begin = made.rt_begin[rt], end = made.rt_begin[rt + 1];
    ASSERT_LT(begin, end);
    EXPECT_LE(end - begin, scenario.city.rt_households_max);
    EXPECT_TRUE(made.rt_head[rt] >= begin && made.rt_head[rt] < end);
    EXPECT_TRUE(made.roles[made.rt_head[rt]] & kRtHead);
    EXPECT_TRUE(rt == 0 || made.rt_rw[rt] - made.rt_rw[rt - 1] <= 1);
    for (std::uint32_t i = begin; i < end; ++i) {
      ASSERT_EQ(made.rt[i], rt);
      ASSERT_EQ(made.kelurahan[i], made.rw_kelurahan[made.rt_rw[rt]]);
    }
  }
  std::vector<float> ranks = made.rank;
  std::sort(ranks.begin(), ranks.end());
  EXPECT_EQ(std::adjacent_find(ranks.begin(), ranks.end()), ranks.end());
  EXPECT_GT(ranks.front(), 0);
  EXPECT_LT(ranks.back(), 1);
  for (std::uint32_t i = 0; i < made.households; ++i) {
    EXPECT_TRUE(made.size[i] >= 1 && made.size[i] <= 10);
    EXPECT_EQ(made.connected_adults[i] == 0, made.access[i] == Access::none);
    EXPECT_TRUE(made.connected_adults[i] <= std::min<int>(4, made.size[i]));
    EXPECT_TRUE(made.access[i] != Access::none || made.platforms[i] == 0);
    EXPECT_TRUE(made.attendance[i] >= 0 && made.attendance[i] <= 1);
  }
}

TEST(Synthesize, MeetsEveryMarginInTwentyPopulations) {
  for (std::uint32_t p = 0; p < 20; ++p) {
    const Population made = synthesize(city(), p);
    ASSERT_EQ(made.households, 41000u);
    for (const MarginCheck& check : check_margins(city(), made)) {
      EXPECT_LE(std::fabs(static_cast<double>(check.made) - check.target), std::max(5.0, 0.01 * check.target))
          << "population " << p << " " << check.table << " " << check.category << " " << check.given << ": "
          << check.made << " for " << check.target;
    }
  }
}

TEST(Synthesize, LaysOutKelurahanRwAndRt) {
  expect_whole(city(), people());
  EXPECT_EQ(people().rts(), 1031u);
  EXPECT_EQ(people().rw_kelurahan.size(), 192u);
  EXPECT_EQ(std::set<std::uint16_t>(people().rw_kelurahan.begin(), people().rw_kelurahan.end()).size(), 17u);
  std::map<int, std::uint32_t> rts;
  for (const std::uint16_t rw : people().rt_rw) ++rts[people().rw_kelurahan[rw]];
  for (std::size_t k = 0; k < 17; ++k) EXPECT_EQ(rts[static_cast<int>(k)], city().kelurahan[k].rt);
}

TEST(Synthesize, IsAFunctionOfSeedAndNumber) {
  const Population again = synthesize(city(), 0), other = synthesize(city(), 1);
  EXPECT_EQ(people().rank, again.rank);
  EXPECT_EQ(people().platforms, again.platforms);
  EXPECT_EQ(people().roles, again.roles);
  EXPECT_EQ(people().eligible, again.eligible);
  EXPECT_EQ(people().attendance, again.attendance);
  EXPECT_EQ(people().assisted_member, again.assisted_member);
  EXPECT_NE(people().rank, other.rank);
  EXPECT_NE(people().rt_begin, other.rt_begin);
}

TEST(Synthesize, OneColumnDoesNotMoveAnother) {
  Scenario changed = city();
  changed.param.register_recall = 0.5;
  changed.topics.insert(changed.topics.begin(), changed.topics.back());
  changed.topics.front().id = "new";
  changed.channels.front().users_share = 0.1;
  const Population made = synthesize(changed, 0);
  EXPECT_EQ(made.rank, people().rank);
  EXPECT_EQ(made.connected_adults, people().connected_adults);
  EXPECT_EQ(made.attendance, people().attendance);
  EXPECT_EQ(made.rt_head, people().rt_head);
  EXPECT_EQ(made.eligible[3], people().eligible[2]);  // jkn_pbi asks no register
  for (std::uint32_t i = 0; i < made.households; ++i) {
    ASSERT_LE(made.listed[i], people().listed[i]);
    ASSERT_EQ(made.platforms[i] >> 1, people().platforms[i] >> 1);
  }
}

TEST(Synthesize, CountsThePersons) {
  double persons = 0, poor = 0, poor_households = 0;
  for (std::uint32_t i = 0; i < people().households; ++i) {
    persons += people().size[i];
    poor += people().poor[i] ? people().size[i] : 0;
    poor_households += people().poor[i];
  }
  EXPECT_NEAR(persons, 128709, 1287);
  EXPECT_NEAR(poor / persons, 0.071, 0.00071);
  EXPECT_NEAR(poor / poor_households, 3.71, 0.05);
}

TEST(Synthesize, ListsWithTheRegistersErrors) {
  double target = 0, found = 0, others = 0, wrong = 0, poor = 0, poor_found = 0;
  for (std::uint32_t i = 0; i < people().households; ++i) {
    const bool meant = people().decile[i] < 4;
    (meant ? target : others) += 1;
    (meant ? found : wrong) += people().listed[i];
    poor += people().poor[i];
    poor_found += people().poor[i] && people().listed[i];
  }
  expect_share(found / target, 0.75, target);
  expect_share(poor_found / poor, 0.75, poor);
  expect_share(wrong / others, 0.1, others);
}

TEST(Synthesize, MakesTopicsAsLargeAsTheirTableSays) {
  const std::map<std::string, double> shares = {
      {"pkh", .15 * .75 * .6}, {"sembako", .25 * .75},   {"jkn_pbi", .40 * .15}, {"rtlh", .25 * .15},
      {"pip_kip", .30 * .4},   {"pelatihan", .40 * .55}, {"gizi_balita", .2},    {"usul_dtks", .30 * .25}};
  ASSERT_EQ(city().topics.size(), shares.size());
  for (std::size_t t = 0; t < city().topics.size(); ++t) {
    const Topic& topic = city().topics[t];
    const double eligible = share(people().eligible[t]);
    expect_share(eligible, shares.at(topic.id), people().households);
    RecordProperty(topic.id, std::to_string(eligible));
    const double receives = share(people().beneficiary[t]) / eligible;
    EXPECT_LE(std::fabs(receives - topic.beneficiary_at_start), 4 * .5 / std::sqrt(eligible * people().households));
    for (std::uint32_t i = 0; i < people().households; ++i) {
      ASSERT_LE(people().beneficiary[t][i], people().eligible[t][i]);
    }
  }
}

TEST(Synthesize, DrawsLanguagePlatformsAndAttendance) {
  const double javanese[] = {.90, .81, .64, .54};
  for (int e = 0; e < kEducations; ++e) {
    double n = 0, speak = 0;
    for (std::uint32_t i = 0; i < people().households; ++i) {
      if (static_cast<int>(people().education[i]) != e) continue;
      n += 1;
      speak += people().javanese[i];
    }
    expect_share(speak / n, javanese[e], n);
  }
  double connected = 0;
  std::map<std::size_t, double> users;
  for (std::uint32_t i = 0; i < people().households; ++i) {
    connected += people().access[i] != Access::none;
    for (std::size_t c = 0; c < 16; ++c) users[c] += people().platforms[i] >> c & 1;
  }
  for (std::size_t c = 0; c < city().channels.size(); ++c) {
    const Channel& channel = city().channels[c];
    const bool has_users = channel.mechanism == "feed" || channel.mechanism == "group";
    expect_share(users[c] / connected, has_users ? channel.users_share : 0, connected);
  }
  double n[2] = {}, sum[2] = {}, never[2] = {};
  for (std::uint32_t i = 0; i < people().households; ++i) {
    const int poor = people().poor[i];
    n[poor] += 1;
    sum[poor] += people().attendance[i];
    never[poor] += people().attendance[i] == 0;
  }
  EXPECT_NEAR(sum[0] / n[0], 0.35, 4 * 0.33 / std::sqrt(n[0]));
  expect_share(never[0] / n[0], 0.3, n[0]);
  expect_share(never[1] / n[1], 0.4, n[1]);
}

TEST(Synthesize, AccessFallsWithAgeAndRisesWithWelfare) {
  double n[4][2] = {}, without[4][2] = {};
  for (std::uint32_t i = 0; i < people().households; ++i) {
    const int age = static_cast<int>(people().age[i]), top = people().decile[i] >= 5;
    n[age][top] += 1;
    without[age][top] += people().access[i] == Access::none;
  }
  for (int top = 0; top < 2; ++top) {
    for (int age = 1; age < 4; ++age) {
      EXPECT_GT(without[age][top] / n[age][top], without[age - 1][top] / n[age - 1][top]);
    }
  }
  for (int age = 0; age < 4; ++age) EXPECT_GT(without[age][0] / n[age][0], without[age][1] / n[age][1]);
}

TEST(Synthesize, GivesRoles) {
  std::uint32_t heads = 0, fit_heads = 0, religious = 0, leaders = 0;
  double cadres = 0;
  for (std::uint32_t i = 0; i < people().households; ++i) {
    const int roles = people().roles[i];
    heads += (roles & kRtHead) != 0;
    fit_heads += (roles & kRtHead) && !people().poor[i] && people().access[i] != Access::none;
    religious += (roles & kReligiousLeader) != 0;
    leaders += (roles & kGroupLeader) != 0;
    cadres += (roles & kCadre) != 0;
    ASSERT_TRUE(!(roles & kCadre) || people().female[i]);
  }
  EXPECT_EQ(heads, 1031u);
  EXPECT_EQ(fit_heads, 1031u);
  EXPECT_EQ(religious, 192u);
  expect_share(cadres / people().households, 1.0 / 40, people().households);
  const std::uint32_t groups = static_cast<std::uint32_t>(people().assisted_begin.size() - 1);
  EXPECT_EQ(leaders, groups);
  double assisted = 0;
  for (std::uint32_t i = 0; i < people().households; ++i) assisted += people().beneficiary[0][i];
  EXPECT_EQ(people().assisted_member.size(), assisted);
  EXPECT_NEAR(assisted / groups, 25, 2);
  for (std::uint32_t g = 0; g < groups; ++g) {
    std::uint32_t in_group = 0;
    for (std::uint32_t e = people().assisted_begin[g]; e < people().assisted_begin[g + 1]; ++e) {
      const std::uint32_t i = people().assisted_member[e];
      EXPECT_EQ(people().kelurahan[i], people().kelurahan[people().assisted_member[people().assisted_begin[g]]]);
      in_group += (people().roles[i] & kGroupLeader) != 0;
    }
    EXPECT_EQ(in_group, 1u);
  }
}

TEST(Synthesize, MakesCitiesOfAnySize) {
  Scenario scenario = city();
  for (const std::int64_t households : {1, 5, 60, 1000, 20000, 200000}) {
    scenario.city.households = households;
    const Population made = synthesize(scenario, 3);
    ASSERT_EQ(made.households, households);
    expect_whole(scenario, made);
    if (households < 20000) continue;
    const double per_rt = static_cast<double>(households) / made.rts();
    EXPECT_NEAR(per_rt, 41000.0 / 1031, 1.5) << households;
  }
}

TEST(Synthesize, MakesACityWithoutTables) {
  Scenario scenario;
  scenario.city.households = 220;
  scenario.city.rt_households_max = 220;
  Kelurahan village;
  village.name = "village";
  village.rt = 1;
  scenario.kelurahan.push_back(village);
  const Population made = synthesize(scenario, 0);
  expect_whole(scenario, made);
  EXPECT_EQ(made.rts(), 1u);
  EXPECT_EQ(made.rw_kelurahan.size(), 1u);
  EXPECT_NEAR(share(made.poor), 0.06, 0.005);
  EXPECT_EQ(made.assisted_begin, std::vector<std::uint32_t>{0});

  scenario.kelurahan.clear();
  scenario.city.rt_households_max = 50;
  const Population nowhere = synthesize(scenario, 0);
  expect_whole(scenario, nowhere);
  EXPECT_EQ(nowhere.rts(), 6u);  // filled to 40 of 50: 5.5
}

TEST(Synthesize, RefusesTargetsThatDoNotAgree) {
  Scenario scenario = city();
  scenario.targets[0].households += 10;
  scenario.targets[1].category = "33.71.99";
  scenario.targets.push_back(scenario.targets.back());
  try {
    synthesize(scenario, 0);
    FAIL();
  } catch (const InputError& error) {
    EXPECT_EQ(error.problems().size(), 3u) << error.what();
  }
}

TEST(Classes, CountSessionsAndComprehension) {
  Population two;
  two.households = 3;
  two.access = {Access::none, Access::shared_phone, Access::home};
  two.connected_adults = {0, 1, 3};
  two.education = {Education::primary_or_less, Education::senior, Education::tertiary};
  two.javanese = {1, 0, 1};
  Scenario scenario;
  EXPECT_EQ(feed_class(two, 0), 0);
  EXPECT_EQ(feed_class(two, 1), 1);
  EXPECT_EQ(feed_class(two, 2), 4);
  EXPECT_EQ(feed_sessions(scenario, 0), 0);
  EXPECT_EQ(feed_sessions(scenario, 1), 0.5);
  EXPECT_EQ(feed_sessions(scenario, 4), 3);
  EXPECT_EQ(comprehension_class(two, 0), 1);
  EXPECT_EQ(comprehension_class(two, 1), 4);
  EXPECT_EQ(comprehension_class(two, 2), 7);
}

}  // namespace
}  // namespace kabar
