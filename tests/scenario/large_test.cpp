// The shipped scenario of ten million households: what it promises, without building it.

#include <gtest/gtest.h>

#include <string>

#include "scenario/blocks.h"
#include "scenario/load.h"

namespace kabar {
namespace {

TEST(Large, IsMagelangTimesTwoHundredFortyFour) {
  const std::string folder = std::string(KABAR_SOURCE_DIR) + "/scenarios/";
  const Scenario large = load_scenario(folder + "large/city.toml"), city = load_scenario(folder + "magelang/city.toml");
  EXPECT_EQ(large.city.households, 10000000);
  EXPECT_EQ(large.kelurahan.size(), city.kelurahan.size());
  EXPECT_EQ(large.targets.size(), city.targets.size());
  EXPECT_EQ(large.channels.size(), city.channels.size());
  EXPECT_EQ(large.accounts.size(), city.accounts.size());
  EXPECT_EQ(large.city.rw, city.city.rw);  // of the tables: they grow when the city is made
  EXPECT_EQ(large.city.assisted_topic, city.city.assisted_topic);
  EXPECT_EQ(large.topics.size(), 5u);
  EXPECT_EQ(large.strategies.size(), 4u);
  for (std::size_t s = 1; s < large.strategies.size(); ++s) EXPECT_FALSE(large.strategies[s].blocks().posts.empty());
}

}  // namespace
}  // namespace kabar
