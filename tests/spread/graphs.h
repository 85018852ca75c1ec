#pragma once
// Small and random networks for the tests of spread, and the check "within four standard errors".

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <vector>

#include "core/random.h"
#include "spread/graph.h"
#include "spread/rule.h"
#include "spread/spread.h"

namespace kabar::test {

using Ties = std::vector<Tie>;

Ties star(std::uint64_t nodes);  // hub 0
Ties path(std::uint64_t nodes);  // 0 - 1 - ... - n-1
Ties cycle(std::uint64_t nodes);
Ties complete(std::uint64_t nodes);
Ties tree(std::uint64_t children, int depth);  // root 0
Ties ring_lattice(std::uint64_t nodes, std::uint64_t neighbours);
Ties karate_club();  // Zachary 1977, 34 members, 78 ties, 0-based
/// Poisson degrees: nodes * mean_degree / 2 ties between uniform ends. Every node is known (by a self-tie).
Ties erdos_renyi(std::uint32_t nodes, double mean_degree, std::uint64_t seed);
/// Every node has `degree` stubs, paired at random; the few double ties and self-ties fall away when the graph is
/// built.
Ties random_regular(std::uint32_t nodes, std::uint32_t degree, std::uint64_t seed);

/// A number from 0 to n-1, keyed: the tests' own source of chance.
std::uint32_t pick(std::uint64_t seed, std::uint32_t purpose, std::uint32_t i, std::uint32_t n);
double chance(std::uint64_t seed, std::uint32_t purpose, std::uint32_t i);

SpreadRule ic(double probability);
SpreadRule sir(double beta, double gamma);
SpreadRule watts(double share);

SpreadResult run(const SpreadGraph& graph, const SpreadRule& rule, std::vector<std::uint32_t> seeds,
                 std::uint64_t replicates, std::uint64_t seed = 20250106);

/// Mean and standard error of numbers.
struct Moments {
  double mean = 0.0;
  double standard_error = 0.0;
};
Moments moments(const std::vector<double>& values);

/// |mean - value| < 4 standard errors; `slack` for limits that a finite network approaches.
void expect_near(const Moments& moments, double value, double slack = 0.0);
void expect_mean(const SpreadResult& result, double value);

}  // namespace kabar::test
