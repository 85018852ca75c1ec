#pragma once
// When news arrives, from the daily curve of a share. Knows arrays only.

#include <span>

#include "analysis/core/effect.h"

namespace kabar::analysis {

/// `daily[d]` is the share of households at the end of day d + 1; it does not fall. The first day (from 1) at whose end
/// at least `share` of them, above 0, are there; undefined where that is not within the days.
Figure days_to(std::span<const double> daily, double share);

/// Mean of min(day, number of days) over households, where who is not there on the last day counts all days: the area
/// above the curve, which holds its value from the end of a day to the end of the next (restricted mean; Royston and
/// Parmar 2013, BMC Medical Research Methodology 13).
double restricted_mean_days(std::span<const double> daily);

}  // namespace kabar::analysis
