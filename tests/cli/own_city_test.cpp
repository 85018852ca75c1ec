// A city of one's own as a planner meets it: what contradicts itself stops every command, what the made city misses is
// a flag of every answer.

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/cli/program.h"
#include "tests/support/tiny_scenario.h"

namespace kabar::test {
namespace {

TEST(OwnCity, ContradictionsStopEveryCommandWithOneLine) {
  const TinyScenario tiny;
  const std::string targets =
      tiny.folder.write("targets.csv", tiny_files().at("targets.csv") +
                                           "kelurahan_poor,99.01,poor,2,invented,E\nkelurahan_poor,99.02,poor,1,x,E\n");
  const std::string expected = targets +
                               ":14:1: table kelurahan_poor for poor sums to 3 (welfare/poor is 8, in line 4) "
                               "make the two agree\n";
  for (const char* command : {"validate", "describe", "run", "select", "story"}) {
    const ProgramRun run = run_kabar({command, tiny.path()});
    EXPECT_EQ(run.exit_code, 2) << command;
    EXPECT_EQ(run.errors, expected) << command;
    EXPECT_EQ(run.output, "") << command;
  }
  EXPECT_EQ(run_kabar({"--lang", "id", "validate", tiny.path()}).errors,
            targets +
                ":14:1: jumlah tabel kelurahan_poor untuk poor adalah 3 (welfare/poor adalah 8, baris 4) samakan "
                "keduanya\n");
}

/// Any two of the three cross tables can hold together: the poor have no access, the poor went to primary school, and
/// those who did have access. All three cannot.
std::string jointly_impossible() {
  return "table,category,given,households\n"
         "kelurahan,99.01,,600\nkelurahan,99.02,,600\n"
         "welfare,poor,,120\n"
         "access,none,,240\naccess,shared_phone,,240\naccess,own_phone,,480\naccess,home,,240\n"
         "education,primary_or_less,,240\neducation,junior,,240\neducation,senior,,480\neducation,tertiary,,240\n"
         "access_poor,none,poor,120\naccess_poor,shared_phone,poor,0\naccess_poor,own_phone,poor,0\n"
         "access_poor,home,poor,0\n"
         "education_poor,primary_or_less,poor,120\neducation_poor,junior,poor,0\neducation_poor,senior,poor,0\n"
         "education_poor,tertiary,poor,0\n"
         "access_low,none,primary_or_less,0\naccess_low,shared_phone,primary_or_less,80\n"
         "access_low,own_phone,primary_or_less,80\naccess_low,home,primary_or_less,80\n";
}

TEST(OwnCity, WhatTheMadeCityMissesIsAFlagEverywhere) {
  const TinyScenario tiny;
  tiny.folder.write("targets.csv", jointly_impossible());
  tiny.folder.write("kelurahan.csv", "code,name,persons,rt\n99.01,Melati,2000,20\n99.02,Kenanga,1900,20\n");
  std::string city = tiny_files().at("city.toml");
  city.replace(city.find("households = 120\n"), 17, "");
  tiny.folder.write("city.toml", city);
  EXPECT_EQ(run_kabar({"validate", tiny.path()}).exit_code, 0);
  const std::string result = tiny.folder / "x.h5";
  const ProgramRun table = run_kabar({"run", tiny.path(), "--out", result, "--quiet", "--all"});
  ASSERT_EQ(table.exit_code, 0) << table.errors;
  EXPECT_NE(table.output.find("The synthetic cities miss their tables"), std::string::npos) << table.output;
  const ProgramRun indonesian = run_kabar({"--lang", "id", "run", tiny.path(), "--quiet", "--all"});
  EXPECT_NE(indonesian.output.find("Kota simulasi meleset dari tabelnya"), std::string::npos) << indonesian.output;
  const nlohmann::json ran = nlohmann::json::parse(run_kabar({"run", tiny.path(), "--json"}).output);
  ASSERT_GT(ran["targets_missed"].size(), 0u);
  EXPECT_EQ(ran["targets_missed"][0]["of"], 2);
  const nlohmann::json described = nlohmann::json::parse(run_kabar({"describe", tiny.path(), "--json"}).output);
  EXPECT_GT(described["margins_missed"], 0);
  const nlohmann::json compared = nlohmann::json::parse(run_kabar({"compare", result, "--json"}).output);
  const auto flag = std::find_if(compared["flags"].begin(), compared["flags"].end(),
                                 [](const auto& one) { return one["kind"] == "targets_missed"; });
  ASSERT_NE(flag, compared["flags"].end());
  EXPECT_NE((*flag)["text"]["en"].get<std::string>().find(ran["targets_missed"][0]["target"].get<std::string>()),
            std::string::npos);
  // The short answer counts them, --all names them.
  EXPECT_NE(run_kabar({"compare", result}).output.find("of the city's tables"), std::string::npos);
  EXPECT_NE(run_kabar({"compare", result, "--all"}).output.find("miss their tables"), std::string::npos);
}

TEST(OwnCity, CategoriesAreNamedInTheDefaultsOfBothLanguages) {
  for (const char* language : {"id", "en"}) {
    const std::string text = run_kabar({"validate", "--defaults", "--lang", language}).output;
    for (const char* words : {"welfare: poor, quintile_1, ", "access: none, shared_phone, own_phone, home",
                              "education: primary_or_less, junior, senior, tertiary",
                              "age: under_30, from_30, from_45, from_60", "access, access_poor"}) {
      EXPECT_NE(text.find(words), std::string::npos) << language << " " << words;
    }
  }
}

}  // namespace
}  // namespace kabar::test
