#pragma once
// Strategies x populations x replicates over threads. Every (strategy, population, replicate) writes its own slab, so
// the recording does not depend on the number of threads. Knows no file and no terminal.

#include <cstdint>
#include <functional>
#include <memory>

#include "diffusion/replicate.h"
#include "record/recording.h"

namespace kabar {

struct ExperimentPlan {
  std::uint32_t populations = 1;
  std::uint32_t first_population = 0;  // the number of the first: those before it are left out
  std::uint32_t replicates = 1;        // per population
  int threads = 1;                     // over worlds and replicates; inside each where it is large or there are few
  bool household_shares = false;       // per household, in how many replicates each measure holds
  std::uint32_t keep_replicates = 0;   // full household records of the first so many replicates of each population
  Vary vary = Vary::all;               // between populations: all sources of chance, or one alone
  std::function<void(std::uint64_t done, std::uint64_t total)> progress;  // called by one thread at a time
  std::function<bool()> stopped;                                          // asked between replicates
};

struct Experiment {
  Recording recording;  // of the populations that are complete for every strategy
  bool stopped = false;
};

/// Runs all strategies of the scenario in the same worlds under common random numbers.
Experiment run_experiment(std::shared_ptr<const Scenario> scenario, const ExperimentPlan& plan);

/// Rough cost of a plan before it is run, from one world and one replicate of each strategy.
struct Estimate {
  double seconds = 0;  // wall time
  double bytes = 0;    // of memory for the recording, and about the size of its file before compression
};
Estimate estimate(const std::shared_ptr<const Scenario>& scenario, const ExperimentPlan& plan);

}  // namespace kabar
