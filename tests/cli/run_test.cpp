// `kabar run` as a user meets it: the table and the JSON, one digest whatever the machine, result files that are whole
// or not there, what a stopped or failed run leaves, and a table of bad input.

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>

#include "core/numbers.h"
#include "experiment/experiment.h"
#include "tests/cli/contents.h"
#include "tests/cli/json.h"
#include "tests/cli/program.h"
#include "tests/cli/words.h"
#include "tests/support/tiny_scenario.h"

namespace kabar::test {
namespace {

std::string digest_of(const Words& words) {
  return parsed(run_kabar(words)).at("digest");
}

std::set<std::string> entries(const std::string& folder) {
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) names.insert(entry.path().filename().string());
  return names;
}

/// The tiny city, and a folder for results beside it.
class RunProgram : public testing::Test {
 protected:
  RunProgram() { std::filesystem::create_directory(tiny.folder / "results"); }
  std::string result(const std::string& name) const { return tiny.folder / ("results/" + name); }
  std::set<std::string> results() const { return entries(tiny.folder / "results"); }
  ProgramRun run(const Words& more) const { return run_kabar(Words{"run", tiny.path()} + more); }
  std::string digest(const Words& more) const { return digest_of(Words{"run", tiny.path(), "--json"} + more); }

  TinyScenario tiny;
};

TEST_F(RunProgram, PrintsATableInBothLanguages) {
  const ProgramRun english = run({"--all", "--lang", "en"});
  EXPECT_EQ(english.exit_code, 0);
  EXPECT_EQ(english.errors, "");
  for (const char* words : {"Every way", "Silence", "Poor households", "2 populations x 3 replicates"}) {
    EXPECT_NE(english.output.find(words), std::string::npos) << words << "\n" << english.output;
  }
  const ProgramRun indonesian = run({"--all", "--lang", "id"});
  EXPECT_EQ(indonesian.exit_code, 0);
  for (const char* words : {"Semua cara", "Diam", "miskin", "2 kota simulasi x 3 ulangan"}) {
    EXPECT_NE(indonesian.output.find(words), std::string::npos) << words << "\n" << indonesian.output;
  }
  EXPECT_EQ(indonesian.output.find("Silence"), std::string::npos);
}

TEST_F(RunProgram, PrintsOneJsonObject) {
  const Json all = parsed(run({"--json"}));
  ASSERT_EQ(all.at("strategies").size(), 2u);
  for (const Json& strategy : all.at("strategies")) {
    EXPECT_EQ(strategy.at("populations"), 2);
    EXPECT_EQ(strategy.at("replicates"), 3);
    for (const char* cost : {"cash_rupiah", "staff_hours"}) {
      for (const char* key : {"mean", "low", "high"}) EXPECT_TRUE(strategy.at("cost").at(cost).contains(key));
    }
    for (const char* group : {"poor", "non_poor", "eligible", "all"}) {
      const Json& measures = strategy.at(group);
      double wider = 1;
      for (const char* measure : {"reach", "ever_aware", "aware", "understands", "applied", "enrolled"}) {
        const double mean = measures.at(measure).at("mean");
        EXPECT_LE(measures.at(measure).at("low"), mean);
        EXPECT_GE(measures.at(measure).at("high"), mean);
        EXPECT_LE(mean, wider) << "states are nested";
        wider = mean;
      }
    }
    EXPECT_TRUE(strategy.at("erreygers").contains("mean"));
  }
  EXPECT_EQ(all.at("topics"), 2);
  EXPECT_GT(all.at("exposures"), all.at("activations"));
  EXPECT_GT(all.at("activations"), 0);
  EXPECT_GT(all.at("coins"), all.at("exposures"));
  EXPECT_GT(all.at("seconds"), 0.0);
  EXPECT_GT(all.at("seconds_total"), all.at("seconds"));
  for (const char* key : {"digest", "config_digest", "world_digest"}) {
    EXPECT_EQ(all.at(key).get<std::string>().size(), 32u);
  }
}

TEST_F(RunProgram, GivesOneDigestForAnyThreadsAndEveryTier) {
  const std::string expected = digest({"--threads", "1"});
  for (const char* threads : {"2", "3", "7"}) EXPECT_EQ(digest({"--threads", threads}), expected) << threads;
  EXPECT_EQ(digest({"--seed", "010"}), digest({"--seed", "10"}));
  EXPECT_EQ(digest({"--seed", "08"}), digest({"--seed", "8"}));
  for (const char* tier : {"summary", "timeseries", "households"}) {
    EXPECT_EQ(digest({"--tier", tier, "--out", result("x.h5")}), expected) << tier;
  }
  EXPECT_EQ(digest({"--tier", "households", "--keep-replicates", "2", "--out", result("x.h5")}), expected);
  EXPECT_NE(digest({"--seed", "2"}), expected);
}

/// Every number below `node` is exactly 0; returns how many there are.
int zeros(const Json& node) {
  if (node.is_number()) {
    EXPECT_EQ(node.get<double>(), 0.0);
    return 1;
  }
  int count = 0;
  if (node.is_structured()) {
    for (const Json& part : node) count += zeros(part);
  }
  return count;
}

TEST_F(RunProgram, FindsNoDifferenceBetweenTheSameStrategyUnderTwoNames) {
  const std::string text = content(tiny.folder / "strategies/semua.toml");
  tiny.folder.write("strategies/kembar.toml", "# Another name, other words.\n" + text);
  const Json all =
      parsed(run({"--strategy", "semua", "--strategy", "kembar", "--json", "--out", result("x.h5"), "--quiet"}));
  Json first = all.at("strategies").at(0), second = all.at("strategies").at(1);
  EXPECT_NE(first.at("name"), second.at("name"));
  EXPECT_EQ(second.at("title_en"), "Every way (kembar)");
  for (const char* of_each : {"name", "title_id", "title_en"}) {
    first.erase(of_each);
    second.erase(of_each);
  }
  EXPECT_EQ(first, second);

  const Json difference = parsed(run_kabar({"compare", result("x.h5"), "--baseline", "semua", "--json"}));
  EXPECT_EQ(difference.at("digest"), all.at("digest"));
  for (const Json& strategy : difference.at("strategies")) {
    EXPECT_GE(zeros(strategy.at("difference")), 3 * 4 * 3) << strategy.at("difference");
  }
}

TEST_F(RunProgram, WritesAFileThatInspectAndCompareRead) {
  const Json ran = parsed(run({"--json", "--out", result("x.h5"), "--tier", "households"}));
  EXPECT_EQ(results(), std::set<std::string>{"x.h5"});
  const Json inspected = parsed(run_kabar({"inspect", result("x.h5"), "--json"}));
  EXPECT_EQ(inspected.at("whole"), true);
  EXPECT_EQ(inspected.at("tier"), "households");
  EXPECT_EQ(inspected.at("complete"), 2 * 2 * 3);
  for (const char* key : {"digest", "config_digest", "world_digest"}) EXPECT_EQ(inspected.at(key), ran.at(key)) << key;
  const Json compared = parsed(run_kabar({"compare", result("x.h5"), "--json"}));
  for (const char* key : {"digest", "exposures", "activations", "coins"}) EXPECT_EQ(compared.at(key), ran.at(key));
  EXPECT_EQ(compared.at("strategies").size(), 2u);
  for (std::size_t s = 0; s < 2; ++s) {
    for (const char* group : {"poor", "non_poor", "eligible", "all"}) {
      EXPECT_EQ(compared.at("strategies").at(s).at(group), ran.at("strategies").at(s).at(group)) << group;
    }
  }
}

TEST_F(RunProgram, SaysInEveryAnswerWhichSourceOfChanceVariedAlone) {
  EXPECT_EQ(parsed(run({"--json"})).at("vary"), "all");
  EXPECT_EQ(run({}).output.find("--vary"), std::string::npos);
  for (const std::string vary : {"population", "network", "luck"}) {
    SCOPED_TRACE(vary);
    const Words words{"--vary", vary, "--out", result(vary + ".h5"), "--quiet"};
    EXPECT_EQ(parsed(run(words + Words{"--json"})).at("vary"), vary);
    for (const char* language : {"en", "id"}) {
      EXPECT_EQ(run(words + Words{"--lang", language}).output.rfind("--vary " + vary + ":", 0), 0u);
      const ProgramRun compared = run_kabar({"compare", result(vary + ".h5"), "--lang", language});
      EXPECT_EQ(compared.output.rfind("--vary " + vary + ":", 0), 0u);
      const ProgramRun inspected = run_kabar({"inspect", result(vary + ".h5"), "--lang", language});
      EXPECT_NE(inspected.output.find("(--vary " + vary + ")"), std::string::npos);
    }
    EXPECT_EQ(parsed(run_kabar({"inspect", result(vary + ".h5"), "--json"})).at("vary"), vary);
    const Json compared = parsed(run_kabar({"compare", result(vary + ".h5"), "--json"}));
    EXPECT_EQ(compared.at("vary"), vary);
    const std::string intervals = compared.at("strategies").at(1).at("intervals").at("code");
    EXPECT_NE(intervals, "over_populations");
    EXPECT_EQ(intervals == "over_replicates", vary == "luck");
  }
}

TEST_F(RunProgram, ComparesOnlyRunsInWhichTheSameVaried) {
  for (const char* vary : {"network", "luck"}) {
    run({"--strategy", "diam", "--vary", vary, "--out", result(std::string(vary) + ".h5"), "--quiet"});
  }
  run({"--strategy", "semua", "--vary", "luck", "--out", result("other.h5"), "--quiet"});
  run({"--strategy", "semua", "--out", result("all.h5"), "--quiet"});
  EXPECT_EQ(parsed(run_kabar({"compare", result("luck.h5"), result("other.h5"), "--json"})).at("paired"), true);
  for (const Words& pair : {Words{"network", "other"}, Words{"all", "luck"}, Words{"luck", "all"}}) {
    const ProgramRun refused = run_kabar({"compare", result(pair[0] + ".h5"), result(pair[1] + ".h5")});
    EXPECT_EQ(refused.exit_code, 2);
    EXPECT_EQ(refused.output, "");
    EXPECT_NE(refused.errors.find("compare files of one kind"), std::string::npos) << refused.errors;
  }
}

/// A run that fails as a machine fails: exit code 1 and one line.
void expect_failure(const ProgramRun& run, const std::string& words) {
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_EQ(run.output, "");
  EXPECT_EQ(number_of_lines(run.errors), 1u) << run.errors;
  EXPECT_NE(run.errors.find(words), std::string::npos) << run.errors;
}

TEST_F(RunProgram, LeavesNothingWhereItCannotWrite) {
  // What was given wrong is bad input; what the machine refuses is not.
  const auto expect_refused = [&](const std::string& name, const std::string& why) {
    const ProgramRun refused = run({"--out", result(name)});
    EXPECT_EQ(refused.exit_code, 2) << name;
    EXPECT_EQ(refused.output, "");
    EXPECT_EQ(number_of_lines(refused.errors), 1u) << refused.errors;
    EXPECT_NE(refused.errors.find("--out = " + result(name) + " (" + why), std::string::npos) << refused.errors;
    EXPECT_NE(refused.errors.find(") name a file in a folder that is there"), std::string::npos) << refused.errors;
  };
  expect_refused("none/x.h5", result("none") + ": there is no such folder");
  std::filesystem::create_directory(result("directory.h5"));
  expect_refused("directory.h5", "it is a folder");
  tiny.folder.write("results/file", "text");
  expect_refused("file/x.h5", result("file") + ": it is no folder");
  expect_refused(std::string(300, 'x') + ".h5", "its name is too long");
  expect_failure(run({"--out", "/proc/x.h5"}), "no file is kept");
  EXPECT_EQ(results(), (std::set<std::string>{"directory.h5", "file"}));
  EXPECT_TRUE(entries(result("directory.h5")).empty());
}

TEST_F(RunProgram, RefusesNamesOfOtherFormats) {
  struct Ending {
    const char *name, *hint;
  };
  for (const Ending& one :
       {Ending{"x.xlsx", "/x.h5 --xlsx "}, Ending{"x.XLSX", "/x.h5 --xlsx "}, Ending{"x.csv", "/x.h5 --csv "},
        Ending{"x.html", "/x.h5 --report "}, Ending{"x.json", "/x.h5 --json"}, Ending{"x.toml", "name it .h5"}}) {
    const ProgramRun refused = run({"--out", result(one.name)});
    EXPECT_EQ(refused.exit_code, 2) << one.name;
    EXPECT_NE(refused.errors.find("(a result is an HDF5 file) name it .h5"), std::string::npos) << refused.errors;
    EXPECT_NE(refused.errors.find(one.hint), std::string::npos) << refused.errors;
  }
  EXPECT_TRUE(results().empty());
  for (const char* name : {"x.nc", "x", "x.hdf5"}) EXPECT_EQ(run({"--out", result(name)}).exit_code, 0) << name;
}

TEST_F(RunProgram, NamesNoHighestOfOneStrategy) {
  EXPECT_EQ(run({"--strategy", "semua"}).output.find("Highest"), std::string::npos);
  EXPECT_NE(run({}).output.find("Highest in this simulation:"), std::string::npos);
}

TEST_F(RunProgram, LeavesNothingInAFolderThatIsReadOnly) {
  ASSERT_EQ(::chmod((tiny.folder / "").c_str(), 0755), 0);
  ASSERT_EQ(::chmod(result("").c_str(), 0555), 0);
  Child child({"run", tiny.path(), "--out", result("x.h5")}, {.may_not_write = true});
  const ProgramRun refused = child.wait();
  if (refused.exit_code == 126) GTEST_SKIP() << "the program cannot be run by somebody else";
  expect_failure(refused, "no permission");
  EXPECT_TRUE(results().empty());
}

TEST_F(RunProgram, LeavesNothingWhenTheDiskIsFull) {
  const Words words{"run", tiny.path(), "--out", result("x.h5"), "--quiet"};
  const Surroundings full{.largest_file = 50'000};
  expect_failure(Child(words, full).wait(), "no file is kept");
  EXPECT_TRUE(results().empty());

  EXPECT_EQ(run_kabar(words).exit_code, 0);
  const std::string earlier = content(result("x.h5"));
  expect_failure(Child(words + Words{"--seed", "2"}, full).wait(), "the earlier file is kept as it was");
  EXPECT_EQ(content(result("x.h5")), earlier);
  EXPECT_EQ(results(), std::set<std::string>{"x.h5"});
}

TEST_F(RunProgram, LeavesAnEarlierResultAloneWhenTheInputIsBad) {
  EXPECT_EQ(run({"--out", result("x.h5")}).exit_code, 0);
  const std::string earlier = content(result("x.h5"));
  EXPECT_EQ(run({"--out", result("x.h5"), "--set", "param.q_N=2"}).exit_code, 2);
  EXPECT_EQ(content(result("x.h5")), earlier);
  EXPECT_EQ(results(), std::set<std::string>{"x.h5"});
}

TEST(RunOfMagelang, AMillionReplicatesByMistakeAreRefusedWithAnEstimate) {
  const TempFolder folder;
  const ProgramRun run = run_kabar({"run", std::string(KABAR_SOURCE_DIR) + "/scenarios/magelang/city.toml",
                                    "--replicates", "1000000", "--out", folder / "x.h5"});
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.output, "");
  EXPECT_EQ(number_of_lines(run.errors), 1u);
  const Scenario magelang = load_scenario(KABAR_SOURCE_DIR "/scenarios/magelang/city.toml");
  ExperimentPlan plan;
  plan.populations = 20;
  plan.replicates = 1'000'000;
  const std::string needed = number_text(estimate(magelang, plan).bytes / 1e9, 1, Language::english) + " GB";
  for (const char* words : {needed.c_str(), "15 strategies x 20 populations x 1000000 replicates", "--yes"}) {
    EXPECT_NE(run.errors.find(words), std::string::npos) << run.errors;
  }
  EXPECT_TRUE(entries(folder / "").empty());
}

TEST_F(RunProgram, RefusesDaysOfWorkByMistakeOnceItsFirstReplicatesHaveRun) {
  const ProgramRun refused = run({"--populations", "400000", "--replicates", "1", "--tier", "summary", "--set",
                                  "city.households=100000", "--quiet", "--out", result("x.h5")});
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_EQ(refused.output, "");
  EXPECT_EQ(number_of_lines(refused.errors), 1u) << refused.errors;
  EXPECT_NE(refused.errors.find("this would take at least "), std::string::npos) << refused.errors;
  EXPECT_TRUE(results().empty());
}

using SlowRunProgram = RunProgram;

TEST_F(SlowRunProgram, KeepsWholePopulationsWhenItIsInterrupted) {
  ASSERT_EQ(run({"--out", result("x.h5")}).exit_code, 0);
  const std::string earlier = content(result("x.h5"));
  Child child({"run", tiny.path(), "--out", result("x.h5"), "--populations", "50000", "--replicates", "2", "--threads",
               "2", "--yes"});
  ASSERT_TRUE(child.wait_for_words());  // its first line of progress
  child.interrupt();
  const ProgramRun stopped = child.wait();
  EXPECT_EQ(stopped.exit_code, 3);
  EXPECT_EQ(stopped.output, "");
  EXPECT_NE(stopped.errors.find("stopped: "), std::string::npos) << stopped.errors;
  EXPECT_NE(stopped.errors.find("of 50000 populations, complete, are in " + result("x.partial.h5")), std::string::npos)
      << stopped.errors;
  EXPECT_EQ(content(result("x.h5")), earlier);
  EXPECT_EQ(results(), (std::set<std::string>{"x.h5", "x.partial.h5"}));

  const Json partial = parsed(run_kabar({"inspect", result("x.partial.h5"), "--json"}));
  const int populations = partial.at("populations");
  EXPECT_GT(populations, 0);
  EXPECT_LT(populations, 50000);
  EXPECT_EQ(partial.at("replicates"), 2);
  EXPECT_EQ(partial.at("complete"), 2 * 2 * populations);
  // What was kept is what a shorter run would have made.
  EXPECT_EQ(digest({"--populations", std::to_string(populations), "--replicates", "2"}), partial.at("digest"));
}

// SCENARIO stands for the path of the tiny scenario, FOLDER for its folder.
const BadWords kBadRuns[] = {
    {"NoScenario", {}, "SCENARIO is missing"},
    {"NoSuchScenario", {"none.toml"}, "none.toml: cannot be read (there is no such file)"},
    {"ScenarioIsADirectory", {"FOLDER"}, "cannot be read (it is a folder)"},
    {"ScenarioIsATable", {"FOLDER/kelurahan.csv"}, "kelurahan.csv:1:5: this is not TOML"},
    {"ScenarioNameIsEmpty", {""}, "SCENARIO is empty"},
    {"TwoScenarios", {"SCENARIO", "other.toml"}, "'other.toml' is not expected here"},
    {"UnknownOption", {"SCENARIO", "--stratgy", "semua"}, "did you mean '--strategy'?"},
    {"OptionBehindTheMark",
     {"SCENARIO", "--out", "x.h5", "--", "--populations", "1"},
     "write it after the command, and before --"},
    {"HelpWithAValue", {"SCENARIO", "--help=no"}, "takes no value"},
    {"LanguageTwice", {"SCENARIO", "--lang", "en", "--lang", "en"}, "--lang is given 2 times (once is enough)"},
    {"UnknownStrategy", {"SCENARIO", "--strategy", "semuaa"}, "did you mean 'semua'?"},
    {"UnknownStrategyFile", {"SCENARIO", "--strategy", "FOLDER/none.toml"}, "none.toml cannot be read"},
    {"EmptyStrategy", {"SCENARIO", "--strategy", ""}, "--strategy is empty"},
    {"StrategyTwice",
     {"SCENARIO", "--strategy", "semua", "--strategy", "semua"},
     "strategy 'semua' is named twice name it once only"},
    {"NoStrategies", {"SCENARIO", "--set", "city.strategies=[]"}, "the scenario names no strategy"},
    {"UnknownTier", {"SCENARIO", "--tier", "x"}, "--tier = x (must be one of: summary, timeseries, households)"},
    {"UnknownSource", {"SCENARIO", "--vary", "x"}, "--vary = x (must be one of: population, network, luck)"},
    {"NegativeThreads", {"SCENARIO", "--threads", "-1"}, "--threads = -1 (must be from 1 to 1024)"},
    {"TooManyThreads", {"SCENARIO", "--threads", "100000"}, "--threads = 100000 (must be from 1 to 1024)"},
    {"NoPopulation", {"SCENARIO", "--populations", "0"}, "--populations = 0 (must be from 1 to 1000000)"},
    {"NoReplicate", {"SCENARIO", "--replicates", "0"}, "--replicates = 0 (must be from 1"},
    {"NegativeReplicates", {"SCENARIO", "--replicates", "-3"}, "--replicates = -3 (must be from 1"},
    {"ReplicatesInWords", {"SCENARIO", "--replicates", "many"}, "--replicates = many"},
    {"HalfAReplicate", {"SCENARIO", "--replicates", "1.5"}, "--replicates = 1.5"},
    {"HalfAPopulation",
     {"SCENARIO", "--populations", "2,5"},
     "must be a whole number, from 1 to 1000000) write 2 or 3"},
    {"TooManyReplicates", {"SCENARIO", "--replicates", "100000000000000000000"}, "must be from 1 to 100000000"},
    {"NegativeSeed", {"SCENARIO", "--seed", "-1"}, "--seed = -1 (must be from 0"},
    {"SeedIsEmpty", {"SCENARIO", "--seed", ""}, "--seed is empty"},
    {"SeedIsEmptyBehindItsSign", {"SCENARIO", "--seed="}, "--seed is empty"},
    {"SeedTwice", {"SCENARIO", "--seed", "1", "--seed", "2"}, "--seed is given 2 times"},
    {"SeedInOtherDigits", {"SCENARIO", "--seed", "0x10"}, "--seed = 0x10 (must be a whole number"},
    {"SeedWithADot", {"SCENARIO", "--seed", "1.000"}, "no dot between thousands: 1000"},
    {"ThreadsZero", {"SCENARIO", "--threads", "0"}, "--threads = 0 (must be from 1 to 1024)"},
    {"ThreadsEmpty", {"SCENARIO", "--threads", ""}, "--threads is empty"},
    {"SetIsEmpty", {"SCENARIO", "--set", ""}, "--set is empty"},
    {"FlagWithAValue", {"SCENARIO", "--json=yes"}, "--json takes no value"},
    {"BudgetWithADot", {"SCENARIO", "--set", "city.budget=75.000"}, "no dot between thousands: 75000"},
    {"HouseholdsWithTwoDots", {"SCENARIO", "--set", "city.households=1.000.000"}, "no dot between thousands: 1000000"},
    {"BudgetInRupiah", {"SCENARIO", "--set", "city.budget=Rp 75.000.000"}, "digits only: 75000000"},
    {"FractionWithAComma", {"SCENARIO", "--set", "param.q_N=0,04"}, "fractions are written with a point: 0.04"},
    {"SeedTooLarge", {"SCENARIO", "--seed", "99999999999999999999"}, "must be from 0 to 9223372036854775806"},
    {"KeptWithoutTier", {"SCENARIO", "--keep-replicates", "2"}, "add --tier households"},
    {"KeptTooMany", {"SCENARIO", "--tier", "households", "--keep-replicates", "4"}, "must be from 0 to 3"},
    {"KeptNegative", {"SCENARIO", "--tier", "households", "--keep-replicates", "-1"}, "must be from 0 to 100000000"},
    {"OutIsEmpty", {"SCENARIO", "--out", ""}, "--out is empty"},
    {"OutWithoutAName", {"SCENARIO", "--out"}, "--out needs a value"},
    {"UnknownLanguage", {"SCENARIO", "--lang", "fr"}, "--lang = fr (must be one of: id, en)"},
    {"SetOfAMisspeltPath", {"SCENARIO", "--set", "param.q_M=0.04"}, "did you mean 'q_N'?"},
    {"SetOfNoBlock", {"SCENARIO", "--set", "strategy.semua.posts.kirimna.per_week=2"}, "did you mean 'kiriman'?"},
    {"SetWithoutAValue", {"SCENARIO", "--set", "param.q_N"}, "write PATH=VALUE"},
    {"SetAboveOne", {"SCENARIO", "--set", "param.q_N=2"}, "--set 1: param.q_N = 2 (must be from 0 to 1)"},
    {"SetToNoNumber", {"SCENARIO", "--set", "param.q_N=nan"}, "param.q_N = nan (must be from 0 to 1)"},
    {"SetToInfinity", {"SCENARIO", "--set", "param.S0=inf"}, "param.S0 = inf (must be"},
    {"SetToAWord", {"SCENARIO", "--set", "param.q_N=often"}, "param.q_N"},
    {"SetOfNoHouseholds", {"SCENARIO", "--set", "city.households=-5"}, "city.households = -5 (must be 1 or more"},
    {"SetOfNoDays", {"SCENARIO", "--set", "city.days=0"}, "city.days = 0 (must be from 1 to 3660)"},
    {"AMillionReplicates", {"SCENARIO", "--replicates", "1000000"}, "add --yes if that is meant"},
};

class BadRun : public RunProgram, public testing::WithParamInterface<BadWords> {};

TEST_P(BadRun, IsRefusedWithOneClearLine) {
  Words words{"run"};
  for (std::string word : GetParam().words) {
    if (word == "SCENARIO") word = tiny.path();
    if (word.rfind("FOLDER", 0) == 0) word = tiny.folder / word.substr(std::min<std::size_t>(7, word.size()));
    words.push_back(word);
  }
  if (std::find(words.begin(), words.end(), "--out") == words.end()) words = words + Words{"--out", result("x.h5")};
  const std::set<std::string> before = entries(tiny.folder / "");
  const ProgramRun refused = run_kabar(words);
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_EQ(refused.output, "");
  EXPECT_EQ(number_of_lines(refused.errors), 1u) << refused.errors;
  EXPECT_NE(refused.errors.find(GetParam().says), std::string::npos) << refused.errors;
  EXPECT_TRUE(results().empty());
  EXPECT_EQ(entries(tiny.folder / ""), before);
}

INSTANTIATE_TEST_SUITE_P(Run, BadRun, testing::ValuesIn(kBadRuns), [](const auto& one) { return one.param.name; });

TEST(RunAsked, TakesNoOptionForAValue) {
  for (const Words& words : {Words{"--out", "--quiet"}, Words{"--populations", "--lang", "en"}, Words{"--out", "-"},
                             Words{"--set", "--json"}}) {
    const ProgramRun run = run_kabar(Words{"run", kTown} + words);
    EXPECT_EQ(run.exit_code, 2) << words[0];
    EXPECT_NE(run.errors.find(words[0] + " needs a value, not " + words[1]), std::string::npos) << run.errors;
    EXPECT_EQ(std::count(run.errors.begin(), run.errors.end(), '\n'), 1) << "no false follow-up: " << run.errors;
  }
  EXPECT_FALSE(std::filesystem::exists("--quiet"));
  EXPECT_NE(run_kabar({"run", kTown, "--seed", "-1"}).errors.find("--seed = -1"), std::string::npos);
}

TEST(RunAsked, RefusesWhatWouldHaveNoEffect) {
  const auto errors = [](const Words& words) {
    const ProgramRun run = run_kabar(Words{"run", kTown, "--populations", "2", "--replicates", "1"} + words);
    EXPECT_EQ(run.exit_code, 2) << words[0];
    return run.errors;
  };
  EXPECT_NE(errors({"--without", "broadcasts"}).find("--without = broadcasts (no strategy uses it)"),
            std::string::npos);
  EXPECT_NE(errors({"--tier", "summary"}).find("--tier = summary"), std::string::npos);
  EXPECT_NE(errors({"--set", "city.populations=7"}).find("city.populations is set twice (also by --populations)"),
            std::string::npos);
}

/// With two populations the intervals of two strategies may lie apart, and still nobody knows which is the best.
TEST(RunAsked, SaysNoMoreOfTheBestThanCompareDoes) {
  const TempFolder folder;
  for (const char* populations : {"1", "2", "3", "5"}) {
    const std::string result = folder / (std::string(populations) + ".h5");
    const std::string ran =
        run_kabar({"run", kTown, "--populations", populations, "--replicates", "2", "--out", result, "--quiet"}).output;
    const std::string compared = run_kabar({"compare", result}).output;
    EXPECT_EQ(ran.find("(not decided)") != std::string::npos, compared.find("not decided") != std::string::npos)
        << ran << compared;
  }
}

}  // namespace
}  // namespace kabar::test
