#pragma once
// What bench_asked measures: one function per group of rows.

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "bench/report.h"
#include "scenario/scenario.h"

namespace kabar::bench {

struct AskedJob {
  std::string path;                          // of the scenario
  std::string kabar;                         // the program, for `start`
  std::shared_ptr<const Scenario> scenario;  // as shipped
  std::shared_ptr<const Scenario> large;     // a large city, for threads inside a replicate and for the world
  std::vector<std::uint32_t> sizes;          // for growth
  int repetitions = 5;
  int cores = 1;
};

using Rows = std::vector<Row>;

/// Time against the budget by strategy, and household-days a second.
Rows measure_city(const AskedJob& job);
/// Ten strategies x 200 replicates x 5 topics.
Rows measure_experiment(const AskedJob& job);
/// `kabar spread` beside the afternoon.
Rows measure_spread(const AskedJob& job);
/// Two threads over replicates, and inside a large one.
Rows measure_threads(const AskedJob& job);
/// Time and memory of the world and of a running replicate. Forks: before anything that uses threads.
Rows measure_world(const AskedJob& job);
/// How time and memory grow. Forks, like measure_world.
Rows measure_growth(const AskedJob& job);
/// Writing results beside making them.
Rows measure_files(const AskedJob& job);
/// How long the program takes to start.
Rows measure_start(const AskedJob& job);

}  // namespace kabar::bench
