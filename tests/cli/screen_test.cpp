// What people see on a terminal of 40 and of 80 columns, in both languages: no line is longer than the terminal,
// nothing of what is replaced stays, and no name is cut beyond recognition.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <tuple>

#include "core/utf8.h"
#include "tests/cli/program.h"
#include "tests/cli/words.h"
#include "tests/support/temp_folder.h"

namespace kabar::test {
namespace {

const std::string kScenarios = std::string(KABAR_SOURCE_DIR) + "/scenarios/";

/// Lines, and steps of lines that are replaced, without the sequence that clears what stood there.
Words steps_of(const std::string& text) {
  Words lines{""};
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\n' || text[at] == '\r') {
      lines.emplace_back();
    } else if (text.compare(at, 3, "\x1b[K") == 0) {
      at += 2;
    } else {
      lines.back() += text[at];
    }
  }
  return lines;
}

/// A path or another word that a user copies is never broken, however narrow the terminal is.
bool is_one_word(const std::string& line) {
  const std::size_t begin = line.find_first_not_of(' ');
  return begin == std::string::npos || line.find(' ', begin) == std::string::npos;
}

/// Columns and language.
class Screens : public testing::TestWithParam<std::tuple<int, const char*>> {
 protected:
  static std::size_t columns() { return static_cast<std::size_t>(std::get<0>(GetParam())); }
  static std::string language() { return std::get<1>(GetParam()); }

  static Screen shown(const Words& words) {
    return on_screen(words + Words{"--lang", language()}, static_cast<unsigned short>(columns()));
  }
  /// Ends with that code, in lines of at most so many columns; returns what it showed.
  static std::string expect_fits(const Words& words, int code = 0) {
    const Screen screen = shown(words);
    std::string command;
    for (const std::string& word : words) command += " " + word;
    EXPECT_EQ(screen.exit_code, code) << command << "\n" << screen.text;
    EXPECT_GT(screen.text.size(), 20u) << command;
    for (const std::string& line : steps_of(screen.text)) {
      EXPECT_EQ(line, readable(line)) << command;
      if (is_one_word(line)) continue;
      EXPECT_LE(columns_of(line), columns()) << command << "\n" << line;
    }
    return screen.text;
  }

  TempFolder folder_;
};

INSTANTIATE_TEST_SUITE_P(All, Screens, testing::Combine(testing::Values(40, 80), testing::Values("id", "en")),
                         [](const auto& one) {
                           return std::get<1>(one.param) + std::to_string(std::get<0>(one.param));
                         });

TEST_P(Screens, OfHelpFit) {
  expect_fits({"--help"});
  for (const char* command :
       {"new-city", "validate", "describe", "run", "compare", "select", "inspect", "story", "spread"}) {
    expect_fits({command, "--help"});
  }
}

TEST_P(Screens, OfResultsFit) {
  const std::string town = kScenarios + "teaching/city.toml", result = folder_ / "r.h5";
  const Words run{"run", town, "--populations", "6", "--replicates", "2", "--out", result};
  const std::string brief = expect_fits(run);
  EXPECT_EQ(brief.find("..."), std::string::npos) << "every name stands in full\n" << brief;
  expect_fits(run + Words{"--all"});
  expect_fits({"compare", result});
  expect_fits({"compare", result, "--all"});
  expect_fits({"inspect", result});
  expect_fits({"run", town, "--populations", "1", "--replicates", "1", "--without", "all"});
}

TEST_P(Screens, OfACityWithLongNamesFit) {
  const std::string result = folder_ / "r.h5";
  expect_fits({"run", kScenarios + "magelang/city.toml", "--populations", "2", "--replicates", "1", "--out", result});
  expect_fits({"compare", result});
  expect_fits({"compare", result, "--all"});
}

TEST_P(Screens, OfACityAndItsStoriesFit) {
  const std::string town = kScenarios + "teaching/city.toml";
  expect_fits({"validate", town});
  expect_fits({"describe", town});
  expect_fits({"story", town, "--strategy", "kunjungan"});
  expect_fits({"select", town, "--strategy", "diam", "--strategy", "kunjungan", "--populations", "2",
               "--max-populations", "4"});
  expect_fits({"new-city", folder_ / "kota"});
}

TEST_P(Screens, OfContagionFit) {
  const std::string ties = folder_.write("ties.txt", "1 2\n2 3\n3 1\n3 4\n4 5\n5 6\n");
  expect_fits({"spread", ties, "--model", "ic", "--probability", "0.3", "--seed-nodes", "1"});
  expect_fits(
      {"spread", ties, "--model", "sir", "--beta", "0.2", "--gamma", "0.1", "--seed-nodes", "1", "--steps", "9"});
}

TEST_P(Screens, OfErrorsFit) {
  std::filesystem::copy(kScenarios + "teaching", folder_ / "town", std::filesystem::copy_options::recursive);
  const std::string city = folder_ / "town/city.toml";
  std::ofstream(city, std::ios::app) << "\nstrange_key = 1\n[param]\nq_N = 7\n[city]\ndays = \"many\"\n";
  expect_fits({"validate", city}, 2);
  expect_fits({"run", kScenarios + "teaching/city.toml", "--populatoins", "3", "--thread", "0"}, 2);
  expect_fits({"run", kScenarios + "teaching/city.toml", "--set", "param.q_N=7", "--set", "city.dayz=3"}, 2);
  expect_fits({"runn"}, 2);
  expect_fits({"inspect", city}, 2);
  expect_fits({"spread", folder_.write("ties.txt", "1 2\n2 3 4 5\n"), "--model", "ic", "--probability", "2"}, 2);
}

/// A line that wraps leaves a line for every step.
TEST_P(Screens, OfProgressFit) {
  const std::string text =
      expect_fits({"run", kScenarios + "teaching/city.toml", "--populations", "400", "--threads", "1"});
  EXPECT_NE(text.find("\r\x1b[K"), std::string::npos) << "the work took too little time to be told of\n" << text;
}

}  // namespace
}  // namespace kabar::test
