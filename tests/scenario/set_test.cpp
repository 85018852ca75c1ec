#include "scenario/set.h"

#include <gtest/gtest.h>

#include "scenario/blocks.h"
#include "tests/support/tiny_scenario.h"

namespace kabar {
namespace {

using test::tiny_with;

std::string refusal(const std::string& set) {
  try {
    tiny_with({set});
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

TEST(Set, ReachesEveryKindOfValue) {
  const Scenario scenario =
      tiny_with({"city.days=20", "param.q_N=.02", "param.rounds = 2", "param.memory=two-state", "city.name=\"Kota B\"",
                 "channel.wajah.alpha=1", "channel.*.kappa=.5", "topic.beras.complexity=1e-1",
                 "kelurahan.99.01.poverty_weight=2", "account.dinas/foto.followers=9", "channel.wajah.written=false",
                 "strategy.semua.posts.kiriman.per_week=7", "strategy.*.posts.*.weekdays=sat, sun",
                 "strategy.*.posts.kiriman.topics=[\"kursus\"]", "strategy.semua.posts.kiriman.language=jv"});
  EXPECT_EQ(scenario.city.days, 20);
  EXPECT_EQ(scenario.param.q_N, 0.02);
  EXPECT_EQ(scenario.param.rounds, 2);
  EXPECT_EQ(scenario.param.memory.word(), "two-state");
  EXPECT_EQ(scenario.city.name, "Kota B");
  EXPECT_EQ(scenario.channels[0].alpha, 1);
  EXPECT_EQ(scenario.channels[4].kappa, 0.5);
  EXPECT_EQ(scenario.topics[0].complexity, 0.1);
  EXPECT_EQ(scenario.kelurahan[0].poverty_weight, 2);
  EXPECT_EQ(scenario.accounts[1].followers, 9);
  EXPECT_FALSE(scenario.channels[0].written);
  const PostBlock& posts = scenario.strategies[1].blocks().posts[0];
  EXPECT_EQ(posts.per_week, 7);
  EXPECT_EQ(posts.weekdays, (std::vector<std::string>{"sat", "sun"}));
  EXPECT_EQ(posts.topics, std::vector<std::string>{"kursus"});
  EXPECT_EQ(posts.content.language.word(), "jv");
}

TEST(Set, RefusesOneValueTwice) {
  try {
    tiny_with({"city.days=20", "param.q_N=.02", "param.q_N=.07"});
    ADD_FAILURE() << "nothing was refused";
  } catch (const InputError& error) {
    EXPECT_EQ(std::string(error.what()), "--set 3: param.q_N is set twice (also by --set 2) give one of them");
  }
}

TEST(Set, RefusesWhatAnOptionGivesToo) {
  const test::TinyScenario tiny;
  LoadOptions options;
  options.given = {{"city.seed", "--seed"}};
  options.sets = {"city.days=20", "city.seed = 7", "param.q_N=2"};
  try {
    tiny.load(options);
    ADD_FAILURE() << "nothing was refused";
  } catch (const InputError& error) {
    const std::string said = error.what();
    EXPECT_NE(said.find("--set 2: city.seed is set twice (also by --seed) give one of them"), std::string::npos)
        << said;
    EXPECT_NE(said.find("--set 3: param.q_N = 2"), std::string::npos) << "with all that is wrong: " << said;
  }
}

TEST(Set, NamesALimitThatIsGoneBeyond) {
  EXPECT_EQ(refusal("cost.kunjungan.cash_rupiah=-1"), "--set 1: cost.kunjungan.cash_rupiah = -1 (must be 0 or more)");
  EXPECT_EQ(refusal("cost.kunjungan.cash_rupiah=9000000000000000"),
            "--set 1: cost.kunjungan.cash_rupiah = 9000000000000000 (must be 0 or more, at most 1000000000000)");
}

TEST(Set, SaysWhatIsWrong) {
  EXPECT_EQ(refusal("city.dais=3"),
            "--set 1: 'city.dais' names no value (there is no 'dais' here) did you mean 'days'?");
  EXPECT_EQ(refusal("param.q_N=2"), "--set 1: param.q_N = 2 (must be from 0 to 1) 2 % is written 0.02");
  EXPECT_EQ(refusal("param.q_N=nan"), "--set 1: param.q_N = nan (must be from 0 to 1)");
  EXPECT_EQ(refusal("param.q_N=much"), "--set 1: param.q_N = \"much\" (must be a number, from 0 to 1)");
  EXPECT_EQ(refusal("city.days=3.0"), "--set 1: city.days = 3.0 (must be a whole number, from 1 to 3660) write 3");
  EXPECT_EQ(refusal("city.days"), "--set 1: 'city.days' has no '=' write PATH=VALUE, such as city.days=30");
  EXPECT_EQ(refusal("kota.days=3"), "--set 1: 'kota.days' names no value (there is no 'kota' here)");
  EXPECT_EQ(refusal("channel.wajh.alpha=.1"),
            "--set 1: 'channel.wajh.alpha' names no value (there is no 'wajh' here) did you mean 'wajah'?");
  EXPECT_EQ(
      refusal("strategy.semuaa.posts.kiriman.hour=3"),
      "--set 1: 'strategy.semuaa.posts.kiriman.hour' names no value (there is no 'semuaa' here) did you mean 'semua'?");
  EXPECT_NE(refusal("strategy.*.posts.kirim.hour=3"), "");
  EXPECT_NE(refusal("strategy.*.post.kiriman.hour=3").find("did you mean 'posts'?"), std::string::npos);
  EXPECT_NE(refusal("strategy.*.posts.kiriman.hours=3").find("did you mean 'hour'?"), std::string::npos);
  EXPECT_NE(refusal("strategy.semua=3"), "");
  EXPECT_NE(refusal("=3"), "");
  EXPECT_NE(refusal("strategy.semua.posts.kiriman.topics=gandum").find("no such row"), std::string::npos);
  EXPECT_NE(refusal("strategy.semua.posts.kiriman.id=tim"), "");  // ids stay unique
}

}  // namespace
}  // namespace kabar
