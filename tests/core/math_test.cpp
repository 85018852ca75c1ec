#include "core/math.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

#include "core/random.h"

namespace kabar {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kBound = 6e-16;  // the bound that math.h promises
constexpr std::uint32_t kPoints = 100'000;

double relative_error(double value, long double truth) {
  return static_cast<double>(std::fabs(static_cast<long double>(value) / truth - 1.0L));
}

/// Point i of a fixed cloud on (low, high).
double point(std::uint32_t i, double low, double high) {
  return low + (high - low) * uniform(philox4x32({i, 0, 0, 0}, {7, 7})[0]);
}

// Forty-digit values by Python's decimal module.
TEST(Exp, GivesTheKnownAnswers) {
  EXPECT_EQ(exp(0.0), 1.0);
  EXPECT_LT(relative_error(exp(1.0), 2.718281828459045235360287L), kBound);
  EXPECT_LT(relative_error(exp(-1.0), 0.3678794411714423215955238L), kBound);
  EXPECT_LT(relative_error(exp(0.5), 1.648721270700128146848651L), kBound);
  EXPECT_LT(relative_error(exp(-10.0), 4.539992976248485153559152e-5L), kBound);
  EXPECT_LT(relative_error(exp(700.0), 1.014232054735004509455330e304L), kBound);
  EXPECT_LT(relative_error(exp(-700.0), 9.859676543759770856705373e-305L), kBound);
}

TEST(Exp, AgreesWithLibmOverItsWholeRange) {
  double worst = 0.0;
  for (std::uint32_t i = 0; i < kPoints; ++i) {
    for (const double x : {point(i, -708.0, 709.7), point(i, -40.0, 40.0), point(i, -1.0, 1.0)}) {
      worst = std::max(worst, relative_error(exp(x), std::exp(static_cast<long double>(x))));
    }
  }
  EXPECT_LT(worst, kBound);
}

TEST(Exp, RisesAcrossTheEdgesOfItsReduction) {
  for (int k = -20; k <= 20; ++k) {
    double x = (k + 0.5) * kLn2;
    for (int step = 0; step < 8; ++step) x = std::nextafter(x, -kInfinity);
    for (int step = 0; step < 16; ++step) {
      const double next = std::nextafter(x, kInfinity);
      EXPECT_LE(exp(x), exp(next) * (1.0 + 2.3e-16)) << x;
      x = next;
    }
  }
}

TEST(Exp, HandlesTheEdges) {
  EXPECT_EQ(exp(-0.0), 1.0);
  EXPECT_EQ(exp(5e-324), 1.0);
  EXPECT_EQ(exp(kInfinity), kInfinity);
  EXPECT_EQ(exp(-kInfinity), 0.0);
  EXPECT_TRUE(std::isnan(exp(kNaN)));
  EXPECT_LT(relative_error(exp(709.782712893384), 1.797693134862273217839650e308L), kBound);
  EXPECT_EQ(exp(709.7827128933841), kInfinity);
  EXPECT_EQ(exp(-746.0), 0.0);
  EXPECT_EQ(exp(1e300), kInfinity);
  EXPECT_EQ(exp(-1e300), 0.0);
  EXPECT_EQ(exp(-745.0), std::exp(-745.0));  // a denormal: 5e-324
  EXPECT_NEAR(exp(-720.0), std::exp(-720.0), 5e-324);
}

TEST(Log, GivesTheKnownAnswers) {
  EXPECT_EQ(log(1.0), 0.0);
  EXPECT_LT(relative_error(log(2.0), 0.6931471805599453094172321L), kBound);
  EXPECT_LT(relative_error(log(10.0), 2.302585092994045684017991L), kBound);
  EXPECT_LT(relative_error(log(0.5), -0.6931471805599453094172321L), kBound);
  EXPECT_LT(relative_error(log(1.5), 0.4054651081081643819780131L), kBound);
  EXPECT_LT(relative_error(log(1e-5), -11.51292546497022842008996L), kBound);
  EXPECT_LT(relative_error(log(1e300), 690.7755278982137052053974L), kBound);
}

TEST(Log, AgreesWithLibmOverItsWholeRange) {
  double worst = 0.0;
  for (std::uint32_t i = 0; i < kPoints; ++i) {
    const double wide = std::exp(point(i, -745.0, 709.7));  // denormals too
    for (const double x : {wide, point(i, 0.3, 2.0), point(i, 0.999, 1.001)}) {
      worst = std::max(worst, relative_error(log(x), std::log(static_cast<long double>(x))));
    }
  }
  EXPECT_LT(worst, kBound);
}

TEST(Log, HandlesTheEdges) {
  EXPECT_EQ(log(0.0), -kInfinity);
  EXPECT_EQ(log(-0.0), -kInfinity);
  EXPECT_EQ(log(kInfinity), kInfinity);
  EXPECT_TRUE(std::isnan(log(-1.0)));
  EXPECT_TRUE(std::isnan(log(-kInfinity)));
  EXPECT_TRUE(std::isnan(log(kNaN)));
  EXPECT_LT(relative_error(log(5e-324), std::log(0x1p-1074L)), kBound);
  EXPECT_LT(relative_error(log(std::numeric_limits<double>::max()), 709.7827128933839967322234L), kBound);
  const double below_one = std::nextafter(1.0, 0.0);
  EXPECT_LT(relative_error(log(below_one), std::log(static_cast<long double>(below_one))), kBound);
}

TEST(Pow, GivesTheKnownAnswers) {
  EXPECT_LT(relative_error(pow(2.0, 10.0), 1024.0L), 8 * kBound);
  EXPECT_LT(relative_error(pow(2.0, 0.5), 1.414213562373095048801689L), 2 * kBound);
  EXPECT_LT(relative_error(pow(0.5, 0.15), 0.9012504626108301606827955L), 2 * kBound);
  EXPECT_LT(relative_error(pow(10.0, -3.0), 1e-3L), 8 * kBound);
}

TEST(Pow, AgreesWithLibm) {
  double worst = 0.0;
  for (std::uint32_t i = 0; i < kPoints; ++i) {
    const double x = std::exp(point(i, -20.0, 20.0));
    const double y = point(i + kPoints, -20.0, 20.0);
    const long double truth = std::pow(static_cast<long double>(x), static_cast<long double>(y));
    worst = std::max(worst, relative_error(pow(x, y), truth) / (1.0 + std::fabs(y * std::log(x))));
  }
  EXPECT_LT(worst, kBound);
}

TEST(Pow, HandlesTheEdges) {
  EXPECT_EQ(pow(0.0, 0.0), 1.0);
  EXPECT_EQ(pow(1.0, kInfinity), 1.0);
  EXPECT_EQ(pow(0.0, 2.0), 0.0);
  EXPECT_EQ(pow(0.0, -2.0), kInfinity);
  EXPECT_EQ(pow(2.0, 2000.0), kInfinity);
  EXPECT_EQ(pow(2.0, -2000.0), 0.0);
  EXPECT_TRUE(std::isnan(pow(-2.0, 0.5)));
  EXPECT_TRUE(std::isnan(pow(kNaN, 2.0)));
  EXPECT_TRUE(std::isnan(pow(2.0, kNaN)));
}

TEST(OneMinusExpMinus, AgreesWithLibm) {
  double worst = 0.0;
  for (std::uint32_t i = 0; i < kPoints; ++i) {
    for (const double x : {std::exp(point(i, -700.0, 5.0)), point(i, 0.0, 1.0), point(i, -3.0, 0.0)}) {
      worst = std::max(worst, relative_error(one_minus_exp_minus(x), -std::expm1(-static_cast<long double>(x))));
    }
  }
  EXPECT_LT(worst, kBound);
}

TEST(OneMinusExpMinus, HandlesTheEdges) {
  EXPECT_EQ(one_minus_exp_minus(0.0), 0.0);
  EXPECT_EQ(one_minus_exp_minus(5e-324), 5e-324);
  EXPECT_EQ(one_minus_exp_minus(1e-300), 1e-300);
  EXPECT_EQ(one_minus_exp_minus(kInfinity), 1.0);
  EXPECT_EQ(one_minus_exp_minus(800.0), 1.0);
  EXPECT_TRUE(std::isnan(one_minus_exp_minus(kNaN)));
}

TEST(OneMinusExpMinus, OfManyIsThatOfEach) {
  for (const std::size_t n : {std::size_t{0}, std::size_t{15}, std::size_t{16}, std::size_t{1003}}) {
    std::vector<double> many;
    for (std::size_t i = 0; i < n; ++i)
      many.push_back((i % 5 == 0 ? 30.0 : 0.8) * (static_cast<double>(i % 101) / 50.0 - 1.0));
    std::vector<double> each(many);
    for (double& x : each) x = one_minus_exp_minus(x);
    one_minus_exp_minus_each(many.data(), n);
    EXPECT_EQ(many, each) << n;
  }
}

// The check values of Wichura (1988), Applied Statistics 37, 477-484.
TEST(NormalQuantile, GivesTheKnownAnswers) {
  EXPECT_EQ(normal_quantile(0.5), 0.0);
  EXPECT_LT(relative_error(normal_quantile(0.25), -0.6744897501960817432L), kBound);
  EXPECT_LT(relative_error(normal_quantile(0.001), -3.090232306167813541L), 4e-15);
  EXPECT_LT(relative_error(normal_quantile(1e-20), -9.262340089798407573L), 4e-15);
  EXPECT_LT(relative_error(normal_quantile(0.975), 1.959963984540054236L), 4e-15);
}

TEST(NormalQuantile, InvertsTheDistributionFunction) {
  const auto check = [](double p) {
    const double z = normal_quantile(p);
    // An error dp of the distribution function is an error dp / density of the quantile.
    const long double at_z = std::erfc(-static_cast<long double>(z) / std::sqrt(2.0L)) / 2.0L;
    const long double density = std::exp(-static_cast<long double>(z) * z / 2.0L) / std::sqrt(2.0L * std::acos(-1.0L));
    EXPECT_LT(static_cast<double>(std::fabs((at_z - p) / density)), 4e-15 * std::fabs(z) + 1e-18) << p;
  };
  for (std::uint32_t i = 0; i < 20'000; ++i) {
    check(point(i, 0.0, 0.5));
    check(std::exp(point(i, -700.0, -0.7)));
  }
}

TEST(NormalQuantile, IsOddAndRises) {
  double before = -kInfinity;
  for (int i = 1; i < 4096; ++i) {
    const double p = i / 4096.0;  // 1 - p is exact
    const double z = normal_quantile(p);
    EXPECT_EQ(z, -normal_quantile(1.0 - p));
    EXPECT_GT(z, before);
    before = z;
  }
}

TEST(NormalQuantile, HandlesTheEdges) {
  EXPECT_EQ(normal_quantile(0.0), -kInfinity);
  EXPECT_EQ(normal_quantile(1.0), kInfinity);
  EXPECT_TRUE(std::isnan(normal_quantile(-0.1)));
  EXPECT_TRUE(std::isnan(normal_quantile(1.1)));
  EXPECT_TRUE(std::isnan(normal_quantile(kNaN)));
  EXPECT_TRUE(std::isfinite(normal_quantile(uniform(0))));
  EXPECT_TRUE(std::isfinite(normal_quantile(uniform(0xFFFFFFFFu))));
}

// Bits, not values: these must be the same on every compiler, processor and libm.
TEST(Math, GivesTheSameBitsEverywhere) {
  std::uint64_t bits = 0;
  for (std::uint32_t i = 0; i < 10'000; ++i) {
    const double x = point(i, 0.0, 30.0);
    for (const double value :
         {exp(x), exp(-x), log(x), pow(x, 0.7), one_minus_exp_minus(x), normal_quantile(x / 30.0)}) {
      bits = (bits ^ std::bit_cast<std::uint64_t>(value)) * 0x100000001B3ull;
    }
  }
  EXPECT_EQ(bits, 9136839139520236765ull);
}

}  // namespace
}  // namespace kabar
