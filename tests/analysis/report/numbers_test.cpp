#include "analysis/report/numbers.h"

#include <gtest/gtest.h>

#include <cmath>

#include "analysis/report/grid.h"
#include "analysis/report/say.h"
#include "tests/analysis/report/text.h"

namespace kabar::analysis {
namespace {

TEST(Numbers, HaveTheMarksOfTheLanguage) {
  EXPECT_EQ(number_text(1234567.89, 1, kId), "1.234.567,9");
  EXPECT_EQ(number_text(1234567.89, 1, kEn), "1,234,567.9");
  EXPECT_EQ(number_text(999.96, 1, kId), "1.000,0");
  EXPECT_EQ(number_text(-12, 0, kId), "-12");
}

TEST(Numbers, NeverShowASignOfZero) {
  EXPECT_EQ(number_text(-0.04, 1, kEn), "0.0");
  EXPECT_EQ(signed_text(-0.04, 1, kEn), "0.0");
  EXPECT_EQ(signed_text(0.06, 1, kEn), "+0.1");
  EXPECT_EQ(signed_text(-0.06, 1, kId), "-0,1");
}

TEST(Shares, ComeInPercentWithTheirInterval) {
  EXPECT_EQ(share_text({0.234, 0.219, 0.249}, kId), " 23,4 (21,9-24,9)");
  EXPECT_EQ(share_text({0.234, std::nullopt, std::nullopt, Why::one_replicate_no_interval}, kEn), " 23.4");
  EXPECT_EQ(share_text(undefined(Why::no_household), kId), " t.t.");
  EXPECT_EQ(margin_text({0.234, 0.219, 0.249}, kId), "23,4 ±1,5");
  EXPECT_EQ(margin_text({0.01, 0, 0.03}, kEn), "1.0 ±2.0") << "cut at 0: the longer side";
  EXPECT_EQ(margin_text({0.234, std::nullopt, std::nullopt, Why::one_replicate_no_interval}, kEn), "23.4");
  EXPECT_EQ(points_margin_text({0.183, 0.162, 0.204}, kId), "+18,3 ±2,1");
  EXPECT_EQ(points_margin_text(undefined(Why::no_household), kEn), "n/a");
  EXPECT_EQ(mean_text({74'860'000, 0, 0}, 1e6, 1, kId), "74,9");
}

TEST(Numbers, HaveNoNeedlessZeros) {
  EXPECT_EQ(short_text(95, 4, kId), "95");
  EXPECT_EQ(short_text(99.99, 4, kId), "99,99");
  EXPECT_EQ(short_text(0.5, 4, kEn), "0.5");
  EXPECT_EQ(short_text(100, 0, kEn), "100");
  EXPECT_EQ(figure_text(std::nullopt, 1, kId), "-");
  EXPECT_EQ(figure_text(41000, 0, kId), "41.000");
  EXPECT_EQ(percent_text(std::optional<double>(), kId), "-");
}

TEST(Words, HaveNumbersAsTheLanguageWritesThem) {
  EXPECT_EQ(percent_text(0.575, kId), "57,5 %");
  EXPECT_EQ(percent_text(0.575, kEn), "57.5 %");
  EXPECT_EQ(percent_text(0.576, kEn, 0), "58 %");
  EXPECT_EQ(target_text({"P", {}, 0, 0.7, 0.95, {}}, kId), "0,7-0,95");
  EXPECT_EQ(target_text({"P", {}, 0, 0.7, 0.95, {}}, kEn), "0.7-0.95");
  EXPECT_EQ(target_text({"P", {}, 0, 0.9, INFINITY, {}}, kId), "≥ 0,9");
  EXPECT_EQ(target_text({"P", {}, 0, 0, 0.8, {}}, kEn), "≤ 0.8");
  EXPECT_EQ(target_text({"P", {}, 0, 0.8, 0.8, {}}, kId), "0,8");
  EXPECT_EQ(quoted("A"), "“A”");
}

TEST(Grid, BreaksNoNumberFromItsUnit) {
  EXPECT_EQ(wrapped("about 57.5 % know", 10), "about\n57.5 %\nknow");
  EXPECT_EQ(wrapped("it costs Rp 75 million", 11), "it costs\nRp 75\nmillion");
}

TEST(Grid, AlignsAndFoldsTheFirstColumnOnly) {
  const std::string text =
      in_columns({{"Nama", Side::left}, {"x"}}, {{"Kelurahan Tegalrejo Lor", "1"}, {"Jurangombo", "22"}}, 18);
  EXPECT_EQ(text,
            "Nama             x\n"
            "Kelurahan        1\n"
            "Tegalrejo Lor\n"
            "Jurangombo      22\n");
}

TEST(Grid, CountsLettersAndNotBytes) {
  EXPECT_EQ(columns_of("caf\xC3\xA9"), 4u);
  EXPECT_EQ(left_aligned("caf\xC3\xA9", 6), "caf\xC3\xA9  ");
  EXPECT_EQ(left_aligned("\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9", 4), "\xC3\xA9...");
  EXPECT_EQ(right_aligned("\xC3\xA9", 3), "  \xC3\xA9");
}

}  // namespace
}  // namespace kabar::analysis
