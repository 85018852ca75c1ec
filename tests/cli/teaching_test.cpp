// The practice town as a teacher uses it: its lesson says what the program says, and nothing in it is of a real place.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/cli/contents.h"
#include "tests/cli/program.h"
#include "tests/cli/words.h"

namespace kabar::test {
namespace {

const std::string kTeaching = std::string(KABAR_SOURCE_DIR) + "/scenarios/teaching/";

std::string text_of(const std::string& path) {
  std::ifstream file(path);
  EXPECT_TRUE(file) << path;
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Ever aware by strategy, as the tables show it: percent with one decimal.
struct Shares {
  std::map<std::string, std::string> poor, non_poor;
};

std::string percent(double share) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", 100.0 * share);
  return text;
}

Shares run_town(const std::vector<std::string>& settings) {
  std::vector<std::string> words = {"run", kTown, "--json", "--quiet"};
  for (const std::string& setting : settings) words.insert(words.end(), {"--set", setting});
  const ProgramRun run = run_kabar(words);
  EXPECT_EQ(run.exit_code, 0) << run.errors;
  Shares shares;
  const nlohmann::json result = nlohmann::json::parse(run.output);
  for (const auto& strategy : result.at("strategies")) {
    shares.poor[strategy.at("name")] = percent(strategy.at("poor").at("ever_aware").at("mean"));
    shares.non_poor[strategy.at("name")] = percent(strategy.at("non_poor").at("ever_aware").at("mean"));
  }
  return shares;
}

/// `text` with every {} replaced by a number, in the order given; `comma` is the decimal sign.
std::string filled(std::string text, const std::vector<std::string>& numbers, char comma) {
  for (std::string number : numbers) {
    std::replace(number.begin(), number.end(), '.', comma);
    text.replace(text.find("{}"), 2, number);
  }
  return text;
}

TEST(TeachingTown, LessonSaysWhatTheProgramSays) {
  const std::string lesson = in_one_line(text_of(kTeaching + "README.md"));
  const auto expect = [&](const std::string& indonesian, const std::string& english,
                          const std::vector<std::string>& numbers) {
    EXPECT_NE(lesson.find(filled(indonesian, numbers, ',')), std::string::npos) << filled(indonesian, numbers, ',');
    EXPECT_NE(lesson.find(filled(english, numbers, '.')), std::string::npos) << filled(english, numbers, '.');
  };
  const Shares base = run_town({});
  expect(
      "kunjungan {} %, rapat RT {} %, lewat ketua RT {} %, unggahan saja {} %",
      "visits {} %, RT meetings {} %, through RT heads {} %, posts alone {} %",
      {base.poor.at("kunjungan"), base.poor.at("rapat-rt"), base.poor.at("pesan-ketua-rt"), base.poor.at("unggahan")});
  expect("Unggahan: {} % banding {} %. Kunjungan: {} % banding {} %", "posts {} % to {} %, visits {} % to {} %",
         {base.poor.at("unggahan"), base.non_poor.at("unggahan"), base.poor.at("kunjungan"),
          base.non_poor.at("kunjungan")});

  const Shares more = run_town({"strategy.unggahan.posts.unggahan.per_week=14"});
  expect("naik dari {} % ke {} %", "{} % becomes {} %", {base.poor.at("unggahan"), more.poor.at("unggahan")});
  for (const auto& [name, share] : base.poor) {
    if (name == "unggahan") continue;
    EXPECT_EQ(more.poor.at(name), share) << name << ": no figure of another strategy moves";
  }

  const Shares listed = run_town({"param.register_recall=0.4"});
  expect("turun dari {} % ke {} %", "fall from {} % to {} %", {base.poor.at("kunjungan"), listed.poor.at("kunjungan")});
  const Shares talkative = run_town({"param.q_N=0.15"});
  expect("membuat {} % keluarga miskin tahu", "make {} % of the poor aware", {talkative.poor.at("unggahan")});
}

TEST(TeachingTown, TakesNothingFromARealPlace) {
  // Place, agencies' own names, platforms and programmes of the shipped city.
  const std::vector<std::string> real = {"magelang", "facebook", "instagram", "tiktok",  "whatsapp", "diskominsta",
                                         "dinsos",   "bappeda",  "pkh",       "sembako", "33.71"};
  for (const auto& entry : std::filesystem::recursive_directory_iterator(kTeaching)) {
    if (!entry.is_regular_file()) continue;
    std::string text = text_of(entry.path().string());
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c); });
    for (const std::string& name : real) EXPECT_EQ(text.find(name), std::string::npos) << entry.path() << ": " << name;
  }
}

}  // namespace
}  // namespace kabar::test
