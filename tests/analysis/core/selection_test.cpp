#include "analysis/core/selection.h"

#include <gtest/gtest.h>

namespace kabar::analysis {
namespace {

TEST(KimNelson, GivesTheKnownEta) {
  EXPECT_NEAR(kim_nelson_eta(10, 20, 0.05), 0.302934, 5e-7);
  EXPECT_NEAR(kim_nelson_eta(5, 10, 0.05), 0.634967, 5e-7);
}

}  // namespace
}  // namespace kabar::analysis
