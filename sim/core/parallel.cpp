#include "core/parallel.h"

#ifndef __EMSCRIPTEN__
#include <pthread.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <memory>
#include <system_error>
#include <thread>
#endif

namespace kabar::threads {

namespace {

using Call = void (*)(void*, std::int64_t, int);

void alone(std::int64_t count, Call call, void* context) {
  for (std::int64_t i = 0; i < count; ++i) call(context, i, 0);
}

}  // namespace

#ifdef __EMSCRIPTEN__

void share(std::int64_t count, int, Call call, void* context) {
  alone(count, call, context);
}

#else

namespace {

constexpr auto kLooks = std::chrono::microseconds(20);
constexpr int kMostWorkers = 1023;

/// Set while this thread works on items: what is shared out from within is done by the thread itself.
thread_local bool inside = false;

inline void pause() {
#if defined(__x86_64__) || defined(__i386__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  asm volatile("yield");
#endif
}

/// Looks for some microseconds whether `done()`.
template <class Done>
bool look(const Done& done) {
  if (done()) return true;
  const auto begin = std::chrono::steady_clock::now();
  do {
    for (int i = 0; i < 16; ++i) {
      pause();
      if (done()) return true;
    }
  } while (std::chrono::steady_clock::now() - begin < kLooks);
  return false;
}

/// What is left of the work that is shared out, in one word, so that an item is taken by one exchange: how many items
/// are left (32 bits), how many threads may take them (11), and a number of the region, so that the word changes
/// always. Whoever takes an item keeps the region alive, for it ends when every item is done: the fields of the region
/// are read after an item was taken, never before.
struct Ticket {
  std::uint64_t word;

  static Ticket of(std::uint64_t region, int threads, std::uint32_t left) {
    return {(region << 43) | (static_cast<std::uint64_t>(threads) << 32) | left};
  }
  std::uint32_t left() const { return static_cast<std::uint32_t>(word); }
  int threads() const { return static_cast<int>((word >> 32) & 0x7FFu); }
};

class Pool {
 public:
  /// Whether this thread may share work out now; if so, it must.
  bool enter() { return !busy_.exchange(true, std::memory_order_acquire); }

  void run(std::uint32_t count, int threads, Call call, void* context) {
    hire(threads - 1);
    call_ = call;
    context_ = context;
    count_ = count;
    left_.store(count, std::memory_order_relaxed);
    ticket_.store(Ticket::of(++region_, std::min(threads, workers_ + 1), count).word, std::memory_order_release);
    bell_.fetch_add(1, std::memory_order_release);
    bell_.notify_all();
    take_all(0);
    const auto done = [&] { return left_.load(std::memory_order_acquire) == 0; };
    while (!look(done)) {
      const std::uint32_t left = left_.load(std::memory_order_acquire);
      if (left != 0) left_.wait(left, std::memory_order_acquire);
    }
    busy_.store(false, std::memory_order_release);
  }

 private:
  /// Takes and does items until there is none for this thread.
  void take_all(int thread) {
    inside = true;
    std::uint64_t word = ticket_.load(std::memory_order_acquire);
    while (Ticket{word}.left() > 0 && thread < Ticket{word}.threads()) {
      if (!ticket_.compare_exchange_weak(word, word - 1, std::memory_order_acq_rel, std::memory_order_acquire))
        continue;
      call_(context_, count_ - Ticket{word}.left(), thread);
      if (left_.fetch_sub(1, std::memory_order_acq_rel) == 1) left_.notify_all();
      word = ticket_.load(std::memory_order_acquire);
    }
    inside = false;
  }

  /// So many workers in all; fewer where the system gives no more.
  void hire(int workers) {
    for (; workers_ < std::min(workers, kMostWorkers); ++workers_) {
      try {
        std::thread([this, number = workers_ + 1] { wait_for_work(number); }).detach();
      } catch (const std::system_error&) {
        return;
      }
    }
  }

  [[noreturn]] void wait_for_work(int number) {
    while (true) {
      const std::uint32_t rung = bell_.load(std::memory_order_acquire);
      take_all(number);
      if (!look([&] { return bell_.load(std::memory_order_acquire) != rung; })) {
        bell_.wait(rung, std::memory_order_acquire);
      }
    }
  }

  alignas(64) std::atomic<std::uint64_t> ticket_{0};
  alignas(64) std::atomic<std::uint32_t> left_{0};  // items not done yet
  alignas(64) std::atomic<std::uint32_t> bell_{0};
  alignas(64) std::atomic<bool> busy_{false};
  Call call_ = nullptr;
  void* context_ = nullptr;
  std::uint32_t count_ = 0;
  std::uint64_t region_ = 0;
  int workers_ = 0;
};

// The waiting threads are the process's own, as those of any library of threads: they hold nothing that decides a
// result. They wait until the process ends, so the pool is never taken down; a child after fork() has none of them and
// begins with a new one.
std::atomic<Pool*> the_pool{nullptr};

Pool& pool() {
  static const bool made = [] {
    the_pool.store(new Pool);
    pthread_atfork(nullptr, nullptr, [] {
      the_pool.store(new Pool);
      inside = false;
    });
    return true;
  }();
  (void)made;
  return *the_pool.load(std::memory_order_acquire);
}

}  // namespace

void share(std::int64_t count, int threads, Call call, void* context) {
  const bool sensible = count > 1 && count <= INT32_MAX && threads > 1 && !inside;
  if (!sensible || !pool().enter()) return alone(count, call, context);
  pool().run(static_cast<std::uint32_t>(count), std::min(threads, kMostWorkers), call, context);
}

#endif

}  // namespace kabar::threads
