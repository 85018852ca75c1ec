// `kabar compare` as its users run it: files in, words or JSON out, exit codes.

#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <span>
#include <sstream>
#include <string>

#include "analysis/report/json.h"
#include "analysis/report/report.h"
#include "storage/results.h"
#include "tests/analysis/report/synthetic.h"
#include "tests/storage/consistent.h"

namespace kabar::analysis {
namespace {

using Json = nlohmann::json;

struct Answer {
  int code = -1;
  std::string out, err;
};

std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

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
  Answer run(const std::string& arguments, const std::string& what = "compare") {
    const std::string out = folder_ / "out", err = folder_ / "err";
    const std::string command =
        "LC_ALL=C " KABAR_PROGRAM " " + what + " " + arguments + " >" + out + " 2>" + err + " </dev/null";
    const int status = std::system(command.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, content_of(out), content_of(err)};
  }

  std::filesystem::path folder_;
};

TEST_F(CompareProgram, PrintsTheComparisonOfAFile) {
  const SyntheticRun made = magelang_like(4, 3);
  const std::string path = write("a.h5", made);
  const Answer json = run(path + " --json");
  ASSERT_EQ(json.code, 0) << json.err;
  EXPECT_EQ(json.err, "");
  const ResultFile file = read_results(path);
  EXPECT_EQ(json.out, to_json(report_of(std::span(&file, 1), {path}, "")) + "\n");

  const Json first = Json::parse(json.out)["strategies"][0];
  EXPECT_EQ(first["name"], "status-quo");
  EXPECT_EQ(first["difference"]["poor"]["ever_aware"]["high"], 0.0);
  EXPECT_EQ(Json::parse(json.out)["digest"], to_text(file.digest));
}

TEST_F(CompareProgram, SpeaksTheLanguageThatWasAsked) {
  const std::string path = write("a.h5", magelang_like(3, 2));
  const Answer english = run(path + " --all");
  EXPECT_EQ(english.code, 0) << english.err;
  EXPECT_NE(english.out.find("Difference from: Status quo"), std::string::npos);
  const Answer indonesian = run(path + " --all --lang id --baseline joint-team");
  EXPECT_EQ(indonesian.code, 0) << indonesian.err;
  EXPECT_NE(indonesian.out.find("Selisih dari: Tim medsos bersama lintas OPD"), std::string::npos);
}

TEST_F(CompareProgram, LetsNoTextOfAFileSteerTheTerminal) {
  const std::string bad =
      "Lurah\x1b[2J\a\x7F\xC2\x9B"
      "31m kota\xC3\xA9";  // clear, bell, delete, red; then an e
  const std::string path = write("a.h5", synthetic_run({{{"status-quo", bad, bad}}, {{"other", bad, bad}, 0.4}}, 3, 2));
  for (const char* what : {"compare", "inspect"}) {
    const Answer answer = run(path, what);
    ASSERT_EQ(answer.code, 0) << answer.err;
    EXPECT_NE(answer.out.find("31m kota\xC3\xA9"), std::string::npos) << answer.out;
    EXPECT_EQ(answer.out.find("\xC2\x9B"), std::string::npos) << what;
    for (const char c : answer.out) {
      EXPECT_FALSE((static_cast<unsigned char>(c) < 0x20 && c != '\n') || c == 0x7F) << what << ": " << int{c};
    }
  }
}

TEST_F(CompareProgram, FindsNoDifferenceBetweenTheSameUnderTwoNames) {
  const std::string a = write("a.h5", synthetic_run({{{"status-quo", "", ""}}}, 3, 2));
  const std::string b = write("b.h5", synthetic_run({{{"twin", "", ""}}}, 3, 2));
  const Answer answer = run(a + " " + b + " --json");
  ASSERT_EQ(answer.code, 0) << answer.err;
  const Json json = Json::parse(answer.out);
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
  EXPECT_EQ(Json::parse(run(a + " " + b + " --json").out)["paired"], false);
  EXPECT_NE(run(a + " " + b).out.find("not paired"), std::string::npos);
}

TEST_F(CompareProgram, RefusesBadInputWithExitCode2) {
  const std::string a = write("a.h5", magelang_like(2, 2));
  const Answer twice = run(a + " " + a);
  EXPECT_EQ(twice.code, 2);
  EXPECT_NE(twice.err.find("a.h5: is named twice name it once"), std::string::npos);
  EXPECT_EQ(twice.out, "");

  const Answer baseline = run(a + " --baseline joint-teem");
  EXPECT_EQ(baseline.code, 2);
  EXPECT_NE(baseline.err.find("did you mean 'joint-team'?"), std::string::npos);

  const Answer missing = run((folder_ / "none.h5").string() + " " + (folder_ / "neither.h5").string());
  EXPECT_EQ(missing.code, 2);
  EXPECT_NE(missing.err.find("none.h5"), std::string::npos);
  EXPECT_NE(missing.err.find("neither.h5"), std::string::npos);

  EXPECT_EQ(run("").code, 2);
}

TEST_F(CompareProgram, StandsOtherCeilingsBesideTheComparison) {
  const auto under = [&](const char* name, std::int64_t rupiah) {
    return write(name, with_ceiling(magelang_like(6, 2), rupiah, 2, "visits.kader.share"));
  };
  const std::string main = under("main.h5", 75'000'000), other = under("other.h5", 25'000'000);
  const Answer json = run(main + " --ceilings " + other + " --json");
  ASSERT_EQ(json.code, 0) << json.err;
  const Json ceilings = Json::parse(json.out)["ceilings"];
  ASSERT_EQ(ceilings.size(), 2u);
  EXPECT_EQ(ceilings[0]["ceiling_rupiah"], 25'000'000);
  EXPECT_NE(run(main + " --ceilings " + other).out.find("\nPoor ever aware by budget, %"), std::string::npos);

  const Answer twice = run(main + " --ceilings " + other + " " + main);
  EXPECT_EQ(twice.code, 2);
  EXPECT_EQ(twice.err.rfind(main + ": the budget Rp 75,000,000 comes twice (it is that of " + main + ")", 0), 0u)
      << twice.err;
  const Answer missing = run(main + " --ceilings " + (folder_ / "none.h5").string());
  EXPECT_EQ(missing.code, 2);
  EXPECT_NE(missing.err.find("none.h5"), std::string::npos);
}

}  // namespace
}  // namespace kabar::analysis
