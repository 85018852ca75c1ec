#pragma once
// What a measurement is made on and with: clocks, memory, the machine's name and load.

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace kabar::bench {

/// Processor seconds of this thread, of this process (all threads), wall seconds from some start.
double thread_seconds();
double process_seconds();
double wall_seconds();

/// What is kept beside every measurement.
struct Machine {
  std::string processor, compiler, commit, version, date;
  int cores = 0;
  double load = 0;  // of the last minute, at the start
};
Machine this_machine();

/// Bytes of this process in memory now, and at most so far.
struct Memory {
  double now = 0, peak = 0;
};
Memory memory();

/// Lets the peak begin anew from what is in memory now; false if this kernel cannot.
bool restart_peak();

/// Gives freed memory back, so that what is measured next does not hide in it. The C library's only: mimalloc keeps its
/// own.
void forget_freed_memory();

/// Runs `work` in a child process, whose peak of memory is its own, and returns the numbers that it returns. Throws
/// std::runtime_error if the child does not finish. Threads of the caller are not in the child, which starts its own.
std::vector<double> in_child(const std::function<std::vector<double>()>& work);

/// A program that ran with its output thrown away: wall seconds until it had ended, bytes that it held at most.
struct ProgramCost {
  double seconds = 0, peak = 0;
};
/// Throws if the program fails. The peak begins with that of this process, as Linux counts it.
ProgramCost cost_of_program(const std::vector<std::string>& words);
double seconds_of_program(const std::vector<std::string>& words);

/// Keeps a core busy as long as it lives.
class BusyLoop {
 public:
  BusyLoop();
  ~BusyLoop();
  BusyLoop(const BusyLoop&) = delete;
  BusyLoop& operator=(const BusyLoop&) = delete;

 private:
  int child_;
};

}  // namespace kabar::bench
