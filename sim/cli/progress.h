#pragma once
// How far long work has come, on standard error: a bar on a terminal, a line now and then otherwise. Knows no work.

#include <chrono>
#include <cstdint>

#include "cli/context.h"

namespace kabar::cli {

class Progress {
 public:
  /// Nothing is shown for work under two seconds, nor when `quiet`.
  Progress(const Context& context, bool quiet);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void at(std::uint64_t done, std::uint64_t total);

 private:
  const Context& context_;
  bool quiet_;
  bool terminal_;
  bool shown_ = false;
  std::chrono::steady_clock::time_point begin_;
  std::chrono::steady_clock::time_point next_;
};

}  // namespace kabar::cli
