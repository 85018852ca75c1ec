#include "core/parallel.h"

#include <gtest/gtest.h>
#include <sched.h>

#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <mutex>
#include <numeric>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace kabar {
namespace {

constexpr int kThreadCounts[] = {1, 2, 3, 7};

TEST(ParallelFor, RunsEveryIndexOnce) {
  for (const int threads : kThreadCounts) {
    for (const std::int64_t count : {0, 1, 2, 6, 1000}) {
      std::vector<std::atomic<int>> runs(static_cast<std::size_t>(count));
      parallel_for(count, threads, [&](std::int64_t i) { ++runs[static_cast<std::size_t>(i)]; });
      for (const std::atomic<int>& times : runs) EXPECT_EQ(times.load(), 1) << threads << " threads, " << count;
    }
  }
}

TEST(ParallelFor, TellsTheThreadAndNeverTwoTheSameAtOnce) {
  for (const int threads : kThreadCounts) {
    std::vector<std::atomic<int>> busy(static_cast<std::size_t>(threads));
    std::atomic<int> clashes = 0, calls = 0;
    parallel_for(2000, threads, [&](std::int64_t, int thread) {
      ASSERT_GE(thread, 0);
      ASSERT_LT(thread, threads);
      clashes += busy[static_cast<std::size_t>(thread)]++;
      ++calls;
      --busy[static_cast<std::size_t>(thread)];
    });
    EXPECT_EQ(clashes.load(), 0) << threads;
    EXPECT_EQ(calls.load(), 2000) << threads;
  }
}

TEST(ParallelFor, GivesTheSameResultForAnyNumberOfThreads) {
  std::vector<double> alone(500);
  for (const int threads : kThreadCounts) {
    std::vector<double> results(500);
    parallel_for(500, threads, [&](std::int64_t i) {
      double sum = 0.0;
      for (std::int64_t j = 0; j <= i; ++j) sum += 1.0 / static_cast<double>(j + 1);
      results[static_cast<std::size_t>(i)] = sum;
    });
    if (threads == 1) alone = results;
    EXPECT_EQ(results, alone) << threads;
  }
}

TEST(ParallelFor, RethrowsTheExceptionOfTheLowestIndex) {
  for (const int threads : kThreadCounts) {
    for (int round = 0; round < 50; ++round) {
      std::string caught;
      try {
        // The higher the index, the sooner it throws: the race is against the answer.
        parallel_for(64, threads, [&](std::int64_t i) {
          if (i % 7 != 5) return;
          std::atomic<std::int64_t> spin{0};
          while (spin < (64 - i) * 100) ++spin;
          throw std::runtime_error(std::to_string(i));
        });
      } catch (const std::runtime_error& error) {
        caught = error.what();
      }
      EXPECT_EQ(caught, "5") << threads << " threads";
    }
  }
}

TEST(ParallelFor, RunsEverythingBelowTheIndexThatThrows) {
  for (const int threads : kThreadCounts) {
    std::vector<std::atomic<int>> runs(200);
    EXPECT_THROW(parallel_for(200, threads,
                              [&](std::int64_t i) {
                                ++runs[static_cast<std::size_t>(i)];
                                if (i >= 100) throw std::out_of_range("");
                              }),
                 std::out_of_range);
    for (std::size_t i = 0; i < 100; ++i) EXPECT_EQ(runs[i].load(), 1) << i << ", " << threads << " threads";
  }
}

TEST(ParallelFor, KeepsTheTypeOfWhatIsThrown) {
  for (const int threads : kThreadCounts) {
    EXPECT_THROW(parallel_for(10, threads, [](std::int64_t) { throw std::domain_error(""); }), std::domain_error);
    EXPECT_THROW(parallel_for(10, threads, [](std::int64_t) { throw 7; }), int);
  }
}

TEST(ParallelFor, ManySmallRegionsLoseNothing) {
  std::vector<std::uint32_t> counts(8);
  for (std::uint32_t region = 1; region <= 20'000; ++region) {
    parallel_for(8, 4, [&](std::int64_t i) { ++counts[static_cast<std::size_t>(i)]; });
  }
  for (const std::uint32_t count : counts) EXPECT_EQ(count, 20'000u);
}

TEST(ParallelFor, UsesTheThreadsItMay) {
  std::mutex guard;
  std::set<int> seen;
  std::atomic<int> arrived = 0;
  parallel_for(3, 3, [&](std::int64_t, int thread) {
    ++arrived;
    while (arrived < 3) {  // all three are under way at once, or this never ends
    }
    const std::lock_guard<std::mutex> lock(guard);
    seen.insert(thread);
  });
  EXPECT_EQ(seen, (std::set<int>{0, 1, 2}));
}

TEST(ParallelFor, WithinItselfIsDoneByTheThreadItself) {
  std::atomic<int> calls = 0, strangers = 0;
  parallel_for(6, 3, [&](std::int64_t) {
    parallel_for(5, 3, [&](std::int64_t, int thread) {
      ++calls;
      strangers += thread == 0 ? 0 : 1;
    });
  });
  EXPECT_EQ(calls.load(), 30);
  EXPECT_EQ(strangers.load(), 0);
}

TEST(ParallelFor, MayBeUsedByTwoThreadsAtOnce) {
  std::atomic<std::int64_t> sum = 0;
  const auto many = [&] {
    for (int round = 0; round < 500; ++round) {
      parallel_for(16, 3, [&](std::int64_t i) { sum += i; });
    }
  };
  std::thread other(many);
  many();
  other.join();
  EXPECT_EQ(sum.load(), 2 * 500 * 120);
}

TEST(ParallelFor, WorksInAChildAfterAFork) {
  std::atomic<int> before = 0;
  parallel_for(8, 3, [&](std::int64_t) { ++before; });
  EXPECT_EXIT(
      {
        std::atomic<int> calls = 0;
        parallel_for(8, 3, [&](std::int64_t) { ++calls; });
        std::_Exit(calls.load());
      },
      testing::ExitedWithCode(8), "");
}

class Limits : public testing::Test {
 protected:
  void SetUp() override { TearDown(); }
  void TearDown() override {
    ::unsetenv("OMP_NUM_THREADS");
    ::unsetenv("SLURM_CPUS_PER_TASK");
  }
};

TEST_F(Limits, AreAtLeastOneThread) {
  EXPECT_GE(available_threads(), 1);
}

TEST_F(Limits, AreSaidByTheEnvironment) {
  const int all = available_threads();
  ::setenv("OMP_NUM_THREADS", "1", 1);
  EXPECT_EQ(available_threads(), 1);
  ::setenv("OMP_NUM_THREADS", "1,4", 1);
  EXPECT_EQ(available_threads(), 1);
  for (const char* none : {"100000", "many", "", "0", "-2"}) {
    ::setenv("OMP_NUM_THREADS", none, 1);
    EXPECT_EQ(available_threads(), all) << none;
  }
  ::unsetenv("OMP_NUM_THREADS");
  ::setenv("SLURM_CPUS_PER_TASK", "1", 1);
  EXPECT_EQ(available_threads(), 1);
}

TEST_F(Limits, AreTheProcessorsThatItMayRunOn) {
  cpu_set_t before, one;
  ASSERT_EQ(::sched_getaffinity(0, sizeof before, &before), 0);
  CPU_ZERO(&one);
  for (std::size_t cpu = 0; cpu < CPU_SETSIZE; ++cpu) {
    if (!CPU_ISSET(cpu, &before)) continue;
    CPU_SET(cpu, &one);
    break;
  }
  ASSERT_EQ(::sched_setaffinity(0, sizeof one, &one), 0);
  EXPECT_EQ(available_threads(), 1);
  ASSERT_EQ(::sched_setaffinity(0, sizeof before, &before), 0);
}

}  // namespace
}  // namespace kabar
