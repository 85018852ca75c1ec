// `kabar validate` as its users run it.

#include <gtest/gtest.h>

#include "tests/cli/program.h"
#include "tests/support/tiny_scenario.h"

namespace kabar {
namespace {

using test::ProgramRun;

ProgramRun validate(const test::TempFolder& folder, const std::string& words) {
  return test::run_line("cd '" + (folder / "") + "' && LC_ALL=C '" + test::program() + "' validate " + words);
}

TEST(Validate, AcceptsAScenarioAndAStrategy) {
  const test::TinyScenario tiny;
  const ProgramRun run = validate(tiny.folder, "city.toml strategies/semua.toml");
  EXPECT_EQ(run.exit_code, 0) << run.errors;
  EXPECT_EQ(run.output, "city.toml: a scenario, valid\nstrategies/semua.toml: a strategy, valid\n");
  EXPECT_EQ(run.errors, "");
}

TEST(Validate, PrintsWhatAScenarioAssumes) {
  const test::TinyScenario tiny;
  const ProgramRun run = validate(tiny.folder, "--ranges city.toml");
  EXPECT_EQ(run.exit_code, 0) << run.errors;
  EXPECT_EQ(run.output.rfind("path,draw,type,scale,value,low,high,unit,grade,label\n", 0), 0u) << run.output;
  EXPECT_NE(run.output.find("\naccount.dinas/foto.followers,account.*.followers,integer,log,"), std::string::npos);
  const ProgramRun none = validate(tiny.folder, "--ranges");
  EXPECT_EQ(none.exit_code, 2);
  EXPECT_EQ(none.errors, "kabar validate --ranges needs one scenario file\n");
  const ProgramRun strategy = validate(tiny.folder, "--ranges strategies/semua.toml");
  EXPECT_EQ(strategy.exit_code, 2);
  EXPECT_EQ(strategy.errors,
            "strategies/semua.toml: a strategy has no ranges by itself name the scenario that lists it\n");
}

TEST(Validate, SaysEveryProblemOfEveryFile) {
  const test::TinyScenario tiny;
  tiny.folder.write("costs.csv", "id,nama,cash_rupiah,staff_hours\n");
  tiny.folder.write("strategies/semua.toml",
                    "[[posts]]\nid = \"a\"\ntopics = [\"*\"]\naccounts = [\"*\"]\nhour = 24\n");
  const ProgramRun run = validate(tiny.folder, "city.toml");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.output, "");
  EXPECT_EQ(run.errors,
            "costs.csv:1:4: column 'nama' is refused (no personal data goes into this program, UU 27/2022) delete the "
            "column\n"
            "strategies/semua.toml:5:8: posts.a.hour = 24 (must be from 0 to 23)\n");
}

TEST(Validate, SaysWhatTablesDoNotAgreeAbout) {
  const test::TinyScenario tiny;
  std::string targets = test::tiny_files().at("targets.csv"), city = test::tiny_files().at("city.toml");
  targets.replace(targets.find("access,none,,20"), 15, "access,none,,30");
  targets += "welfare,rich,,0,invented,E\n";
  tiny.folder.write("targets.csv", targets);
  city.replace(city.find("topics = \"topics.csv\""), 0, "associations = \"associations.csv\"\n");
  tiny.folder.write("city.toml", city);
  tiny.folder.write("associations.csv",
                    "welfare,education,age,access,weight,grade\n"
                    "poor|por,,,none,2,E\n"
                    ",primary,,,2,E\n");
  const ProgramRun run = validate(tiny.folder, "city.toml");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.output, "");
  EXPECT_EQ(run.errors,
            "associations.csv:2:1: welfare = por (unknown category) did you mean 'poor'?\n"
            "associations.csv:3:2: education = primary (unknown category) one of: primary_or_less, junior, senior, "
            "tertiary\n"
            "targets.csv:10:1: table access sums to 130 (all tables must sum to the same number of households, here "
            "120)\n"
            "targets.csv:14:9: welfare/rich (unknown category) one of: poor, quintile_1, quintile_2, quintile_3, "
            "quintile_4, quintile_5\n");
}

TEST(Validate, RefusesWhatCannotBeRead) {
  const test::TempFolder folder;
  folder.write("strategies/kosong.toml", "");
  folder.write("biner.toml", std::string("a\0b", 3));
  for (const char* words : {"tiada.toml", "strategies", "strategies/kosong.toml", "biner.toml", ""}) {
    const ProgramRun run = validate(folder, words);
    EXPECT_EQ(run.exit_code, 2) << words;
    EXPECT_EQ(run.output, "") << words;
    EXPECT_NE(run.errors, "") << words;
  }
}

TEST(Validate, PrintsEveryDefault) {
  const test::TempFolder folder;
  const ProgramRun run = validate(folder, "--defaults");
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_NE(run.output.find("\n# q_N = 0.05\n"), std::string::npos);
  EXPECT_NE(run.output.find("\n# [[posts]]\n"), std::string::npos);
  EXPECT_NE(validate(folder, "--defaults --lang id").output.find("wajar 0.02 sampai 0.075"), std::string::npos);
}

}  // namespace
}  // namespace kabar
