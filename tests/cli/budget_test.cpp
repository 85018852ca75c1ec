// The common ceiling as a user meets it: spent, left and the value used, in tables, JSON and file; what exceeds it.

#include <gtest/gtest.h>

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

TEST_F(BudgetProgram, WhatExceedsItIsBadInputWithTheAmount) {
  const ProgramRun run_short = run_kabar(run({}, "1000"));
  EXPECT_EQ(run_short.exit_code, 2);
  EXPECT_EQ(run_short.output, "");
  EXPECT_NE(run_short.errors.find(": strategy 'semua' costs Rp "), std::string::npos) << run_short.errors;
  EXPECT_NE(run_short.errors.find(" above city.budget = Rp 1,000)"), std::string::npos) << run_short.errors;
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
