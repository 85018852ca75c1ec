#include "core/math.h"

#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace kabar {

namespace {

// ln 2 in two parts, the first with trailing zeros so that k * kLn2High is exact for |k| < 2048.
constexpr double kLn2High = 6.93147180369123816490e-01;
constexpr double kLn2Low = 1.90821492927058770002e-10;

// exp(x) overflows above the first and is less than half the smallest double below the second.
constexpr double kLargestExponent = 709.782712893384;
constexpr double kSmallestExponent = -745.1332191019412;

constexpr int kTerms = 15;

/// 1/n! for n = 1..kTerms, each rounded once: the factorials are exact in a double.
constexpr std::array<double, kTerms> inverse_factorials() {
  std::array<double, kTerms> inverse{};
  double factorial = 1.0;
  for (int n = 1; n <= kTerms; ++n) {
    factorial *= n;
    inverse[static_cast<std::size_t>(n - 1)] = 1.0 / factorial;
  }
  return inverse;
}
constexpr std::array<double, kTerms> kInverseFactorial = inverse_factorials();

/// exp(r) - 1 by its Taylor series, |r| <= ln(2)/2: the first term left out is below r * 1e-20.
double expm1_reduced(double r) {
  double sum = 0.0;
  for (std::size_t i = kInverseFactorial.size(); i-- > 0;) sum = sum * r + kInverseFactorial[i];
  return sum * r;
}

double scale_by_power_of_two(double x, int exponent) {
  while (exponent > 1000) {
    x *= 0x1p1000;
    exponent -= 1000;
  }
  while (exponent < -1000) {
    x *= 0x1p-1000;
    exponent += 1000;
  }
  return x * std::bit_cast<double>(static_cast<std::uint64_t>(exponent + 1023) << 52);
}

double polynomial(double x, const double (&coefficients)[8]) {
  double sum = 0.0;
  for (int i = 7; i >= 0; --i) sum = sum * x + coefficients[i];
  return sum;
}

}  // namespace

double exp(double x) {
  if (x != x) return x;
  if (x > kLargestExponent) return std::numeric_limits<double>::infinity();
  if (x < kSmallestExponent) return 0.0;
  const double scaled = x / kLn2;
  const int k = static_cast<int>(scaled >= 0.0 ? scaled + 0.5 : scaled - 0.5);
  const double r = (x - k * kLn2High) - k * kLn2Low;
  return scale_by_power_of_two(1.0 + expm1_reduced(r), k);
}

void exp_each(double* x, std::size_t n) {
  // The series one term at a time for all: the operations on each number are those of exp, so the bits are too.
  constexpr std::size_t kTogether = 16;
  double rest[kTogether], sum[kTogether];
  int power[kTogether];
  for (; n >= kTogether; n -= kTogether, x += kTogether) {
    for (std::size_t i = 0; i < kTogether; ++i) {
      const double scaled = x[i] / kLn2;
      power[i] = static_cast<int>(scaled >= 0.0 ? scaled + 0.5 : scaled - 0.5);
      rest[i] = (x[i] - power[i] * kLn2High) - power[i] * kLn2Low;
      sum[i] = 0.0;
    }
    for (std::size_t term = kInverseFactorial.size(); term-- > 0;) {
      for (std::size_t i = 0; i < kTogether; ++i) sum[i] = sum[i] * rest[i] + kInverseFactorial[term];
    }
    for (std::size_t i = 0; i < kTogether; ++i) {
      x[i] = (1.0 + sum[i] * rest[i]) * std::bit_cast<double>(static_cast<std::uint64_t>(power[i] + 1023) << 52);
    }
  }
  for (std::size_t i = 0; i < n; ++i) x[i] = exp(x[i]);
}

double log(double x) {
  if (!(x > 0.0)) {
    return x == 0.0 ? -std::numeric_limits<double>::infinity() : std::numeric_limits<double>::quiet_NaN();
  }
  if (x == std::numeric_limits<double>::infinity()) return x;
  int exponent = 0;
  if (x < 0x1p-1022) {
    x *= 0x1p54;
    exponent = -54;
  }
  const std::uint64_t bits = std::bit_cast<std::uint64_t>(x);
  exponent += static_cast<int>(bits >> 52) - 1023;
  double mantissa = std::bit_cast<double>((bits & 0x000FFFFFFFFFFFFFull) | 0x3FF0000000000000ull);
  if (mantissa > 1.41421356237309504880) {
    mantissa *= 0.5;
    exponent += 1;
  }
  // ln m = 2 artanh(s), s = (m - 1) / (m + 1), |s| <= .1716: the term in s^25 is below 1e-20.
  const double s = (mantissa - 1.0) / (mantissa + 1.0);
  const double square = s * s;
  double sum = 0.0;
  for (int n = 25; n >= 3; n -= 2) sum = (sum + 1.0 / n) * square;
  return exponent * kLn2High + (2.0 * s + (2.0 * s * sum + exponent * kLn2Low));
}

double pow(double x, double y) {
  if (y == 0.0 || x == 1.0) return 1.0;
  return exp(y * log(x));
}

constexpr double kNearZero = 0.34;  // nearer to 0 the difference 1 - exp(-x) would cancel

double one_minus_exp_minus(double x) {
  if (x > kNearZero || x < -kNearZero) return 1.0 - exp(-x);
  return -expm1_reduced(-x);
}

void one_minus_exp_minus_each(double* x, std::size_t n) {
  constexpr std::size_t kTogether = 16;
  double sum[kTogether];
  for (; n >= kTogether; n -= kTogether, x += kTogether) {
    for (std::size_t i = 0; i < kTogether; ++i) sum[i] = 0.0;
    for (std::size_t term = kInverseFactorial.size(); term-- > 0;) {
      for (std::size_t i = 0; i < kTogether; ++i) sum[i] = sum[i] * -x[i] + kInverseFactorial[term];
    }
    for (std::size_t i = 0; i < kTogether; ++i) {
      x[i] = x[i] > kNearZero || x[i] < -kNearZero ? one_minus_exp_minus(x[i]) : -(sum[i] * -x[i]);
    }
  }
  for (std::size_t i = 0; i < n; ++i) x[i] = one_minus_exp_minus(x[i]);
}

double normal_quantile(double p) {
  static constexpr double kA[8] = {3.3871328727963666080e0,  1.3314166789178437745e+2, 1.9715909503065514427e+3,
                                   1.3731693765509461125e+4, 4.5921953931549871457e+4, 6.7265770927008700853e+4,
                                   3.3430575583588128105e+4, 2.5090809287301226727e+3};
  static constexpr double kB[8] = {1.0,
                                   4.2313330701600911252e+1,
                                   6.8718700749205790830e+2,
                                   5.3941960214247511077e+3,
                                   2.1213794301586595867e+4,
                                   3.9307895800092710610e+4,
                                   2.8729085735721942674e+4,
                                   5.2264952788528545610e+3};
  static constexpr double kC[8] = {1.42343711074968357734e0,  4.63033784615654529590e0, 5.76949722146069140550e0,
                                   3.64784832476320460504e0,  1.27045825245236838258e0, 2.41780725177450611770e-1,
                                   2.27238449892691845833e-2, 7.74545014278341407640e-4};
  static constexpr double kD[8] = {1.0,
                                   2.05319162663775882187e0,
                                   1.67638483018380384940e0,
                                   6.89767334985100004550e-1,
                                   1.48103976427480074590e-1,
                                   1.51986665636164571966e-2,
                                   5.47593808499534494600e-4,
                                   1.05075007164441684324e-9};
  static constexpr double kE[8] = {6.65790464350110377720e0,  5.46378491116411436990e0,  1.78482653991729133580e0,
                                   2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
                                   2.71155556874348757815e-5, 2.01033439929228813265e-7};
  static constexpr double kF[8] = {1.0,
                                   5.99832206555887937690e-1,
                                   1.36929880922735805310e-1,
                                   1.48753612908506148525e-2,
                                   7.86869131145613259100e-4,
                                   1.84631831751005468180e-5,
                                   1.42151175831644588870e-7,
                                   2.04426310338993978564e-15};
  if (p == 0.0 || p == 1.0)
    return p == 0.0 ? -std::numeric_limits<double>::infinity() : std::numeric_limits<double>::infinity();
  if (!(p > 0.0 && p < 1.0)) return std::numeric_limits<double>::quiet_NaN();
  const double q = p - 0.5;
  if (q <= 0.425 && q >= -0.425) {
    const double r = 0.180625 - q * q;
    return q * polynomial(r, kA) / polynomial(r, kB);
  }
  double r = std::sqrt(-log(q < 0.0 ? p : 1.0 - p));
  double value = 0.0;
  if (r <= 5.0) {
    r -= 1.6;
    value = polynomial(r, kC) / polynomial(r, kD);
  } else {
    r -= 5.0;
    value = polynomial(r, kE) / polynomial(r, kF);
  }
  return q < 0.0 ? -value : value;
}

}  // namespace kabar
