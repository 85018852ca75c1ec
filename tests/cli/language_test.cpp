// With --lang id people meet no English: what the commands print is read word by word, and line by line beside what
// they print with --lang en.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "storage/results.h"
#include "tests/cli/english.h"
#include "tests/cli/program.h"
#include "tests/cli/words.h"
#include "tests/support/temp_folder.h"

namespace kabar::test {
namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

using Typed = std::set<std::string>;  // names of keys and their values, which are the same in every language

/// Words that a city's planner would not use, and what stands for them: kota simulasi, pagu, kalah unggul.
const std::set<std::string> kForeign = {"populasi", "antarpopulasi", "plafon", "terungguli"};

void expect_no_english(const std::string& indonesian, const std::string& english, const Typed& typed,
                       const std::string& where) {
  for (const std::string& line : lines_of(indonesian)) {
    for (const std::string& word : words_of(line)) {
      EXPECT_TRUE(kEnglish.count(word) == 0 || typed.count(word) > 0) << where << ": " << line;
      EXPECT_EQ(kForeign.count(word), 0u) << where << ": " << line;
    }
  }
  constexpr std::size_t kSentence = 4;  // so many words are no name
  const std::vector<std::string> others = lines_of(english);
  const std::set<std::string> in_english(others.begin(), others.end());
  for (const std::string& line : lines_of(indonesian)) {
    if (in_english.count(line) == 0) continue;
    std::size_t words = 0;
    for (const std::string& word : words_of(line)) words += word.size() > 3 ? 1 : 0;
    EXPECT_LT(words, kSentence) << where << ", the same in both languages: " << line;
  }
}

/// Both outputs of a command.
std::string printed(Words words, const char* language) {
  words.insert(words.end(), {"--lang", language});
  const ProgramRun run = run_kabar(words);
  return run.output + run.errors;
}

void expect_both(const Words& words, const Typed& typed = {}) {
  const std::string indonesian = printed(words, "id"), english = printed(words, "en");
  EXPECT_GT(indonesian.size(), 10u);
  std::string command;
  for (const std::string& word : words) command += " " + word;
  expect_no_english(indonesian, english, typed, command);
}

TEST(Indonesian, IsAllHelp) {
  expect_both({"--help"});
  for (const char* command :
       {"new-city", "validate", "describe", "run", "compare", "select", "inspect", "merge", "story", "spread"}) {
    expect_both({command, "--help"});
  }
}

TEST(Indonesian, IsWhatCommandsSayOfACity) {
  const TempFolder folder;
  const std::string result = folder / "hasil.h5", ties = folder.write("ikatan.txt", "1 2\n2 3\n3 1\n3 4\n");
  expect_both({"validate", kTown});
  expect_both({"validate", "--defaults"}, {"given", "table", "no"});
  expect_both({"validate", "--parameters"});
  expect_both({"describe", kTown});
  expect_both({"story", kTown, "--strategy", "kunjungan"});
  expect_both({"run", kTown, "--populations", "3", "--replicates", "2", "--without", "all", "--all", "--out", result});
  expect_both({"run", kTown, "--populations", "3", "--replicates", "2", "--vary", "luck"});
  expect_both({"compare", result});
  expect_both({"compare", result, "--all"});
  expect_both({"inspect", result});
  expect_both({"select", kTown, "--strategy", "diam", "--strategy", "kunjungan", "--populations", "2",
               "--max-populations", "3"});
  expect_both({"spread", ties, "--model", "ic", "--probability", "0.3", "--seed-nodes", "1"});
  expect_both({"spread", ties, "--model", "sir", "--beta", "0.2", "--gamma", "0.1", "--seed-nodes", "1"});
}

TEST(Indonesian, IsWhatIsRefused) {
  const TempFolder folder;
  expect_both({"runn"});
  expect_both({"run"});
  expect_both({"run", kTown, "--populatoins", "3", "--seed", "x", "--threads", "0"});
  expect_both({"run", kTown, "--set", "param.q_N=7", "--set", "city.dayz=3", "--strategy", "tidak-ada"});
  expect_both({"inspect", kTown});
  expect_both({"compare", folder / "tidak-ada.h5"});
  expect_both({"compare", kTown, "--csv", ""});
}

TEST(Indonesian, AreNamesOfOperandsAndSources) {
  const auto id = [](std::vector<std::string> words) {
    words.insert(words.end(), {"--lang", "id"});
    const ProgramRun ran = run_kabar(words);
    return ran.output + ran.errors;
  };
  EXPECT_NE(id({"run"}).find("SKENARIO belum diberikan"), std::string::npos);
  EXPECT_NE(id({"compare"}).find("BERKAS belum diberikan"), std::string::npos);
  EXPECT_NE(id({"new-city", "--help"}).find("Pemakaian: kabar new-city MAP [pilihan]"), std::string::npos);
  EXPECT_NE(id({"inspect", "--help"}).find("kabar inspect BERKAS.h5 [pilihan]"), std::string::npos);
  EXPECT_NE(id({"spread", "--help"}).find("kabar spread IKATAN [pilihan]"), std::string::npos);
  EXPECT_NE(id({"compare", "--help"}).find("--ceilings BERKAS ..."), std::string::npos);
  const TempFolder folder;
  const std::string result = folder / "hasil.h5";
  id({"run", kTown, "--populations", "2", "--replicates", "1", "--out", result});
  id({"compare", result, "--csv", folder / "tabel"});
  std::ifstream stream(folder / "tabel/assumptions.csv");
  const std::string table(std::istreambuf_iterator<char>(stream), {});
  EXPECT_NE(table.find("KIC 2020: keluarga paling banyak berbagi (75,6 %)"), std::string::npos);
  EXPECT_EQ(table.find("family shares most"), std::string::npos);
  std::filesystem::remove_all(folder / "tabel");
  run_kabar({"compare", result, "--csv", folder / "tabel", "--lang", "en"});
  std::ifstream english(folder / "tabel/assumptions.csv");
  const std::string own(std::istreambuf_iterator<char>(english), {});
  EXPECT_NE(own.find("KIC 2020: family shares most (75.6 %)"), std::string::npos);
}

TEST(Indonesian, AreTheTables) {
  const TempFolder folder;
  const std::string result = folder / "hasil.h5";
  printed({"run", kTown, "--populations", "3", "--replicates", "2", "--without", "all", "--out", result}, "id");
  printed({"compare", result, "--csv", folder / "tabel"}, "id");
  std::size_t tables = 0;
  for (const auto& file : std::filesystem::directory_iterator(folder / "tabel")) {
    std::ifstream stream(file.path());
    const std::string name = file.path().filename().string();
    for (std::string line; std::getline(stream, line);) {
      if (name == "assumptions.csv") line.erase(0, line.find_last_of(';'));  // titles of papers are as they are
      std::replace(line.begin(), line.end(), '_', ' ');
      for (const std::string& word : words_of(line)) EXPECT_EQ(kEnglish.count(word), 0u) << name << ": " << line;
    }
    ++tables;
  }
  EXPECT_GE(tables, 18u);
}

/// A program that was built without git does not know its commit, one of changed sources says so.
TEST(Indonesian, AreCommitsThatAreNone) {
  const TempFolder folder;
  const std::string made = folder / "hasil.h5";
  run_kabar({"run", kTown, "--populations", "2", "--replicates", "1", "--without", "all", "--out", made});
  const ResultFile file = read_results(made);
  for (const std::string commit : {"unknown", "0123abc-changed"}) {
    Provenance from = file.provenance;
    from.git_commit = commit;
    const bool unknown = commit == "unknown";
    const std::string path = folder / (unknown ? "a.h5" : "b.h5"), tables = folder / (unknown ? "a" : "b");
    write_results(path, file.recording, from, file.tier);
    expect_both({"inspect", path});
    EXPECT_EQ(printed({"inspect", path}, "id").find("-changed"), std::string::npos);
    expect_both({"compare", path, made, "--all"});
    printed({"compare", path, "--csv", tables}, "id");
    std::ifstream stream(tables + "/files.csv");
    const std::string table(std::istreambuf_iterator<char>(stream), {});
    EXPECT_NE(table.find(unknown ? "commit tidak diketahui" : "0123abc dengan perubahan"), std::string::npos) << table;
  }
}

}  // namespace
}  // namespace kabar::test
