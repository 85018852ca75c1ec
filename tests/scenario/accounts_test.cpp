// Followers as a number or as a share; keys that came after digests were published.
#include "scenario/accounts.h"

#include <gtest/gtest.h>

#include "scenario/keys.h"
#include "tests/support/tiny_scenario.h"

namespace kabar {
namespace {

std::string problems(const std::string& accounts, const std::vector<std::string>& sets = {}) {
  const test::TinyScenario tiny;
  tiny.folder.write("accounts.csv", accounts);
  LoadOptions options;
  options.sets = sets;
  try {
    tiny.load(options);
  } catch (const InputError& error) {
    const std::string text = error.in(Language::english);
    return text.substr(text.rfind('/', text.find(':')) + 1);
  }
  return "";
}

TEST(Accounts, HaveFollowersOrAShareOfTheUsers) {
  EXPECT_EQ(problems("agency,channel,followers,followers_share\ndinas,wajah,30,\ndinas,foto,,0.2\nbalai,wajah,12,\n"),
            "");
  EXPECT_EQ(
      problems("agency,channel,followers,followers_share\ndinas,wajah,30,0.1\ndinas,foto,,0.2\nbalai,wajah,12,\n"),
      "accounts.csv:2:1: account.dinas/wajah (it has both followers and followers_share) give it one of the two");
  EXPECT_EQ(
      problems("agency,channel,followers,followers_share\ndinas,wajah,30,\ndinas,foto,,\nbalai,wajah,12,\n"),
      "accounts.csv:3:1: account.dinas/foto (it has neither followers nor followers_share) give it one of the two");
  EXPECT_EQ(problems("agency,channel,grade\ndinas,wajah,E\ndinas,foto,E\nbalai,wajah,E\n"),
            "accounts.csv:1:1: column 'followers' is missing (it is required) or a column 'followers_share'");
  EXPECT_EQ(problems("agency,channel,followers_share\ndinas,wajah,1.5\ndinas,foto,0.2\nbalai,wajah,0.1\n"),
            "accounts.csv:2:13: account.dinas/wajah.followers_share = 1.5 (must be from 0 to 1)");
}

TEST(Accounts, ALaterValueStandsInPlaceOfTheOther) {
  const test::TinyScenario tiny;
  LoadOptions options;
  options.sets = {"account.dinas/wajah.followers_share=0.25"};
  Scenario scenario = tiny.load(options);
  EXPECT_EQ(scenario.accounts[0].followers, 0);
  EXPECT_EQ(scenario.accounts[0].followers_share, 0.25);
  tiny.folder.write("accounts.csv",
                    "agency,channel,followers_share\ndinas,wajah,0.5\ndinas,foto,0.2\nbalai,wajah,0.1\n");
  options.sets = {"account.dinas/wajah.followers=7"};
  scenario = tiny.load(options);
  EXPECT_EQ(scenario.accounts[0].followers, 7);
  EXPECT_EQ(scenario.accounts[0].followers_share, 0);
  // What was resolved reads back to the same.
  const Scenario again = scenario_from_text(to_toml(scenario), {});
  EXPECT_EQ(again.accounts[0].followers, 7);
  EXPECT_EQ(again.accounts[1].followers_share, 0.2);
  EXPECT_EQ(again.world_digest, scenario.world_digest);
}

TEST(KeysInPlace, AreNotWrittenWhereTheyAreNotGiven) {
  const test::TinyScenario tiny;
  Scenario scenario = tiny.load();
  EXPECT_EQ(to_toml(scenario).find("followers_share"), std::string::npos);
  EXPECT_EQ(to_toml(scenario).find("\nshare = "), std::string::npos);
  scenario.accounts[0].followers_share = 0.25;
  EXPECT_NE(to_toml(scenario).find("followers_share = 0.25\n"), std::string::npos);
}

}  // namespace
}  // namespace kabar
