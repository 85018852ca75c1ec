#include "tests/cli/program.h"

#include <fcntl.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <thread>

#include "tests/cli/contents.h"

namespace kabar::test {

namespace {

std::string quoted(const std::string& word) {
  std::string text = "'";
  for (const char c : word) text += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return text + "'";
}

/// In the child: nothing that allocates, and the end of the process if something is refused.
[[noreturn]] void become_kabar(char* const* words, const char* output, const char* errors, const Surroundings& around) {
  const auto redirect = [](const char* path, int flags, int to) {
    const int file = ::open(path, flags, 0666);
    if (file < 0 || ::dup2(file, to) < 0) ::_exit(126);
  };
  redirect("/dev/null", O_RDONLY, STDIN_FILENO);
  redirect(output, O_WRONLY | O_CREAT, STDOUT_FILENO);
  redirect(errors, O_WRONLY | O_CREAT, STDERR_FILENO);
  if (around.largest_file > 0) {
    const rlimit limit{around.largest_file, around.largest_file};
    if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) ::_exit(126);
  }
  if (around.most_memory > 0) {
    const rlimit limit{around.most_memory, around.most_memory};
    if (::setrlimit(RLIMIT_AS, &limit) != 0) ::_exit(126);
  }
  std::signal(SIGHUP, SIG_DFL);
  if (around.ignored != 0) std::signal(around.ignored, SIG_IGN);
  if (around.may_not_write && ::geteuid() == 0 && ::setuid(65534) != 0) ::_exit(126);
  ::execv(words[0], words);
  ::_exit(126);
}

}  // namespace

std::string program() {
  const char* const other = std::getenv("KABAR_PROGRAM");
  return other == nullptr ? KABAR_PROGRAM : other;
}

Child::Child(const std::vector<std::string>& words, const Surroundings& surroundings) {
  std::vector<std::string> all{program(), "--lang", "en"};
  all.insert(all.end(), words.begin(), words.end());
  std::vector<char*> pointers;
  for (std::string& word : all) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  const std::string output = folder_ / "output", errors = folder_ / "errors";
  child_ = ::fork();
  if (child_ == 0) become_kabar(pointers.data(), output.c_str(), errors.c_str(), surroundings);
  if (child_ < 0) ended_ = true;
}

Child::~Child() {
  if (ended()) return;
  ::kill(child_, SIGKILL);
  ::waitpid(child_, &status_, 0);
}

bool Child::ended() {
  if (!ended_) ended_ = ::waitpid(child_, &status_, WNOHANG) != 0;
  return ended_;
}

bool Child::wait_for_words() {
  const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  while (!ended() && std::chrono::steady_clock::now() < limit) {
    std::error_code ignored;
    const auto bytes = std::filesystem::file_size(folder_ / "errors", ignored);
    if (!ignored && bytes > 0) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return false;
}

void Child::interrupt(int signal) {
  if (!ended()) ::kill(child_, signal);
}

void Child::kill() {
  if (!ended()) ::kill(child_, SIGKILL);
}

ProgramRun Child::wait() {
  if (!ended()) {
    ::waitpid(child_, &status_, 0);
    ended_ = true;
  }
  ProgramRun run;
  if (WIFEXITED(status_)) run.exit_code = WEXITSTATUS(status_);
  if (WIFSIGNALED(status_)) run.signal = WTERMSIG(status_);
  run.output = content(folder_ / "output");
  run.errors = content(folder_ / "errors");
  return run;
}

ProgramRun run_line(const std::string& line) {
  const TempFolder folder;
  const std::string output = folder / "output";
  const std::string errors = folder / "errors";
  const std::string command = line + " > " + quoted(output) + " 2> " + quoted(errors) + " < /dev/null";
  const int status = std::system(command.c_str());
  ProgramRun run;
  // The shell reports an end by signal s as 128 + s.
  if (WIFEXITED(status) && WEXITSTATUS(status) < 128) run.exit_code = WEXITSTATUS(status);
  run.output = content(output);
  run.errors = content(errors);
  return run;
}

ProgramRun run_kabar(const std::vector<std::string>& words, const std::string& environment) {
  std::string line = "env " + environment + " " + quoted(program());
  for (const std::string& word : words) line += " " + quoted(word);
  return run_line(line);
}

Screen on_screen(const std::vector<std::string>& words, unsigned short columns) {
  std::vector<std::string> all{program()};
  all.insert(all.end(), words.begin(), words.end());
  std::vector<char*> pointers;
  for (std::string& word : all) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  winsize size{};
  size.ws_row = 24;
  size.ws_col = columns;
  int terminal = -1;
  const pid_t child = ::forkpty(&terminal, nullptr, nullptr, &size);
  if (child == 0) {
    ::execv(pointers[0], pointers.data());
    ::_exit(126);
  }
  Screen screen;
  if (child < 0) return screen;
  char part[4096];
  for (ssize_t bytes = 0; (bytes = ::read(terminal, part, sizeof part)) > 0;) {  // refused once the child has gone
    screen.text.append(part, static_cast<std::size_t>(bytes));
  }
  ::close(terminal);
  int status = 0;
  ::waitpid(child, &status, 0);
  if (WIFEXITED(status)) screen.exit_code = WEXITSTATUS(status);
  for (std::size_t at = 0; (at = screen.text.find("\r\n", at)) != std::string::npos;) screen.text.erase(at, 1);
  return screen;
}

}  // namespace kabar::test
