// `run --without`: each strategy also without one kind of its means; in tables, JSON, file and `inspect`.

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "storage/results.h"
#include "tests/cli/json.h"
#include "tests/cli/program.h"
#include "tests/support/tiny_scenario.h"

namespace kabar::test {
namespace {

struct KnockOutProgram : testing::Test {
  TinyScenario tiny;
  std::vector<std::string> run(std::vector<std::string> more) const {
    more.insert(more.begin(), {"run", tiny.path(), "--quiet", "--lang", "en"});
    return more;
  }
};

std::vector<std::string> names_of(const Json& rows) {
  std::vector<std::string> names;
  for (const Json& row : rows) names.push_back(row["name"]);
  return names;
}

TEST_F(KnockOutProgram, RunsEachStrategyWithoutWhatItUses) {
  const std::string file = tiny.folder / "x.h5";
  const ProgramRun ran =
      run_kabar(run({"--json", "--out", file, "--without", "visits,heads", "--without", "accounts"}));
  ASSERT_EQ(ran.exit_code, 0) << ran.errors;
  const Json printed = Json::parse(ran.output);
  EXPECT_EQ(names_of(printed["strategies"]), (std::vector<std::string>{"diam", "semua"}));
  EXPECT_EQ(names_of(printed["knock_outs"]),
            (std::vector<std::string>{"semua~accounts", "semua~heads", "semua~visits"}));
  EXPECT_EQ(printed["knock_outs"][2]["strategy"], "semua");
  EXPECT_EQ(printed["knock_outs"][2]["without"], "visits");

  const ResultFile stored = read_results(file);
  ASSERT_EQ(stored.provenance.strategies.size(), 5u);
  EXPECT_EQ(stored.provenance.strategies[1].of, "semua");
  EXPECT_EQ(stored.provenance.strategies[1].without, "");
  EXPECT_EQ(stored.provenance.strategies[3].of, "semua");
  EXPECT_EQ(stored.provenance.strategies[3].without, "heads");
  EXPECT_EQ(stored.provenance.strategies[3].toml, stored.provenance.strategies[1].toml);
  EXPECT_NE(stored.provenance.strategies[3].content, stored.provenance.strategies[1].content);

  const Json compared = Json::parse(run_kabar({"compare", file, "--json"}).output);
  EXPECT_EQ(compared["knock_outs"], printed["knock_outs"]);
  EXPECT_EQ(names_of(compared["strategies"]), names_of(printed["strategies"]));
  EXPECT_EQ(run_kabar({"compare", file, "--baseline", "semua~heads"}).exit_code, 2);
}

TEST_F(KnockOutProgram, LeavesTheStrategiesThemselvesAsTheyWere) {
  const Json plain = Json::parse(run_kabar(run({"--json"})).output);
  const Json with = Json::parse(run_kabar(run({"--json", "--without", "all"})).output);
  EXPECT_EQ(plain["strategies"], with["strategies"]);
  EXPECT_TRUE(plain["knock_outs"].empty());
  EXPECT_EQ(with["knock_outs"].size(), 8u);
  EXPECT_NE(plain["digest"], with["digest"]);
  EXPECT_EQ(plain["world_digest"], with["world_digest"]);
  for (const Json& loss : with["knock_outs"]) {
    EXPECT_LE(loss["difference"]["all"]["reach"]["mean"].get<double>(), 0.0) << loss["name"];
  }
}

TEST_F(KnockOutProgram, SaysWhatIsLostInBothLanguages) {
  const std::string file = tiny.folder / "x.h5";
  const ProgramRun ran = run_kabar(run({"--out", file, "--without", "all"}));
  EXPECT_NE(ran.output.find("What is lost without ..."), std::string::npos) << ran.output;
  const std::string indonesian = run_kabar({"compare", file, "--lang", "id"}).output;
  EXPECT_NE(indonesian.find("Apa yang hilang tanpa ..."), std::string::npos) << indonesian;
  EXPECT_NE(indonesian.find("Miskin pernah tahu, tanpa"), std::string::npos);
  EXPECT_EQ(indonesian.find("semua~"), std::string::npos);
  EXPECT_EQ(run_kabar(run({})).output.find("What is lost"), std::string::npos);
}

TEST_F(KnockOutProgram, InspectSaysWhatWasLeftOut) {
  const std::string file = tiny.folder / "x.h5";
  ASSERT_EQ(run_kabar(run({"--out", file, "--without", "heads,ties"})).exit_code, 0);
  const std::string page = run_kabar({"inspect", file, "--lang", "en"}).output;
  EXPECT_NE(page.find("2, and 2 times without one of its means"), std::string::npos) << page;
  EXPECT_NE(page.find("Every way; also without heads, ties"), std::string::npos) << page;
  const Json strategies = Json::parse(run_kabar({"inspect", file, "--json"}).output)["strategies"];
  EXPECT_FALSE(strategies[1].contains("without"));
  EXPECT_EQ(strategies[2]["of"], "semua");
  EXPECT_EQ(strategies[2]["without"], "heads");
}

TEST_F(KnockOutProgram, RefusesAKindThatThereIsNot) {
  const ProgramRun ran = run_kabar(run({"--without", "head,visits,posts"}));
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_NE(ran.errors.find("--without = head (must be one of: accounts, "), std::string::npos) << ran.errors;
  EXPECT_NE(ran.errors.find("did you mean 'heads'?"), std::string::npos) << ran.errors;
  EXPECT_NE(ran.errors.find("--without = posts"), std::string::npos) << ran.errors;
}

}  // namespace
}  // namespace kabar::test
