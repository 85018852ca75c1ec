#pragma once
// Who is left out, and where: by kelurahan, by access to the internet, and of those whom a programme is for. Knows
// recordings and no file, no words for people.

#include <cstdint>
#include <vector>

#include "analysis/core/effect.h"
#include "record/recording.h"

namespace kabar::analysis {

/// Households of a group in one place, or with one class of access.
struct Part {
  double households = 0;  // mean over populations, and over the topics that have such households
  Effect share;           // of them, that meet the measure; mean over topics, clipped to [0, 1]
  Effect shrunken;        // towards the mean of all parts; empirical Bayes, undefined for few households
};

struct Parts {
  std::vector<Part> poor_aware, non_poor_aware, eligible_understand;
};
Parts by_kelurahan(const Recording& recording, std::uint32_t strategy);
Parts by_access(const Recording& recording, std::uint32_t strategy);

/// Eligible poor households, in numbers, mean over topics.
struct LeftOut {
  Effect households, never_aware, not_understanding;
  std::vector<std::vector<double>> households_in, never_aware_in;  // kelurahan, access; means; empty where undefined
};
LeftOut left_out_of(const Recording& recording, std::uint32_t strategy);

/// Whom the news missed and whom it reached beside: of the eligible, those never aware; of those ever aware, those who
/// are not eligible (undefined where nobody became aware of any topic). Means over topics; a topic of which nobody
/// became aware is left out of the second.
struct Targeting {
  Effect exclusion, inclusion;
};
Targeting targeting_of(const Recording& recording, std::uint32_t strategy);

/// Households of each kelurahan and the poor among them, mean over all populations.
struct PlaceSize {
  double households = 0, poor = 0;
};
std::vector<PlaceSize> place_sizes(const Recording& recording);

}  // namespace kabar::analysis
