// What the program writes never costs its user a file: not one that it reads, and not one of another program.

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <string>

#include "storage/results.h"
#include "tests/analysis/report/synthetic.h"
#include "tests/cli/contents.h"
#include "tests/cli/json.h"
#include "tests/cli/program.h"
#include "tests/cli/words.h"
#include "tests/storage/altered.h"
#include "tests/storage/bytes.h"
#include "tests/storage/consistent.h"
#include "tests/storage/sample.h"
#include "tests/support/tiny_scenario.h"

namespace kabar::test {
namespace {

namespace fs = std::filesystem;

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
    EXPECT_EQ(number_of_lines(hard.errors), 1u) << hard.errors;
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

/// compare, with files to read and to write.
class CompareOutputs : public testing::Test {
 protected:
  CompareOutputs() {
    fs::copy_file(test::program(), at("kabar"));
    folder_.write("report.html", kTemplate);
    const analysis::SyntheticRun made = analysis::magelang_like(6, 2);
    write_results(at("a.h5"), sample::consistent(made.recording), analysis::provenance_of(made), Tier::timeseries);
    fs::copy_file(at("a.h5"), at("b.h5"));
  }

  std::string at(const std::string& name) const { return folder_ / name; }
  ProgramRun compare(const std::string& arguments, const std::string& command = "compare") const {
    return run_line("cd '" + at("") + "' && LC_ALL=C ./kabar " + command + " " + arguments);
  }

  static constexpr const char* kTemplate =
      "<html><div id=\"kabar-answer\"></div><script id=\"kabar-report\" type=\"application/json\">null</script></html>";
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
  EXPECT_EQ(compare("a.h5 --csv tables --lang id").exit_code, 0) << "in another language they are the same tables";
  EXPECT_EQ(compare("a.h5 --csv tables").exit_code, 0);

  folder_.write("tables/kelurahan.csv", "code,name,district,lat,lon,km2,persons,rt,poverty_weight,grade,source\n");
  folder_.write("tables/cost.csv", "my costs");
  const auto before = contents(at(""));
  const ProgramRun refused = compare("a.h5 --csv tables");
  expect_refused(refused, "--csv = tables/kelurahan.csv (that file is there and is no table of a report of kabar)");
  expect_refused(refused, "--csv = tables/cost.csv (that file is there and is no table of a report of kabar)");
  EXPECT_EQ(number_of_lines(refused.errors), 2u) << refused.errors;
  EXPECT_EQ(contents(at("")), before);
}

TEST_F(CompareOutputs, TablesReplaceNoInputAndNoReport) {
  folder_.write("c/patterns.csv", "pattern,figure,meaning,arti,value,low,high\nP1,P1,posts,unggahan,0.9,0.7,0.95\n");
  auto before = contents(at(""));
  expect_refused(compare("a.h5 --credibility c --csv c"), "--csv = c/patterns.csv (this command reads that file)");
  EXPECT_EQ(contents(at("")), before);
  fs::create_directory(at("t"));
  expect_refused(compare("a.h5 --csv t --report t/answer.csv"), "(a report is an HTML file) name it .html");
  expect_refused(compare("a.h5 --xlsx t/x.csv"), "(these tables are one .xlsx file) name it .xlsx");
  expect_refused(compare("a.h5 --xlsx t/same --report t/same"), "--report writes the same file");
  EXPECT_TRUE(fs::is_empty(at("t")));
}

TEST_F(CompareOutputs, NoTableOfAnotherComparisonIsLeftAmongNewOnes) {
  EXPECT_EQ(compare("a.h5 --csv t").exit_code, 0);
  EXPECT_EQ(compare("a.h5 --csv t").exit_code, 0) << "the same tables again";
  fs::copy(at("t/strategies.csv"), at("t/orders.csv"));  // as one with --credibility has it
  const auto before = contents(at(""));
  expect_refused(compare("a.h5 --csv t"), "orders.csv is there of another comparison");
  EXPECT_EQ(contents(at("")), before);
  folder_.write("t/orders.csv", "date;guest\n1;2\n");  // somebody else's
  EXPECT_EQ(compare("a.h5 --csv t").exit_code, 0);
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
  EXPECT_NE(compare("s.partial.h5 --lang id", "inspect").output.find("6 dari 400 kota simulasi (dihentikan) x "),
            std::string::npos);
  const Json inspected = Json::parse(compare("s.partial.h5 --json", "inspect").output);
  EXPECT_EQ(inspected["stopped"], true);
  EXPECT_EQ(inspected["planned_populations"], 400);
  EXPECT_NE(in_one_line(compare("s.partial.h5").output).find("s.partial.h5 holds 6 of 400 populations"),
            std::string::npos);
  EXPECT_NE(in_one_line(compare("s.partial.h5 --lang id").output).find("s.partial.h5 memuat 6 dari 400 kota simulasi"),
            std::string::npos);
  const Json json = Json::parse(compare("s.partial.h5 --json").output);
  EXPECT_EQ(json["files"][0]["planned_populations"], 400);
  EXPECT_EQ(json["flags"][0]["kind"], "stopped_run");
  EXPECT_EQ(Json::parse(compare("a.h5 --json").output)["files"][0].count("planned_populations"), 0u);
}

}  // namespace
}  // namespace kabar::test
