// `kabar select` as a user meets it: in the practice town, against what `run` says of the same worlds.

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>
#include <string>

#include "tests/cli/contents.h"
#include "tests/cli/json.h"
#include "tests/cli/program.h"
#include "tests/cli/words.h"

namespace kabar::test {
namespace {

// Meetings against messages, and an amount so small that it takes hundreds of populations to be sure.
const Words kClose = {"--strategy", "rapat-rt", "--strategy", "pesan-ketua-rt", "--indifference", "0.0001"};

Words words(const std::string& command, const Words& more) {
  Words all = {command, kTown, "--quiet"};
  all.insert(all.end(), more.begin(), more.end());
  return all;
}

ProgramRun select(const Words& more) {
  return run_kabar(words("select", more));
}

Json selected(Words more) {
  more.push_back("--json");
  return parsed(select(more));
}

TEST(SelectProgram, FindsTheBestAndSaysWhatRunSays) {
  const Json result = selected({"--populations", "5", "--replicates", "4"});
  EXPECT_EQ(result["format"], "kabar-selection");
  EXPECT_EQ(result["decided"], true);
  EXPECT_EQ(result["best"], "kunjungan");
  EXPECT_EQ(result["left"], Json::array({"kunjungan"}));
  EXPECT_EQ(result["replicates"], 4);
  std::uint64_t replicates = 0;
  for (const Json& one : result["strategies"]) {
    const int populations = one["populations"];
    replicates += 4u * static_cast<unsigned>(populations);
    EXPECT_EQ(one["dropped"].is_null(), one["name"] == "kunjungan");
    // The same figure from a run of the same populations.
    const ProgramRun run = run_kabar(words("run", {"--json", "--populations", std::to_string(populations),
                                                   "--replicates", "4", "--strategy", one["name"]}));
    ASSERT_EQ(run.exit_code, 0) << run.errors;
    const Json strategy = Json::parse(run.output)["strategies"][0];
    EXPECT_NEAR(one["mean"].get<double>(), strategy["poor"]["ever_aware"]["mean"].get<double>(), 1e-12);
    if (one["dropped"].is_null()) continue;
    EXPECT_EQ(one["dropped"]["after_populations"], populations);
    EXPECT_LT(one["dropped"]["difference"].get<double>(), 0);
  }
  EXPECT_EQ(result["replicates_total"], replicates);
}

TEST(SelectProgram, JudgesByUnderstandingWhenAsked) {
  const Json result = selected({"--measure", "eligible_understand", "--strategy", "rapat-rt", "--strategy", "diam"});
  EXPECT_EQ(result["measure"], "eligible_understand");
  EXPECT_EQ(result["best"], "rapat-rt");
  const Json run = Json::parse(run_kabar(words("run", {"--json", "--strategy", "rapat-rt"})).output);
  ASSERT_EQ(result["populations"], 10) << "as many as the town's own";
  EXPECT_NEAR(result["strategies"][0]["mean"].get<double>(),
              run["strategies"][0]["eligible"]["understands"]["mean"].get<double>(), 1e-12);
}

TEST(SelectProgram, AnswersTheSameForAnyThreads) {
  const Words closer = {"--strategy", "rapat-rt",  "--strategy", "pesan-ketua-rt", "--strategy",
                        "diam",       "--measure", "poor_aware", "--replicates",   "2"};
  Json one = selected(closer + Words{"--threads", "1"}), many = selected(closer + Words{"--threads", "5"});
  EXPECT_GT(one["populations"], 10) << "more than the first stage, or nothing is tested";
  one.erase("seconds");
  many.erase("seconds");
  EXPECT_EQ(one, many);
}

TEST(SelectProgram, MarksWhatIsCloserThanTheAmountThatMatters) {
  const Words close = {"--strategy", "diam", "--strategy", "unggahan", "--indifference", "0.1"};
  const Json dropped = selected(close)["strategies"][1]["dropped"];
  EXPECT_GT(dropped["difference"].get<double>(), -0.1);
  EXPECT_EQ(dropped["within_indifference"], true);
  const ProgramRun text = select(close + Words{"--lang", "en"});
  EXPECT_NE(text.output.find("~ 3."), std::string::npos) << text.output;
  EXPECT_NE(text.output.find("~ dropped, but behind by less"), std::string::npos) << text.output;
  EXPECT_EQ(
      selected({"--strategy", "diam", "--strategy", "unggahan"})["strategies"][1]["dropped"]["within_indifference"],
      false);
}

TEST(SelectProgram, LeavesOutWhatMayExceedTheCeiling) {
  const Json result = selected({"--set", "strategy.kunjungan.budget_exempt=true"});
  EXPECT_EQ(result["left_out"], Json::array({"kunjungan"}));
  EXPECT_EQ(result["best"], "rapat-rt");
  EXPECT_EQ(result["strategies"].size(), 4u);
  const ProgramRun text = select({"--set", "strategy.kunjungan.budget_exempt=true", "--lang", "id"});
  EXPECT_NE(text.output.find("Tidak ikut, karena boleh melebihi pagu: kunjungan"), std::string::npos) << text.output;
}

TEST(SelectProgram, SaysNotDecidedAtTheMostPopulations) {
  const Json result = selected(kClose + Words{"--max-populations", "12"});
  EXPECT_EQ(result["decided"], false);
  EXPECT_TRUE(result["best"].is_null());
  EXPECT_EQ(result["reason"], "--max-populations was reached");
  EXPECT_EQ(result["left"], Json::array({"rapat-rt", "pesan-ketua-rt"}));
  EXPECT_EQ(result["populations"], 12);
  EXPECT_GT(result["populations_at_most"], 1000);
  EXPECT_EQ(result["replicates_total"], 2 * 12 * 10);
  const ProgramRun english = select(kClose + Words{"--max-populations", "12", "--lang", "en"});
  EXPECT_EQ(english.exit_code, 0);
  EXPECT_EQ(english.output.rfind("Not decided; 2 strategies are left after 12 populations\n", 0), 0u) << english.output;
  EXPECT_NE(in_one_line(english.output).find("it is among those left"), std::string::npos) << english.output;
  const ProgramRun indonesian = select(kClose + Words{"--max-populations", "12", "--lang", "id"});
  EXPECT_EQ(indonesian.output.rfind("Belum dapat dipastikan; 2 strategi", 0), 0u) << indonesian.output;
}

TEST(SelectProgram, PrintsAPageInBothLanguages) {
  const ProgramRun english = select({"--lang", "en"});
  EXPECT_EQ(english.exit_code, 0);
  EXPECT_EQ(english.errors, "");
  for (const char* part : {"Chosen: Visits to listed households (kunjungan)", "Poor ever aware, %",
                           "10 populations x 10 replicates", "at least 1 percentage point,",
                           "probability of at least 95 %", "luck and the make-up of the population only"}) {
    EXPECT_NE(in_one_line(english.output).find(part), std::string::npos) << part << "\n" << english.output;
  }
  const ProgramRun indonesian = select({"--lang", "id", "--indifference", "0.005", "--confidence", "0.975"});
  EXPECT_EQ(indonesian.exit_code, 0);
  for (const char* part : {"Terpilih: Kunjungan ke keluarga terdaftar (kunjungan)", "tahu, %", "0,5 poin persen",
                           "paling sedikit 97,5 %", "variasi acak dan susunan penduduk"}) {
    EXPECT_NE(in_one_line(indonesian.output).find(part), std::string::npos) << part << "\n" << indonesian.output;
  }
  for (const ProgramRun* run : {&english, &indonesian}) {
    std::istringstream text(run->output);
    for (std::string line; std::getline(text, line);) EXPECT_LE(line.size(), 100u) << line;
  }
}

TEST(SelectProgram, StoppedSaysWhatIsKnown) {
  // So small an amount that all the million populations are needed: no machine is done before its first line of
  // progress.
  const Words endless = {"select",     kTown,      "--json",     "--max-populations", "1000000",        "--yes",
                         "--strategy", "rapat-rt", "--strategy", "pesan-ketua-rt",    "--indifference", "1e-9"};
  Child child(endless);
  ASSERT_TRUE(child.wait_for_words()) << "not one line of progress";
  child.interrupt();
  const ProgramRun stopped = child.wait();
  EXPECT_EQ(stopped.exit_code, 3) << stopped.errors;
  EXPECT_NE(stopped.errors.find("stopped: not decided; 2 strategies are left after "), std::string::npos)
      << stopped.errors;
  const Json result = Json::parse(stopped.output);
  EXPECT_EQ(result["decided"], false);
  EXPECT_EQ(result["reason"], "stopped by the user");
  EXPECT_LT(result["populations"], 1000000);
  EXPECT_EQ(result["replicates_total"].get<int>(), 2 * 10 * result["populations"].get<int>());
  // On a busy machine the first line of progress may come before the first population is whole.
  EXPECT_EQ(result["strategies"][0]["mean"].is_null(), result["populations"] == 0);
}

const BadWords kBadSelections[] = {
    {"NoIndifference", {"--indifference", "0"}, "--indifference = 0 (must be above 0 and below 1)"},
    {"NegativeIndifference", {"--indifference", "-0.01"}, "--indifference = -0.01 (must be above 0"},
    {"IndifferenceIsNoNumber", {"--indifference", "nan"}, "--indifference = nan (must be above 0"},
    {"IndifferenceInPercent", {"--indifference", "5"}, "--indifference = 5 (must be above 0 and below 1)"},
    {"CertainConfidence", {"--confidence", "1"}, "--confidence = 1 (must be above 0.5 and below 1)"},
    {"NoConfidence", {"--confidence", "0.5"}, "--confidence = 0.5 (must be above 0.5"},
    {"OnePopulation", {"--populations", "1"}, "--populations = 1 (must be from 2"},
    {"NoPopulations", {"--max-populations", "0"}, "--max-populations = 0 (must be from 2"},
    {"FirstStageTooLong", {"--populations", "30", "--max-populations", "20"}, "exceeds --max-populations = 20"},
    {"NoReplicate", {"--replicates", "0"}, "--replicates = 0 (must be from 1"},
    {"NegativeThreads", {"--threads", "-1"}, "--threads = -1 (must be from 1 to 1024)"},
    {"NegativeSeed", {"--seed", "-1"}, "--seed = -1 (must be from 0"},
    {"UnknownMeasure", {"--measure", "reach"}, "--measure = reach (must be one of: poor_aware, eligible_understand)"},
    {"UnknownStrategy", {"--strategy", "rapat"}, "there is no strategy 'rapat'"},
    {"OneStrategy",
     {"--strategy", "diam"},
     "too few strategies to choose from: 1 (at least two must keep to the common budget"},
    {"AllExempt", {"--set", "strategy.*.budget_exempt=true"}, "too few strategies to choose from: 0"},
    {"TooLong", {"--max-populations", "1000000", "--replicates", "10000"}, "add --yes if that is meant"},
};

class BadSelect : public testing::TestWithParam<BadWords> {};

TEST_P(BadSelect, IsRefusedWithOneClearLine) {
  const ProgramRun refused = select(GetParam().words);
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_EQ(refused.output, "");
  EXPECT_EQ(std::count(refused.errors.begin(), refused.errors.end(), '\n'), 1) << refused.errors;
  EXPECT_NE(refused.errors.find(GetParam().says), std::string::npos) << refused.errors;
}

INSTANTIATE_TEST_SUITE_P(Select, BadSelect, testing::ValuesIn(kBadSelections),
                         [](const auto& one) { return one.param.name; });

}  // namespace
}  // namespace kabar::test
