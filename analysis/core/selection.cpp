#include "analysis/core/selection.h"

#include <cmath>

namespace kabar::analysis {

double kim_nelson_eta(std::uint32_t k, std::uint32_t n0, double alpha) {
  return (std::pow(2 * alpha / (k - 1.0), -2 / (n0 - 1.0)) - 1) / 2;
}

}  // namespace kabar::analysis
