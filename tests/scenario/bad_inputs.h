#pragma once
// Every kind of slip in the files of the tiny scenario, as a table for the tests of what is said of each. Knows only
// the files.

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

#include "tests/support/tiny_scenario.h"

namespace kabar::test {

/// One change to a file of the tiny scenario, and the problem that it must give.
struct Slip {
  const char* file;
  const char* from;  // text to replace, once; "": the whole file
  const char* to;
  std::uint32_t line, column;
  const char* piece;  // of the message
};

inline const Slip kSlips[] = {
#include "tests/scenario/bad_inputs.inc"
};

/// The text of the file with the slip in it.
inline std::string text_with(const Slip& slip) {
  std::string text = tiny_files().at(slip.file);
  const std::string from = slip.from;
  if (from.empty()) return slip.to;
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << slip.file << " has no " << from;
  return at == std::string::npos ? text : text.replace(at, from.size(), slip.to);
}

}  // namespace kabar::test
