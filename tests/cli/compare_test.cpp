// `kabar compare` as its users run it: files in, words or JSON out, exit codes.

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <span>
#include <string>

#include "analysis/report/json.h"
#include "analysis/report/report.h"
#include "storage/results.h"
#include "tests/analysis/report/synthetic.h"
#include "tests/cli/json.h"
#include "tests/cli/program.h"
#include "tests/storage/consistent.h"

namespace kabar::analysis {
namespace {

using test::Json;
using test::ProgramRun;

class CompareProgram : public testing::Test {
 protected:
  CompareProgram() {
    std::string name = (std::filesystem::temp_directory_path() / "kabar-compare-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
  }
  ~CompareProgram() override { std::filesystem::remove_all(folder_); }

  std::string write(const std::string& name, const SyntheticRun& run) {
    const std::string path = folder_ / name;
    write_results(path, sample::consistent(run.recording), provenance_of(run), Tier::timeseries);
    return path;
  }
  ProgramRun run(const std::string& arguments, const std::string& what = "compare") {
    return test::run_line("LC_ALL=C " + test::program() + " " + what + " " + arguments);
  }

  std::filesystem::path folder_;
};

TEST_F(CompareProgram, PrintsTheComparisonOfAFile) {
  const SyntheticRun made = magelang_like(4, 3);
  const std::string path = write("a.h5", made);
  const ProgramRun json = run(path + " --json");
  ASSERT_EQ(json.exit_code, 0) << json.errors;
  EXPECT_EQ(json.errors, "");
  const ResultFile file = read_results(path);
  EXPECT_EQ(json.output, to_json(report_of(std::span(&file, 1), {path}, "")) + "\n");

  const Json first = Json::parse(json.output)["strategies"][0];
  EXPECT_EQ(first["name"], "status-quo");
  EXPECT_EQ(first["difference"]["poor"]["ever_aware"]["high"], 0.0);
  EXPECT_EQ(Json::parse(json.output)["digest"], to_text(file.digest));
}

TEST_F(CompareProgram, SpeaksTheLanguageThatWasAsked) {
  const std::string path = write("a.h5", magelang_like(3, 2));
  const ProgramRun english = run(path + " --all");
  EXPECT_EQ(english.exit_code, 0) << english.errors;
  EXPECT_NE(english.output.find("Difference from: Status quo"), std::string::npos);
  const ProgramRun indonesian = run(path + " --all --lang id --baseline joint-team");
  EXPECT_EQ(indonesian.exit_code, 0) << indonesian.errors;
  EXPECT_NE(indonesian.output.find("Selisih dari: Tim medsos bersama lintas OPD"), std::string::npos);
}

TEST_F(CompareProgram, LetsNoTextOfAFileSteerTheTerminal) {
  const std::string bad =
      "Lurah\x1b[2J\a\x7F\xC2\x9B"
      "31m kota\xC3\xA9";  // clear, bell, delete, red; then an e
  const std::string path = write("a.h5", synthetic_run({{{"status-quo", bad, bad}}, {{"other", bad, bad}, 0.4}}, 3, 2));
  for (const char* what : {"compare", "inspect"}) {
    const ProgramRun answer = run(path, what);
    ASSERT_EQ(answer.exit_code, 0) << answer.errors;
    EXPECT_NE(answer.output.find("31m kota\xC3\xA9"), std::string::npos) << answer.output;
    EXPECT_EQ(answer.output.find("\xC2\x9B"), std::string::npos) << what;
    for (const char c : answer.output) {
      EXPECT_FALSE((static_cast<unsigned char>(c) < 0x20 && c != '\n') || c == 0x7F) << what << ": " << int{c};
    }
  }
}

TEST_F(CompareProgram, FindsNoDifferenceBetweenTheSameUnderTwoNames) {
  const std::string a = write("a.h5", synthetic_run({{{"status-quo", "", ""}}}, 3, 2));
  const std::string b = write("b.h5", synthetic_run({{{"twin", "", ""}}}, 3, 2));
  const ProgramRun answer = run(a + " " + b + " --json");
  ASSERT_EQ(answer.exit_code, 0) << answer.errors;
  const Json json = Json::parse(answer.output);
  EXPECT_EQ(json["paired"], true);
  for (const char* group : {"poor", "non_poor", "eligible"}) {
    for (const char* measure : {"reach", "ever_aware", "aware", "understands"}) {
      for (const char* figure : {"mean", "low", "high"}) {
        EXPECT_EQ(json["strategies"][1]["difference"][group][measure][figure], 0.0);
      }
    }
  }
}

TEST_F(CompareProgram, SaysThatOtherSeedsAreNotPaired) {
  const std::string a = write("a.h5", synthetic_run({{{"status-quo", "", ""}}}, 3, 2));
  SyntheticRun other = synthetic_run({{{"other", "", ""}}}, 3, 2);
  other.names.seed = 2;
  const std::string b = write("b.h5", other);
  EXPECT_EQ(Json::parse(run(a + " " + b + " --json").output)["paired"], false);
  EXPECT_NE(run(a + " " + b).output.find("not paired"), std::string::npos);
}

TEST_F(CompareProgram, RefusesBadInputWithExitCode2) {
  const std::string a = write("a.h5", magelang_like(2, 2));
  const ProgramRun twice = run(a + " " + a);
  EXPECT_EQ(twice.exit_code, 2);
  EXPECT_NE(twice.errors.find("a.h5: is named twice name it once"), std::string::npos);
  EXPECT_EQ(twice.output, "");

  const ProgramRun baseline = run(a + " --baseline joint-teem");
  EXPECT_EQ(baseline.exit_code, 2);
  EXPECT_NE(baseline.errors.find("did you mean 'joint-team'?"), std::string::npos);

  const ProgramRun missing = run((folder_ / "none.h5").string() + " " + (folder_ / "neither.h5").string());
  EXPECT_EQ(missing.exit_code, 2);
  EXPECT_NE(missing.errors.find("none.h5"), std::string::npos);
  EXPECT_NE(missing.errors.find("neither.h5"), std::string::npos);

  EXPECT_EQ(run("").exit_code, 2);
}

TEST_F(CompareProgram, StandsOtherCeilingsBesideTheComparison) {
  const auto under = [&](const char* name, std::int64_t rupiah) {
    return write(name, with_ceiling(magelang_like(6, 2), rupiah, 2, "visits.kader.share"));
  };
  const std::string main = under("main.h5", 75'000'000), other = under("other.h5", 25'000'000);
  const ProgramRun json = run(main + " --ceilings " + other + " --json");
  ASSERT_EQ(json.exit_code, 0) << json.errors;
  const Json ceilings = Json::parse(json.output)["ceilings"];
  ASSERT_EQ(ceilings.size(), 2u);
  EXPECT_EQ(ceilings[0]["ceiling_rupiah"], 25'000'000);
  EXPECT_NE(run(main + " --ceilings " + other).output.find("\nPoor ever aware by budget, %"), std::string::npos);

  const ProgramRun twice = run(main + " --ceilings " + other + " " + main);
  EXPECT_EQ(twice.exit_code, 2);
  EXPECT_EQ(twice.errors.rfind(main + ": the budget Rp 75,000,000 comes twice (it is that of " + main + ")", 0), 0u)
      << twice.errors;
  const ProgramRun missing = run(main + " --ceilings " + (folder_ / "none.h5").string());
  EXPECT_EQ(missing.exit_code, 2);
  EXPECT_NE(missing.errors.find("none.h5"), std::string::npos);
}

}  // namespace
}  // namespace kabar::analysis
