// The common ceiling as a user meets it: spent, left and the value used, in tables, JSON and file; what exceeds it.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "storage/results.h"
#include "tests/cli/json.h"
#include "tests/cli/program.h"
#include "tests/support/tiny_scenario.h"

namespace kabar::test {
namespace {

struct BudgetProgram : testing::Test {
  TinyScenario tiny;
  std::vector<std::string> run(std::vector<std::string> more, const std::string& budget = "6000000") const {
    more.insert(more.begin(), {"run", tiny.path(), "--quiet", "--lang", "en", "--set", "city.budget=" + budget, "--set",
                               "strategy.semua.scale_with=visits.kunjungan.share"});
    return more;
  }
  /// What the strategy costs without its visits in population 0.
  std::int64_t cheapest() const {
    const ProgramRun ran = run_kabar({"run", tiny.path(), "--json", "--quiet", "--populations", "1", "--strategy",
                                      "semua", "--set", "strategy.semua.visits.kunjungan.share=0"});
    return std::llround(Json::parse(ran.output)["strategies"][0]["cost"]["cash_rupiah"]["mean"].get<double>());
  }
};

TEST_F(BudgetProgram, SpentLeftAndValueAddUpInFileAndJson) {
  const std::string file = tiny.folder / "x.h5";
  const ProgramRun ran = run_kabar(run({"--json", "--out", file}));
  ASSERT_EQ(ran.exit_code, 0) << ran.errors;
  const Json budget = Json::parse(ran.output)["strategies"][1]["budget"];
  EXPECT_EQ(budget["ceiling_rupiah"], 6000000);
  EXPECT_EQ(budget["scale_with"], "visits.kunjungan.share");
  const ResultFile stored = read_results(file);
  EXPECT_EQ(stored.provenance.budget_rupiah, 6000000);
  EXPECT_EQ(stored.provenance.strategies[1].scale_with, "visits.kunjungan.share");
  double sum = 0;
  for (std::size_t p = 0; p < 2; ++p) {
    const Ledger& ledger = stored.recording.ledgers[2 + p];
    std::int64_t cash = 0;
    for (const std::int64_t item : ledger.cash_rupiah) cash += item;
    EXPECT_LE(cash, 6000000);
    EXPECT_TRUE(ledger.scaled_value);
    sum += static_cast<double>(cash);
  }
  EXPECT_EQ(budget["spent_rupiah"]["mean"].get<double>(), sum / 2);
  EXPECT_EQ(budget["spent_rupiah"]["highest"].get<double>() + budget["left_rupiah"]["lowest"].get<double>(), 6000000);
  const ProgramRun compared = run_kabar({"compare", file, "--json"});
  EXPECT_EQ(Json::parse(compared.output)["strategies"][1]["budget"], budget);
  const ProgramRun table = run_kabar({"compare", file, "--all", "--lang", "id"});
  EXPECT_NE(table.output.find("Pagu setiap strategi selama masa simulasi: Rp 6 juta"), std::string::npos)
      << table.output;
}

TEST_F(BudgetProgram, WhatExceedsItIsARowThatIsRefused) {
  const std::string file = tiny.folder / "x.h5";
  const ProgramRun ran = run_kabar(run({"--out", file}, "1000"));
  EXPECT_EQ(ran.exit_code, 0);
  EXPECT_EQ(ran.errors.find("not run: strategy 'semua' costs Rp "), 0u) << ran.errors;
  EXPECT_NE(ran.errors.find(" above city.budget = Rp 1,000\n"), std::string::npos) << ran.errors;
  EXPECT_NE(ran.output.find("No household is reached"), std::string::npos) << "silence alone was run";
  const ResultFile stored = read_results(file);
  ASSERT_EQ(stored.provenance.refused.size(), 1u);
  EXPECT_EQ(stored.provenance.refused[0].title_id, "Semua cara");
  EXPECT_EQ(stored.provenance.strategies.size(), 1u);
  const ProgramRun alone = run_kabar({"run", tiny.path(), "--quiet", "--lang", "en", "--json", "--strategy", "diam"});
  const ProgramRun beside = run_kabar(run({"--json"}, "1000"));
  EXPECT_EQ(Json::parse(beside.output)["world_digest"], Json::parse(alone.output)["world_digest"]);
  const Json flags = Json::parse(run_kabar({"compare", file, "--json"}).output)["flags"];
  const auto refused =
      std::find_if(flags.begin(), flags.end(), [](const Json& flag) { return flag["kind"] == "refused"; });
  ASSERT_NE(refused, flags.end());
  EXPECT_NE((*refused)["text"]["en"].get<std::string>().find("Every way"), std::string::npos);
  EXPECT_NE((*refused)["text"]["id"].get<std::string>().find("melampaui batas: “Semua cara”"), std::string::npos);
}

TEST_F(BudgetProgram, ARefusedStrategyWithoutTitlesGoesByItsName) {
  tiny.folder.write("strategies/tanpa-judul.toml", "[[costs]]\nid = \"tim\"\nitem = \"tim\"\ncount = 100\n");
  const std::string file = tiny.folder / "x.h5";
  const ProgramRun ran = run_kabar({"run", tiny.path(), "--quiet", "--strategy", "diam", "--strategy", "tanpa-judul",
                                    "--set", "city.budget=1000", "--out", file});
  ASSERT_EQ(ran.exit_code, 0) << ran.errors;
  const Json flags = Json::parse(run_kabar({"compare", file, "--json"}).output)["flags"];
  const auto refused =
      std::find_if(flags.begin(), flags.end(), [](const Json& flag) { return flag["kind"] == "refused"; });
  ASSERT_NE(refused, flags.end());
  EXPECT_NE((*refused)["text"]["id"].get<std::string>().find("“tanpa-judul”"), std::string::npos);
}

TEST_F(BudgetProgram, OtherCeilingsRefuseByName) {
  const ProgramRun ran = run_kabar({"run", tiny.path(), "--quiet", "--lang", "id", "--set", "city.staff_hours=1",
                                    "--set", "city.head_hours=0.01", "--populations", "1"});
  EXPECT_EQ(ran.exit_code, 0) << ran.errors;
  EXPECT_NE(ran.errors.find("tidak dijalankan: strategi 'semua' memerlukan "), std::string::npos) << ran.errors;
  EXPECT_NE(ran.errors.find(" jam pegawai di kota simulasi 0, di atas city.staff_hours = 1,0; "), std::string::npos);
  EXPECT_NE(ran.errors.find(" jam sebulan seorang ketua RT"), std::string::npos) << ran.errors;
}

TEST_F(BudgetProgram, WhereNothingIsLeftToRunItIsBadInputWithTheAmount) {
  const ProgramRun run_short = run_kabar(run({"--strategy", "semua"}, "1000"));
  EXPECT_EQ(run_short.exit_code, 2);
  EXPECT_EQ(run_short.output, "");
  EXPECT_NE(run_short.errors.find(": strategy 'semua' costs Rp "), std::string::npos) << run_short.errors;
  EXPECT_NE(run_short.errors.find(" above city.budget = Rp 1,000)"), std::string::npos) << run_short.errors;
}

TEST_F(BudgetProgram, WhatItDoesNotBuyIsSaid) {
  // One visit costs more than what is left.
  const std::string cash = std::to_string(cheapest());
  const std::string file = tiny.folder / "idle.h5";
  const ProgramRun ran = run_kabar(run({"--out", file, "--populations", "1"}, cash));
  ASSERT_EQ(ran.exit_code, 0) << ran.errors;
  const std::string said = "The budget buys nothing of what is scaled to it: “Every way” (visits.kunjungan.share = 0).";
  const auto says = [&](std::string text, const std::string& what) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text.find(what) != text.npos;
  };
  EXPECT_TRUE(says(ran.output, said)) << ran.output;
  EXPECT_TRUE(says(run_kabar(run({"--all", "--populations", "1"}, cash)).output, said));
  EXPECT_TRUE(says(run_kabar({"compare", file, "--lang", "en"}).output, said));
  EXPECT_TRUE(says(run_kabar({"compare", file, "--lang", "id"}).output, "Pagu tidak membeli apa pun"));
  const Json compared = Json::parse(run_kabar({"compare", file, "--json"}).output);
  EXPECT_TRUE(std::any_of(compared["flags"].begin(), compared["flags"].end(), [](const Json& flag) {
    return flag["kind"] == "does_nothing" && flag["strategies"] == Json::array({"semua"});
  }));
  EXPECT_EQ(Json::parse(run_kabar(run({"--json", "--populations", "1"}, cash)).output)["does_nothing"]["unfunded"],
            Json::array({"semua"}));
  EXPECT_FALSE(says(run_kabar(run({})).output, "buys nothing"));
}

TEST_F(BudgetProgram, PostsTooFewToBeOneAreNone) {
  tiny.folder.write("strategies/jarang.toml",
                    "title_id = \"Jarang\"\ntitle_en = \"Rare\"\n[[posts]]\nid = \"a\"\ntopics = [\"*\"]\n"
                    "accounts = [\"dinas/*\"]\nper_week = 0.01\n");
  const ProgramRun alone = run_kabar({"run", tiny.path(), "--quiet", "--lang", "en", "--strategy", "jarang"});
  EXPECT_NE(alone.output.find("No household is reached under any strategy"), std::string::npos) << alone.output;
  EXPECT_NE(alone.output.find("Nobody is reached by: “Rare”."), std::string::npos) << alone.output;
}

TEST_F(BudgetProgram, WithoutOneNothingIsScaledOrSaid) {
  const ProgramRun plain = run_kabar({"run", tiny.path(), "--json", "--quiet"});
  const ProgramRun none = run_kabar(run({"--json"}, "0"));
  EXPECT_EQ(Json::parse(plain.output)["digest"], Json::parse(none.output)["digest"]);
  EXPECT_TRUE(Json::parse(none.output)["strategies"][1]["budget"].is_null());
  EXPECT_EQ(run_kabar(run({}, "0")).output.find("Ceiling"), std::string::npos);
}

}  // namespace
}  // namespace kabar::test
