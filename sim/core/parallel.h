#pragma once
// The one door to threads. Work item i writes only to its own place, so results never depend on the number of threads.

#include <atomic>
#include <cstdint>
#include <exception>
#include <vector>

#ifdef _OPENMP
#include <omp.h>
#endif

namespace kabar {

/// Threads that this machine offers.
inline int available_threads() {
#ifdef _OPENMP
  return omp_get_num_procs();
#else
  return 1;
#endif
}

/// Calls work(i) for i in 0..count-1 on at most `threads` threads. Exceptions are carried out of the region, and the
/// one of the lowest index is rethrown; items not yet begun after an exception are skipped.
template <class Work>
void parallel_for(std::int64_t count, int threads, const Work& work) {
  if (threads <= 1 || count <= 1) {
    for (std::int64_t i = 0; i < count; ++i) work(i);
    return;
  }
  std::vector<std::exception_ptr> thrown(static_cast<std::size_t>(count));
  std::atomic<bool> failed{false};
#ifdef _OPENMP
#pragma omp parallel for schedule(dynamic, 1) num_threads(threads)
#endif
  for (std::int64_t i = 0; i < count; ++i) {
    if (failed.load(std::memory_order_relaxed)) continue;
    try {
      work(i);
    } catch (...) {
      thrown[static_cast<std::size_t>(i)] = std::current_exception();
      failed.store(true, std::memory_order_relaxed);
    }
  }
  for (const std::exception_ptr& exception : thrown) {
    if (exception) std::rethrow_exception(exception);
  }
}

}  // namespace kabar
