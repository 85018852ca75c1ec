// What the program writes never costs its user a file: not one that it reads, not one of another program, not one that
// another run has just written; and what is left of a run that was killed harms nobody.

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <vector>

#include "storage/results.h"
#include "tests/analysis/report/synthetic.h"
#include "tests/cli/program.h"
#include "tests/storage/altered.h"
#include "tests/storage/bytes.h"
#include "tests/storage/consistent.h"
#include "tests/storage/sample.h"
#include "tests/support/dice.h"
#include "tests/support/tiny_scenario.h"

namespace kabar::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;
using Words = std::vector<std::string>;

std::string content(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Every file below a folder, by its name.
std::map<std::string, std::string> contents(const std::string& folder) {
  std::map<std::string, std::string> all;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) all[entry.path().string()] = content(entry.path().string());
  }
  return all;
}

std::size_t lines(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

void expect_refused(const ProgramRun& run, const std::string& says) {
  EXPECT_EQ(run.exit_code, 2) << says;
  EXPECT_EQ(run.output, "");
  EXPECT_NE(run.errors.find(says), std::string::npos) << run.errors << "lacks " << says;
}

class RunOutputs : public testing::Test {
 protected:
  std::string at(const std::string& name) const { return tiny.folder / name; }
  ProgramRun run(const std::string& out, const Words& more = {}) const {
    Words words{"run", tiny.path(), "--quiet", "--out", out};
    words.insert(words.end(), more.begin(), more.end());
    return run_kabar(words);
  }

  TinyScenario tiny;
};

TEST_F(RunOutputs, OverwriteNoInputUnderWhateverName) {
  tiny.folder.write("deep/inside/note", "");
  const Words inputs{
      "city.toml",    "kelurahan.csv", "targets.csv",           "topics.csv",          "channels.csv", "accounts.csv",
      "agencies.csv", "costs.csv",     "strategies/semua.toml", "strategies/diam.toml"};
  const auto before = contents(at(""));
  for (const std::string& input : inputs) {
    expect_refused(run(at(input)), "--out = " + at(input) + " (this command reads that file) give another name");
    expect_refused(run(at("deep/../" + input)), "it is the same file as " + at(input) + ", which is read");
    fs::create_symlink(at(input), at("link.h5"));
    fs::create_hard_link(at(input), at("hard.h5"));
    expect_refused(run(at("link.h5")), "it is the same file as " + at(input));
    const ProgramRun hard = run(at("hard.h5"));
    expect_refused(hard, "it is the same file as " + at(input));
    EXPECT_EQ(lines(hard.errors), 1u) << hard.errors;
    fs::remove(at("link.h5"));
    fs::remove(at("hard.h5"));
  }
  EXPECT_EQ(contents(at("")), before);
}

TEST_F(RunOutputs, OverwriteNoInputOfAnInput) {
  tiny.folder.write("other/own.toml", content(at("strategies/semua.toml")));
  const Words strategy{"--strategy", at("other/own.toml")};
  expect_refused(run(at("other/own.toml"), strategy), "this command reads that file");
  EXPECT_EQ(run(at("other.h5"), strategy).exit_code, 0);
  const std::string derived = tiny.folder.write("derived.toml", "base = \"city.toml\"\n");
  const ProgramRun base = run_kabar({"run", derived, "--out", at("city.toml")});
  expect_refused(base, "--out = " + at("city.toml"));
}

TEST_F(RunOutputs, ReplaceResultsOfKabarOnly) {
  EXPECT_EQ(run(at("a.h5")).exit_code, 0);
  const std::string result = content(at("a.h5"));
  const sample::Bytes foreign = sample::foreign_file();
  const std::string hdf5(foreign.begin(), foreign.end());
  for (const std::string& text : {std::string("my notes\n"), std::string("\x89PNG\r\n"), hdf5, std::string(50, '\0')}) {
    tiny.folder.write("mine", text);
    expect_refused(run(at("mine")), "--out = " + at("mine") +
                                        " (that file is there and is no result of kabar) remove it first, or give "
                                        "another name");
    EXPECT_EQ(content(at("mine")), text);
  }
  const sample::Bytes whole(result.begin(), result.end());
  const sample::Bytes opened = sample::opened_for_writing(whole);
  for (const std::string& text : {std::string(), result, result.substr(0, result.size() - 40), result + "more",
                                  std::string(opened.begin(), opened.end())}) {
    tiny.folder.write("old.h5", text);
    EXPECT_EQ(run(at("old.h5")).exit_code, 0) << text.size();
    EXPECT_NO_THROW(read_results(at("old.h5")));
  }
  // What a stopped run would write is asked of at once, too.
  tiny.folder.write("a.partial.h5", "my notes\n");
  expect_refused(run(at("a.h5")), "--out = " + at("a.partial.h5") + " (that file is there and is no result of kabar)");
  EXPECT_EQ(content(at("a.h5")), result);
}

TEST_F(RunOutputs, LeaveNothingBesideAndTouchNoOtherFile) {
  tiny.folder.write("r.h5.part", "mine");
  tiny.folder.write("victim", "precious");
  fs::create_symlink("victim", at("s.h5.part"));
  EXPECT_EQ(run(at("r.h5")).exit_code, 0);
  EXPECT_EQ(run(at("s.h5")).exit_code, 0);
  EXPECT_EQ(content(at("r.h5.part")), "mine");
  EXPECT_EQ(content(at("victim")), "precious");
  EXPECT_FALSE(fs::is_symlink(at("s.h5")));
  for (const auto& [name, text] : contents(at(""))) EXPECT_NE(fs::path(name).filename().string()[0], '.') << name;
}

TEST_F(RunOutputs, SayInIndonesianWhyNot) {
  tiny.folder.write("mine", "notes");
  expect_refused(run(at("mine"), {"--lang", "id"}),
                 "(berkas ini sudah ada dan bukan hasil kabar) hapus dulu, atau pakai nama lain");
  expect_refused(run(at("city.toml"), {"--lang", "id"}), "(berkas ini dibaca oleh perintah ini juga) pakai nama lain");
}

/// Several runs to one name at the same time: each succeeds, the last one stands, nothing is left beside.
class Together : public RunOutputs {
 protected:
  void rounds(int count) {
    fs::create_directory(at("together"));
    const std::string path = at("together/x.h5");
    std::map<std::string, int> stood;
    for (int round = 0; round < count; ++round) {
      std::vector<std::unique_ptr<Child>> runs;
      for (const char* seed : {"1", "2", "3"}) {
        runs.push_back(std::make_unique<Child>(Words{"run", tiny.path(), "--seed", seed, "--tier", "households",
                                                     "--threads", "1", "--quiet", "--out", path}));
      }
      for (const auto& one : runs) {
        const ProgramRun ended = one->wait();
        EXPECT_EQ(ended.exit_code, 0) << ended.errors;
        EXPECT_EQ(ended.errors, "");
      }
      const ResultFile file = read_results(path);
      ++stood[std::to_string(file.provenance.seed)];
      EXPECT_EQ(contents(at("together")).size(), 1u);
      if (HasFailure()) break;
    }
    int whole = 0;
    for (const auto& [seed, times] : stood) whole += times;
    EXPECT_EQ(whole, count);
    std::printf("%d rounds of three runs: %d whole files, nothing beside\n", count, whole);
  }
};

TEST_F(Together, EachRunSucceeds) {
  rounds(4);
}

class LongTogether : public Together {};

TEST_F(LongTogether, EachRunSucceeds) {
  rounds(60);
}

/// A run that is killed at any moment: under the final name stands what stood there or a whole file.
class Killed : public RunOutputs {
 protected:
  void kills(int count) {
    fs::create_directory(at("results"));
    const std::string path = at("results/x.h5");
    EXPECT_EQ(run(path).exit_code, 0);
    tiny.folder.write("results/x.h5.part", "mine");
    tiny.folder.write("results/.x.h5.mine.part", "mine");
    const auto start = std::chrono::steady_clock::now();
    EXPECT_EQ(run(path, {"--populations", "6", "--tier", "households"}).exit_code, 0);
    const auto whole_run = std::chrono::steady_clock::now() - start;
    const auto before = contents(at(""));
    std::string last = content(path);
    int replaced = 0, left = 0;
    for (int n = 0; n < count && !HasFailure(); ++n) {
      test::Dice dice(static_cast<std::uint32_t>(n), 77);
      Child child({"run", tiny.path(), "--seed", std::to_string(100 + n), "--populations", "6", "--tier", "households",
                   "--quiet", "--out", path});
      // Twice as often in the last third, where the file is written.
      const double moment = dice.chance(0.5) ? dice.real(0, 1) : 2.0 / 3 + dice.real(0, 1) * 0.5;
      std::this_thread::sleep_for(std::chrono::duration_cast<std::chrono::microseconds>(whole_run * moment));
      child.kill();
      child.wait();
      const std::string now = content(path);
      if (now != last) {
        ++replaced;
        EXPECT_EQ(read_results(path).provenance.seed, 100 + n);
      }
      last = now;
      for (const auto& [name, text] : contents(at(""))) {
        if (name == path) continue;
        const std::string file = fs::path(name).filename().string();
        const auto known = before.find(name);
        if (known != before.end()) {
          EXPECT_EQ(text, known->second) << name;
        } else {  // what a killed run leaves is known by its name
          EXPECT_TRUE(file.starts_with(".x.h5.") && file.ends_with(".part") && file.size() == 17) << file;
          ++left;
          fs::remove(name);
        }
      }
    }
    EXPECT_NO_THROW(read_results(path));
    EXPECT_EQ(run(path).exit_code, 0);
    std::printf("%d kills: %d came after the file was replaced, %d left a part\n", count, replaced, left);
  }
};

TEST_F(Killed, HarmsNoFile) {
  kills(6);
}

class LongKilled : public Killed {};

TEST_F(LongKilled, HarmsNoFile) {
  kills(50);
}

/// compare, with files to read and to write.
class CompareOutputs : public testing::Test {
 protected:
  CompareOutputs() {
    fs::copy_file(KABAR_PROGRAM, at("kabar"));
    folder_.write("report.html", kTemplate);
    const analysis::SyntheticRun made = analysis::magelang_like(6, 2);
    write_results(at("a.h5"), sample::consistent(made.recording), analysis::provenance_of(made), Tier::timeseries);
    fs::copy_file(at("a.h5"), at("b.h5"));
  }

  std::string at(const std::string& name) const { return folder_ / name; }
  ProgramRun compare(const std::string& arguments, const std::string& command = "compare") const {
    const std::string line =
        "cd '" + at("") + "' && LC_ALL=C ./kabar " + command + " " + arguments + " >out 2>err </dev/null";
    ProgramRun run;
    const int status = std::system(line.c_str());
    if (WIFEXITED(status)) run.exit_code = WEXITSTATUS(status);
    run.output = content(at("out"));
    run.errors = content(at("err"));
    fs::remove(at("out"));
    fs::remove(at("err"));
    return run;
  }

  static constexpr const char* kTemplate =
      "<html><script id=\"kabar-report\" type=\"application/json\">null</script></html>";
  TempFolder folder_;
};

TEST_F(CompareOutputs, ReplaceEarlierReportsOnly) {
  folder_.write("mine.html", "<html>my page</html>");
  expect_refused(compare("a.h5 --report mine.html"),
                 "--report = mine.html (that file is there and is no report of kabar) remove it first");
  EXPECT_EQ(content(at("mine.html")), "<html>my page</html>");
  folder_.write("empty.html", "");
  for (int twice = 0; twice < 2; ++twice) {
    EXPECT_EQ(compare("a.h5 --report empty.html").exit_code, 0);
    EXPECT_GT(content(at("empty.html")).size(), 1000u);
  }
}

TEST_F(CompareOutputs, OverwriteNoInput) {
  folder_.write("borders.geojson", R"({"type": "FeatureCollection", "features": []})");
  folder_.write("c/patterns.csv", "pattern,figure,meaning,arti,value,low,high\nP1,P1,posts,unggahan,0.9,0.7,0.95\n");
  const auto before = contents(at(""));
  for (const char* arguments :
       {"a.h5 --report a.h5", "a.h5 --report ./a.h5", "a.h5 --ceilings b.h5 --report b.h5",
        "a.h5 --boundaries borders.geojson --report borders.geojson", "a.h5 --report report.html",
        "a.h5 --credibility c --report c/patterns.csv", "a.h5 --credibility c/patterns.csv --report c/patterns.csv"}) {
    expect_refused(compare(arguments), "--report = ");
    EXPECT_EQ(contents(at("")), before) << arguments;
  }
  expect_refused(compare("a.h5 --report a.h5"), "this command reads that file");
}

TEST_F(CompareOutputs, TablesReplaceTablesOnly) {
  ASSERT_EQ(compare("a.h5 --csv tables").exit_code, 0);
  folder_.write("tables/other.csv", "mine");
  ASSERT_EQ(compare("a.h5 --csv tables").exit_code, 0) << "its own are replaced";
  EXPECT_EQ(content(at("tables/other.csv")), "mine");
  // As a kabar that knew fewer columns, or wrote them for another spreadsheet, would have written it.
  folder_.write("tables/flags.csv",
                "\xEF\xBB\xBF"
                "kind;strategies\nx;y\n");
  EXPECT_EQ(compare("a.h5 --csv tables").exit_code, 0);

  folder_.write("tables/kelurahan.csv", "code,name,district,lat,lon,km2,persons,rt,poverty_weight,grade,source\n");
  folder_.write("tables/cost.csv", "my costs");
  const auto before = contents(at(""));
  const ProgramRun refused = compare("a.h5 --csv tables");
  expect_refused(refused, "--csv = tables/kelurahan.csv (that file is there and is no table of a report of kabar)");
  expect_refused(refused, "--csv = tables/cost.csv (that file is there and is no table of a report of kabar)");
  EXPECT_EQ(lines(refused.errors), 2u) << refused.errors;
  EXPECT_EQ(contents(at("")), before);
}

TEST_F(CompareOutputs, TablesReplaceNoInputAndNoReport) {
  folder_.write("c/patterns.csv", "pattern,figure,meaning,arti,value,low,high\nP1,P1,posts,unggahan,0.9,0.7,0.95\n");
  auto before = contents(at(""));
  expect_refused(compare("a.h5 --credibility c --csv c"), "--csv = c/patterns.csv (this command reads that file)");
  EXPECT_EQ(contents(at("")), before);
  fs::create_directory(at("t"));
  expect_refused(compare("a.h5 --csv t --report t/answer.csv"), "--report writes the same file");
  EXPECT_TRUE(fs::is_empty(at("t")));
}

TEST_F(CompareOutputs, AFileOpenedForWritingIsReadWithAWarning) {
  const ProgramRun before = compare("a.h5");
  sample::save(at("a.h5"), sample::opened_for_writing(sample::load(at("a.h5"))));
  const ProgramRun compared = compare("a.h5");
  EXPECT_EQ(compared.exit_code, 0);
  EXPECT_EQ(compared.output, before.output);
  EXPECT_EQ(compared.errors,
            "warning: a.h5: was opened for writing by another program (h5py 'r+', HDFView); its data "
            "are whole\n");
  const ProgramRun inspected = compare("a.h5 --lang id", "inspect");
  EXPECT_EQ(inspected.exit_code, 0);
  EXPECT_EQ(inspected.errors,
            "peringatan: a.h5: pernah dibuka untuk ditulis oleh program lain (h5py 'r+', HDFView); "
            "datanya utuh\n");
  const Json json = Json::parse(compare("a.h5 --json", "inspect").output);
  EXPECT_EQ(json["whole"], true);
  EXPECT_EQ(json["trailer"], false);
  EXPECT_EQ(json["content_digest"].get<std::string>().size(), 32u);
}

TEST_F(CompareOutputs, AStoppedRunSaysSo) {
  analysis::SyntheticRun made = analysis::magelang_like(6, 2);
  made.recording.planned_populations = 400;
  write_results(at("s.partial.h5"), sample::consistent(made.recording), analysis::provenance_of(made),
                Tier::timeseries);
  EXPECT_NE(compare("s.partial.h5", "inspect").output.find("replicates    6 of 400 populations (stopped) x "),
            std::string::npos);
  EXPECT_NE(compare("s.partial.h5 --lang id", "inspect").output.find("6 dari 400 populasi (dihentikan) x "),
            std::string::npos);
  const Json inspected = Json::parse(compare("s.partial.h5 --json", "inspect").output);
  EXPECT_EQ(inspected["stopped"], true);
  EXPECT_EQ(inspected["planned_populations"], 400);
  // Lines may be broken anywhere between words.
  const auto in_one_line = [](std::string text) {
    std::string line;
    for (const char c : text) {
      const char next = c == '\n' ? ' ' : c;
      if (next != ' ' || line.empty() || line.back() != ' ') line += next;
    }
    return line;
  };
  EXPECT_NE(in_one_line(compare("s.partial.h5").output).find("s.partial.h5 holds 6 of 400 populations"),
            std::string::npos);
  EXPECT_NE(in_one_line(compare("s.partial.h5 --lang id").output).find("s.partial.h5 memuat 6 dari 400 populasi"),
            std::string::npos);
  const Json json = Json::parse(compare("s.partial.h5 --json").output);
  EXPECT_EQ(json["files"][0]["planned_populations"], 400);
  EXPECT_EQ(json["flags"][0]["kind"], "stopped_run");
  EXPECT_EQ(Json::parse(compare("a.h5 --json").output)["files"][0].count("planned_populations"), 0u);
}

}  // namespace
}  // namespace kabar::test
