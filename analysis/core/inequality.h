#pragma once
// How unevenly something is spread over households, and the gap between poor and non-poor. Knows arrays only.

#include <span>

#include "analysis/core/effect.h"

namespace kabar::analysis {

/// Spread of values that are not negative; 0 is even. Undefined for no values or a sum of 0.
Figure gini(std::span<const double> values);
/// Theil's T, mean of (x/mean) ln(x/mean), with 0 ln 0 = 0.
Figure theil_t(std::span<const double> values);
/// Mean log deviation (Theil's L), mean of ln(mean/x); undefined where a value is 0.
Figure mean_log_deviation(std::span<const double> values);

/// Households of one welfare rank (one household, a decile, all the poor) and the mean outcome among them.
struct RankedGroup {
  double households = 0;
  double outcome = 0;  // for the bounded indices a share in [0, 1]
};

/// Concentration indices over groups from the poorest to the richest; everyone in a group has its mid-rank (Kakwani,
/// Wagstaff, van Doorslaer 1997). Above 0: the richer have more. Groups without households do not count.
/// concentration = 2 cov(outcome, rank) / mean, undefined at mean 0.
Figure concentration_index(std::span<const RankedGroup> groups);
/// Wagstaff (2005) for a bounded outcome: concentration / (1 - mean), undefined at mean 0 and 1.
Figure wagstaff_index(std::span<const RankedGroup> groups);
/// Erreygers (2009) for a bounded outcome: 4 mean concentration; 0 where the mean is 0. Always read beside the level.
Figure erreygers_index(std::span<const RankedGroup> groups);
/// The outcomes of single households from the poorest to the richest, no two of one rank.
std::vector<RankedGroup> one_by_one(std::span<const double> outcomes);

/// Erreygers index of two groups: 4 f (1 - f) (non_poor - poor), f the share of poor households.
double erreygers_of_two(double poor_share, double poor, double non_poor);
/// Concentration index of two groups: f (1 - f) (non_poor - poor) / mean; undefined at mean 0.
Figure concentration_of_two(double poor_share, double poor, double non_poor);

/// Poor against non-poor, both shares in [0, 1].
double gap_difference(double poor, double non_poor);
Figure gap_ratio(double poor, double non_poor);           // undefined where the non-poor share is 0
Figure gap_log_odds_ratio(double poor, double non_poor);  // undefined where a share is 0 or 1

}  // namespace kabar::analysis
