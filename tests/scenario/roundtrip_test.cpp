// What is written reads back to the same values, over random values of every key.

#include <gtest/gtest.h>

#include <bit>
#include <cstring>

#include "core/engine.h"
#include "core/random.h"
#include "scenario/blocks.h"
#include "scenario/keys.h"
#include "tests/support/tiny_scenario.h"

namespace kabar {
namespace {

/// Draws by Philox from a counter, so that every run tests the same values.
class Dice {
 public:
  explicit Dice(std::uint32_t seed) : key_{seed, 0} {}
  std::uint32_t word() {
    if (left_ == 0) words_ = philox4x32({count_++, 0, 0, 0}, key_), left_ = 4;
    return words_[--left_];
  }
  std::uint32_t below(std::uint32_t n) { return static_cast<std::uint32_t>((std::uint64_t{word()} * n) >> 32); }
  double unit() { return (static_cast<double>(word()) + 0.5) / 4294967296.0; }

 private:
  DrawKey key_;
  std::uint32_t count_ = 0, left_ = 0;
  Words words_{};
};

/// Gives every value that no other value depends on a random one inside its range.
struct Randomise {
  Dice& dice;
  const KeyFacts& facts;

  double number() const { return std::min(facts.high, facts.low + (facts.high - facts.low) * dice.unit()); }
  std::string word() const {
    if (!facts.choices.empty()) return facts.choices[dice.below(static_cast<std::uint32_t>(facts.choices.size()))];
    static const std::vector<std::string> kBits = {"a", "\"", "\\", "\n", "\t", "é", "#", "'", "=", "\x7f", "[", ","};
    std::string text;
    for (std::uint32_t i = dice.below(8); i > 0; --i)
      text += kBits[dice.below(static_cast<std::uint32_t>(kBits.size()))];
    return text;
  }
  void operator()(double* value) const { *value = number(); }
  void operator()(std::int64_t* value) const {
    *value = std::max(static_cast<std::int64_t>(facts.low), static_cast<std::int64_t>(number()));
  }
  void operator()(bool* value) const { *value = dice.below(2) == 1; }
  void operator()(std::string* value) const { *value = word(); }
  void operator()(AnyChoice* value) const { ASSERT_TRUE(value->take(word())); }
  void operator()(std::vector<std::string>* values) const {
    values->clear();
    for (std::uint32_t i = dice.below(4); i > 0; --i) values->push_back(word());
  }
  void operator()(std::vector<double>*) const {}
};

bool is_free(std::string_view name) {
  for (const char* tied : {"id",
                           "code",
                           "name",
                           "agency",
                           "channel",
                           "mechanism",
                           "carrier",
                           "unit",
                           "cost_item",
                           "cost_item_video",
                           "topics",
                           "accounts",
                           "kelurahan",
                           "item",
                           "retarget",
                           "survey",
                           "survey_item",
                           "incentive_item",
                           "meeting_channel",
                           "group_channel",
                           "from_day",
                           "to_day",
                           "day",
                           "days",
                           "start",
                           "rw",
                           "rt",
                           "assisted_topic",
                           "strategies",
                           "table",
                           "category",
                           "given",
                           "half_life_hours",
                           "sessions_per_day",
                           "seen_share",
                           "circular_days_min",
                           "circular_days_max",
                           "group_size_min",
                           "group_size_max",
                           "welfare",
                           "education",
                           "age",
                           "access"}) {
    if (name == tied) return false;
  }
  return true;
}

void randomise(const BoundKeys& keys, Dice& dice) {
  for (const BoundKey& key : keys) {
    if (is_free(key.facts->name)) std::visit(Randomise{dice, *key.facts}, key.cell);
  }
}

void randomise(Scenario& scenario, Dice& dice) {
  randomise(bind(scenario.city), dice);
  randomise(bind(scenario.param), dice);
  scenario.param.followers_most = 1000;  // every factor may stand beside it
  for_each_table(scenario, [&](const char*, auto& rows) {
    for (auto& row : rows) randomise(bind(row), dice);
  });
  for (Strategy& strategy : scenario.strategies) {
    for_each_block_list(strategy, [&](const char*, auto& blocks) {
      for (auto& block : blocks) randomise(bind(block), dice);
    });
  }
}

struct Same {
  bool operator()(const double* a, const double* b) const {
    return std::bit_cast<std::uint64_t>(*a) == std::bit_cast<std::uint64_t>(*b);
  }
  template <class T>
  bool operator()(const T* a, const T* b) const {
    return *a == *b;
  }
  template <class T, class U>
  bool operator()(const T*, const U*) const {
    return false;
  }
};

template <class T>
void expect_same(const char* what, T a, T b) {
  const BoundKeys left = bind(a), right = bind(b);
  ASSERT_EQ(left.size(), right.size());
  for (std::size_t i = 0; i < left.size(); ++i) {
    EXPECT_TRUE(std::visit(Same{}, left[i].cell, right[i].cell)) << what << "." << left[i].facts->name;
  }
}

void expect_same(const Scenario& a, const Scenario& b) {
  expect_same("city", a.city, b.city);
  expect_same("param", a.param, b.param);
  for_each_table(a, [&](const char* section, const auto& rows) {
    for_each_table(b, [&](const char* other, const auto& others) {
      if constexpr (std::is_same_v<decltype(rows), decltype(others)>) {
        if (std::strcmp(section, other) != 0) return;
        ASSERT_EQ(rows.size(), others.size());
        for (std::size_t i = 0; i < rows.size(); ++i) expect_same(section, rows[i], others[i]);
      }
    });
  });
}

TEST(ToToml, ReadsBackToTheSameValues) {
  const test::TinyScenario tiny;
  const Scenario plain = tiny.load();
  Dice dice(7);
  for (int round = 0; round < 60; ++round) {
    Scenario scenario = plain;
    randomise(scenario, dice);
    seal(scenario);
    std::vector<StrategyText> texts;
    for (const Strategy& strategy : scenario.strategies) texts.push_back({strategy.name, to_toml(strategy)});
    const Scenario again = scenario_from_text(to_toml(scenario), texts);
    expect_same(scenario, again);
    EXPECT_EQ(scenario.world_digest, again.world_digest);
    EXPECT_EQ(scenario.config_digest, again.config_digest);
    ASSERT_EQ(scenario.strategies.size(), again.strategies.size());
    for (std::size_t i = 0; i < again.strategies.size(); ++i) {
      EXPECT_EQ(scenario.strategies[i].content_digest, again.strategies[i].content_digest);
      EXPECT_EQ(scenario.strategies[i].title_id, again.strategies[i].title_id);
    }
  }
}

TEST(ToToml, NormalisedRhythmsKeepTheirBits) {
  const test::TinyScenario tiny;
  LoadOptions options;
  options.sets = {"city.weekdays=.3,.7,1.1,2,.9,.13,.77"};
  const Scenario scenario = tiny.load(options);
  options.sets = {};
  options.with_strategies = false;
  const Scenario again = scenario_from_text(to_toml(scenario), {}, options);
  EXPECT_EQ(again.city.weekdays, scenario.city.weekdays);
  EXPECT_EQ(again.world_digest, scenario.world_digest);
}

/// By the contract in load.h, written down by hand.
TEST(Digests, HoldWhatIsNotAtItsDefault) {
  Scenario scenario;
  scenario.strategies.resize(1);
  Strategy& strategy = scenario.strategies[0];
  strategy.blocks().costs.resize(2);
  strategy.blocks().costs[0].id = "tim";
  strategy.blocks().costs[0].item = "team";
  strategy.blocks().costs[0].count = 2.5;
  seal(scenario);
  DigestWriter content;
  content.text("costs");
  content.u64(2);
  content.u64(3);  // keys of the first
  content.text("id");
  content.u8(3);
  content.text("tim");
  content.text("item");
  content.u8(3);
  content.text("team");
  content.text("count");
  content.u8(0);
  content.u64(std::bit_cast<std::uint64_t>(2.5));
  content.u64(0);  // of the second: all at their defaults
  EXPECT_EQ(strategy.content_digest, content.finish());
  DigestWriter world;
  world.text("engine");
  world.u32(kEngine);
  world.text("city");
  world.u64(0);
  world.text("param");
  world.u64(0);
  EXPECT_EQ(scenario.world_digest, world.finish());
  DigestWriter config;
  config.digest(scenario.world_digest);
  config.i64(scenario.city.seed);
  config.u64(1);
  config.digest(strategy.content_digest);
  EXPECT_EQ(scenario.config_digest, config.finish());
}

TEST(Digests, FollowWhatTheySay) {
  const test::TinyScenario tiny;
  const Scenario plain = tiny.load();
  const auto with = [&](const char* set) {
    LoadOptions options;
    options.sets = {set};
    return tiny.load(options);
  };
  for (const char* set : {"city.seed=5", "strategy.semua.posts.kiriman.hour=3"}) {
    EXPECT_EQ(with(set).world_digest, plain.world_digest) << set;
    EXPECT_NE(with(set).config_digest, plain.config_digest) << set;
  }
  for (const char* set : {"city.populations=9", "city.replicates=9"}) {
    EXPECT_EQ(with(set).config_digest, plain.config_digest) << set << " is how much of it is run";
  }
  for (const char* set : {"city.days=29", "param.psi=.4", "channel.wajah.alpha=.2",
                          "target.access/none.households=20.25", "city.start=2025-01-07"}) {
    EXPECT_NE(with(set).world_digest, plain.world_digest) << set;
    EXPECT_NE(with(set).config_digest, plain.config_digest) << set;
    EXPECT_EQ(with(set).strategies[1].content_digest, plain.strategies[1].content_digest) << set;
  }
  EXPECT_EQ(with("city.name=Lain").config_digest, plain.config_digest);
  EXPECT_EQ(with("city.topics=beras,kursus").world_digest, plain.world_digest);
  EXPECT_NE(with("city.topics=kursus,beras").world_digest, plain.world_digest);

  Scenario zero = plain;
  zero.kelurahan[0].lat = 0.0;
  seal(zero);
  Scenario minus_zero = plain;
  minus_zero.kelurahan[0].lat = -0.0;
  seal(minus_zero);
  EXPECT_EQ(zero.world_digest, minus_zero.world_digest);

  Scenario renamed = plain;
  renamed.strategies[1].name = "lain";
  renamed.strategies[1].title_id = "Lain";
  std::swap(renamed.strategies[0], renamed.strategies[1]);
  seal(renamed);
  EXPECT_EQ(renamed.config_digest, plain.config_digest);
}

}  // namespace
}  // namespace kabar
