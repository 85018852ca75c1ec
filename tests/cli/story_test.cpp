// `kabar story` as a user meets it: both languages, two strategies, JSON, and a table of bad input.

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "tests/cli/json.h"
#include "tests/cli/program.h"
#include "tests/cli/words.h"
#include "tests/support/tiny_scenario.h"

namespace kabar::test {
namespace {

std::string told(const std::vector<std::string>& more) {
  std::vector<std::string> words = {"story", kTown};
  words.insert(words.end(), more.begin(), more.end());
  const ProgramRun run = run_kabar(words);
  EXPECT_EQ(run.exit_code, 0) << run.errors;
  EXPECT_EQ(run.errors, "");
  return run.output;
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST(StoryProgram, TellsOfAPoorHouseholdThatHeard) {
  const std::string english = told({"--strategy", "pesan-ketua-rt"});
  for (const char* part : {"poor", "== Through RT heads ==", "told by the RT head (household ",
                           "becomes AWARE (chance 65 %)", "2025 19:00", "In the end ", "made by a computer"}) {
    EXPECT_TRUE(has(english, part)) << part << " in\n" << english;
  }
  const std::string indonesian = told({"--strategy", "pesan-ketua-rt", "--lang", "id"});
  for (const char* part : {"miskin", "== Lewat ketua RT ==", "disampaikan ketua RT (rumah tangga ",
                           "menjadi TAHU (peluang 65 %)", "2025 19.00", "Pada akhirnya ", "buatan komputer"}) {
    EXPECT_TRUE(has(indonesian, part)) << part << " in\n" << indonesian;
  }
}

TEST(StoryProgram, TellsOfHoaxesAndWhoCorrectsThem) {
  const std::vector<std::string> flooded = {"--strategy",  "kunjungan",
                                            "--set",       "param.hoaxes=1000",
                                            "--set",       "param.hoax_cleared=1",
                                            "--set",       "strategy.kunjungan.visits.kader.target=all",
                                            "--set",       "strategy.kunjungan.visits.kader.from_day=20",
                                            "--household", "7"};
  const auto with = [&](std::vector<std::string> more) {
    more.insert(more.begin(), flooded.begin(), flooded.end());
    return told(more);
  };
  EXPECT_TRUE(has(with({}), "hears a HOAX about it and believes it (chance to apply down by 30 %).")) << with({});
  EXPECT_TRUE(
      has(with({"--lang", "id"}), "mendengar HOAKS tentang program ini dan percaya (peluang mengajukan turun 30 %)."));
  EXPECT_FALSE(has(with({}), "SET RIGHT"));
  const std::string debunks = "strategy.kunjungan.visits.kader.debunks=true";
  EXPECT_TRUE(has(with({"--set", debunks}), "is SET RIGHT about the hoax.")) << with({"--set", debunks});
  const Json story = Json::parse(with({"--set", debunks, "--json"})).at("stories").at(0);
  std::map<std::string, bool> misled;  // topic: believes and is set right in turn
  for (const Json& belief : story.at("hoaxes")) {
    const bool now = belief.at("misled");
    EXPECT_NE(misled[belief.at("topic")], now);
    misled[belief.at("topic")] = now;
  }
  EXPECT_FALSE(misled.empty());
}

TEST(StoryProgram, SaysWhereTwoStrategiesPart) {
  EXPECT_TRUE(has(told({"--strategy", "rapat-rt", "--strategy", "kunjungan"}), "The stories part on "));
  // A household without internet, and a strategy that only posts.
  EXPECT_TRUE(has(told({"--strategy", "diam", "--strategy", "unggahan", "--household", "47"}),
                  "For this household both strategies are the same."));
}

TEST(StoryProgram, IsOfTheLastStrategyUnlessItIsNamed) {
  const Json tale = Json::parse(told({"--json"}));
  ASSERT_EQ(tale.at("stories").size(), 1u);
  EXPECT_EQ(tale.at("stories").at(0), Json::parse(told({"--strategy", "kunjungan", "--json"})).at("stories").at(0));
}

TEST(StoryProgram, IsTheSameWhateverElseIsTold) {
  const Json alone = Json::parse(told({"--strategy", "kunjungan", "--household", "7", "--json"}));
  const Json beside =
      Json::parse(told({"--strategy", "unggahan", "--strategy", "kunjungan", "--household", "7", "--json"}));
  EXPECT_EQ(alone.at("household"), 7);
  EXPECT_EQ(alone.at("stories").at(0), beside.at("stories").at(1));
}

TEST(StoryProgram, JsonAddsUp) {
  const Json tale = Json::parse(told({"--strategy", "rapat-rt", "--json"}));
  const Json& story = tale.at("stories").at(0);
  std::size_t exposures = 0, aware = 0;
  for (const Json& topic : story.at("topics")) {
    exposures += topic.at("exposures").get<std::size_t>();
    aware += topic.at("first_aware_hour").is_null() ? 0 : 1;
  }
  EXPECT_EQ(story.at("encounters").size(), exposures);
  EXPECT_GE(aware, 1u) << "a household that heard was asked for";
}

TEST(StoryProgram, RefusesWhatItCannotTell) {
  struct Bad {
    std::vector<std::string> words;
    std::string said;
  };
  const std::vector<Bad> table = {
      {{"--household", "600"}, "--household = 600 (must be from 0 to 599)"},
      {{"--household", "-1"}, "--household = -1"},
      {{"--population", "-1"}, "--population = -1"},
      {{"--replicate", "-1"}, "--replicate = -1"},
      {{"--seed", "-1"}, "--seed = -1"},
      {{"--strategy", "nobody"}, "nobody"},
      {{"--strategy", "diam", "--strategy", "rapat-rt", "--strategy", "kunjungan"}, "two at most"},
      {{"--strategy", "diam"}, "no poor household hears of anything"},
      {{"--set", "param.q_N=2"}, "q_N"},
  };
  for (const Bad& bad : table) {
    std::vector<std::string> words = {"story", kTown};
    words.insert(words.end(), bad.words.begin(), bad.words.end());
    const ProgramRun run = run_kabar(words);
    EXPECT_EQ(run.exit_code, 2) << bad.said;
    EXPECT_TRUE(has(run.errors, bad.said)) << run.errors;
    EXPECT_EQ(run.output, "") << bad.said;
  }
}

}  // namespace
}  // namespace kabar::test
