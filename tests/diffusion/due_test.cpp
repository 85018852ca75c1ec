#include "diffusion/due.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace kabar {
namespace {

TEST(Due, CampaignGivesEveryImpressionInItsHourInTheOrderOfHouseholds) {
  Due due;
  due.reset(10);
  Exposure like;
  like.source = 100;
  like.root = 5;
  like.message = 3;
  // Household 1000 + i gets impression i mod 3 in hour 4 + i mod 5.
  std::vector<std::uint32_t> after, packed;
  for (std::uint32_t i = 0; i < 40; ++i) {
    after.push_back(i % 5);
    packed.push_back(Campaign::pack(i, i % 3));
  }
  due.add_campaign().sort(like, 1000, 4, 5, after, packed);
  Exposure alone;
  alone.household = 77;
  due.push(6, alone);
  std::size_t all = 0;
  for (std::uint32_t hour = 0; hour < 10; ++hour) {
    Buffer<Exposure> out;
    due.take(hour, out);
    std::erase_if(out, [](const Exposure& exposure) { return exposure.household == 77; });
    all += out.size();
    EXPECT_EQ(out.size(), hour >= 4 && hour < 9 ? 8u : 0u) << hour;
    for (const Exposure& exposure : out) {
      const std::uint32_t i = exposure.household - 1000;
      EXPECT_EQ(hour, 4 + i % 5);
      EXPECT_EQ(exposure.source, 100 + i % 3);
      EXPECT_EQ(exposure.root, 5u);
      EXPECT_EQ(exposure.message, 3u);
    }
    EXPECT_TRUE(std::is_sorted(out.begin(), out.end(), [](const Exposure& one, const Exposure& other) {
      return one.household < other.household;
    }));
  }
  EXPECT_EQ(all, 40u);
}

TEST(Due, NothingOfTheReplicateBeforeIsLeft) {
  Due due;
  due.reset(3);
  const std::vector<std::uint32_t> after{0}, packed{Campaign::pack(1, 0)};
  due.add_campaign().sort({}, 0, 1, 1, after, packed);
  due.push(1, Exposure{});
  due.reset(3);
  Buffer<Exposure> out;
  for (std::uint32_t hour = 0; hour < 3; ++hour) due.take(hour, out);
  EXPECT_TRUE(out.empty());
}

}  // namespace
}  // namespace kabar
