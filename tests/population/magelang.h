#pragma once
// The shipped city and its first population, shared by the tests of this room.

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <string>
#include <vector>

#include "population/population.h"
#include "scenario/load.h"

namespace kabar {

inline const Scenario& city() {
  static const Scenario kCity = load_scenario(std::string(KABAR_SOURCE_DIR) + "/scenarios/magelang/city.toml",
                                              {.strategies = {}, .sets = {}, .with_strategies = false});
  return kCity;
}

inline const Population& people() {
  static const Population kPeople = synthesize(city(), 0);
  return kPeople;
}

inline double share(const std::vector<std::uint8_t>& column) {
  return std::accumulate(column.begin(), column.end(), 0.0) / static_cast<double>(column.size());
}

/// |observed - p| < 4 standard errors of n coins.
inline void expect_share(double observed, double p, double n) {
  EXPECT_LT(std::fabs(observed - p), 4 * std::sqrt(p * (1 - p) / n) + 1e-12) << observed << " for " << p;
}

}  // namespace kabar
