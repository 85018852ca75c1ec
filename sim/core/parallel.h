#pragma once
// The one door to threads. Work item i writes only to its own place, so results never depend on the number of threads.

#include <atomic>
#include <cstdint>
#include <exception>
#include <mutex>
#include <type_traits>

namespace kabar {

/// Threads that this process may use at once: the processors that it may run on, no more than a control group (cgroup)
/// gives it time for, and no more than OMP_NUM_THREADS or SLURM_CPUS_PER_TASK say, where they are set. At least 1.
int available_threads();

namespace threads {

/// Calls call(context, i, thread) for i in 0..count-1, on this thread (number 0) and on at most `threads` - 1 of the
/// process's waiting ones. A waiting thread looks for work for some microseconds and then sleeps; one that is late,
/// because others have the processors, is not waited for: only what it has begun is. Where that makes no sense (called
/// from within, while another thread does, without threads) everything is done by this thread. `call` must not throw.
void share(std::int64_t count, int threads, void (*call)(void* context, std::int64_t i, int thread), void* context);

}  // namespace threads

/// Calls work(i) for i in 0..count-1 on at most `threads` threads; or work(i, thread), with 0 <= thread < `threads`,
/// for scratch that no two use at once. Exceptions are carried out, and the one of the lowest index that throws is
/// rethrown, whatever the number of threads: every item below it is run, items above it may be skipped.
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
  struct Region {
    decltype(call)& work;
    std::atomic<std::int64_t> lowest;  // that threw
    std::mutex guard = {};
    std::exception_ptr thrown = {};
  } region{call, count};
  threads::share(
      count, threads,
      [](void* context, std::int64_t i, int thread) {
        Region& all = *static_cast<Region*>(context);
        if (i > all.lowest.load(std::memory_order_relaxed)) return;
        try {
          all.work(i, thread);
        } catch (...) {
          const std::lock_guard<std::mutex> lock(all.guard);
          if (i < all.lowest.load(std::memory_order_relaxed)) {
            all.lowest.store(i, std::memory_order_relaxed);
            all.thrown = std::current_exception();
          }
        }
      },
      &region);
  if (region.thrown) std::rethrow_exception(region.thrown);
}

}  // namespace kabar
