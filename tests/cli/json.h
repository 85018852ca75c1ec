#pragma once
// What the program says with --json.

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/cli/program.h"

namespace kabar::test {

using Json = nlohmann::json;

/// Of a run that succeeds.
inline Json parsed(const ProgramRun& run) {
  EXPECT_EQ(run.exit_code, 0) << run.errors;
  return Json::parse(run.output);
}

}  // namespace kabar::test
