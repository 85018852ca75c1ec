// Every kind of bad input gives one clear line at the right place.

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/scenario/bad_inputs.h"
#include "tests/support/tiny_scenario.h"

namespace kabar {
namespace {

using test::Slip;

std::vector<Problem> problems_of(const test::TinyScenario& tiny) {
  try {
    tiny.load();
  } catch (const InputError& error) {
    return error.problems();
  }
  return {};
}

std::string listed(const std::vector<Problem>& problems) {
  std::string text;
  for (const Problem& problem : problems) text += to_text(problem, Language::english) + "\n";
  return text;
}

class BadInput : public testing::TestWithParam<Slip> {};

TEST_P(BadInput, IsReportedAtItsPlace) {
  const test::TinyScenario tiny;
  const std::string file = tiny.folder.write(GetParam().file, test::text_with(GetParam()));
  const std::vector<Problem> problems = problems_of(tiny);
  const bool found = std::any_of(problems.begin(), problems.end(), [&](const Problem& problem) {
    return problem.file == file && problem.line == GetParam().line && problem.column == GetParam().column &&
           to_text(problem, Language::english).find(GetParam().piece) != std::string::npos;
  });
  EXPECT_TRUE(found) << GetParam().file << ":" << GetParam().line << ":" << GetParam().column << " " << GetParam().piece
                     << "\nbut there is\n"
                     << listed(problems);
}

INSTANTIATE_TEST_SUITE_P(Files, BadInput, testing::ValuesIn(test::kSlips));

}  // namespace
}  // namespace kabar
