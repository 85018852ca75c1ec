#pragma once
// Adds fresh populations until the best strategy is known to within an amount that does not matter. Asks
// analysis/core what is needed next and lets experiment/ run it. Knows no file and no terminal.

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "analysis/core/selection.h"
#include "experiment/experiment.h"

namespace kabar {

/// By population of the recording, the figure by which strategy `strategy` of the recording is judged; more is better.
using Figures = std::function<std::vector<double>(const Recording& recording, std::uint32_t strategy)>;

struct SelectPlan {
  analysis::SelectionRule rule;
  Figures figures;
  std::uint32_t replicates = 1;  // per population
  std::uint32_t most_populations = 1;
  int threads = 1;  // also the populations that are added at a time: what is found does not depend on them
  std::function<void(std::uint64_t done, std::uint64_t total)> progress;  // `total` shrinks as strategies go
  std::function<bool()> stopped;                                          // asked between replicates
  std::function<void(const WorkCosts&)> costs;                            // of the first stage: see ExperimentPlan
};

struct Selected {
  analysis::Selection selection;             // places are those of the scenario's strategies
  std::vector<std::vector<double>> figures;  // by strategy and population, as far as the selection rests on them
  std::uint32_t populations = 0;             // of the strategies still in contention
  std::uint64_t replicates = 0;              // in all that counts
  bool stopped = false;                      // by the user, before it was decided
  double seconds = 0;
};

/// Population p is the world that run_experiment makes of it, in which only the strategies still in contention run.
Selected select_strategy(const std::shared_ptr<const Scenario>& scenario, const SelectPlan& plan);

}  // namespace kabar
