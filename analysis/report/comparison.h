#pragma once
// Strategies of one or several runs against a baseline. Knows recordings and no file, no words for people.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analysis/core/difference.h"
#include "analysis/report/rankable.h"
#include "analysis/report/summary.h"

namespace kabar::analysis {

/// A strategy minus the baseline. Paired where both ran in the same worlds under the same seed, else of independent
/// samples.
struct StrategyDifference {
  bool paired = true;
  ShareEffects shares;
  Effect cash_rupiah, staff_hours;
  Headlines variance;         // of the paired difference
  Figure variance_reduction;  // of poor ever aware
  Needed needed;              // to tell poor ever aware from the baseline's
};

/// Where a strategy comes from.
struct StrategyPlace {
  std::size_t run = 0;         // by file
  std::uint32_t strategy = 0;  // in its recording
  std::size_t worlds = 0;      // equal: the same worlds with the same luck; the first run that has them
};

struct Comparison {
  std::vector<StrategySummary> strategies;  // whole ones, in the order of the files, then of the recordings
  std::vector<StrategyPlace> places;
  std::vector<StrategySamples> samples;
  std::vector<StrategyDifference> differences;
  std::vector<Loss> losses;
  std::vector<Way> ways;                  // by which news reached households, of all files
  std::vector<Attribution> attributions;  // by strategy
  std::size_t baseline = 0;
  std::vector<RunTotals> runs;      // by file
  std::vector<std::string> paths;   // by file
  std::vector<std::int64_t> seeds;  // by file
  bool all_paired = true;
  Vary vary = Vary::all;
};

/// `baseline`: a strategy's name, or "" for status-quo, where there is none the first strategy. Throws InputError as
/// refuse_no_ranking() does, and where the baseline is unknown.
Comparison compare(std::span<const RunView> runs, const std::string& baseline);

}  // namespace kabar::analysis
