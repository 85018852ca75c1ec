#include "core/clock.h"

#include <ctime>

namespace kabar {

double processor_seconds() {
#ifdef CLOCK_PROCESS_CPUTIME_ID
  timespec now{};
  if (clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now) == 0) {
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
  }
#endif
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

}  // namespace kabar
