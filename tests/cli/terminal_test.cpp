// What the one door to the terminal does to text that comes from elsewhere; screens and phrases have tests of their
// own.
#include "cli/terminal.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "tests/cli/program.h"

namespace kabar::test {
namespace {

TEST(Terminal, WritesJsonInUtf8WhateverAFileIsCalled) {
  const TempFolder folder;
  const std::string plain = folder / "plain.h5", bytes = folder / "bad\xff.h5";
  const ProgramRun run = run_kabar({"run", KABAR_SOURCE_DIR "/scenarios/teaching/city.toml", "--strategy", "diam",
                                    "--populations", "1", "--replicates", "1", "--quiet", "--out", plain});
  ASSERT_EQ(run.exit_code, 0) << run.errors;
  std::filesystem::rename(plain, bytes);
  const ProgramRun seen = run_kabar({"inspect", bytes, "--json"});
  ASSERT_EQ(seen.exit_code, 0) << seen.errors;
  const std::string name = nlohmann::json::parse(seen.output)["file"];
  EXPECT_NE(name.find("bad\uFFFD.h5"), std::string::npos) << name;
}

}  // namespace
}  // namespace kabar::test
