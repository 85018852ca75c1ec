#include "diffusion/hour_lists.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/random.h"

namespace kabar {
namespace {

std::vector<int> taken(HourLists<int>& lists, std::uint32_t hour) {
  std::vector<int> items;
  lists.take(hour, items);
  std::sort(items.begin(), items.end());
  return items;
}

TEST(HourLists, GiveBackWhatWasPushedOnceAndForItsHour) {
  HourLists<int> lists;
  for (int round = 0; round < 2; ++round) {
    lists.reset(50);
    std::vector<std::vector<int>> expected(50);
    for (std::uint32_t hour = 0; hour < 50; ++hour) {
      // Some to this hour and later ones, so that memory that has become free is used again.
      for (std::uint32_t i = 0; i < 40; ++i) {
        const std::uint32_t to = hour + draw({1, 2}, hour, i)[0] % (50 - hour);
        const int item = static_cast<int>(100 * hour + i);
        lists.push(to, item);
        expected[to].push_back(item);
      }
      EXPECT_EQ(taken(lists, hour), expected[hour]) << hour;
      EXPECT_EQ(taken(lists, hour), std::vector<int>());
    }
  }
}

TEST(HourLists, KeepWholeChunksApart) {
  HourLists<int> lists;
  for (const int size : {0, 1, 7, 8, 9, 16, 17, 64}) {
    lists.reset(3);
    std::vector<int> expected;
    for (int i = 0; i < size; ++i) {
      lists.push(1, i);
      lists.push(2, -i);
      expected.push_back(i);
    }
    EXPECT_EQ(taken(lists, 1), expected) << size;
    EXPECT_EQ(taken(lists, 2).size(), expected.size());
    EXPECT_EQ(taken(lists, 0), std::vector<int>());
  }
}

}  // namespace
}  // namespace kabar
