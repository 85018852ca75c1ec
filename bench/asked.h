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
  std::string before, city;                  // bench_city of an earlier build and of this one
  std::string epiworld;                      // a checkout of it; empty: a stand-in is the yardstick
  int repetitions = 5;
  int pairs = 15;  // where two are held against each other closely
  int cores = 1;
};

using Rows = std::vector<Row>;

/// Time against the budget by strategy.
Rows measure_city(const AskedJob& job);
/// Replicates, calendars and worlds beside those of an earlier build.
Rows measure_before(const AskedJob& job);
/// Household-days a second beside epiworld.
Rows measure_agents(const AskedJob& job);
/// `kabar spread` beside the afternoon.
Rows measure_spread(const AskedJob& job);
/// Its memory. A program's peak begins with that of the process that starts it: before anything that takes memory.
Rows measure_memory(const AskedJob& job);
/// Two threads beside one: over replicates and inside large ones, alone and beside a busy loop.
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
