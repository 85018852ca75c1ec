// The clocks of the program's own work.
#include "core/clock.h"

#include <gtest/gtest.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <numeric>
#include <thread>
#include <vector>

namespace kabar {
namespace {

constexpr std::int64_t kMuch = 30'000'000;

void work(std::int64_t much) {
  volatile std::int64_t sink = 0;
  for (std::int64_t i = 0; i < much; ++i) sink = sink + i;
}

double cost_of_one() {
  const double begin = processor_seconds();
  work(kMuch);
  return processor_seconds() - begin;
}

TEST(Clock, MovesOnWithWork) {
  EXPECT_GT(cost_of_one(), 0.001);
  const double begin = processor_seconds_of_thread();
  work(kMuch);
  EXPECT_GT(processor_seconds_of_thread() - begin, 0.001);
}

TEST(Clock, StandsStillWhileNothingIsDone) {
  const double begin = processor_seconds(), begin_of_thread = processor_seconds_of_thread();
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  EXPECT_LT(processor_seconds() - begin, 0.1);
  EXPECT_LT(processor_seconds_of_thread() - begin_of_thread, 0.1);
}

TEST(Clock, CountsTheWorkOfAllThreads) {
  const double begin = processor_seconds(), begin_of_thread = processor_seconds_of_thread();
  std::array<double, 3> of_others{};
  std::vector<std::thread> others;
  for (double& of_other : of_others) {
    others.emplace_back([&of_other] {
      work(kMuch);
      of_other = processor_seconds_of_thread();  // since it began
    });
  }
  work(kMuch);
  const double own = processor_seconds_of_thread() - begin_of_thread;
  for (std::thread& other : others) other.join();
  EXPECT_GT(own, 0.001);
  for (const double of_other : of_others) EXPECT_GT(of_other, 0.001);
  EXPECT_GE(processor_seconds() - begin, own + std::accumulate(of_others.begin(), of_others.end(), 0.0));
}

TEST(Clock, OfAThreadLeavesTheOthersOut) {
  const double begin = processor_seconds(), begin_of_thread = processor_seconds_of_thread();
  double of_other = 0.0;
  std::thread other([&] {
    work(kMuch);
    of_other = processor_seconds_of_thread();  // since it began
  });
  other.join();
  EXPECT_GT(of_other, 0.001);
  EXPECT_GE(processor_seconds() - begin, of_other);
  EXPECT_LT(processor_seconds_of_thread() - begin_of_thread, 0.5 * of_other);
}

}  // namespace
}  // namespace kabar
