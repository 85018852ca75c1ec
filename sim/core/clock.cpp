#include "core/clock.h"

#include <ctime>

namespace kabar {

namespace {

double seconds_of(clockid_t clock) {
  std::timespec now{};
  ::clock_gettime(clock, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

}  // namespace

double processor_seconds() {
  return seconds_of(CLOCK_PROCESS_CPUTIME_ID);
}

double processor_seconds_of_thread() {
  return seconds_of(CLOCK_THREAD_CPUTIME_ID);
}

}  // namespace kabar
