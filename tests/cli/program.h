#pragma once
// Runs the real program as a user does: words in, exit code and both outputs out.

#include <string>
#include <vector>

namespace kabar::test {

struct ProgramRun {
  int exit_code = -1;  // -1: ended by a signal
  std::string output;
  std::string errors;
};

/// `environment` are assignments put before the command, such as `LC_ALL=id_ID.UTF-8`.
ProgramRun run_kabar(const std::vector<std::string>& words, const std::string& environment = "LC_ALL=C");

}  // namespace kabar::test
