#include "scenario/load.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "scenario/blocks.h"
#include "tests/support/tiny_scenario.h"

namespace kabar {
namespace {

using test::TinyScenario;

TEST(LoadScenario, ReadsTheTinyCity) {
  const TinyScenario tiny;
  const Scenario scenario = tiny.load();
  EXPECT_EQ(scenario.city.name, "Kota Contoh");
  EXPECT_EQ(scenario.city.days, 30);
  EXPECT_EQ(scenario.city.start, "2025-01-06");  // not said: the default
  EXPECT_EQ(scenario.param.rt_ties, 4);
  EXPECT_EQ(scenario.param.q_N, Parameters{}.q_N);
  ASSERT_EQ(scenario.kelurahan.size(), 2u);
  EXPECT_EQ(scenario.kelurahan[0].name, "Melati");
  EXPECT_EQ(scenario.kelurahan[0].poverty_weight, 1.5);
  ASSERT_EQ(scenario.topics.size(), 2u);
  EXPECT_EQ(scenario.topics[1].name_id, "Kursus menjahit, gratis");
  EXPECT_EQ(scenario.agencies[1].name, "Balai \"Contoh\"");
  EXPECT_EQ(scenario.costs[2].staff_hours, 0.05);  // ".05"
  EXPECT_EQ(scenario.channels[3].half_life_hours, Channel{}.half_life_hours);
  ASSERT_EQ(scenario.strategies.size(), 2u);
  EXPECT_EQ(scenario.strategies[0].name, "diam");
  const Strategy& all = scenario.strategies[1];
  EXPECT_EQ(all.title_en, "Every way");
  ASSERT_EQ(all.blocks().posts.size(), 1u);
  EXPECT_EQ(all.blocks().posts[0].accounts, (std::vector<std::string>{"dinas/*", "*/wajah"}));
  EXPECT_EQ(all.blocks().posts[0].content.clarity, 1.5);
  EXPECT_EQ(all.blocks().meetings[0].content.language.word(), "both");
  EXPECT_EQ(all.blocks().costs[0].per_week, 1);
  EXPECT_EQ(scenario.sources.size(), 10u);
}

TEST(LoadScenario, SelectsAndOrdersTopics) {
  const TinyScenario tiny;
  LoadOptions options;
  options.sets = {"city.topics=[kursus, beras]"};
  const Scenario scenario = tiny.load(options);
  EXPECT_EQ(scenario.topics[0].id, "kursus");
  EXPECT_EQ(scenario.topics[1].id, "beras");
  options.sets = {"city.topics=kursus"};
  options.with_strategies = false;
  EXPECT_EQ(tiny.load(options).topics.size(), 1u);
  EXPECT_TRUE(tiny.load(options).strategies.empty());
}

TEST(LoadScenario, TakesStrategiesByNameAndByPath) {
  const TinyScenario tiny;
  const std::string other = tiny.folder.write("lain/ketiga.toml", "title_id = \"Ketiga\"\n");
  LoadOptions options;
  options.strategies = {"semua", other};
  const Scenario scenario = tiny.load(options);
  ASSERT_EQ(scenario.strategies.size(), 2u);
  EXPECT_EQ(scenario.strategies[1].name, "ketiga");
}

TEST(LoadScenario, ABaseIsReadFirstAndOverridden) {
  const TinyScenario tiny;
  const std::string preset = tiny.folder.write("presets/seminggu.toml",
                                               "base = \"../city.toml\"\n"
                                               "[city]\n"
                                               "days = 8\n"
                                               "strategies = [\"diam\", \"../lain/ketiga.toml\"]\n"
                                               "[param]\n"
                                               "q_N = 0.1\n"
                                               "[set]\n"
                                               "\"channel.wajah.alpha\" = 0.5\n"
                                               "account.\"dinas/foto\".followers = 7\n"
                                               "[[agency]]\n"
                                               "id = \"dinas\"\n"
                                               "name = \"Lain\"\n"
                                               "[[agency]]\n"
                                               "id = \"balai\"\n"
                                               "name = \"Balai\"\n");
  tiny.folder.write("lain/ketiga.toml", "title_id = \"Ketiga\"\n");
  const Scenario scenario = load_scenario(preset);
  EXPECT_EQ(scenario.city.days, 8);
  EXPECT_EQ(scenario.city.households, 120);
  EXPECT_EQ(scenario.param.q_N, 0.1);
  EXPECT_EQ(scenario.param.rt_ties, 4);
  EXPECT_EQ(scenario.channels[0].alpha, 0.5);
  EXPECT_EQ(scenario.accounts[1].followers, 7);
  EXPECT_EQ(scenario.agencies[0].name, "Lain");
  EXPECT_EQ(scenario.strategies[1].name, "ketiga");
}

TEST(LoadScenario, ABaseOfAStrategyLendsItNoTitle) {
  const TinyScenario tiny;
  tiny.folder.write("strategies/turunan.toml", "base = \"semua.toml\"\ntitle_id = \"Turunan\"\n");
  tiny.folder.write("strategies/derived.toml", "base = \"semua.toml\"\ntitle_en = \"Derived\"\n");
  LoadOptions options;
  options.strategies = {"semua", "turunan", "derived"};
  const Scenario scenario = tiny.load(options);
  EXPECT_EQ(scenario.strategies[0].title_en, "Every way");
  EXPECT_EQ(scenario.strategies[1].title_id, "Turunan");
  EXPECT_EQ(scenario.strategies[1].title_en, "");
  EXPECT_EQ(scenario.strategies[2].title_id, "");
  EXPECT_EQ(scenario.strategies[2].blocks().posts.size(), 1u) << "its blocks it does";
}

TEST(LoadScenario, ABlockMayLastOneDay) {
  const TinyScenario tiny;
  LoadOptions options;
  options.sets = {"strategy.semua.posts.kiriman.from_day=29", "strategy.semua.posts.kiriman.to_day=29"};
  EXPECT_EQ(tiny.load(options).strategies[1].blocks().posts[0].to_day, 29) << "the last of thirty";
}

TEST(LoadScenario, GivesRhythmsTheMeanOne) {
  const TinyScenario tiny;
  LoadOptions options;
  options.sets = {"city.weekdays=[1, 1, 1, 1, 1, 2, 0]"};
  const Scenario scenario = tiny.load(options);
  double sum = 0;
  for (const double day : scenario.city.weekdays) sum += day;
  EXPECT_NEAR(sum, 7, 1e-12);
  EXPECT_EQ(scenario.city.weekdays[6], 0);
  options.sets = {"city.weekdays=[3, 3, 3, 3, 3, 6, 0]"};
  const Scenario scaled = tiny.load(options);
  for (std::size_t day = 0; day < 7; ++day) {
    EXPECT_NEAR(scaled.city.weekdays[day], scenario.city.weekdays[day], 1e-12) << day;
  }
}

TEST(LoadScenario, ReadsBomAndCrlf) {
  const TinyScenario tiny;
  std::string text = test::tiny_files().at("kelurahan.csv"), crlf = "\xEF\xBB\xBF\r\n";
  for (const char c : text) crlf += c == '\n' ? std::string("\r\n\r\n") : std::string(1, c);
  const Scenario plain = tiny.load();
  tiny.folder.write("kelurahan.csv", crlf);
  tiny.folder.write("city.toml", "\xEF\xBB\xBF" + test::tiny_files().at("city.toml"));
  EXPECT_EQ(tiny.load().world_digest, plain.world_digest);
}

TEST(LoadScenario, TheShippedCityIsValid) {
  const std::string path = KABAR_SOURCE_DIR "/scenarios/magelang/city.toml";
  EXPECT_EQ(load_scenario(path).kelurahan.size(), 17u);
}

TEST(LoadScenario, NamesEveryFileThatWasReadOnce) {
  const Scenario scenario = load_scenario(std::string(KABAR_SOURCE_DIR) + "/scenarios/magelang/city.toml");
  std::vector<std::string> names;
  for (const SourceFile& file : scenario.sources) names.push_back(file.name);
  EXPECT_GT(names.size(), 10u);
  std::sort(names.begin(), names.end());
  EXPECT_EQ(std::adjacent_find(names.begin(), names.end()), names.end()) << "a base that several strategies share";
}

}  // namespace
}  // namespace kabar
