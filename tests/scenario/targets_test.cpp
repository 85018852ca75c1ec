// Tables of people that contradict each other, the size of the city, or what a population is.
#include "scenario/targets.h"

#include <gtest/gtest.h>

#include "core/language.h"
#include "scenario/target_completion.h"
#include "tests/support/tiny_scenario.h"

namespace kabar {
namespace {

using Files = std::map<std::string, std::string>;

void change(Files& files, const std::string& file, const std::string& from, const std::string& to) {
  std::string& text = files.at(file);
  const std::size_t at = text.find(from);
  ASSERT_NE(at, std::string::npos) << file << " has no " << from;
  text.replace(at, from.size(), to);
}

std::string words_of(const std::vector<Problem>& problems, const test::TempFolder& folder) {
  std::string text;
  for (const Problem& problem : problems) {
    std::string line = to_text(problem, Language::english) + "\n";
    const std::string prefix = folder / "";
    for (std::size_t at = line.find(prefix); at != std::string::npos; at = line.find(prefix)) {
      line.erase(at, prefix.size());
    }
    text += line;
  }
  return text;
}

struct Said {
  std::string problems, notes;
  std::optional<Scenario> scenario;
};

Said load(const Files& files, const LoadOptions& options = {}) {
  const test::TempFolder folder;
  for (const auto& [name, text] : files) folder.write(name, text);
  try {
    Said said;
    said.scenario = load_scenario(folder / "city.toml", options);
    said.notes = words_of(said.scenario->notes.list(), folder);
    return said;
  } catch (const InputError& error) {
    return {words_of(error.problems(), folder), "", std::nullopt};
  }
}

/// The tiny city with tables of two dimensions more.
Files city() {
  Files files = test::tiny_files();
  files["targets.csv"] +=
      "access_poor,none,poor,3,invented,E\n"
      "access_poor,shared_phone,poor,2,invented,E\n"
      "access_poor,own_phone,poor,2,invented,E\n"
      "access_poor,home,poor,1,invented,E\n"
      "kelurahan_poor,99.01,poor,5,invented,E\n"
      "kelurahan_poor,Kenanga,poor,3,invented,E\n";
  return files;
}

struct BadTable {
  const char* what;
  const char* file;
  const char* from;
  const char* to;
  const char* problems;
};

const BadTable kBadTables[] = {
    {"a cross table of another sum than those it is given", "targets.csv", "poor,none", "poor,none", ""},
    {"a cross table of another sum", "targets.csv", "access_poor,none,poor,3", "access_poor,none,poor,13",
     "targets.csv:14:1: table access_poor for poor sums to 18 (welfare/poor is 8, in line 4) make the two agree\n"},
    {"a margin of another sum", "targets.csv", "welfare,poor,,8,invented,E\nwelfare,quintile_1,,16",
     "welfare,poor,,20,invented,E\nwelfare,quintile_1,,4",
     "targets.csv:14:1: table access_poor for poor sums to 8 (welfare/poor is 20, in line 4) make the two agree\n"
     "targets.csv:18:1: table kelurahan_poor for poor sums to 8 (welfare/poor is 20, in line 4) make the two agree\n"},
    {"a cell above the margin of its category", "targets.csv",
     "access,none,,20,invented,E\naccess,shared_phone,,15,invented,E\naccess,own_phone,,60",
     "access,none,,0,invented,E\naccess,shared_phone,,15,invented,E\naccess,own_phone,,80",
     "targets.csv:14:23: access_poor/none/poor = 3 (access/none is 0, in line 10) make the two agree\n"},
    {"a whole table that is off", "targets.csv", "access,none,,20", "access,none,,30",
     "targets.csv:10:1: table access sums to 130 (all tables must sum to the same number of households, here 120)\n"},
    {"tables of another city", "city.toml", "households = 120", "households = 60",
     "city.toml:5:14: city.households = 60 (the tables of targets.csv sum to 120) write 120; a city of another size "
     "goes "
     "into a file of its own with base, or is asked for by --set\n"},
    {"a category that is not there", "targets.csv", "access,home,,25,invented,E\n", "",
     "targets.csv:10:1: table access lacks home (it must have 4 categories: none, shared_phone, own_phone, home) write "
     "0 "
     "where there is nobody\n"},
    {"a kelurahan that is not there", "targets.csv", "kelurahan,99.02,,57,invented,E\n", "",
     "targets.csv:2:1: table kelurahan lacks 99.02 (it must have 2 categories: all kelurahan) write 0 where there is "
     "nobody\n"},
    {"an unknown word", "targets.csv", "access,home,,25", "access,wifi,,25",
     "targets.csv:13:8: access/wifi (unknown category) one of: none, shared_phone, own_phone, home\n"},
    {"an unknown kelurahan", "targets.csv", "kelurahan,99.02", "kelurahan,99.03",
     "targets.csv:3:11: kelurahan/99.03 (unknown category) did you mean '99.01'?\n"},
    {"an unknown word that is given", "targets.csv", "access_poor,none,poor,3", "access_poor,none,poorest,3",
     "targets.csv:14:18: access_poor/none/poorest (unknown 'given') one of: poor, quintile_1, quintile_2, quintile_3, "
     "quintile_4, quintile_5, none, shared_phone, own_phone, home, primary_or_less, junior, senior, tertiary, "
     "under_30, "
     "from_30, from_45, from_60\n"},
    {"no dimension", "targets.csv", "access_poor,none,poor,3", "akses_poor,none,poor,3",
     "targets.csv:14:1: table = akses_poor (must begin with kelurahan, welfare, access, education or age)\n"},
    {"a kelurahan by code and by name", "targets.csv", "kelurahan_poor,Kenanga,poor,3", "kelurahan_poor,Melati,poor,3",
     "targets.csv:19:16: kelurahan_poor/Melati/poor (stands there twice) the first is kelurahan_poor/99.01/poor, line "
     "18\n"},
    {"given and not given in one table", "targets.csv", "access_poor,home,poor,1", "access_poor,home,,1",
     "targets.csv:17:1: access_poor/home (the 'given' of table access_poor must always be empty, or always of one "
     "kind) "
     "make it two tables of different names\n"},
    {"given of two kinds in one table", "targets.csv", "access_poor,home,poor,1", "access_poor,home,junior,1",
     "targets.csv:17:18: access_poor/home/junior (the 'given' of table access_poor must always be empty, or always of "
     "one kind) make it two tables of different names\n"},
    {"given of its own dimension", "targets.csv", "access_poor,none,poor,3", "access_poor,none,home,3",
     "targets.csv:14:18: access_poor/none/home ('given' may not be about access, too)\n"},
    {"quintiles that are no fifths", "targets.csv", "welfare,quintile_2,,24,invented,E\nwelfare,quintile_3,,24",
     "welfare,quintile_2,,34,invented,E\nwelfare,quintile_3,,14",
     "targets.csv:6:21: welfare/quintile_2 = 34 (a fifth of 120 households, less the poor in it, is 24)\n"},
    {"two tables about one dimension", "targets.csv", "access_poor,none,poor,3,invented,E\n",
     "access_again,none,,10,invented,E\naccess_again,shared_phone,,25,invented,E\n"
     "access_again,own_phone,,60,invented,E\naccess_again,home,,25,invented,E\naccess_poor,none,poor,3,invented,E\n",
     "targets.csv:14:20: access_again/none = 10 (access/none is 20, in line 10) make the two agree\n"
     "targets.csv:15:28: access_again/shared_phone = 25 (access/shared_phone is 15, in line 11) make the two agree\n"},
    // What could not be read is told, and nothing that follows from it.
    {"a refused row of kelurahan", "kelurahan.csv", "99.02,Kenanga,Taman", "99.02,Kenanga,Taman,x",
     "kelurahan.csv:3:1: a row of 12 fields (the header has 11) a field that holds a comma needs quotes\n"},
    {"a refused number of households", "targets.csv", "access,none,,20", "access,none,,twenty",
     "targets.csv:10:14: target.access/none.households = \"twenty\" (must be a number, 0 or more, at most 50000000)\n"},
    {"a refused row of targets", "targets.csv", "access,none,,20,invented", "access,none,20,invented",
     "targets.csv:10:1: a row of 5 fields (the header has 6) a field that holds a comma needs quotes\n"},
    {"a refused size of the city", "city.toml", "households = 120", "households = 1.200",
     "city.toml:5:14: city.households = 1.200 (must be a whole number, 1 or more, at most 50000000) no dot between "
     "thousands: 1200\n"},
    {"a misspelt size of the city", "city.toml", "households = 120", "housholds = 60",
     "city.toml:5:1: unknown key 'housholds' in [city] did you mean 'households'?\n"},
    {"neither households nor a share", "targets.csv", "access,none,,20", "access,none,,",
     "targets.csv:10:1: target.access/none (it has neither households nor share) give it one of the two\n"},
    {"no column of households", "targets.csv", "given,households,how", "given,note,how",
     "targets.csv:1:1: column 'households' is missing (it is required) or a column 'share'\n"},
};

TEST(Targets, ContradictionsAreToldOnceAtTheirPlace) {
  for (const BadTable& bad : kBadTables) {
    Files files = city();
    if (bad.problems[0] == '\0') {
      EXPECT_EQ(load(files).problems, "") << bad.what;
      continue;
    }
    change(files, bad.file, bad.from, bad.to);
    EXPECT_EQ(load(files).problems, bad.problems) << bad.what;
  }
}

TEST(Targets, RoundedTablesAreNoContradiction) {
  Files files = city();
  change(files, "targets.csv", "access_poor,none,poor,3", "access_poor,none,poor,2");  // 30 % of 8, as 2.4
  change(files, "targets.csv", "kelurahan_poor,Kenanga,poor,3", "kelurahan_poor,Kenanga,poor,2.5");
  EXPECT_EQ(load(files).problems, "");
  change(files, "targets.csv", "access_poor,none,poor,2", "access_poor,none,poor,0");
  EXPECT_EQ(
      load(files).problems,
      "targets.csv:14:1: table access_poor for poor sums to 5 (welfare/poor is 8, in line 4) make the two agree\n");
}

TEST(Targets, WithoutAMarginTheAssumptionIsCompared) {
  Files files = city();
  change(files, "targets.csv",
         "welfare,poor,,8,invented,E\nwelfare,quintile_1,,16,invented,E\nwelfare,quintile_2,,24,invented,E\n"
         "welfare,quintile_3,,24,invented,E\nwelfare,quintile_4,,24,invented,E\nwelfare,quintile_5,,24,invented,E\n",
         "");
  EXPECT_EQ(load(files).problems, "");  // 7.2 poor
  change(files, "city.toml", "rt_ties = 4", "poor_persons = 0.2");
  EXPECT_EQ(
      load(files).problems,
      "targets.csv:8:1: table access_poor for poor sums to 8 (without a table welfare, welfare/poor is 20.4 by "
      "param.poor_persons) write a table welfare, too\n"
      "targets.csv:12:1: table kelurahan_poor for poor sums to 8 (without a table welfare, welfare/poor is 20.4 by "
      "param.poor_persons) write a table welfare, too\n");
}

TEST(Targets, ACityOfAnotherSizeIsMeantWhereItIsSaidLater) {
  Files files = city();
  const char* const kGrows =
      "(the tables of targets.csv sum to 120) all numbers of the tables, RTs, RWs and followers of accounts are "
      "multiplied by 2.5\n";
  LoadOptions options;
  options.sets = {"city.households=300"};
  Said said = load(files, options);
  EXPECT_EQ(said.problems, "");
  EXPECT_EQ(said.notes, std::string("--set 1: city.households = 300 ") + kGrows);
  files["base.toml"] = files["city.toml"];
  files["city.toml"] = "base = \"base.toml\"\n[city]\nhouseholds = 300\n";
  said = load(files);
  EXPECT_EQ(said.problems, "");
  EXPECT_EQ(said.notes, std::string("city.toml:3:14: city.households = 300 ") + kGrows);
  // The base's own size is not that of tables that a later file brings.
  files["city.toml"] = "base = \"base.toml\"\n[tables]\ntargets = \"own.csv\"\n";
  files["own.csv"] = "table,category,given,households\nkelurahan,Melati,,80\nkelurahan,Kenanga,,60\n";
  EXPECT_EQ(
      load(files).problems,
      "city.toml:3:11: the tables of own.csv sum to 140 (city.households = 120, in base.toml:5) write households = "
      "140 in [city] of this file\n");
  files["city.toml"] += "[city]\nhouseholds = 140\n";
  said = load(files);
  EXPECT_EQ(said.problems + said.notes, "");
}

TEST(Targets, ANumberThatWasSetIsBlamed) {
  LoadOptions options;
  options.sets = {"city.days=20", "target.access/none.households=30"};
  EXPECT_EQ(load(city(), options).problems,
            "--set 2: table access sums to 130 (all tables must sum to the same number of households, here 120)\n");
  options.sets = {"target.access_poor/none/poor.households=30"};
  EXPECT_EQ(
      load(city(), options).problems,
      "--set 1: table access_poor for poor sums to 35 (welfare/poor is 8, in targets.csv:4) make the two agree\n");
}

TEST(Targets, ASizeThatNobodySaysIsThatOfTheTables) {
  Files files = city();
  change(files, "city.toml", "households = 120\n", "");
  const Said said = load(files);
  EXPECT_EQ(said.problems + said.notes, "");
  EXPECT_EQ(said.scenario->city.households, 120);
}

TEST(Targets, HouseholdsMayStandInTheTableOfKelurahan) {
  Files files = city();
  change(files, "city.toml", "households = 120\n", "");
  change(files, "targets.csv", "kelurahan,99.01,,63,invented,E\nkelurahan,99.02,,57,invented,E\n", "");
  Files bare = files;
  change(files, "kelurahan.csv", "code,name", "households,code,name");
  change(files, "kelurahan.csv", "99.01,Melati", "63,99.01,Melati");
  Files lacking = files;
  change(files, "kelurahan.csv", "99.02,Kenanga", "57,99.02,Kenanga");
  const Said said = load(files);
  EXPECT_EQ(said.problems + said.notes, "");
  EXPECT_EQ(said.scenario->city.households, 120);
  const Targets targets = resolve_targets(*said.scenario);
  EXPECT_EQ(targets.tables.back().name, "kelurahan");
  EXPECT_EQ(sum_of(targets, targets.tables.back()), 120);
  EXPECT_EQ(to_toml(*said.scenario).find("households = 0"), std::string::npos);  // of kelurahan: they are targets now

  change(lacking, "kelurahan.csv", "99.02,Kenanga", ",99.02,Kenanga");
  EXPECT_EQ(load(lacking).problems,
            "kelurahan.csv:3:1: kelurahan.99.02 has no 'households' (other kelurahan have it)\n");
  change(files, "targets.csv", "welfare,poor", "kelurahan,99.01,,63,x,E\nkelurahan,99.02,,57,x,E\nwelfare,poor");
  EXPECT_EQ(
      load(files).problems,
      "targets.csv:2:1: table = kelurahan (kelurahan.csv gives the households of each kelurahan already) leave one "
      "of the two out\n");
}

TEST(Targets, SharesBecomeHouseholds) {
  Files files = city();
  files["targets.csv"] =
      "table,category,given,households,share\n"
      "kelurahan,99.01,,63,\nkelurahan,99.02,,57,\n"
      "welfare,poor,,,0.1\n"
      "access,none,,,0.25\naccess,shared_phone,,,0.25\naccess,own_phone,,,0.25\naccess,home,,,0.25\n"
      "access_poor,none,poor,,0.5\naccess_poor,shared_phone,poor,,0.5\naccess_poor,own_phone,poor,,0\n"
      "access_poor,home,poor,,0\n";
  const Said said = load(files);
  ASSERT_EQ(said.problems + said.notes, "");
  std::map<std::string, double> households;
  for (const Target& target : said.scenario->targets) {
    households[name_of(target)] = target.households;
    EXPECT_EQ(target.share, 0);
  }
  EXPECT_DOUBLE_EQ(households.at("access/none"), 30);
  EXPECT_DOUBLE_EQ(households.at("welfare/poor"), 12);
  EXPECT_DOUBLE_EQ(households.at("welfare/quintile_1"), 12);
  EXPECT_DOUBLE_EQ(households.at("welfare/quintile_5"), 24);
  EXPECT_DOUBLE_EQ(households.at("access_poor/none/poor"), 6);

  const auto bad = [&](const std::string& from, const std::string& to) {
    Files changed = files;
    change(changed, "targets.csv", from, to);
    return load(changed).problems;
  };
  EXPECT_EQ(bad("access,home,,,0.25", "access,home,,,0.3"),
            "targets.csv:5:1: the shares of table access sum to 1.05 (they must sum to 1)\n");
  EXPECT_EQ(bad("access_poor,home,poor,,0\n", "access_poor,home,poor,,0.5\n"),
            "targets.csv:9:1: the shares of table access_poor / poor sum to 1.5 (they must sum to 1)\n");
  EXPECT_EQ(bad("access,home,,,0.25", "access,home,,30,"),
            "targets.csv:8:1: target.access/home (table access mixes households and share)\n");
  EXPECT_EQ(bad("access,home,,,0.25", "access,home,,30,0.25"),
            "targets.csv:8:1: target.access/home (it has both households and share) give it one of the two\n");
  EXPECT_EQ(bad("access,home,,,0.25", "access,home,,,25"),
            "targets.csv:8:15: target.access/home.share = 25 (must be from 0 to 1) 25 % is written 0.25\n");
  EXPECT_EQ(
      bad("access_poor,none,poor", "access_poor,none,junior"),
      "targets.csv:10:26: access_poor/shared_phone/poor (the 'given' of table access_poor must always be empty, or "
      "always of one kind) make it two tables of different names\n");
  Files unsized = files;
  change(unsized, "targets.csv", "kelurahan,99.01,,63,\nkelurahan,99.02,,57,\n", "");
  change(unsized, "city.toml", "households = 120\n", "");
  EXPECT_EQ(
      load(unsized).problems,
      "targets.csv:2:1: table welfare is in shares (city.households is not said) give city.households, or households "
      "in the table of kelurahan\n");
}

// Rounded to hundredths, they are still all households of the city.
TEST(Targets, SharesThatAreRoundedAreOfTheWholeCity) {
  Files files = city();
  files["targets.csv"] =
      "table,category,given,households,share\n"
      "kelurahan,99.01,,63,\nkelurahan,99.02,,57,\n"
      "access,none,,,0.33\naccess,shared_phone,,,0.33\naccess,own_phone,,,0.33\naccess,home,,,0\n";
  const Said said = load(files);
  ASSERT_EQ(said.problems, "");
  double households = 0;
  for (const Target& target : said.scenario->targets) {
    if (target.table == "access") households += target.households;
  }
  EXPECT_NEAR(households, 120, 1e-9);
}

TEST(Targets, AgreeToHalfAHousehold) {
  EXPECT_TRUE(agree(120, 120.5));
  EXPECT_TRUE(agree(120.5, 120));
  EXPECT_FALSE(agree(120, 120.51));
  EXPECT_FALSE(agree(121, 120));
}

// The poor are among the poorest fifth, however many persons are poor.
TEST(Targets, WithoutATableThePoorAreAFifthAtMost) {
  Parameters param;
  param.poor_persons = 0.1;
  EXPECT_DOUBLE_EQ(poor_without_a_table(param), 0.085);
  param.poor_persons = 0.4;
  EXPECT_EQ(poor_without_a_table(param), 0.2);
}

TEST(Targets, ThePoorAloneMakeFifths) {
  EXPECT_DOUBLE_EQ(quintile_households(1, 8, 120), 16);
  EXPECT_DOUBLE_EQ(quintile_households(2, 8, 120), 24);
  EXPECT_DOUBLE_EQ(quintile_households(1, 30, 120), 0);  // more than a fifth are poor
  EXPECT_DOUBLE_EQ(quintile_households(2, 30, 120), 18);
  EXPECT_DOUBLE_EQ(quintile_households(3, 30, 120), 24);
}

TEST(Targets, UnlikelySizesAreNotes) {
  const auto notes = [](const std::string& from, const std::string& to) {
    Files files = city();
    change(files, "kelurahan.csv", from, to);
    const Said said = load(files);
    EXPECT_EQ(said.problems, "");
    return said.notes;
  };
  EXPECT_EQ(notes("0.5,200,3", "0.5,200,3"), "");
  EXPECT_EQ(notes("0.5,200,3", "0.5,20,3"),
            "kelurahan.csv:2:35: kelurahan.99.01.persons = 20 (for 63 households: 0.3 each) is that right?\n");
  EXPECT_EQ(
      notes("0.5,200,3", "0.5,200000,3"),
      "kelurahan.csv:1:1: 200180 persons in 120 households (1,668.2 persons a household) the synthetic city takes 1 "
      "to 10\n");
  EXPECT_EQ(
      notes("0.5,200,3", "0.5,200,1"),
      "kelurahan.csv:2:39: kelurahan.99.01.rt = 1 (for 63 households; an RT has at most 50, city.rt_households_max) "
      "the synthetic city takes 2 RTs\n");
  EXPECT_EQ(notes("0.5,200,3", "0.5,200,60"),
            "kelurahan.csv:2:39: kelurahan.99.01.rt = 60 (for 63 households: 1.1 each) is that right?\n");
}

TEST(Targets, PoorPersonsThatDoNotFitPoorHouseholdsAreNoted) {
  const auto notes = [](const std::string& poor_persons) {
    Files files = city();
    change(files, "city.toml", "rt_ties = 4", "poor_persons = " + poor_persons);
    const Said said = load(files);
    EXPECT_EQ(said.problems, "");
    return said.notes;
  };
  EXPECT_EQ(notes("0.08"), "");
  EXPECT_EQ(
      notes("0.9"),
      "city.toml:22:16: param.poor_persons = 0.9 (342 persons in 8 poor households: 42.8 each) the synthetic city "
      "takes 1 to 10\n");
  EXPECT_EQ(notes("0.01"),
            "city.toml:22:16: param.poor_persons = 0.01 (3 persons in 8 poor households: 0.5 each) the synthetic city "
            "takes 1 to 10\n");
}

TEST(Targets, ARowOfSumsIsNoKelurahan) {
  Files files = city();
  files["kelurahan.csv"] += "Jumlah,Jumlah,,,,,380,6,1,E,\n";
  const std::string problems = load(files).problems;
  EXPECT_NE(
      problems.find("kelurahan.csv:4:1: kelurahan.Jumlah (this row is the sum of the others, no kelurahan) delete "
                    "this row\n"),
      std::string::npos)
      << problems;
}

TEST(Targets, ARowWithThePersonsOfAllOthersMayBeAKelurahan) {
  Files files = city();
  files["kelurahan.csv"] += "99.03,Anggrek,Taman,,,,380,5,1,E,\n";
  const std::string problems = load(files).problems;
  EXPECT_EQ(problems.find("is the sum of the others"), std::string::npos) << problems;
}

/// The sum is that of the table that counts households, wherever the rest is shares.
TEST(Targets, TheFileOfTheSumIsNamed) {
  Files files = city();
  change(files, "kelurahan.csv", "poverty_weight,grade", "poverty_weight,households,grade");
  change(files, "kelurahan.csv", "1.5,E", "1.5,63,E");
  change(files, "kelurahan.csv", "3,1,E", "3,1,57,E");
  files["targets.csv"] = "table,category,given,share,how,grade\nwelfare,poor,,0.07,invented,E\n";
  LoadOptions options;
  options.sets = {"city.households=1200"};
  const Said said = load(files, options);
  EXPECT_EQ(said.problems, "");
  EXPECT_NE(said.notes.find("(the tables of kelurahan.csv sum to 120)"), std::string::npos) << said.notes;
}

TEST(Targets, WhatShippedScenariosSayIsNoted) {
  for (const char* path :
       {"magelang/city.toml", "teaching/city.toml", "presets/village.toml", "presets/monotone.toml"}) {
    const Scenario scenario = load_scenario(std::string(KABAR_SOURCE_DIR "/scenarios/") + path);
    for (const Problem& note : scenario.notes.list()) ADD_FAILURE() << to_text(note, Language::english);
  }
  const Scenario large = load_scenario(KABAR_SOURCE_DIR "/scenarios/large/city.toml");
  EXPECT_EQ(large.notes.size(), 1u);  // it is Magelang, enlarged
}

}  // namespace
}  // namespace kabar
