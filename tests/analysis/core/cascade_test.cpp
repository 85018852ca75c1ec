#include "analysis/core/cascade.h"

#include <gtest/gtest.h>

#include <array>
#include <vector>

namespace kabar::analysis {
namespace {

TEST(StructuralVirality, GivesTheKnownAnswers) {
  std::vector<std::uint32_t> star(10, 0), path(10), tree(7);
  star[0] = path[0] = tree[0] = kRoot;
  for (std::uint32_t i = 1; i < 10; ++i) path[i] = i - 1;
  for (std::uint32_t i = 1; i < 7; ++i) tree[i] = (i - 1) / 2;
  EXPECT_NEAR(*structural_virality(star).value, 1.8, 1e-12);
  EXPECT_NEAR(*structural_virality(path).value, 11.0 / 3, 1e-12);
  EXPECT_NEAR(*structural_virality(tree).value, 16.0 / 7, 1e-12);
}

TEST(StructuralVirality, IsUndefinedBelowTwoNodes) {
  EXPECT_FALSE(structural_virality({}).value);
  EXPECT_FALSE(structural_virality(std::array<std::uint32_t, 1>{kRoot}).value);
}

}  // namespace
}  // namespace kabar::analysis
