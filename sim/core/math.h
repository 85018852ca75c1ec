#pragma once
// The transcendental functions that may reach a decision, from + - * / and sqrt only, so that every compiler, processor
// and libm gives the same bits (built with -ffp-contract=off). Relative errors below are what tests/core/math_test.cpp
// holds against libm over the whole range. NaN in, NaN out.

#include <cstddef>

namespace kabar {

/// e^x, within 6e-16; infinity above 709.78, 0 below -745.13.
double exp(double x);
/// The same of n numbers in place, several at a time; x within +-600.
void exp_each(double* x, std::size_t n);
/// ln x, within 6e-16; -infinity at 0, NaN below.
double log(double x);
/// x^y for x >= 0 as exp(y log x), within 6e-16 (1 + |y log x|).
double pow(double x, double y);
/// 1 - exp(-x), the probability of at least one event at rate x; within 6e-16, small x included.
double one_minus_exp_minus(double x);
/// The same of n numbers in place, several at a time.
void one_minus_exp_minus_each(double* x, std::size_t n);
/// Inverse of the standard normal distribution (Wichura 1988, AS 241, PPND16), within 4e-15; -+infinity at 0 and 1,
/// NaN outside.
double normal_quantile(double p);

inline constexpr double kLn2 = 0.693147180559945309417232121458;

}  // namespace kabar
