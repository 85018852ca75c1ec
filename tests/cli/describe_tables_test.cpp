// The tables of `kabar describe`: a row for each table of the city.

#include <gtest/gtest.h>

#include <string>

#include "tests/cli/program.h"
#include "tests/support/tiny_scenario.h"

namespace kabar::test {
namespace {

TEST(Describe, NamesATableOnceWhereverItsRowsStand) {
  const TinyScenario tiny;
  std::string targets = tiny_files().at("targets.csv");
  const std::string row = "welfare,quintile_5,,24,invented,E\n";
  targets.erase(targets.find(row), row.size());
  tiny.folder.write("targets.csv", targets + row);
  const std::string text = run_kabar({"describe", "--lang", "en", tiny.path()}).output;
  const std::size_t first = text.find("\n  welfare ");
  ASSERT_NE(first, std::string::npos) << text;
  EXPECT_EQ(text.find("\n  welfare ", first + 1), std::string::npos) << text;
  EXPECT_NE(text.find(" 6 ", first), std::string::npos) << text;
}

}  // namespace
}  // namespace kabar::test
