// `kabar merge`: an experiment run in two processes is the one run in one, at every tier.

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "storage/results.h"
#include "tests/cli/program.h"
#include "tests/support/temp_folder.h"

namespace kabar {
namespace {

using test::ProgramRun;
using test::run_kabar;
using test::TempFolder;

const std::string kTown = std::string(KABAR_SOURCE_DIR) + "/scenarios/teaching/city.toml";

class MergeProgram : public testing::Test {
 protected:
  std::string at(const std::string& name) const { return folder_ / name; }

  ProgramRun run(const std::string& out, const std::vector<std::string>& more) {
    std::vector<std::string> words = {"run",          kTown, "--strategy", "diam",  "--strategy", "kunjungan",
                                      "--replicates", "2",   "--quiet",    "--out", at(out)};
    words.insert(words.end(), more.begin(), more.end());
    return run_kabar(words);
  }
  ProgramRun merge(const std::vector<std::string>& files, const std::string& out, const std::string& language = "en") {
    std::vector<std::string> words = {"merge", "--lang", language, "--out", at(out)};
    for (const std::string& file : files) words.push_back(at(file));
    return run_kabar(words);
  }

  TempFolder folder_;
};

TEST_F(MergeProgram, GivesTheWholeAtEveryTier) {
  for (const char* tier : {"summary", "timeseries", "households"}) {
    SCOPED_TRACE(tier);
    std::vector<std::string> keep = {"--tier", tier};
    if (std::string(tier) == "households") keep.insert(keep.end(), {"--keep-replicates", "1"});
    const auto with = [&](std::vector<std::string> words) {
      words.insert(words.end(), keep.begin(), keep.end());
      return words;
    };
    std::filesystem::remove(at("all.h5"));
    ASSERT_EQ(run("whole.h5", with({"--populations", "5"})).exit_code, 0);
    ASSERT_EQ(run("a.h5", with({"--populations", "2"})).exit_code, 0);
    ASSERT_EQ(run("b.h5", with({"--populations", "3", "--first-population", "2"})).exit_code, 0);
    const ProgramRun merged = merge({"b.h5", "a.h5"}, "all.h5");
    ASSERT_EQ(merged.exit_code, 0) << merged.errors;
    ResultFile whole = read_results(at("whole.h5")), all = read_results(at("all.h5"));
    all.recording.seconds = whole.recording.seconds;
    all.recording.seconds_total = whole.recording.seconds_total;
    EXPECT_TRUE(all.recording == whole.recording);
    EXPECT_EQ(all.digest, whole.digest);
    EXPECT_EQ(all.tier, whole.tier);
    all.provenance.created = whole.provenance.created;
    EXPECT_EQ(all.provenance.command_line.find("kabar run"), 0u) << "what was typed for the parts comes first";
    EXPECT_NE(all.provenance.command_line.find(" && kabar merge"), std::string::npos);
    all.provenance.command_line = whole.provenance.command_line;
    EXPECT_TRUE(all.provenance == whole.provenance);
    EXPECT_EQ(merged.output, "Populations 0 to 4 of 2 files\nDigest: " + to_text(whole.digest) + "\n");
  }
}

TEST_F(MergeProgram, TellsTheCommandsInTheOrderOfTheirPopulations) {
  ASSERT_EQ(run("a.h5", {"--populations", "1"}).exit_code, 0);
  ASSERT_EQ(run("b.h5", {"--populations", "1", "--first-population", "1"}).exit_code, 0);
  ASSERT_EQ(merge({"b.h5", "a.h5"}, "all.h5").exit_code, 0);
  const std::string commands = read_results(at("all.h5")).provenance.command_line;
  const std::size_t first = commands.find("a.h5 --populations 1 && "), second = commands.find("b.h5 --populations 1");
  EXPECT_LT(first, second) << commands;
  EXPECT_NE(second, std::string::npos) << commands;
}

TEST_F(MergeProgram, SaysWhatIsMissing) {
  ASSERT_EQ(run("a.h5", {"--populations", "2"}).exit_code, 0);
  ASSERT_EQ(run("c.h5", {"--populations", "1", "--first-population", "3"}).exit_code, 0);
  const ProgramRun gap = merge({"a.h5", "c.h5"}, "all.h5");
  EXPECT_EQ(gap.exit_code, 2);
  EXPECT_EQ(gap.errors, "populations missing: 2 run --first-population 2 --populations 1 too\n");
  EXPECT_EQ(merge({"a.h5", "c.h5"}, "all.h5", "id").errors,
            "kota simulasi 2 tidak ada jalankan juga --first-population 2 --populations 1\n");
  EXPECT_FALSE(std::filesystem::exists(at("all.h5")));
}

TEST_F(MergeProgram, TakesPartsFromAnotherFolder) {
  std::filesystem::copy(std::filesystem::path(kTown).parent_path(), at("elsewhere"),
                        std::filesystem::copy_options::recursive);
  ASSERT_EQ(run("a.h5", {"--populations", "1"}).exit_code, 0);
  ASSERT_EQ(
      run_kabar({"run", at("elsewhere/city.toml"), "--strategy", "diam", "--strategy", "kunjungan", "--replicates", "2",
                 "--quiet", "--populations", "1", "--first-population", "1", "--out", at("b.h5")})
          .exit_code,
      0);
  EXPECT_EQ(merge({"a.h5", "b.h5"}, "all.h5").exit_code, 0);
}

TEST_F(MergeProgram, KeepsTheEngineThatRanIt) {
  const std::string old = std::string(KABAR_SOURCE_DIR) + "/tests/storage/samples/format4.h5";
  const ProgramRun merged = run_kabar({"merge", old, "--out", at("new.h5"), "--json"});
  ASSERT_EQ(merged.exit_code, 0) << merged.errors;
  const ResultFile before = read_results(old), after = read_results(at("new.h5"));
  EXPECT_EQ(before.provenance.engine, 1u);
  EXPECT_EQ(after.provenance.engine, 1u);
  EXPECT_EQ(after.provenance.git_commit, before.provenance.git_commit);
  EXPECT_EQ(after.digest, before.digest);
}

TEST_F(MergeProgram, SaysWhereItBegins) {
  ASSERT_EQ(run("b.h5", {"--populations", "1", "--first-population", "7"}).exit_code, 0);
  const ProgramRun merged = merge({"b.h5"}, "all.h5");
  EXPECT_NE(merged.output.find("Populations 7 to 7 of 1 file\nPopulations 0 to 6 are not among them\n"),
            std::string::npos)
      << merged.output;
}

TEST_F(MergeProgram, WritesOverNoPart) {
  ASSERT_EQ(run("a.h5", {"--populations", "1"}).exit_code, 0);
  EXPECT_EQ(merge({"a.h5"}, "a.h5").exit_code, 2);
  EXPECT_EQ(merge({"a.h5"}, "a.csv").exit_code, 2);
  EXPECT_EQ(run_kabar({"merge", at("a.h5")}).exit_code, 2) << "--out is needed";
}

TEST_F(MergeProgram, IsWhatCompareAdvises) {
  ASSERT_EQ(run("a.h5", {"--populations", "2"}).exit_code, 0);
  ASSERT_EQ(run("b.h5", {"--populations", "2", "--first-population", "2"}).exit_code, 0);
  const ProgramRun compared = run_kabar({"compare", at("a.h5"), at("b.h5"), "--lang", "en"});
  EXPECT_EQ(compared.exit_code, 2);
  EXPECT_NE(compared.errors.find("kabar merge FILE ... --out ALL.h5"), std::string::npos) << compared.errors;
}

TEST_F(MergeProgram, OfOtherPopulationsNothingIsPaired) {
  ASSERT_EQ(run("a.h5", {"--populations", "3"}).exit_code, 0);
  ASSERT_EQ(run_kabar({"run", kTown, "--strategy", "rapat-rt", "--replicates", "2", "--populations", "3",
                       "--first-population", "3", "--quiet", "--out", at("b.h5")})
                .exit_code,
            0);
  const ProgramRun compared = run_kabar({"compare", at("a.h5"), at("b.h5"), "--json"});
  EXPECT_EQ(compared.exit_code, 0) << compared.errors;
  EXPECT_NE(compared.output.find("\"paired\": false"), std::string::npos);
}

}  // namespace
}  // namespace kabar
