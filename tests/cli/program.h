#pragma once
// Runs the real program as a user does: words in, exit code and both outputs out.

#include <sys/types.h>

#include <csignal>
#include <cstdint>
#include <string>
#include <vector>

#include "tests/support/temp_folder.h"

namespace kabar::test {

/// The program that is tested: that of this build, unless the environment names one (KABAR_PROGRAM).
std::string program();

struct ProgramRun {
  int exit_code = -1;  // -1: ended by a signal
  int signal = 0;      // that ended it (of a Child)
  std::string output;
  std::string errors;
};

/// What a child is given beside its words.
struct Surroundings {
  std::uint64_t largest_file = 0;  // bytes a file may grow to, as on a disk that fills up; 0: any
  bool may_not_write = false;      // a superuser becomes somebody to whom folders can be closed
  std::uint64_t most_memory = 0;   // bytes of address space; 0: any
  int ignored = 0;                 // a signal, as SIGHUP under nohup and SIGINT in a script's background; 0: none
};

/// The program as a child that can be watched and interrupted. It speaks English.
class Child {
 public:
  explicit Child(const std::vector<std::string>& words, const Surroundings& surroundings = {});
  ~Child();
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  /// Waits until it has said something on standard error. False if it ends or 60 seconds pass before.
  bool wait_for_words();
  void interrupt(int signal = SIGINT);  // Ctrl-C, or what a batch system sends
  void kill();                          // at once, as nobody can catch it
  ProgramRun wait();
  bool ended();

 private:
  TempFolder folder_;
  pid_t child_ = -1;
  int status_ = 0;
  bool ended_ = false;
};

/// A line as it is typed into a shell, such as `cd FOLDER && LC_ALL=C ./kabar run x.toml`.
ProgramRun run_line(const std::string& line);

/// `environment` are assignments put before the command, such as `LC_ALL=id_ID.UTF-8`.
ProgramRun run_kabar(const std::vector<std::string>& words, const std::string& environment = "LC_ALL=C");

/// What a terminal of so many columns shows, both outputs in the order they came: lines end in "\n", steps of a line
/// that is replaced in "\r".
struct Screen {
  int exit_code = -1;
  std::string text;
};
Screen on_screen(const std::vector<std::string>& words, unsigned short columns);

}  // namespace kabar::test
