#pragma once
// How strategies compare with each other: the best, the baseline, their money, and what could be had at all. Knows
// samples and no file, no words for people.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analysis/core/best.h"
#include "analysis/report/comparison.h"
#include "analysis/report/worlds.h"

namespace kabar::analysis {

/// What a strategy gains over the baseline for its money. Households are eligible ones that understand, sum over
/// topics.
struct NetBenefit {
  double rupiah_per_household = 0;  // what one more household is worth
  Effect rupiah;
};
struct CostEffect {
  Effect more_households, more_rupiah, more_staff_hours;
  Effect rupiah_per_household;  // undefined where the gain is not above 0, or its interval holds 0
  std::vector<NetBenefit> net_benefit;
};
/// Worths of one more household that understands at which the net benefit is told, rupiah.
inline constexpr double kWorths[] = {0, 10e3, 25e3, 50e3, 100e3, 250e3, 500e3, 1000e3};

/// Against the baseline; p_holm over all contrasts of the headline.
struct Contrast {
  Figure p;
  std::optional<double> p_holm;
};

struct Dominator {
  std::string strategy;
  double share = 0;  // of the populations (replicates) in which it dominates
};
struct Front {
  std::optional<bool> on_front;
  std::optional<double> share_on_front;
  Reason reason = {};  // why it cannot be told
  std::vector<Dominator> dominated_by;
};

struct Choice {
  bool may_be_chosen = false;                    // keeps to the ceiling and reaches somebody
  ByHeadline<Effect> attainable;                 // 0 as kFloor, 1 as kCeiling
  std::optional<CostEffect> cost;                // none for the baseline
  ByHeadline<BestOf> best;                       // among those that may be chosen
  ByHeadline<std::optional<Contrast>> contrast;  // none for the baseline
  Front front;
};

/// Names of the strategies between which the attainable lies.
inline constexpr const char* kFloorStrategy = "silence";
inline constexpr const char* kCeilingStrategy = "everyone-sees";

/// By strategy, in the order of the comparison.
std::vector<Choice> choices_of(const Comparison& comparison);

/// The sample of a headline.
const Sample& headline_of(const StrategySamples& samples, Headline headline);

}  // namespace kabar::analysis
