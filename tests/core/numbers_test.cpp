#include "core/numbers.h"

#include <gtest/gtest.h>

namespace kabar {
namespace {

TEST(Numbers, AreGroupedAndMarkedAsTheLanguageWants) {
  EXPECT_EQ(number_text(41000.5, 1, Language::indonesian), "41.000,5");
  EXPECT_EQ(number_text(41000.5, 1, Language::english), "41,000.5");
  EXPECT_EQ(number_text(999, 0, Language::english), "999");
  EXPECT_EQ(number_text(1000, 0, Language::indonesian), "1.000");
  EXPECT_EQ(number_text(1234567, 0, Language::english), "1,234,567");
  EXPECT_EQ(number_text(-1234.56, 2, Language::indonesian), "-1.234,56");
}

TEST(Numbers, ThatRoundToNothingHaveNoSign) {
  EXPECT_EQ(number_text(-0.04, 1, Language::english), "0.0");
  EXPECT_EQ(signed_text(0.04, 1, Language::english), "0.0");
  EXPECT_EQ(signed_text(-0.05, 2, Language::indonesian), "-0,05");
  EXPECT_EQ(signed_text(3, 0, Language::english), "+3");
}

TEST(Numbers, MayBeAsLargeAsADouble) {
  EXPECT_EQ(number_text(1e300, 0, Language::english).size(), 301u + 100u);
}

}  // namespace
}  // namespace kabar
