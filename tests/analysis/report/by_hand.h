#pragma once
// A recording small enough to reckon by hand: 2 topics, 2 kelurahan, 4 days, 2 populations of 1 replicate each.

#include <array>
#include <vector>

#include "analysis/report/summary.h"
#include "tests/analysis/report/synthetic.h"

namespace kabar::analysis {

/// Households of every population: in each cell (status, kelurahan, access) of topic 0, and how many of them are aware
/// under one strategy in a population. Topic 1 has the same households, and nobody in it is eligible.
struct ByHand {
  static constexpr std::uint32_t kTopics = 2, kKelurahan = 2, kDays = 4;
  static constexpr std::size_t kCells = kKelurahan * kAccessCells, kBlock = kStatuses * kCells;
  using Block = std::array<std::uint32_t, kBlock>;

  static constexpr std::size_t cell(std::size_t status, std::size_t kelurahan, std::size_t access) {
    return (status * kKelurahan + kelurahan) * kAccessCells + access;
  }

  SyntheticRun run;

  /// `households` of topic 0 by cell.
  ByHand(const std::vector<std::string>& strategies, const Block& households) {
    Recording& recording = run.recording;
    const auto n = static_cast<std::uint32_t>(strategies.size());
    recording.dimensions = {n, 2, 1, kTopics, kKelurahan, 1, kDays, 1};
    Block without{};  // topic 1: those who were eligible are not
    for (std::size_t i = 0; i < kBlock; ++i) without[i % (2 * kCells)] += households[i];
    PopulationRecord population;
    for (const Block& block : {households, without}) {
      population.cells.insert(population.cells.end(), block.begin(), block.end());
    }
    for (const std::uint32_t number : households) population.households += number;
    population.deciles.assign(kDecileCells, population.households / kDecileCells);
    recording.populations = {population, population};
    ReplicateRecord nobody;
    nobody.counts.assign(kTopics * kMeasures * kBlock, 0);
    nobody.deciles.assign(kTopics * kMeasures * kDecileCells, 0);
    nobody.daily.assign(kTopics * kMeasures * kGroups * kDays, 0);
    nobody.first_channel.assign(kTopics * 2, 0);
    nobody.root_channel = nobody.first_channel;
    nobody.events.assign(kTopics * kEvents, 0);
    nobody.complete = true;
    for (const std::string& name : strategies) {
      run.names.strategies.push_back({name, name, name});
      for (int p = 0; p < 2; ++p) recording.ledgers.push_back({{0}, {0}});
    }
    recording.replicates.assign(std::size_t{n} * 2, nobody);
    run.names.path = "by_hand.h5";
  }

  ReplicateRecord& at(std::uint32_t strategy, std::uint32_t population) {
    return run.recording.at(strategy, population, 0);
  }
  void count(std::uint32_t s, std::uint32_t p, std::size_t topic, Measure measure, std::size_t where,
             std::uint32_t number) {
    at(s, p).counts[(topic * kMeasures + analysis::at(measure)) * kBlock + where] = number;
  }
  void day(std::uint32_t s, std::uint32_t p, std::size_t topic, Measure measure, Group group, std::size_t day,
           std::uint32_t number) {
    const std::size_t of = (topic * kMeasures + analysis::at(measure)) * kGroups + static_cast<std::size_t>(group);
    at(s, p).daily[of * kDays + day] = number;
  }
};

}  // namespace kabar::analysis
