#pragma once
// One size of the city measured in a process of its own, and how time and memory grow with size.

#include <cstdint>
#include <string>
#include <vector>

#include "scenario/scenario.h"

namespace kabar::bench {

/// Times in seconds, memory in bytes. `cpu` counts all threads.
struct SizeMeasurement {
  double households = 0, directed_ties = 0, topics = 0, threads = 0;
  double world_wall = 0, world_cpu = 0;
  double world_bytes = 0;  // the finished world
  double world_peak = 0;   // while it is made
  // The world's bytes without ties, and those of its ties, by kabar's own count.
  double counted_bytes = 0, counted_tie_bytes = 0;
  double calendar_wall = 0;
  double replicate_wall = 0, replicate_cpu = 0;
  double replicate_bytes = 0;  // what the first replicate adds at its peak: its state and its record
  double peak = 0;             // of the whole process, world, calendar and replicate
  double exposures = 0, coins = 0, activations = 0;
  double budget_ratio = 0;  // processor time over what the work may cost (CityWork)
};

/// Builds the world (median of `repetitions`, one of large cities), a calendar, and runs replicates (median of
/// `repetitions`) on `threads` threads, in a child process; small cities five times as often.
SizeMeasurement measure_size(const Scenario& scenario, const std::string& strategy, std::uint32_t households,
                             int threads, int repetitions);

/// Slope of log(value) against log(size) by least squares.
double exponent(const std::vector<double>& sizes, const std::vector<double>& values);

}  // namespace kabar::bench
