// What `kabar compare` writes beside its table: the page, the tables, and what it takes in for them.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "analysis/report/page.h"
#include "storage/results.h"
#include "tests/analysis/report/synthetic.h"
#include "tests/cli/contents.h"
#include "tests/cli/json.h"
#include "tests/cli/program.h"
#include "tests/storage/consistent.h"
#include "tests/support/temp_folder.h"

namespace kabar::analysis {
namespace {

namespace fs = std::filesystem;
using test::content;
using test::Json;
using test::ProgramRun;

void write_text(const fs::path& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

/// The program in a folder of its own, so that it finds the template that a test lays beside it, or none.
class ReportProgram : public testing::Test {
 protected:
  ReportProgram() {
    fs::copy_file(test::program(), at("kabar"));
    const SyntheticRun run = magelang_like(6, 2);
    write_results(at("a.h5"), sample::consistent(run.recording), provenance_of(run), Tier::timeseries);
  }

  std::string at(const std::string& name) const { return folder_ / name; }

  ProgramRun compare(const std::string& arguments) {
    return test::run_line("cd " + at("") + " && LC_ALL=C ./kabar compare " + arguments);
  }

  test::TempFolder folder_;
};

const std::string kTemplate =
    "<html><div id=\"kabar-answer\"></div><script id=\"kabar-report\" "
    "type=\"application/json\">null</script><p>rest</p></html>";

TEST_F(ReportProgram, PutsTheJsonIntoThePage) {
  write_text(at("report.html"), kTemplate);
  const ProgramRun answer = compare("a.h5 --json --report page.html");
  ASSERT_EQ(answer.exit_code, 0) << answer.errors;
  EXPECT_EQ(answer.errors, "page.html\n");
  const std::string page = content(at("page.html"));
  const std::string opens = "<script id=\"kabar-report\" type=\"application/json\">";
  const std::size_t begin = page.find(opens) + opens.size(), end = page.find("</script><p>rest</p></html>");
  ASSERT_NE(end, std::string::npos);
  EXPECT_EQ(page.rfind("<html><div class=\"said\"><div lang=\"id\">\n<h1>Laporan kabar: ", 0), 0u);
  // In both languages without a script.
  const Json json = Json::parse(answer.output);
  for (const char* language : {"id", "en"}) {
    EXPECT_NE(page.find("<li>" + for_html(json["answer"][0][language].get<std::string>()) + "</li>"),
              std::string::npos);
    EXPECT_NE(page.find("<li>" + for_html(json["flags"][0]["text"][language].get<std::string>()) + "</li>"),
              std::string::npos);
  }
  EXPECT_EQ(Json::parse(page.substr(begin, end - begin)), Json::parse(answer.output));
  for (const auto& entry : fs::directory_iterator(at(""))) EXPECT_NE(entry.path().extension(), ".part");
}

TEST_F(ReportProgram, SaysHowToGetAPageThatIsNotThere) {
  const ProgramRun answer = compare("a.h5 --report page.html");
  EXPECT_EQ(answer.exit_code, 2);
  EXPECT_EQ(answer.errors.rfind("--report: the page that holds a report was not built (", 0), 0u) << answer.errors;
  EXPECT_NE(answer.errors.find("install nodejs and npm"), std::string::npos);
  EXPECT_EQ(answer.output, "");
  EXPECT_FALSE(fs::exists(at("page.html")));
}

TEST_F(ReportProgram, KeepsAnEarlierPageWhereItCannotWriteANewOne) {
  const std::string earlier = "<p>earlier</p>" + kTemplate;
  write_text(at("report.html"), "<html></html>");
  write_text(at("page.html"), earlier);
  const ProgramRun foreign = compare("a.h5 --report page.html");
  EXPECT_EQ(foreign.exit_code, 2);
  EXPECT_NE(foreign.errors.find("is no template of a report"), std::string::npos) << foreign.errors;
  EXPECT_EQ(content(at("page.html")), earlier);

  write_text(at("report.html"), kTemplate);
  fs::create_directory(at("folder"));
  EXPECT_EQ(compare("a.h5 --report folder").exit_code, 2);
  EXPECT_EQ(compare("a.h5 --report none/page.html").exit_code, 2);
}

TEST_F(ReportProgram, WritesTablesThatAgreeWithTheJson) {
  const ProgramRun answer = compare("a.h5 --json --csv tables/of/it");
  ASSERT_EQ(answer.exit_code, 0) << answer.errors;
  const Json json = Json::parse(answer.output);
  for (const char* name :
       {"strategies", "shares", "differences", "figures", "ways", "daily", "kelurahan", "by_kelurahan", "by_access",
        "by_decile", "left_out", "cost", "best", "front", "assumptions", "answer", "flags", "files"}) {
    EXPECT_TRUE(fs::exists(at("tables/of/it/" + std::string(name) + ".csv"))) << name;
  }
  EXPECT_FALSE(fs::exists(at("tables/of/it/worlds.csv")));
  std::istringstream shares(content(at("tables/of/it/shares.csv")));
  std::string line;
  std::getline(shares, line);
  EXPECT_EQ(line, "strategy,group,measure,share,low,high,reason");
  std::size_t rows = 0;
  while (std::getline(shares, line)) {
    std::istringstream cells(line);
    std::string strategy, group, measure, share;
    std::getline(cells, strategy, ',');
    std::getline(cells, group, ',');
    std::getline(cells, measure, ',');
    std::getline(cells, share, ',');
    for (const Json& one : json["strategies"]) {
      if (one["name"] != strategy) continue;
      EXPECT_EQ(std::stod(share), one[group][measure]["mean"].get<double>()) << line;
    }
    ++rows;
  }
  EXPECT_EQ(rows, 5u * 4 * 6);
  // Undefined is empty, and says why.
  EXPECT_NE(content(at("tables/of/it/best.csv")).find("silence,poor_aware,,,,it reaches nobody,false,false"),
            std::string::npos);

  write_text(at("file"), "");
  EXPECT_EQ(compare("a.h5 --csv file").exit_code, 2);
}

/// A folder as analysis/credibility fills it, for three of the strategies.
class CredibilityFolder : public ReportProgram {
 protected:
  CredibilityFolder() {
    fs::create_directory(at("c"));
    write_text(at("c/plausible_worlds.json"),
               R"({"scenario": "scenarios/made/city.toml", "commit": "abc", "worlds": 3, "populations": 5,
                   "uncertainties": 2})");
    draws("0.05,0.2,0.37", "0.05,0.2,0.37", "0.05,0.4,0.37");
    std::string winners = "headline,strategy,shipped_percent,median_percent,percent_5,percent_95\n";
    std::string orders = kOrdersHead;
    const Json json = Json::parse(compare("a.h5 --json").output);
    for (const char* headline : {"poor_aware", "eligible_understand"}) {
      for (const char* name : {"status-quo", "joint-team", "hybrid"}) {
        double shipped = 0;
        for (const Json& one : json["strategies"]) {
          if (one["name"] == name) shipped = one["poor"]["ever_aware"]["mean"].get<double>();
        }
        winners += std::string(headline) + "," + name + "," + std::to_string(100 * shipped) + ",20,10,30\n";
      }
      orders += headline + std::string(
                               ",hybrid,joint-team,3,2,1,17,-3,17,param.b,a head relays,ketua RT meneruskan,E,"
                               "probability,0.5,0.4,0,1,2,2\n");
      orders += headline + std::string(",hybrid,status-quo,3,3,0,32,32,32,,,,,,,,,,,\n");
      orders += headline + std::string(",joint-team,status-quo,3,3,0,15,15,35,,,,,,,,,,,\n");
    }
    write_text(at("c/plausible_winners.csv"), winners);
    write_text(at("c/plausible_worlds.csv"), orders);
    write_text(at("c/patterns.csv"),
               "pattern,figure,meaning,arti,value,low,high\nP1,P1,posts,unggahan,0.9,0.7,0.95\n"
               "P1,P1 posts,posts,posts,55,,\nP2,P2,trees,pohon,0.99,0.3,inf\nP3,P3,seen,dilihat,0.9,0,0.8\n"
               "P4,P4,forwards,terusan,0.97,0.8,0.8\n");
  }

  void draws(const std::string& first, const std::string& second, const std::string& third) {
    std::string text = "world";
    for (const char* headline : {"poor_aware", "eligible_understand"}) {
      for (const char* name : {"status-quo", "joint-team", "hybrid"}) text += std::string(",") + headline + ":" + name;
    }
    int world = 0;
    for (const std::string& values : {first, second, third}) {
      text += "\n" + std::to_string(world++) + "," + values + "," + values;
    }
    write_text(at("c/plausible_draws.csv"), text + "\n");
  }

  std::string refusal(const std::string& path = "c") {
    const ProgramRun answer = compare("a.h5 --credibility " + path);
    EXPECT_EQ(answer.exit_code, 2) << answer.errors;
    EXPECT_EQ(answer.output, "");
    return answer.errors;
  }

  const std::string kOrdersHead =
      "headline,a,b,worlds,a_better,b_better,median_points,points_5,points_95,decided_by,meaning,arti,grade,unit,"
      "shipped_value,break_even,a_better_below,worlds_below,a_better_above,worlds_above\n";
};

TEST_F(CredibilityFolder, IsReadIntoWorldsAndPatterns) {
  for (const char* path : {"c", "c/", "c/plausible_worlds.json", "./c/patterns.csv"}) {
    const ProgramRun answer = compare(std::string("a.h5 --json --credibility ") + path);
    ASSERT_EQ(answer.exit_code, 0) << answer.errors;
    const Json json = Json::parse(answer.output);
    const Json& worlds = json["worlds"];
    ASSERT_TRUE(worlds.is_object()) << json["flags"].dump(1);
    EXPECT_EQ(worlds["worlds"], 3);
    EXPECT_EQ(worlds["orders"].size(), 6u);
    const Json& order = worlds["orders"][0];
    EXPECT_EQ(order["a_better"], 2);
    EXPECT_EQ(order["decided"], false);
    EXPECT_DOUBLE_EQ(order["difference"]["median"].get<double>(), 0.17);
    EXPECT_EQ(order["deciding"]["label"]["id"], "ketua RT meneruskan");
    EXPECT_EQ(order["deciding"]["a_better_below"], 0.0);
    EXPECT_EQ(order["deciding"]["a_better_above"], 1.0);
    EXPECT_TRUE(worlds["orders"][1]["deciding"].is_null());
    for (const Json& one : worlds["strategies"]) {
      if (one["name"] != "hybrid") continue;
      EXPECT_NEAR(one["best_in"].get<double>(), 2.0 / 3, 1e-12);
    }
    const Json& patterns = json["patterns"];
    ASSERT_EQ(patterns.size(), 4u);
    EXPECT_EQ(patterns[0]["held"], true);
    EXPECT_EQ(patterns[0]["target"], Json({{"id", "0,7-0,95"}, {"en", "0.7-0.95"}}));
    EXPECT_EQ(patterns[0]["shown"]["id"], "0,9");
    EXPECT_EQ(patterns[1]["target"]["id"], "≥ 0,3");
    EXPECT_TRUE(patterns[1]["high"].is_null());
    EXPECT_EQ(patterns[2]["held"], false);
    EXPECT_TRUE(patterns[3]["held"].is_null());
  }
}

TEST_F(CredibilityFolder, MayHoldPatternsAlone) {
  fs::remove(at("c/plausible_worlds.json"));
  const Json json = Json::parse(compare("a.h5 --json --credibility c").output);
  EXPECT_TRUE(json["worlds"].is_null());
  EXPECT_EQ(json["patterns"].size(), 4u);
}

TEST_F(CredibilityFolder, RefusesWhatIsNotThere) {
  EXPECT_EQ(refusal("none"), "none: cannot be read (there is no such file or folder)\n");
  fs::create_directory(at("empty"));
  EXPECT_EQ(refusal("empty").rfind("empty: holds neither plausible_worlds.json nor patterns.csv", 0), 0u);
  fs::remove(at("c/plausible_winners.csv"));
  EXPECT_EQ(refusal().rfind("c/plausible_winners.csv: ", 0), 0u);
}

TEST_F(CredibilityFolder, SaysWhereATableIsWrong) {
  write_text(at("c/plausible_worlds.json"), "{\n  \"scenario\": ,");
  EXPECT_EQ(refusal().rfind("c/plausible_worlds.json:2:15: is not JSON", 0), 0u) << refusal();
  write_text(at("c/plausible_worlds.json"), R"({"scenario": "x"})");
  EXPECT_EQ(refusal().rfind("c/plausible_worlds.json: lacks", 0), 0u) << refusal();
}

TEST_F(CredibilityFolder, SaysWhereANumberIsNone) {
  draws("0.05,0.2,0.37", "0.05,much,0.37", "0.05,1.4,0.37");
  const std::string said = refusal();
  EXPECT_NE(said.find("c/plausible_draws.csv:3:8: poor_aware:joint-team = much (must be a number)"), std::string::npos)
      << said;
  EXPECT_NE(said.find("c/plausible_draws.csv:4:8: poor_aware:joint-team = 1.4 (is out of range)"), std::string::npos)
      << said;
}

TEST_F(CredibilityFolder, SaysWhatDoesNotFit) {
  write_text(at("c/plausible_worlds.csv"), kOrdersHead + "poor_aware,hybrid,joint-team,3,1,2,17,-3,17,,,,,,,,,,,\n" +
                                               "poor,hybrid,other,3,2,1,17,-3,17,,,,,,,,,,,\n");
  const std::string said = refusal();
  EXPECT_NE(said.find("c/plausible_worlds.csv:2: worlds, a_better and b_better do not fit together"),
            std::string::npos);
  EXPECT_NE(said.find("c/plausible_worlds.csv:3:1: headline = poor"), std::string::npos);
  EXPECT_NE(said.find("c/plausible_worlds.csv:3:13: strategy other"), std::string::npos) << said;
  write_text(at("c/plausible_worlds.csv"), "headline,a,b\n");
  EXPECT_NE(refusal().find("c/plausible_worlds.csv:1: column 'worlds' is missing"), std::string::npos);
}

TEST_F(ReportProgram, TakesBordersForTheMap) {
  const auto square = [](const std::string& code) {
    return R"({"type": "Feature", "properties": {"code": ")" + code +
           R"("}, "geometry": {"type": "Polygon", "coordinates": [[[110, -7], [111, -7], [111, -8], [110, -7]]]}})";
  };
  write_text(at("b.geojson"),
             R"({"type": "FeatureCollection", "features": [)" + square("33.0") + "," + square("33.1") + "]}");
  const ProgramRun answer = compare("a.h5 --json --boundaries b.geojson");
  ASSERT_EQ(answer.exit_code, 0) << answer.errors;
  EXPECT_EQ(Json::parse(answer.output)["boundaries"]["33.1"][0][0][2], Json({111.0, -8.0}));
  EXPECT_TRUE(Json::parse(compare("a.h5 --json").output)["boundaries"].is_null());

  write_text(at("b.geojson"), R"({"type": "FeatureCollection", "features": [)" + square("33.0") + "]}");
  const ProgramRun missing = compare("a.h5 --boundaries b.geojson");
  EXPECT_EQ(missing.exit_code, 2);
  EXPECT_EQ(missing.errors.rfind("b.geojson: has no feature for kelurahan 33.1", 0), 0u) << missing.errors;
  EXPECT_EQ(compare("a.h5 --boundaries none.geojson").exit_code, 2);
}

TEST_F(ReportProgram, SaysTheAnswerAndWhatToKnowBeforeBelievingIt) {
  const ProgramRun english = compare("a.h5 --all");
  ASSERT_EQ(english.exit_code, 0) << english.errors;
  EXPECT_EQ(english.output.rfind("The answer\n- ", 0), 0u);
  EXPECT_NE(english.output.find("\nBefore you believe it\n- "), std::string::npos);
  const ProgramRun indonesian = compare("a.h5 --all --lang id");
  EXPECT_EQ(indonesian.output.rfind("Jawaban\n- ", 0), 0u);
  EXPECT_NE(indonesian.output.find("\nSebelum mempercayainya\n- "), std::string::npos);
}

}  // namespace
}  // namespace kabar::analysis
