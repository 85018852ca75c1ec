#include "diffusion/regards.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <map>

namespace kabar {
namespace {

TEST(Regards, KeepWhatWasSaidOfEachPlace) {
  Regards regards;
  EXPECT_TRUE(regards.empty());
  std::map<std::uint32_t, double> expected;
  for (std::uint32_t i = 0; i < 5000; ++i) {
    const std::uint32_t place = i * 2654435761u % 3001u;  // many come twice
    regards[place].answers *= 1.5;
    expected.try_emplace(place, 1.0).first->second *= 1.5;
  }
  EXPECT_FALSE(regards.empty());
  for (const auto& [place, answers] : expected) EXPECT_EQ(regards.at(place).answers, answers);
}

TEST(Regards, ForgetAllWhenCleared) {
  Regards regards;
  regards[7].misled = true;
  regards.clear();
  EXPECT_TRUE(regards.empty());
  EXPECT_FALSE(regards[7].misled);
  EXPECT_EQ(regards[7].answers, 1.0);
}

}  // namespace
}  // namespace kabar
