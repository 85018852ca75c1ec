#pragma once
// Which households a cell of counts holds, and sums over cells. Knows recordings and no file.

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "analysis/report/summary.h"

namespace kabar::analysis {

/// Whether households of a status (bit 0 poor, bit 1 eligible) are of the group.
bool belongs(std::size_t status, Group group);

/// Some of the households: statuses, and cells within each (kelurahan * kAccessCells + access).
struct Selection {
  std::vector<std::size_t> statuses, cells;
};
/// The households of a group, everywhere, in one kelurahan, or with one access.
Selection everywhere(Group group, const Dimensions& dimensions);
Selection in_kelurahan(Group group, std::size_t kelurahan);
Selection with_access(Group group, std::size_t access, const Dimensions& dimensions);
/// Eligible poor households.
Selection eligible_poor(const Dimensions& dimensions);

std::uint64_t households_in(const PopulationRecord& population, const Dimensions& dimensions, std::size_t topic,
                            const Selection& selection);
/// Those of them that meet the measure.
std::uint64_t meeting(const ReplicateRecord& replicate, const Dimensions& dimensions, std::size_t topic,
                      Measure measure, const Selection& selection);

/// Their share, mean over the topics that have such households. Undefined where none has.
Figure share_of(const PopulationRecord& population, const ReplicateRecord& replicate, const Dimensions& dimensions,
                Measure measure, const Selection& selection);

/// One value per complete replicate; `value` makes a Figure of (PopulationRecord, ReplicateRecord). One that is
/// undefined makes the sample so, and the number of its reason is that of the population.
template <class Value>
Sample sample_over(const Recording& recording, std::uint32_t strategy, Value value) {
  Sample sample;
  for (std::uint32_t p = 0; p < recording.dimensions.populations; ++p) {
    for (std::uint32_t r = 0; r < recording.dimensions.replicates; ++r) {
      const ReplicateRecord& replicate = recording.at(strategy, p, r);
      if (!replicate.complete) continue;
      const Figure figure = value(recording.populations[p], replicate);
      if (figure.value) {
        sample.values.push_back(observation_of(recording, p, r, *figure.value));
      } else if (sample.reason.empty()) {
        sample.reason = figure.reason;
        sample.reason.number = p;
      }
    }
  }
  return sample;
}

}  // namespace kabar::analysis
