#pragma once
// Shares of small parts of a city, drawn towards the mean of all parts as far as they are noise. Knows arrays only.

#include <span>
#include <vector>

#include "analysis/core/effect.h"

namespace kabar::analysis {

inline constexpr std::uint32_t kFewestHouseholds = 100;
inline constexpr std::size_t kFewestParts = 3;

/// A part of a city (kelurahan, class of access): its households (mean over populations) and their share.
struct PartCounts {
  double households = 0;
  Sample share;
};

/// The part's expected share by empirical Bayes (Morris 1983, JASA 78), with its interval.
///
/// With d the part's mean distance from the mean m of all parts weighted by households, both over the units that all
/// parts have (populations, or replicates where there is one population), the result is m + (1 - B) d, where
/// B = noise / (noise + signal). Taking the distance within each unit leaves out what moves all parts together.
/// - noise: variance of d over units / their number, at least the binomial one of all replicates, m (1 - m) /
///   (households x replicates), so that a few units that happen to agree do not count as certain;
/// - signal: variance of true distances, from the variance between parts by moments weighted by households
///   (DerSimonian and Laird 1986, Controlled Clinical Trials 7, for any weights: DerSimonian and Kacker 2007,
///   Contemporary Clinical Trials 28), 0 where the parts differ less than noise does.
/// The interval: t over units, of variance var(m) + (1 - B) noise + B^2 d^2 var(B) / B^2, the last as the variance
/// between parts is itself an estimate from so many parts (first-order form of Morris's). Clipped to [0, 1].
///
/// Undefined below kFewestHouseholds, for a share that has a reason, and for fewer than kFewestParts parts.
std::vector<Effect> shrunken_shares(std::span<const PartCounts> parts, double level = kLevel);

}  // namespace kabar::analysis
