// scenarios/ODD.md against the code: the table of parameters, and the draws that the rules name.

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
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

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

/// The word that begins at `at`; "" if none does.
std::string word_at(const std::string& text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_word(text[end])) ++end;
  return text.substr(at, end - at);
}

/// The names of an enumeration, one to a line as in `name = 3,`; what is no longer drawn is left out.
std::set<std::string> enumerators(const std::string& code) {
  std::set<std::string> names;
  std::istringstream lines(code);
  for (std::string line; std::getline(lines, line);) {
    const std::size_t begin = line.find_first_not_of(' ');
    if (begin == std::string::npos || line.find("no longer drawn") != std::string::npos) continue;
    const std::string name = word_at(line, begin);
    if (!name.empty() && line.compare(begin + name.size(), 3, " = ") == 0) names.insert(name);
  }
  return names;
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

/// The draws of a replicate, which section 7 defines: from the first purpose of the schedule to the last of memory,
/// and those after `kabar spread`.
TEST(Odd, NamesEveryDrawOfAReplicateAndNoOther) {
  const std::string header = text_of("sim/core/random.h");
  const std::size_t begin = header.find("  // schedule\n"), end = header.find("  // spread\n");
  ASSERT_LT(begin, end);
  std::set<std::string> purposes = enumerators(header.substr(begin, end - begin));
  const std::size_t later = header.find("  take_up = "), last = header.find("};", later);
  ASSERT_LT(later, last);
  purposes.merge(enumerators(header.substr(later, last - later)));
  ASSERT_GT(purposes.size(), 15u);
  const std::size_t first_stream = header.find("enum class Stream");
  const std::set<std::string> streams =
      enumerators(header.substr(first_stream, header.find("count = ") - first_stream));
  ASSERT_GT(streams.size(), 8u);

  const std::string odd = text_of("scenarios/ODD.md");
  std::set<std::string> named;
  for (const std::string opening : {"draw(", "row("}) {
    for (std::size_t at = odd.find(opening); at != std::string::npos; at = odd.find(opening, at + 1)) {
      const std::string stream = word_at(odd, at + opening.size());
      if (stream == "stream") continue;  // the definition
      EXPECT_EQ(streams.count(stream), 1u) << odd.substr(at, 40);
      named.insert(word_at(odd, at + opening.size() + stream.size() + 2));
    }
  }
  EXPECT_EQ(named, purposes);
}

}  // namespace
}  // namespace kabar
