#pragma once
// The one door to threads. Work item i writes only to its own place, so results never depend on the number of threads.

#include <atomic>
#include <cstdint>
#include <exception>
#include <mutex>
#include <type_traits>

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

/// Calls work(i) for i in 0..count-1 on at most `threads` threads; or work(i, thread), with 0 <= thread < `threads`,
/// for scratch that no two use at once. Exceptions are carried out of the region, and the one of the lowest index that
/// throws is rethrown, whatever the number of threads: every item below it is run, items above it may be skipped.
template <class Work>
void parallel_for(std::int64_t count, int threads, const Work& work) {
  const auto call = [&](std::int64_t i, [[maybe_unused]] int thread) {
    if constexpr (std::is_invocable_v<const Work&, std::int64_t, int>) {
      work(i, thread);
    } else {
      work(i);
    }
  };
  if (threads <= 1 || count <= 1) {
    for (std::int64_t i = 0; i < count; ++i) call(i, 0);
    return;
  }
  std::atomic<std::int64_t> lowest{count};
  std::mutex guard;
  std::exception_ptr thrown;
#ifdef _OPENMP
#pragma omp parallel for schedule(dynamic, 1) num_threads(threads)
#endif
  for (std::int64_t i = 0; i < count; ++i) {
    if (i > lowest.load(std::memory_order_relaxed)) continue;
    try {
#ifdef _OPENMP
      call(i, omp_get_thread_num());
#else
      call(i, 0);
#endif
    } catch (...) {
      const std::lock_guard<std::mutex> lock(guard);
      if (i < lowest.load(std::memory_order_relaxed)) {
        lowest.store(i, std::memory_order_relaxed);
        thrown = std::current_exception();
      }
    }
  }
  if (thrown) std::rethrow_exception(thrown);
}

}  // namespace kabar
