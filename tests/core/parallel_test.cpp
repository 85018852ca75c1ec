#include "core/parallel.h"

#include <gtest/gtest.h>

#include <atomic>
#include <cstdint>
#include <numeric>
#include <stdexcept>
#include <string>
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

TEST(AvailableThreads, IsAtLeastOne) {
  EXPECT_GE(available_threads(), 1);
}

}  // namespace
}  // namespace kabar
