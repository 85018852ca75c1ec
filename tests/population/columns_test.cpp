// What each column of the households must be, on the shipped city.

#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "population/population.h"
#include "tests/population/magelang.h"

namespace kabar {
namespace {

TEST(Columns, OneColumnDoesNotMoveAnother) {
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

TEST(Columns, CountsThePersons) {
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

TEST(Columns, ListsWithTheRegistersErrors) {
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

TEST(Columns, MakesTopicsAsLargeAsTheirTableSays) {
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

TEST(Columns, DrawsLanguagePlatformsAndAttendance) {
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

TEST(Columns, AccessFallsWithAgeAndRisesWithWelfare) {
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

TEST(Columns, GivesRoles) {
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

TEST(Columns, StructuralSwitchesMoveWhatTheyNameAndNothingElse) {
  Scenario one = city();
  one.param.adults_max = 1;
  const Population alone = synthesize(one, 0);
  one.param.adults_max = 4;
  one.param.equal_access = true;
  const Population equal = synthesize(one, 0);
  for (std::uint32_t i = 0; i < people().households; ++i) {
    ASSERT_EQ(alone.connected_adults[i], people().access[i] == Access::none ? 0 : 1);
    ASSERT_EQ(equal.access[i], Access::own_phone);
    ASSERT_GE(equal.connected_adults[i], 1);
    if (people().access[i] == Access::own_phone) {
      ASSERT_EQ(equal.connected_adults[i], people().connected_adults[i]);
    }
  }
  EXPECT_EQ(alone.platforms, people().platforms);
  for (const Population* other : {&alone, &equal}) {
    EXPECT_EQ(other->rank, people().rank);
    EXPECT_EQ(other->education, people().education);
    EXPECT_EQ(other->listed, people().listed);
    EXPECT_EQ(other->attendance, people().attendance);
    EXPECT_EQ(other->eligible, people().eligible);
  }
}

// Where all but the heads of an RW are young, a young one leads it: a head has a duty already.
TEST(Columns, LeadersAreYoungRatherThanHeads) {
  Scenario village = city();
  village.city.households = 60;
  std::uint32_t forced = 0;
  for (std::uint32_t number = 0; number < 40; ++number) {
    const Population made = synthesize(village, number);
    for (std::uint32_t i = 0; i < made.households; ++i) {
      if ((made.roles[i] & kReligiousLeader) == 0) continue;
      const std::uint32_t rw = made.rt_rw[made.rt[i]];
      bool others = false, older = false;  // who heads no RT of the RW
      for (std::uint32_t j = 0; j < made.households; ++j) {
        if (made.rt_rw[made.rt[j]] != rw || (made.roles[j] & kRtHead) != 0) continue;
        others = true;
        older = older || made.age[j] >= AgeBand::from_45;
      }
      forced += others && !older;
      EXPECT_TRUE(!others || (made.roles[i] & kRtHead) == 0) << "household " << i << " of population " << number;
    }
  }
  EXPECT_GT(forced, 0u) << "none had to choose, and nothing is tested";
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
  EXPECT_EQ(feed_sessions(scenario.param.shared_phone_sessions, 0), 0);
  EXPECT_EQ(feed_sessions(scenario.param.shared_phone_sessions, 1), 0.5);
  EXPECT_EQ(feed_sessions(scenario.param.shared_phone_sessions, 4), 3);
  EXPECT_EQ(comprehension_class(two, 0), 1);
  EXPECT_EQ(comprehension_class(two, 1), 4);
  EXPECT_EQ(comprehension_class(two, 2), 7);
}

TEST(Followers, AreANumberThatGrowsWithTheCityOrAShareOfUsers) {
  Account account;
  account.followers = 300;
  EXPECT_EQ(followers_today(account, 2.5, 8000), 750);
  account.followers = 0;
  account.followers_share = 0.05;
  EXPECT_EQ(followers_today(account, 2.5, 8000), 400) << "the users have grown already";
}

}  // namespace
}  // namespace kabar
