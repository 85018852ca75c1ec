#include "analysis/report/cells.h"

#include <numeric>

namespace kabar::analysis {

namespace {

std::size_t cells_of(const Dimensions& dimensions) {
  return std::size_t{dimensions.kelurahan} * kAccessCells;
}

std::vector<std::size_t> statuses_of(Group group) {
  std::vector<std::size_t> statuses;
  for (std::size_t status = 0; status < kStatuses; ++status) {
    if (belongs(status, group)) statuses.push_back(status);
  }
  return statuses;
}

std::vector<std::size_t> all_cells(const Dimensions& dimensions) {
  std::vector<std::size_t> cells(cells_of(dimensions));
  std::iota(cells.begin(), cells.end(), std::size_t{0});
  return cells;
}

/// `begin`: where the statuses of a topic begin.
std::uint64_t sum_of(const std::vector<std::uint32_t>& counts, std::size_t begin, std::size_t cells,
                     const Selection& selection) {
  std::uint64_t sum = 0;
  for (const std::size_t status : selection.statuses) {
    for (const std::size_t cell : selection.cells) sum += counts[begin + status * cells + cell];
  }
  return sum;
}

}  // namespace

bool belongs(std::size_t status, Group group) {
  const bool poor = (status & 1u) != 0;
  const bool eligible = (status & 2u) != 0;
  switch (group) {
    case Group::poor:
      return poor;
    case Group::non_poor:
      return !poor;
    case Group::eligible:
      return eligible;
    case Group::all:
      return true;
  }
  return false;
}

Selection everywhere(Group group, const Dimensions& dimensions) {
  return {statuses_of(group), all_cells(dimensions)};
}

Selection in_kelurahan(Group group, std::size_t kelurahan) {
  Selection selection{statuses_of(group), {}};
  for (std::size_t access = 0; access < kAccessCells; ++access) {
    selection.cells.push_back(kelurahan * kAccessCells + access);
  }
  return selection;
}

Selection with_access(Group group, std::size_t access, const Dimensions& dimensions) {
  Selection selection{statuses_of(group), {}};
  for (std::size_t kelurahan = 0; kelurahan < dimensions.kelurahan; ++kelurahan) {
    selection.cells.push_back(kelurahan * kAccessCells + access);
  }
  return selection;
}

Selection eligible_poor(const Dimensions& dimensions) {
  return {{3}, all_cells(dimensions)};
}

std::uint64_t households_in(const PopulationRecord& population, const Dimensions& dimensions, std::size_t topic,
                            const Selection& selection) {
  const std::size_t cells = cells_of(dimensions);
  return sum_of(population.cells, topic * kStatuses * cells, cells, selection);
}

std::uint64_t meeting(const ReplicateRecord& replicate, const Dimensions& dimensions, std::size_t topic,
                      Measure measure, const Selection& selection) {
  const std::size_t cells = cells_of(dimensions);
  return sum_of(replicate.counts, (topic * kMeasures + at(measure)) * kStatuses * cells, cells, selection);
}

Figure share_of(const PopulationRecord& population, const ReplicateRecord& replicate, const Dimensions& dimensions,
                Measure measure, const Selection& selection) {
  double sum = 0;
  int topics = 0;
  for (std::size_t topic = 0; topic < dimensions.topics; ++topic) {
    const std::uint64_t households = households_in(population, dimensions, topic, selection);
    if (households == 0) continue;
    sum += static_cast<double>(meeting(replicate, dimensions, topic, measure, selection)) /
           static_cast<double>(households);
    ++topics;
  }
  if (topics == 0) return {std::nullopt, Why::no_household};
  return {sum / topics};
}

}  // namespace kabar::analysis
