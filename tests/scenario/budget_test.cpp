// What city.budget and scale_with change in digests, and single values over a strategy's base.

#include <gtest/gtest.h>

#include <string>

#include "scenario/blocks.h"
#include "tests/support/tiny_scenario.h"

namespace kabar {
namespace {

using test::tiny_with;

const std::string kScaled = "strategy.semua.scale_with=visits.kunjungan.share";

TEST(BudgetDigests, ChangeOnlyWhereABudgetChangesWhatIsDone) {
  const Scenario plain = tiny_with({}), scaled = tiny_with({kScaled}), budget = tiny_with({"city.budget=5000000"}),
                 both = tiny_with({kScaled, "city.budget=5000000"}), more = tiny_with({kScaled, "city.budget=6000000"});
  for (const Scenario* other : {&scaled, &budget, &both, &more}) {
    EXPECT_EQ(plain.world_digest, other->world_digest) << "the world knows no money";
    EXPECT_EQ(plain.strategies[0].content_digest, other->strategies[0].content_digest);
  }
  EXPECT_EQ(plain.config_digest, scaled.config_digest) << "without a budget nothing is scaled";
  EXPECT_EQ(plain.strategies[1].content_digest, budget.strategies[1].content_digest);
  EXPECT_NE(plain.config_digest, budget.config_digest);
  EXPECT_NE(budget.strategies[1].content_digest, both.strategies[1].content_digest);
  EXPECT_NE(both.strategies[1].content_digest, more.strategies[1].content_digest);
  EXPECT_NE(both.config_digest, more.config_digest);
}

TEST(BudgetKeys, ComeBackFromText) {
  const Scenario scenario = tiny_with({kScaled, "city.budget=5000000", "strategy.diam.budget_exempt=true"});
  std::vector<StrategyText> texts;
  for (const Strategy& strategy : scenario.strategies) texts.push_back({strategy.name, to_toml(strategy)});
  const Scenario again = scenario_from_text(to_toml(scenario), texts);
  EXPECT_EQ(again.config_digest, scenario.config_digest);
  EXPECT_EQ(again.city.budget, 5000000);
  EXPECT_TRUE(again.strategies[0].budget_exempt);
  EXPECT_EQ(again.strategies[1].scale_with, "visits.kunjungan.share");
}

TEST(StrategySet, LaysSingleValuesOverTheBase) {
  const test::TinyScenario tiny;
  LoadOptions options;
  options.strategies = {"semua",
                        tiny.folder.write("strategies/lain.toml",
                                          "title_id = \"Lain\"\n"
                                          "base = \"semua.toml\"\n"
                                          "scale_with = \"visits.kunjungan.share\"\n"
                                          "[set]\n"
                                          "\"posts.*.hour\" = 19\n"
                                          "\"visits.kunjungan.topics\" = [\"kursus\"]\n"
                                          "posts.tambahan.clarity = 2\n"
                                          "[[posts]]\n"
                                          "id = \"tambahan\"\n"
                                          "topics = [\"*\"]\n"
                                          "accounts = [\"*\"]\n"),
                        tiny.folder.write("strategies/turunan.toml",
                                          "title_id = \"Turunan\"\n"
                                          "base = \"lain.toml\"\n"
                                          "set.\"posts.kiriman.hour\" = 7\n")};
  const Scenario scenario = load_scenario(tiny.path(), options);
  const Strategy &base = scenario.strategies[0], &own = scenario.strategies[1], &below = scenario.strategies[2];
  EXPECT_EQ(base.blocks().posts[0].hour, 12);
  ASSERT_EQ(own.blocks().posts.size(), 2u);
  EXPECT_EQ(own.blocks().posts[0].hour, 19);
  EXPECT_EQ(own.blocks().posts[1].hour, 19);
  EXPECT_EQ(own.blocks().posts[1].content.clarity, 2);
  EXPECT_EQ(own.blocks().posts[0].content.clarity, 1.5);
  EXPECT_EQ(own.blocks().visits[0].topics, std::vector<std::string>{"kursus"});
  EXPECT_EQ(below.blocks().posts[0].hour, 7);
  EXPECT_EQ(below.blocks().posts[1].hour, 19);
  EXPECT_EQ(below.scale_with, "visits.kunjungan.share") << "comes from the base, as blocks do";
  EXPECT_EQ(below.title_id, "Turunan");
}

TEST(StrategyWithout, NamesABlockOnce) {
  const test::TinyScenario tiny;
  LoadOptions options;
  options.strategies = {tiny.folder.write("strategies/lain.toml",
                                          "title_id = \"Lain\"\n"
                                          "base = \"semua.toml\"\n"
                                          "without = [\"kiriman\", \"kiriman\"]\n")};
  try {
    load_scenario(tiny.path(), options);
    ADD_FAILURE() << "nothing was refused";
  } catch (const InputError& error) {
    EXPECT_NE(std::string(error.what()).find("lain.toml:3:23: without names \"kiriman\" (it was named before)"),
              std::string::npos)
        << error.what();
  }
}

// The joint team decomposed is no 'more posts' in disguise: all sixteen make the same posts, and differ where they say
// so.
TEST(Factorial, MakesEquallyManyPostsInAllSixteen) {
  LoadOptions options;
  for (int cell = 0; cell < 16; ++cell) {
    std::string name = KABAR_SOURCE_DIR "/scenarios/magelang/factorial/team-";
    for (int bit = 3; bit >= 0; --bit) name += (cell >> bit & 1) != 0 ? '1' : '0';
    options.strategies.push_back(name + ".toml");
  }
  const Scenario scenario = load_scenario(KABAR_SOURCE_DIR "/scenarios/magelang/city.toml", options);
  for (const Strategy& strategy : scenario.strategies) {
    const std::string part = strategy.name.substr(5);
    ASSERT_EQ(strategy.blocks().posts.size(), 8u);
    for (std::size_t i = 0; i < 8; ++i) {
      const PostBlock &post = strategy.blocks().posts[i], &silo = scenario.strategies[0].blocks().posts[i];
      EXPECT_EQ(post.per_week, silo.per_week);
      EXPECT_EQ(post.format, silo.format);
      EXPECT_EQ(post.from_day, silo.from_day);
      EXPECT_EQ(post.hour == 19 && post.topics == std::vector<std::string>{"*"}, part[0] == '1' || i == 3) << "humas";
      EXPECT_EQ(post.accounts == std::vector<std::string>{"*"}, part[1] == '1');
      EXPECT_EQ(post.content.clarity > 1, part[2] == '1');
    }
    EXPECT_EQ(strategy.blocks().instructions.size(), part[3] == '1' ? 1u : 0u);
  }
}

}  // namespace
}  // namespace kabar
