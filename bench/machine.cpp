#include "bench/machine.h"

#include <fcntl.h>
#include <malloc.h>
#include <spawn.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "core/parallel.h"
#include "experiment/provenance.h"
#include "scenario/scenario.h"

extern char** environ;

namespace kabar::bench {

namespace {

double seconds_on(clockid_t clock) {
  timespec now{};
  clock_gettime(clock, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

std::string processor() {
  std::ifstream file("/proc/cpuinfo");
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("model name")) return line.substr(line.find(':') + 2);
  }
  return "unknown";
}

[[noreturn]] void fail(const std::string& what) {
  throw std::runtime_error(what);
}

}  // namespace

double thread_seconds() {
  return seconds_on(CLOCK_THREAD_CPUTIME_ID);
}

double process_seconds() {
  return seconds_on(CLOCK_PROCESS_CPUTIME_ID);
}

double wall_seconds() {
  return seconds_on(CLOCK_MONOTONIC);
}

Machine this_machine() {
  Machine machine;
  machine.processor = processor();
#ifdef __clang__
  machine.compiler = "clang " __clang_version__;
#else
  machine.compiler = "gcc " __VERSION__;
#endif
  const Provenance provenance = provenance_of(Scenario{}, "");
  machine.commit = provenance.git_commit;
  machine.version = provenance.program_version;
  machine.date = provenance.created;
  machine.cores = available_threads();
  getloadavg(&machine.load, 1);
  return machine;
}

Memory memory() {
  Memory memory;
  std::ifstream file("/proc/self/status");
  for (std::string line; std::getline(file, line);) {
    std::istringstream words(line);
    std::string key;
    double kibibytes = 0;
    words >> key >> kibibytes;
    if (key == "VmRSS:") memory.now = 1024.0 * kibibytes;
    if (key == "VmHWM:") memory.peak = 1024.0 * kibibytes;
  }
  return memory;
}

bool restart_peak() {
  std::ofstream file("/proc/self/clear_refs");
  file << "5\n" << std::flush;
  return static_cast<bool>(file);
}

void forget_freed_memory() {
  malloc_trim(0);
}

std::vector<double> in_child(const std::function<std::vector<double>()>& work) {
  int ends[2];
  if (pipe(ends) != 0) fail("no pipe");
  const pid_t child = fork();
  if (child < 0) fail("no child process");
  if (child == 0) {
    close(ends[0]);
    int status = 1;
    try {
      const std::vector<double> numbers = work();
      const auto bytes = static_cast<ssize_t>(numbers.size() * sizeof(double));
      status = write(ends[1], numbers.data(), static_cast<std::size_t>(bytes)) == bytes ? 0 : 1;
    } catch (const std::exception& error) {
      const std::string text = std::string(error.what()) + "\n";
      status = write(STDERR_FILENO, text.data(), text.size()) < 0 ? 2 : 1;
    }
    _exit(status);
  }
  close(ends[1]);
  std::vector<double> numbers;
  double number = 0;
  while (read(ends[0], &number, sizeof number) == static_cast<ssize_t>(sizeof number)) numbers.push_back(number);
  close(ends[0]);
  int status = 0;
  waitpid(child, &status, 0);
  if (status != 0) fail("a measurement in a child process failed (out of memory?)");
  return numbers;
}

ProgramCost cost_of_program(const std::vector<std::string>& words) {
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  pid_t child = 0;
  const double start = wall_seconds();
  const int refused = posix_spawnp(&child, words[0].c_str(), &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (refused != 0) fail("cannot start " + words[0]);
  int status = 0;
  rusage used{};
  wait4(child, &status, 0, &used);
  const double seconds = wall_seconds() - start;
  if (status != 0) fail(words[0] + " failed");
  return {seconds, 1024.0 * static_cast<double>(used.ru_maxrss)};
}

double seconds_of_program(const std::vector<std::string>& words) {
  return cost_of_program(words).seconds;
}

BusyLoop::BusyLoop() : child_(fork()) {
  if (child_ < 0) fail("no child process");
  if (child_ != 0) return;
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  volatile unsigned turns = 0;
  for (;;) {
    const unsigned so_far = turns;
    turns = so_far + 1;
  }
}

BusyLoop::~BusyLoop() {
  kill(child_, SIGKILL);
  waitpid(child_, nullptr, 0);
}

}  // namespace kabar::bench
