#pragma once
// How much of the spread of one replicate is luck, and what a run says in which one source of chance varies alone.

#include <span>
#include <string>

#include "analysis/report/grid.h"
#include "analysis/report/summary.h"

namespace kabar::analysis {

struct VarianceRow {
  std::string title;
  Headlines own, difference;  // the difference from the baseline; of the baseline itself: none
};

/// Standard deviations of one replicate with the share of luck; empty where nothing can be said.
std::string variance_table(std::span<const VarianceRow> rows, Vary vary, const Setting& setting);

/// What differs in a run with --vary, to be said before any figure; empty where all sources of chance do.
std::string what_varies(Vary vary, const Setting& setting);
/// What the intervals hold, and what not.
std::string what_intervals_hold(Vary vary, Language language);

}  // namespace kabar::analysis
