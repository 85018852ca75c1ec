#include "analysis/core/contrast.h"

#include <gtest/gtest.h>

#include "tests/analysis/core/samples.h"

namespace kabar::analysis {
namespace {

// Student's (1908) ten patients: hours of sleep gained with two drugs. The p values are those of every textbook.
const Sample kFirst = over_populations({0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0});
const Sample kSecond = over_populations({1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4});

TEST(PValue, OfStudentsSleepData) {
  EXPECT_NEAR(*paired_p_value(kFirst, kSecond).value, 0.002833, 5e-7);
  EXPECT_NEAR(*unpaired_p_value(kFirst, kSecond).value, 0.07939, 5e-6);
  EXPECT_EQ(paired_p_value(kFirst, kSecond).value, paired_p_value(kSecond, kFirst).value);
}

TEST(PValue, IsUndefinedWhereNothingVaries) {
  EXPECT_EQ(paired_p_value(kFirst, kFirst).reason, Why::no_difference);
  EXPECT_FALSE(paired_p_value(kFirst, kFirst).value);
  const Sample shifted = over_populations({1, 2, 3});
  EXPECT_EQ(paired_p_value(shifted, over_populations({0, 1, 2})).reason, Why::difference_does_not_vary);
  EXPECT_EQ(unpaired_p_value(over_populations({1, 1}), over_populations({1, 1})).reason, Why::no_difference);
  EXPECT_FALSE(unpaired_p_value(over_populations({1, 1}), over_populations({2, 2})).value);
}

TEST(PValue, IsUndefinedWhereThereIsTooLittle) {
  EXPECT_FALSE(paired_p_value(over_populations({1}), over_populations({2})).value);
  EXPECT_FALSE(unpaired_p_value(over_populations({1}), over_populations({2, 3})).value);
  EXPECT_EQ(paired_p_value({{}, Why::no_household}, kFirst).reason, Why::no_household);
  EXPECT_EQ(unpaired_p_value(kFirst, {{}, Why::no_household}).reason, Why::no_household);
}

TEST(PValue, IsBelowFivePercentWhereTheIntervalMissesZero) {
  const Sample zero = over_populations({0, 0, 0, 0});
  for (const double shift : {2.0, 2.05, 2.1, 2.2}) {  // of deviations with t interval +- 2.054
    const Sample sample = over_populations({shift - 1.5, shift - 0.5, shift + 0.5, shift + 1.5});
    const Effect interval = estimate(sample);
    EXPECT_EQ(*paired_p_value(sample, zero).value<0.05, *interval.low> 0) << shift;
  }
}

TEST(Holm, IsTheKnownAdjustment) {
  const std::vector<std::optional<double>> p = {0.01, 0.04, std::nullopt, 0.03, 0.005};
  const std::vector<std::optional<double>> adjusted = holm(p);
  EXPECT_DOUBLE_EQ(*adjusted[0], 0.03);
  EXPECT_DOUBLE_EQ(*adjusted[1], 0.06);  // not below that of .03
  EXPECT_FALSE(adjusted[2]);
  EXPECT_DOUBLE_EQ(*adjusted[3], 0.06);
  EXPECT_DOUBLE_EQ(*adjusted[4], 0.02);
  EXPECT_EQ(holm(std::vector<std::optional<double>>{0.7, 0.9}), (std::vector<std::optional<double>>{1.0, 1.0}));
  EXPECT_TRUE(holm({}).empty());
}

TEST(Holm, RejectsAnyTrueHypothesisInFivePercentAtMost) {
  // 2000 families of 6 contrasts of 8 populations without any difference.
  int plain = 0, adjusted_too = 0;
  for (std::uint32_t family = 0; family < 2000; ++family) {
    std::vector<std::optional<double>> p;
    for (std::uint32_t contrast = 0; contrast < 6; ++contrast) {
      Sample a, b;
      for (std::uint32_t u = 0; u < 8; ++u) {
        const Words words = draw(experiment_key(family), 3, contrast, u);
        a.values.push_back({u, 0, normal(words[0])});
        b.values.push_back({u, 0, normal(words[1])});
      }
      p.push_back(paired_p_value(a, b).value);
    }
    const auto rejects = [](const auto& values) {
      for (const auto& value : values) {
        if (*value < 0.05) return true;
      }
      return false;
    };
    plain += rejects(p);
    adjusted_too += rejects(holm(p));
  }
  EXPECT_GT(plain, 2000 * 0.20);  // 1 - .95^6 = .265
  EXPECT_LT(adjusted_too, 2000 * 0.05 + 4 * 9.7);
  EXPECT_GT(adjusted_too, 2000 * 0.05 - 4 * 9.7);
}

}  // namespace
}  // namespace kabar::analysis
