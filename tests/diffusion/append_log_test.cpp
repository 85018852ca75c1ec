#include "diffusion/append_log.h"

#include <gtest/gtest.h>

#include <cstdint>

namespace kabar {
namespace {

TEST(AppendLog, GivesBackWhatWasAppendedInThatOrder) {
  AppendLog<std::uint64_t> log;
  for (const std::size_t size : {0, 1, 1023, 1024, 1025, 5000, 3}) {  // also less than before
    log.clear();
    EXPECT_EQ(log.size(), 0u);
    for (std::size_t i = 0; i < size; ++i) log.push_back(1000 * size + i);
    ASSERT_EQ(log.size(), size);
    for (std::size_t i = 0; i < size; ++i) EXPECT_EQ(log[i], 1000 * size + i) << size;
  }
}

TEST(AppendLog, LeavesWhatItHoldsWhereItIs) {
  AppendLog<int> log;
  log.push_back(7);
  const int* const first = &log[0];
  for (int i = 0; i < 100000; ++i) log.push_back(i);
  EXPECT_EQ(&log[0], first);
  EXPECT_EQ(*first, 7);
}

}  // namespace
}  // namespace kabar
