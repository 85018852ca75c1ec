#include "scenario/made.h"

#include <gtest/gtest.h>

#include <bit>
#include <map>
#include <set>
#include <string>
#include <type_traits>

#include "core/engine.h"
#include "tests/support/each_value.h"
#include "tests/support/tiny_scenario.h"

namespace kabar {
namespace {

static_assert(std::is_constructible_v<MadeConfiguration, const Scenario&>);
static_assert(!std::is_constructible_v<MadeConfiguration, Scenario>, "a view of what is gone");

/// The tiny scenario with a row in every table.
Scenario with_all_tables() {
  Scenario scenario = test::TinyScenario().load();
  scenario.associations.push_back({{"poor", "", "", "none", 3}, "E"});
  scenario.ties = {{3, 19}, {0, 1}};
  seal(scenario);
  return scenario;
}

template <class T>
std::set<std::string> made_keys() {
  std::set<std::string> names;
  for (const Key<T>& key : keys_of<T>()) {
    if (key.facts.made) names.insert(key.facts.name);
  }
  return names;
}

// Known by heart: whoever adds a key here says that people or ties hang on it, and worlds before it are others.
TEST(Made, KeysAreThese) {
  using Names = std::set<std::string>;
  EXPECT_EQ(made_keys<City>(),
            (Names{"households", "rt_households_max", "rw", "seed", "assisted_topic", "assisted_group_size"}));
  EXPECT_EQ(made_keys<Parameters>(), (Names{"poor_persons",
                                            "register_recall",
                                            "register_inclusion",
                                            "adults_max",
                                            "equal_access",
                                            "javanese_low",
                                            "javanese_junior",
                                            "javanese_senior",
                                            "javanese_tertiary",
                                            "attendance",
                                            "attend_none",
                                            "attend_none_poor",
                                            "rt_ties",
                                            "rt_inside",
                                            "kin_ties",
                                            "kin_sigma",
                                            "kin_poor",
                                            "kin_near",
                                            "homophily",
                                            "follow_tilt",
                                            "followers_most",
                                            "rt_group_share",
                                            "groups_per_household",
                                            "group_size",
                                            "group_sigma",
                                            "group_size_min",
                                            "group_size_max"}));
  EXPECT_EQ(made_keys<Kelurahan>(), (Names{"code", "name", "persons", "rt"}));
  EXPECT_EQ(made_keys<Target>(), (Names{"table", "category", "given", "households"}));
  EXPECT_EQ(made_keys<Association>(), (Names{"welfare", "education", "age", "access", "weight"}));
  EXPECT_EQ(made_keys<Topic>(), (Names{"id", "listed", "rank_below", "trait_share", "beneficiary_at_start"}));
  EXPECT_EQ(made_keys<Channel>(), (Names{"id", "mechanism", "users_share", "users_age_tilt"}));
  EXPECT_EQ(made_keys<Account>(), (Names{"agency", "channel", "followers", "followers_share"}));
  EXPECT_EQ(made_keys<KinTie>(), (Names{"one", "other"}));
  EXPECT_EQ(made_keys<Agency>(), Names{});
  EXPECT_EQ(made_keys<CostItem>(), Names{});
}

TEST(Made, DigestHoldsItsKeysAndNoOthers) {
  const Scenario plain = with_all_tables();
  Scenario counted = plain;
  const std::size_t values = test::values_of(counted).size();
  ASSERT_GT(values, 500u);
  for (std::size_t i = 0; i < values; ++i) {
    Scenario scenario = plain;
    const test::Value value = test::values_of(scenario)[i];
    test::change(value);
    seal(scenario);
    EXPECT_EQ(scenario.made_digest != plain.made_digest, value.key.facts->made && value.path != "city.seed")
        << value.path;
    // What people and ties hang on, a world hangs on.
    if (scenario.made_digest == plain.made_digest) continue;
    EXPECT_NE(scenario.world_digest, plain.world_digest) << value.path;
  }
}

TEST(Made, DigestFollowsTheRowsOfItsTables) {
  const Scenario plain = with_all_tables();
  const auto sealed = [&](auto change) {
    Scenario scenario = plain;
    change(scenario);
    seal(scenario);
    return scenario.made_digest;
  };
  std::set<std::string> shorter = {to_text(plain.made_digest)};
  for (const char* table : {"kelurahan", "target", "association", "topic", "channel", "account", "tie"}) {
    const Digest digest = sealed([&](Scenario& scenario) {
      for_each_table(scenario, [&](const char* section, auto& rows) {
        if (section == std::string(table)) rows.pop_back();
      });
    });
    EXPECT_TRUE(shorter.insert(to_text(digest)).second) << table;
  }
  EXPECT_EQ(sealed([](Scenario& scenario) {
              scenario.agencies.clear();
              scenario.costs.pop_back();
              scenario.strategies.clear();
            }),
            plain.made_digest);
  EXPECT_NE(sealed([](Scenario& scenario) { std::swap(scenario.topics[0], scenario.topics[1]); }), plain.made_digest);
}

/// By the contract in load.h, written down by hand.
TEST(Made, DigestHoldsWhatIsNotAtItsDefault) {
  Scenario scenario;
  scenario.city.seed = 9;
  scenario.city.days = 3;
  scenario.city.rw = 5;
  scenario.param.q_N = 0.5;
  scenario.agencies.resize(2);
  scenario.topics.resize(2);
  scenario.topics[0].owner = "dinas";
  scenario.topics[0].rank_below = 0.25;
  seal(scenario);
  DigestWriter made;
  made.text("engine");
  made.u32(kEngine);
  made.text("city");
  made.u64(1);
  made.text("rw");
  made.u8(1);
  made.i64(5);
  made.text("param");
  made.u64(0);
  made.text("topic");
  made.u64(2);
  made.u64(1);  // keys of the first
  made.text("rank_below");
  made.u8(0);
  made.u64(std::bit_cast<std::uint64_t>(0.25));
  made.u64(0);
  EXPECT_EQ(scenario.made_digest, made.finish());
}

TEST(Made, ConfigurationIsAViewOfTheScenario) {
  const Scenario scenario = with_all_tables();
  const MadeConfiguration made(scenario);
  EXPECT_EQ(&made.city, &scenario.city);
  EXPECT_EQ(&made.param, &scenario.param);
  EXPECT_EQ(&made.ties, &scenario.ties);
  EXPECT_EQ(&made.origins, &scenario.origins);
  const auto expect_rows = [](const auto& rows, const auto& of) {
    ASSERT_EQ(rows.size(), of.size());
    EXPECT_EQ(rows.empty(), of.empty());
    std::size_t i = 0;
    for (const auto& row : rows) {
      EXPECT_EQ(&row, &of[i]) << i;
      EXPECT_EQ(&rows[i], &of[i]) << i;
      ++i;
    }
    EXPECT_EQ(i, of.size());
  };
  expect_rows(made.kelurahan, scenario.kelurahan);
  expect_rows(made.targets, scenario.targets);
  expect_rows(made.associations, scenario.associations);
  expect_rows(made.topics, scenario.topics);
  expect_rows(made.channels, scenario.channels);
  expect_rows(made.accounts, scenario.accounts);
  const Scenario empty;
  expect_rows(MadeConfiguration(empty).topics, empty.topics);
}

}  // namespace
}  // namespace kabar
