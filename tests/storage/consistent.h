#pragma once
// A recording whose counts were made up, with all other numbers made to fit them, so that its file is read.

#include <algorithm>
#include <numeric>
#include <utility>

#include "record/recording.h"

namespace kabar::sample {

/// Keeps the counts. Topics of which a population has fewer households get more in their first cell.
inline Recording consistent(Recording recording) {
  const Dimensions& n = recording.dimensions;
  const std::size_t cells = std::size_t{kStatuses} * n.kelurahan * kAccessCells, of_status = cells / kStatuses;
  const auto sum = [](const auto& values, std::size_t begin, std::size_t count) {
    const auto first = values.begin() + static_cast<std::ptrdiff_t>(begin);
    return std::accumulate(first, first + static_cast<std::ptrdiff_t>(count), std::uint32_t{0});
  };
  for (PopulationRecord& population : recording.populations) {
    population.households = 0;
    for (std::size_t t = 0; t < n.topics; ++t) {
      population.households = std::max(population.households, sum(population.cells, t * cells, cells));
    }
    for (std::size_t t = 0; t < n.topics; ++t) {
      population.cells[t * cells] += population.households - sum(population.cells, t * cells, cells);
    }
    for (std::uint32_t d = 0; d < kDecileCells; ++d) {
      population.deciles[d] = population.households * (d + 1) / kDecileCells - population.households * d / kDecileCells;
    }
  }
  for (std::size_t i = 0; i < recording.replicates.size(); ++i) {
    ReplicateRecord& replicate = recording.replicates[i];
    const PopulationRecord& population = recording.populations[i / n.replicates % n.populations];
    std::uint64_t reached = 0, aware = 0;
    for (std::size_t t = 0; t < n.topics; ++t) {
      for (std::size_t m = 0; m < kMeasures; ++m) {
        std::uint32_t left = sum(replicate.counts, (t * kMeasures + m) * cells, cells);
        if (m == 0) reached += left;
        if (m == 1) aware += left;
        for (std::size_t d = kDecileCells; d-- > 0;) {  // the better-off first
          std::uint32_t& decile = replicate.deciles[(t * kMeasures + m) * kDecileCells + d];
          decile = std::min(left, population.deciles[d]);
          left -= decile;
        }
      }
      for (std::size_t poor = 0; poor < 2; ++poor) {
        const std::size_t row = (t * 2 + poor) * n.channels, ever = (t * kMeasures + 1) * cells;
        const std::uint32_t households = sum(replicate.counts, ever + poor * of_status, of_status) +
                                         sum(replicate.counts, ever + (poor + 2) * of_status, of_status);
        for (auto* channels : {&replicate.first_channel, &replicate.root_channel}) {
          std::fill_n(channels->begin() + static_cast<std::ptrdiff_t>(row), n.channels, 0u);
          if (n.channels > 0) (*channels)[row] = households;
        }
      }
    }
    std::fill(replicate.daily.begin(), replicate.daily.end(), 0u);
    replicate.exposures = std::max(replicate.exposures, reached);
    replicate.activations = std::max(replicate.activations, aware);
  }
  return recording;
}

}  // namespace kabar::sample
