#include "analysis/core/front.h"

#include <gtest/gtest.h>

#include "tests/analysis/core/samples.h"

namespace kabar::analysis {
namespace {

TEST(Front, HoldsWhatNoOtherBeatsInAll) {
  const std::vector<Objectives> strategies = {
      {over_populations({5, 6}), over_populations({50, 60}), over_populations({100, 100})},
      {over_populations({4, 7}), over_populations({40, 70}), over_populations({100, 100})},  // same means
      {over_populations({4, 5}), over_populations({40, 55}), over_populations({120, 90})},   // behind the first
      {over_populations({1, 1}), over_populations({10, 10}), over_populations({0, 0})},      // cheapest
  };
  const std::vector<FrontPlace> places = pareto_front(strategies);
  EXPECT_TRUE(places[0].on_front && places[1].on_front && places[3].on_front);
  EXPECT_FALSE(places[2].on_front);
  EXPECT_DOUBLE_EQ(*places[0].share_on_front, 0.5);  // the second beats it in population 1
  EXPECT_DOUBLE_EQ(*places[1].share_on_front, 0.5);
  EXPECT_DOUBLE_EQ(*places[2].share_on_front, 0.5);  // it costs less in population 1
  EXPECT_DOUBLE_EQ(*places[3].share_on_front, 1);
  ASSERT_EQ(places[2].dominated_by.size(), 2u);
  EXPECT_EQ(places[2].dominated_by[0].by, 0u);
  EXPECT_DOUBLE_EQ(places[2].dominated_by[0].share, 0.5);
  EXPECT_DOUBLE_EQ(places[2].dominated_by[1].share, 0.5);
}

TEST(Front, LeavesTwinsBothOnIt) {
  const Objectives twin = {over_populations({5, 6}), over_populations({50, 60}), over_populations({1, 1})};
  for (const FrontPlace& place : pareto_front(std::vector<Objectives>{twin, twin})) {
    EXPECT_TRUE(place.on_front);
    EXPECT_EQ(place.share_on_front, 1.0);
  }
}

TEST(Front, TakesReplicatesOfOneCityAndItsOneCost) {
  const Sample low = {{{0, 0, 1}, {0, 1, 5}, {0, 2, 1}, {0, 3, 1}}};
  const Sample high = {{{0, 0, 2}, {0, 1, 4}, {0, 2, 3}, {0, 3, 3}}};
  const std::vector<FrontPlace> places =
      pareto_front(std::vector<Objectives>{{low, low, over_populations({10})}, {high, high, over_populations({10})}});
  EXPECT_FALSE(places[0].on_front);
  EXPECT_DOUBLE_EQ(*places[0].share_on_front, 0.25);
  EXPECT_DOUBLE_EQ(places[0].dominated_by[0].share, 0.75);
}

TEST(Front, KnowsNothingWithoutCommonUnits) {
  const Sample here = over_populations({1, 2});
  const Sample elsewhere = {{{7, 0, 1}, {8, 0, 2}}};
  for (const FrontPlace& place :
       pareto_front(std::vector<Objectives>{{here, here, here}, {elsewhere, elsewhere, elsewhere}})) {
    EXPECT_FALSE(place.on_front || place.share_on_front);
  }
  const std::vector<FrontPlace> places =
      pareto_front(std::vector<Objectives>{{{{}, Why::no_household}, here, here}, {here, here, here}});
  EXPECT_FALSE(places[0].on_front || places[0].share_on_front);
  EXPECT_TRUE(places[1].on_front);
  EXPECT_TRUE(pareto_front({}).empty());
}

}  // namespace
}  // namespace kabar::analysis
