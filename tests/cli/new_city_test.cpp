// `kabar new-city`: what it writes can be checked, run and changed at once, in both languages.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <sstream>

#include "core/language.h"
#include "scenario/load.h"
#include "tests/cli/contents.h"
#include "tests/cli/program.h"

namespace kabar::test {
namespace {

void change(const std::string& path, const std::string& from, const std::string& to) {
  std::string text = content(path);
  const std::size_t at = text.find(from);
  ASSERT_NE(at, std::string::npos) << path << " has no " << from;
  std::ofstream(path, std::ios::binary) << text.replace(at, from.size(), to);
}

std::set<std::string> files_of(const std::string& folder) {
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) names.insert(std::filesystem::relative(entry.path(), folder).string());
  }
  return names;
}

class NewCity : public testing::TestWithParam<const char*> {
 protected:
  ProgramRun in_language(std::vector<std::string> words) const {
    words.insert(words.begin(), {"--lang", GetParam()});
    return run_kabar(words);
  }
  std::string make(const char* name) const {
    const std::string path = folder / name;
    const ProgramRun made = in_language({"new-city", path, "--name", "Kota \"Saya\""});
    EXPECT_EQ(made.exit_code, 0) << made.errors;
    EXPECT_EQ(made.errors, "");
    EXPECT_NE(made.output.find("kabar validate " + path + "/city.toml\n"), std::string::npos) << made.output;
    return path;
  }
  TempFolder folder;
};

TEST_P(NewCity, ValidatesAndRunsAtOnce) {
  const std::string city = make("kota") + "/city.toml";
  const ProgramRun valid = in_language({"validate", city});
  EXPECT_EQ(valid.exit_code, 0) << valid.errors;
  const Scenario scenario = load_scenario(city);
  EXPECT_EQ(scenario.city.name, "Kota \"Saya\"");
  EXPECT_EQ(scenario.city.households, 3500);  // the sum of its kelurahan
  for (const Problem& note : scenario.notes.list()) ADD_FAILURE() << to_text(note, Language::english);
  const ProgramRun described = in_language({"describe", city, "--json"});
  ASSERT_EQ(described.exit_code, 0) << described.errors;
  const nlohmann::json made = nlohmann::json::parse(described.output);
  // One city has its luck: of 980 households with little schooling it may have 992.
  for (const auto& row : made["margins"]) {
    const double target = row["target"];
    EXPECT_LE(std::fabs(row["made"].get<double>() - target), std::max(5.0, 0.02 * target)) << row;
  }
  for (const auto& account : made["accounts"]) EXPECT_LT(2 * account["followers"].get<int>(), account["potential"]);
  const std::string result = folder / "x.h5";
  const ProgramRun run =
      in_language({"run", city, "--populations", "2", "--replicates", "2", "--out", result, "--json"});
  ASSERT_EQ(run.exit_code, 0) << run.errors;
  const nlohmann::json ran = nlohmann::json::parse(run.output);
  EXPECT_EQ(ran["strategies"].size(), 5u);
  EXPECT_EQ(ran["targets_missed"].size(), 0u);
  const ProgramRun compared = in_language({"compare", result, "--json"});
  ASSERT_EQ(compared.exit_code, 0) << compared.errors;
  EXPECT_EQ(nlohmann::json::parse(compared.output)["baseline"], "status-quo");
}

TEST_P(NewCity, TakesTwoKelurahanMore) {
  const std::string path = make("kota");
  std::ofstream(path + "/kelurahan.csv", std::ios::app)
      << "99.99.02.1002,Kali Anyar,Kecamatan Selatan,640,2050,16,E,\n"
      << "99.99.02.1003,Bukit Asri,Kecamatan Selatan,860,2700,20,E,\n";
  const ProgramRun valid = in_language({"validate", path + "/city.toml"});
  EXPECT_EQ(valid.exit_code, 0) << valid.errors;
  const ProgramRun described = in_language({"describe", path + "/city.toml", "--json"});
  ASSERT_EQ(described.exit_code, 0) << described.errors;
  const nlohmann::json made = nlohmann::json::parse(described.output);
  EXPECT_EQ(made["households"]["all"], 5000);
  EXPECT_EQ(made["households"]["poor"], 400);
  EXPECT_EQ(made["kelurahan"], 5);
  EXPECT_EQ(made["margins_missed"], 0);
  // And says where a slip is.
  change(path + "/kelurahan.csv", "Kali Anyar,Kecamatan Selatan,640", "Kali Anyar,Kecamatan Selatan,");
  const ProgramRun lacking = in_language({"validate", path + "/city.toml"});
  EXPECT_EQ(lacking.exit_code, 2);
  EXPECT_EQ(lacking.errors.rfind(path + "/kelurahan.csv:5:1: kelurahan.99.99.02.1002 ", 0), 0u) << lacking.errors;
  EXPECT_EQ(std::count(lacking.errors.begin(), lacking.errors.end(), '\n'), 1) << lacking.errors;
}

TEST_P(NewCity, EveryNumberSaysWhereAnOfficeFindsIt) {
  const std::string path = make("kota");
  std::size_t numbers = 0;
  for (const char* table : {"kelurahan.csv", "targets.csv", "accounts.csv", "costs.csv"}) {
    std::istringstream lines(content(path + "/" + table));
    std::string line;
    std::getline(lines, line);
    while (std::getline(lines, line)) {
      EXPECT_GT(line.size() - line.rfind(",\"") - 1, 8u) << table << ": " << line;  // its last column is a note
      numbers += std::string(table) == "kelurahan.csv" ? 3 : 1;
    }
  }
  EXPECT_GE(numbers, 25u);
  EXPECT_LE(numbers, 35u);
  const bool indonesian = std::string(GetParam()) == "id";
  for (const std::string& name : files_of(path)) {
    const std::string text = content(path + "/" + name);
    EXPECT_EQ(text.find("{{"), std::string::npos) << name;
    EXPECT_EQ(text.find("||"), std::string::npos) << name;
    // Words of the other language; titles and names are in both.
    const char* const other[] = {indonesian ? "invented" : "karangan", indonesian ? "where" : "tempat",
                                 indonesian ? "assum" : "asumsi"};
    for (const char* word : other) EXPECT_EQ(text.find(word), std::string::npos) << name << " " << word;
  }
}

TEST_P(NewCity, RefusesAFolderThatIsNotEmpty) {
  const std::string path = make("kota");
  const std::set<std::string> before = files_of(path);
  const ProgramRun again = in_language({"new-city", path});
  EXPECT_EQ(again.exit_code, 2);
  EXPECT_EQ(again.errors.rfind(path + ": ", 0), 0u) << again.errors;
  EXPECT_EQ(files_of(path), before);
  EXPECT_EQ(in_language({"new-city", path + "/city.toml"}).exit_code, 2);
  EXPECT_EQ(in_language({"new-city"}).exit_code, 2);
  std::filesystem::create_directory(folder / "kosong");
  EXPECT_EQ(in_language({"new-city", folder / "kosong"}).exit_code, 0);
  EXPECT_EQ(load_scenario(folder / "kosong/city.toml").city.name, "kosong");
}

INSTANTIATE_TEST_SUITE_P(InBothLanguages, NewCity, testing::Values("id", "en"),
                         [](const auto& language) { return std::string(language.param); });

/// What is no word of a language.
Scenario of_language(const TempFolder& folder, const char* language) {
  const std::string path = folder / language;
  EXPECT_EQ(run_kabar({"new-city", path, "--name", "Kota", "--lang", language}).exit_code, 0);
  return load_scenario(path + "/city.toml");
}

TEST(NewCityOf, TwoLanguagesIsTheSameCity) {
  const TempFolder folder;
  Scenario one = of_language(folder, "id"), other = of_language(folder, "en");
  for (Scenario* scenario : {&one, &other}) {
    for (Target& target : scenario->targets) target.how.clear();
    for (Topic& topic : scenario->topics) topic.trait.clear();
    for (Agency& agency : scenario->agencies) agency.role.clear();
    seal(*scenario);
  }
  EXPECT_EQ(to_text(one.config_digest), to_text(other.config_digest));
}

TEST(NewCityOf, AssociationsAreThoseOfMagelang) {
  const TempFolder folder;
  const Scenario made = of_language(folder, "en");
  const Scenario shipped = load_scenario(KABAR_SOURCE_DIR "/scenarios/magelang/city.toml");
  ASSERT_EQ(made.associations.size(), shipped.associations.size());
  for (std::size_t i = 0; i < made.associations.size(); ++i) {
    EXPECT_EQ(made.associations[i].weight, shipped.associations[i].weight) << i;
    EXPECT_EQ(made.associations[i].welfare, shipped.associations[i].welfare) << i;
    EXPECT_EQ(made.associations[i].access, shipped.associations[i].access) << i;
    EXPECT_EQ(made.associations[i].age, shipped.associations[i].age) << i;
    EXPECT_EQ(made.associations[i].education, shipped.associations[i].education) << i;
  }
}

}  // namespace
}  // namespace kabar::test
