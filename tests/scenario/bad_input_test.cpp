// Every kind of bad input gives one clear line at the right place.

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/tiny_scenario.h"

namespace kabar {
namespace {

/// One change to a file of the tiny scenario, and the problem that it must give.
struct Bad {
  const char* file;
  const char* from;  // text to replace, once; "": the whole file
  const char* to;
  std::uint32_t line, column;
  const char* piece;  // of the message
};

const Bad kBad[] = {
#include "tests/scenario/bad_inputs.inc"
};

std::string changed(const Bad& bad) {
  std::string text = test::tiny_files().at(bad.file);
  const std::string from = bad.from;
  if (from.empty()) return bad.to;
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << bad.file << " has no " << from;
  return at == std::string::npos ? text : text.replace(at, from.size(), bad.to);
}

std::vector<Problem> problems_of(const std::string& path, const LoadOptions& options = {}) {
  try {
    load_scenario(path, options);
  } catch (const InputError& error) {
    return error.problems();
  }
  return {};
}

std::string all_of(const std::vector<Problem>& problems) {
  std::string text;
  for (const Problem& problem : problems) text += to_text(problem, Language::english) + "\n";
  return text;
}

class BadInput : public testing::TestWithParam<Bad> {};

TEST_P(BadInput, IsReportedAtItsPlace) {
  const test::TinyScenario tiny;
  const std::string file = tiny.folder.write(GetParam().file, changed(GetParam()));
  const std::vector<Problem> problems = problems_of(tiny.path());
  const bool found = std::any_of(problems.begin(), problems.end(), [&](const Problem& problem) {
    return problem.file == file && problem.line == GetParam().line && problem.column == GetParam().column &&
           to_text(problem, Language::english).find(GetParam().piece) != std::string::npos;
  });
  EXPECT_TRUE(found) << GetParam().file << ":" << GetParam().line << ":" << GetParam().column << " " << GetParam().piece
                     << "\nbut there is\n"
                     << all_of(problems);
}

INSTANTIATE_TEST_SUITE_P(Files, BadInput, testing::ValuesIn(kBad));

}  // namespace
}  // namespace kabar
