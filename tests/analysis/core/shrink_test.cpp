#include "analysis/core/shrink.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/analysis/core/samples.h"

namespace kabar::analysis {
namespace {

TEST(Shrink, IsTheHandWorkedExample) {
  // Three equal parts over two populations; the city moves by .1 as a whole. Distances from the mean of each
  // population: part 0 -.1, -.1; part 1 .02, -.02; part 2 .08, .12. Noise (variance / 2): 0, .0004, .0004, at least the
  // binomial .55 x .45 / (1e6 x 2). Variance between: (sum of squares .02 / 3 - mean noise) / (1 - 1/3).
  const std::vector<PartCounts> parts = {{1e6, over_populations({0.4, 0.5})},
                                         {1e6, over_populations({0.52, 0.58})},
                                         {1e6, over_populations({0.58, 0.72})}};
  const std::vector<Effect> shrunken = shrunken_shares(parts);
  const double floor = 0.55 * 0.45 / 2e6;
  const double between = (0.02 / 3 - (floor + 0.0008) / 3) / (2.0 / 3);
  const double signal = between * 2 / 3;
  EXPECT_NEAR(*shrunken[0].mean, 0.55 - 0.1 * signal / (signal + floor), 1e-12);
  EXPECT_NEAR(*shrunken[1].mean, 0.55, 1e-12);
  EXPECT_NEAR(*shrunken[2].mean, 0.55 + 0.1 * signal / (signal + 0.0004), 1e-12);
  for (const Effect& part : shrunken) {
    EXPECT_LT(*part.low, *part.mean);
    EXPECT_GT(*part.high, *part.mean);
  }
}

TEST(Shrink, DrawsAllToTheMeanWherePartsDifferLessThanNoise) {
  const std::vector<PartCounts> parts = {{100, over_populations({0.2, 0.4, 0.3})},
                                         {100, over_populations({0.4, 0.2, 0.3})},
                                         {200, over_populations({0.3, 0.3, 0.3})}};
  for (const Effect& part : shrunken_shares(parts)) EXPECT_NEAR(*part.mean, 0.3, 1e-12);
}

TEST(Shrink, OfNothingIsNothing) {
  const Sample none = over_populations({0, 0, 0});
  for (const Effect& part : shrunken_shares(std::vector<PartCounts>{{200, none}, {300, none}, {400, none}})) {
    EXPECT_EQ(part.mean, 0.0);
    EXPECT_EQ(part.low, 0.0);
    EXPECT_EQ(part.high, 0.0);
  }
}

TEST(Shrink, SaysWhyThereIsNone) {
  const Sample share = over_populations({0.2, 0.3, 0.25});
  const std::vector<Effect> shrunken =
      shrunken_shares(std::vector<PartCounts>{{200, share}, {99, share}, {300, share}, {0, {{}, Why::no_household}}});
  EXPECT_TRUE(shrunken[0].has_interval());
  EXPECT_EQ(shrunken[1].reason, Reason(Why::few_households, 100));
  EXPECT_FALSE(shrunken[1].mean);
  EXPECT_TRUE(shrunken[2].has_interval());
  EXPECT_EQ(shrunken[3].reason, Why::no_household);
  const auto two = shrunken_shares(std::vector<PartCounts>{{200, share}, {200, share}});
  EXPECT_EQ(two[0].reason, Reason(Why::few_parts, 3));
  const Sample one = over_populations({0.2});
  EXPECT_FALSE(shrunken_shares(std::vector<PartCounts>{{200, one}, {200, one}, {200, one}})[0].mean);
  EXPECT_TRUE(shrunken_shares({}).empty());
}

TEST(Shrink, LowersTheErrorAndItsIntervalsHold) {
  // 17 parts of 100 to 500 households whose true shares differ by .05, seen over 10 populations that move all parts
  // together by .04 and each by .15 (the larger parts less): about half of what is seen between parts is noise.
  double plain = 0, shrunken_error = 0;
  int hits = 0, plain_hits = 0, count = 0;
  for (std::uint32_t e = 0; e < 400; ++e) {
    std::vector<PartCounts> parts(17);
    std::vector<double> truths;
    for (std::uint32_t i = 0; i < parts.size(); ++i) {
      parts[i].households = 100 + 25 * i;
      truths.push_back(0.4 + 0.05 * normal(draw(experiment_key(e), 7, i)[0]));
      const double noise = 0.15 * std::sqrt(300 / parts[i].households);
      for (std::uint32_t p = 0; p < 10; ++p) {
        const double city = 0.04 * normal(draw(experiment_key(e), 8, p)[0]);
        parts[i].share.values.push_back({p, 0, truths[i] + city + noise * normal(draw(experiment_key(e), 9, i, p)[0])});
      }
    }
    const std::vector<Effect> shrunken = shrunken_shares(parts);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const Effect own = estimate(parts[i].share);
      plain += (*own.mean - truths[i]) * (*own.mean - truths[i]);
      shrunken_error += (*shrunken[i].mean - truths[i]) * (*shrunken[i].mean - truths[i]);
      plain_hits += holds(own, truths[i]);
      hits += holds(shrunken[i], truths[i]);
      ++count;
    }
  }
  EXPECT_LT(shrunken_error, 0.7 * plain);
  for (const int number : {hits, plain_hits}) {
    EXPECT_GE(number, 0.93 * count);
    EXPECT_LE(number, 0.97 * count);
  }
}

}  // namespace
}  // namespace kabar::analysis
