#include "tests/cli/program.h"

#include <sys/wait.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "tests/support/temp_folder.h"

namespace kabar::test {

namespace {

std::string quoted(const std::string& word) {
  std::string text = "'";
  for (const char c : word) text += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return text + "'";
}

std::string content(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace

ProgramRun run_kabar(const std::vector<std::string>& words, const std::string& environment) {
  const TempFolder folder;
  const std::string output = folder / "output";
  const std::string errors = folder / "errors";
  std::string command = "env " + environment + " " + quoted(KABAR_PROGRAM);
  for (const std::string& word : words) command += " " + quoted(word);
  command += " > " + quoted(output) + " 2> " + quoted(errors) + " < /dev/null";
  const int status = std::system(command.c_str());
  ProgramRun run;
  // The shell reports an end by signal s as 128 + s.
  if (WIFEXITED(status) && WEXITSTATUS(status) < 128) run.exit_code = WEXITSTATUS(status);
  run.output = content(output);
  run.errors = content(errors);
  return run;
}

}  // namespace kabar::test
