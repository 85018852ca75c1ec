#pragma once
// The table that the population is drawn from: kelurahan x welfare x access x education x age, fitted to targets.csv.
// Knows no household.

#include <array>
#include <cstdint>
#include <vector>

#include "scenario/targets.h"

namespace kabar {

/// Welfare bands: the poor, the rest of the poorest quintile, quintiles 2 to 5.
inline constexpr int kWelfareBands = 6;
/// Cells of one kelurahan: welfare x access x education x age.
inline constexpr int kLocalCells = kWelfareBands * 4 * 4 * 4;

using Place5 = std::array<int, kDimensions>;  // a category for each dimension

inline std::uint32_t local_cell(int welfare, int access, int education, int age) {
  return static_cast<std::uint32_t>(((welfare * 4 + access) * 4 + education) * 4 + age);
}
Place5 place_of_cell(std::uint32_t cell);

bool counts(const ResolvedTarget& target, const Place5& place);

/// Expected households by cell (kelurahan-major), summing to city.households. Where targets.csv is silent: kelurahan by
/// their persons, welfare with the poor at 0.85 x param.poor_persons of households, all else as associations.csv has
/// it.
std::vector<double> expected_cells(const MadeConfiguration& made, const Targets& targets);

/// All cells, by kelurahan, welfare, access and age (access first among the poor, age first among the others) and
/// education. Each dimension turns back where the one before it steps on, so that neighbours in the order are
/// neighbours in the table. What comes early is balanced best: small groups with a target of their own, as the poor by
/// access.
std::vector<std::uint32_t> serpentine_order(std::uint32_t kelurahan);

/// Kelurahan of the city, one without a name if the table is empty.
std::uint32_t kelurahan_count(const MadeConfiguration& made);

}  // namespace kabar
