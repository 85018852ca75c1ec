#pragma once
// Strategies x populations x replicates: a task a population, over threads, and their pieces joined, so that the
// recording does not depend on the number of threads. Knows no file and no terminal.

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "experiment/task.h"
#include "record/recording.h"

namespace kabar {

/// What work has cost so far, in processor time, which does not grow when the machine is busy or the process waits.
struct WorkCosts {
  double world_seconds = 0;               // of a world with the calendars of all strategies
  std::vector<double> replicate_seconds;  // by strategy, of one replicate; 0 where none has run yet
};

struct ExperimentPlan {
  std::uint32_t populations = 1;
  std::uint32_t first_population = 0;  // the number of the first: those before it are left out
  std::uint32_t replicates = 1;        // per population
  int threads = 1;                     // over worlds and replicates; inside each where it is large or there are few
  Keeping keeping = {};
  std::function<void(std::uint64_t done, std::uint64_t total)> progress;  // called by one thread at a time
  std::function<bool()> stopped;                                          // asked between replicates
  /// Called by one thread at a time whenever a strategy has run for the first time; what it throws ends the work.
  std::function<void(const WorkCosts&)> costs;
};

struct Experiment {
  Recording recording;  // of the populations that are complete for every strategy
  bool stopped = false;
};

/// Runs all strategies of the scenario in the same worlds under common random numbers.
Experiment run_experiment(std::shared_ptr<const Scenario> scenario, const ExperimentPlan& plan);

/// What a plan needs. Memory is known before it is run; of the time, what has cost nothing yet is left out, so that it
/// is never too much, and nearer with each strategy that has run.
struct Estimate {
  double seconds = 0;  // wall time
  double bytes = 0;    // of memory for the recording, and about the size of its file before compression
};
Estimate estimate(const Scenario& scenario, const ExperimentPlan& plan, const WorkCosts& costs = {});

}  // namespace kabar
