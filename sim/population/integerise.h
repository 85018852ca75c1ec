#pragma once
// Whole households from expected numbers: systematic sampling with one uniform start (Madow 1949). Unbiased, and every
// run of neighbouring cells is within one of its expectation. Knows nothing of what the cells mean.

#include <cstdint>
#include <span>
#include <vector>

namespace kabar {

/// Counts by cell that sum to `total`, the expected table scaled to it. `order` lists every cell once: cells that
/// should balance each other stand near each other. `start` is uniform in (0, 1).
std::vector<std::uint32_t> integerise(std::span<const double> expected, std::span<const std::uint32_t> order,
                                      std::uint64_t total, double start);

}  // namespace kabar
