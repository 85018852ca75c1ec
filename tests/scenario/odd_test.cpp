// scenarios/ODD.md against the code: the table of parameters, and the draws that the rules name.

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "scenario/keys.h"

namespace kabar {
namespace {

std::string text_of(const std::string& path) {
  std::ifstream file(std::string(KABAR_SOURCE_DIR) + "/" + path);
  EXPECT_TRUE(file) << path;
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string without_comments(const std::string& code) {
  return std::regex_replace(code, std::regex("//[^\n]*"), "");
}

TEST(Odd, HasTheParametersOfTheProgram) {
  const std::string table = parameters_as_markdown(false);
  EXPECT_NE(text_of("scenarios/ODD.md").find("\n" + table + "\n"), std::string::npos)
      << "the table of section 6 is not that of `kabar validate --parameters --lang en`, which is:\n"
      << table;
}

TEST(Odd, HasOneRowForEachParameter) {
  const std::string table = parameters_as_markdown(true);
  Parameters param;
  for (const BoundKey& key : bind(param)) {
    EXPECT_NE(table.find("\n| `" + std::string(key.facts->name) + "` | "), std::string::npos) << key.facts->name;
    EXPECT_STRNE(key.facts->label_en, "") << key.facts->name;
    EXPECT_STRNE(key.facts->label_id, "") << key.facts->name;
  }
}

/// The draws of a replicate, which section 7 defines: from the first purpose of the schedule to the last of memory.
TEST(Odd, NamesEveryDrawOfAReplicateAndNoOther) {
  const std::string header = text_of("sim/core/random.h");
  const std::size_t begin = header.find("  // schedule\n"), end = header.find("  // spread\n");
  ASSERT_LT(begin, end);
  std::set<std::string> purposes = {"take_up"};
  std::string listed = header.substr(begin, end - begin);
  listed = std::regex_replace(listed, std::regex("[^\n]*no longer drawn[^\n]*"), "");
  listed = without_comments(listed);
  const std::regex name("(\\w+) = \\d+,");
  for (std::sregex_iterator it(listed.begin(), listed.end(), name), last; it != last; ++it) purposes.insert((*it)[1]);
  ASSERT_GT(purposes.size(), 15u);

  std::set<std::string> streams;
  const std::string enumerated = without_comments(
      header.substr(header.find("enum class Stream"), header.find("count = ") - header.find("enum class Stream")));
  for (std::sregex_iterator it(enumerated.begin(), enumerated.end(), name), last; it != last; ++it)
    streams.insert((*it)[1]);

  const std::string odd = text_of("scenarios/ODD.md");
  const std::regex drawn("(?:draw|row)\\((\\w+), (\\w+), ");
  std::set<std::string> named;
  for (std::sregex_iterator it(odd.begin(), odd.end(), drawn), last; it != last; ++it) {
    if ((*it)[1] == "stream") continue;  // the definition
    EXPECT_TRUE(streams.count((*it)[1]) == 1) << (*it)[0];
    named.insert((*it)[2]);
  }
  EXPECT_EQ(named, purposes);
}

}  // namespace
}  // namespace kabar
