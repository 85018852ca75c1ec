#include "strategy/curve.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/math.h"

namespace kabar {
namespace {

const std::vector<double> kFlat(168, 1.0);

// A ranked feed without a daily rhythm: P(seen) = 1 - exp(-nu/24 v H/ln 2).
double seen_at_all(double sessions_per_day, double half_life_hours, double v) {
  const std::vector<double> sessions = {0.0, 1.0};
  const HourCurve curve = feed_curve(attention_curve(half_life_hours, kFlat, 0, 4000), sessions, sessions_per_day, v);
  return static_cast<double>(curve.thresholds.back()) / 4294967296.0;
}

TEST(Curve, GivesTheKnownRankedFeeds) {
  EXPECT_NEAR(seen_at_all(3, 50.0 / 60.0, 0.5), 0.0723867, 5e-8);
  const double p = seen_at_all(5, 20, 0.2);
  EXPECT_NEAR(p, 0.699481, 5e-7);
}

TEST(Curve, SeesThreeOrMoreOfManyPostsAsTheBinomialSays) {
  // 30 posts at .1 each, three or more seen: .588649; from the oracle's own sum over the binomial.
  const auto three_or_more = [](int posts, double p) {
    double none = 1.0;
    for (int i = 0; i < posts; ++i) none *= 1.0 - p;
    const double one = posts * none * p / (1.0 - p);
    const double two = one * (posts - 1) / 2.0 * p / (1.0 - p);
    return 1.0 - none - one - two;
  };
  EXPECT_NEAR(three_or_more(30, 0.1), 0.588649, 5e-7);
}

TEST(Curve, RisesWithEveryHourAndClass) {
  std::vector<double> activity(168);
  for (std::size_t h = 0; h < 168; ++h) activity[h] = (h % 24 < 6) ? 0.2 : 1.2;
  const std::vector<double> sessions = {0.0, 0.5, 1, 2, 3, 4};
  const HourCurve curve = feed_curve(attention_curve(20, activity, 30, 500), sessions, 3, 0.2);
  for (std::size_t c = 0; c < sessions.size(); ++c) {
    for (std::size_t k = 1; k < curve.hours; ++k) {
      EXPECT_LE(curve.thresholds[c * curve.hours + k - 1], curve.thresholds[c * curve.hours + k]);
    }
    if (c > 0) {
      EXPECT_LT(curve.thresholds[(c - 1) * curve.hours + curve.hours - 1],
                curve.thresholds[c * curve.hours + curve.hours - 1]);
    }
  }
  EXPECT_EQ(curve.thresholds[0], 0u);
}

TEST(Curve, FollowsTheFormulaHourByHour) {
  std::vector<double> activity(168);
  for (std::size_t h = 0; h < 168; ++h) activity[h] = 0.25 + static_cast<double>(h % 7) / 4.0;
  const double half_life = 12;
  const std::vector<double> attention = attention_curve(half_life, activity, 100, 200);
  double sum = 0;
  for (std::size_t k = 0; k < attention.size(); ++k) {
    const double j = static_cast<double>(k);
    sum += activity[(100 + k) % 168] * (std::exp2(-j / half_life) - std::exp2(-(j + 1) / half_life)) * half_life /
           std::log(2.0);
    EXPECT_NEAR(attention[k], sum, 1e-9);
  }
}

TEST(CalibrateV, MakesFollowersSeeTheGivenShare) {
  const std::vector<std::uint64_t> followers = {0, 300, 500, 900, 200, 100};
  const std::vector<double> sessions = {0.0, 0.5, 1, 2, 3, 4};
  for (const double share : {0.015, 0.05, 0.09, 0.14, 0.6}) {
    const double v = calibrate_v(followers, sessions, 3, 20, share);
    double mean = 0, total = 0;
    for (std::size_t c = 0; c < followers.size(); ++c) {
      mean += static_cast<double>(followers[c]) * (1 - std::exp(-sessions[c] * 3 / 24.0 * v * 20 / std::log(2.0)));
      total += static_cast<double>(followers[c]);
    }
    EXPECT_NEAR(mean / total, share, 1e-12);
  }
  EXPECT_EQ(calibrate_v(std::vector<std::uint64_t>(6, 0), sessions, 3, 20, 0.1), 0.0);
}

}  // namespace
}  // namespace kabar
