// Accounts that ask for more followers than their platform has users are noted, with the numbers.
#include "strategy/follower_notes.h"

#include <gtest/gtest.h>

#include "core/language.h"
#include "network/world.h"
#include "tests/support/tiny_scenario.h"

namespace kabar {
namespace {

/// The tiny city: 100 of 120 households are connected, so that about 80 use `wajah` and 50 use `foto`.
std::string notes(const std::string& accounts, const LoadOptions& options = {}, const std::string& posts = "") {
  const test::TinyScenario tiny;
  tiny.folder.write("accounts.csv", accounts);
  if (!posts.empty()) tiny.folder.write("strategies/semua.toml", posts);
  Scenario scenario = load_scenario(tiny.path(), options);
  const std::size_t before = scenario.notes.size();
  note_followers(scenario);
  std::string text;
  for (std::size_t i = before; i < scenario.notes.size(); ++i) {
    const std::string line = to_text(scenario.notes.list()[i], Language::english);
    text += line.substr(line.rfind('/', line.find(':')) + 1) + "\n";
  }
  return text;
}

TEST(FollowerNotes, TellMoreThanThereAreUsersAndMoreThanHalfOfThem) {
  EXPECT_EQ(notes("agency,channel,followers\ndinas,wajah,40\ndinas,foto,25\nbalai,wajah,0\n"), "");
  EXPECT_EQ(
      notes("agency,channel,followers\ndinas,wajah,81\ndinas,foto,26\nbalai,wajah,12\n"),
      "accounts.csv:2:13: account.dinas/wajah.followers = 81 (81 followers in this city, while wajah has about 80 "
      "households as users) 80 are taken: all its users follow\n"
      "accounts.csv:3:12: account.dinas/foto.followers = 26 (26 followers in this city, while foto has about 50 "
      "households as users) more than half of its users; count resident households only, or give "
      "followers_share\n");
}

TEST(FollowerNotes, FollowersGrowWithTheCity) {
  LoadOptions options;
  options.sets = {"city.households=1200"};
  EXPECT_EQ(notes("agency,channel,followers\ndinas,wajah,40\ndinas,foto,20\nbalai,wajah,12\n", options), "");
  EXPECT_NE(notes("agency,channel,followers\ndinas,wajah,81\ndinas,foto,20\nbalai,wajah,12\n", options)
                .find("= 81 (810 followers in this city, while wajah has about 800 households as users)"),
            std::string::npos);
}

TEST(FollowerNotes, SharesAlwaysFit) {
  EXPECT_EQ(notes("agency,channel,followers_share\ndinas,wajah,1\ndinas,foto,0.9\nbalai,wajah,0.1\n"), "");
}

TEST(FollowerNotes, TellPostsThatAskForMore) {
  EXPECT_EQ(
      notes("agency,channel,followers\ndinas,wajah,30\ndinas,foto,20\nbalai,wajah,12\n", {},
            "title_id = \"a\"\n[[posts]]\nid = \"a\"\ntopics = [\"*\"]\naccounts = [\"*\"]\n"
            "followers_factor = 4\n"),
      "semua.toml:6:20: posts.a.followers_factor = 4 (dinas/foto: 80 followers in this city, while foto has about 50 "
      "households as users) all its users follow\n");
}

TEST(FollowerShare, IsOfTheUsersOfTheMadeCity) {
  const test::TinyScenario tiny;
  tiny.folder.write("accounts.csv", "agency,channel,followers_share\ndinas,wajah,0.5\ndinas,foto,1\nbalai,wajah,0\n");
  for (const std::int64_t households : {120, 1200}) {
    LoadOptions options;
    options.sets = {"city.households=" + std::to_string(households)};
    const World world = build_world(std::make_shared<const Scenario>(load_scenario(tiny.path(), options)), 0);
    const Scenario& scenario = *world.scenario;
    const double faces = users_of(world.population, 0), photos = users_of(world.population, 1);
    EXPECT_GT(faces, 0.5 * static_cast<double>(households));
    EXPECT_DOUBLE_EQ(followers_today(scenario.accounts[0], 7, faces), faces / 2);
    EXPECT_DOUBLE_EQ(followers_today(scenario.accounts[1], 7, photos), photos);
    EXPECT_GE(static_cast<double>(world.network.followers[0].size()), faces / 2);
    EXPECT_EQ(static_cast<double>(world.network.followers[1].size()), photos);
  }
}

}  // namespace
}  // namespace kabar
