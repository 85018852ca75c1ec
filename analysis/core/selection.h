#pragma once
// Choosing the best of several strategies by adding replicates. Knows arrays only.

#include <cstdint>

namespace kabar::analysis {

/// The constant eta of the fully sequential procedure of Kim and Nelson (2001, ACM TOMACS 11) for k >= 2 strategies
/// with n0 >= 2 first replicates each and a probability of at least 1 - alpha to keep the best.
double kim_nelson_eta(std::uint32_t k, std::uint32_t n0, double alpha);

}  // namespace kabar::analysis
