#pragma once
// The figures of a run, strategy by strategy, from its counts. Knows recordings and no file, no words for people.

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analysis/core/effect.h"
#include "analysis/core/variance.h"
#include "analysis/report/attribution.h"
#include "analysis/report/missed.h"
#include "core/digest.h"
#include "core/language.h"
#include "record/recording.h"

namespace kabar::analysis {

/// Whose households a share is of.
enum class Group : std::uint8_t { poor, non_poor, eligible, all };
inline constexpr int kSummaryGroups = 4;
inline constexpr const char* kSummaryGroupNames[kSummaryGroups] = {"poor", "non_poor", "eligible", "all"};

struct StrategyName {
  std::string name, title_id, title_en;
  std::int64_t budget_rupiah = 0;  // the ceiling of its run; 0: none
  bool budget_exempt = false;
  std::string scale_with = {};  // the number that was scaled to the ceiling, or ""
  std::string of = {};          // the whole strategy: its own name, but of a knock-out
  std::string without = {};     // the kind of means that a knock-out lacks, or ""
  Digest content = {};          // of what it does
  bool acts = true;             // holds a block: is not meant to do nothing
  bool is_whole() const { return without.empty(); }
};

/// What a recording does not say itself. `strategies` in the recording's order.
struct RunNames {
  std::string path = {};  // of the file, where it came from one
  std::vector<StrategyName> strategies;
  std::vector<ChannelName> channels = {};  // in the recording's order
  std::vector<TargetName> targets = {};    // in the recording's order
  std::int64_t seed = 0;
  Digest digest, config_digest, world_digest;
  std::string city = {}, start = {};
  std::vector<std::string> kelurahan = {}, topics = {};  // codes, ids
};

using ShareSamples = std::array<std::array<Sample, kMeasures>, kSummaryGroups>;  // group, measure
using ShareEffects = std::array<std::array<Effect, kMeasures>, kSummaryGroups>;

/// One value per complete replicate. A share is of the group's households, mean over topics; a topic without a
/// household of the group is left out of the mean. erreygers: of ever aware over welfare deciles. Costs do not vary
/// with replicates: one value per population. Where luck alone varied, all populations are one city: its replicates.
struct StrategySamples {
  ShareSamples shares;
  Sample erreygers, cash_rupiah, staff_hours;
  Sample eligible_understanding;          // number of eligible households that understand, sum over topics
  std::array<Sample, kEvents> events;     // numbers in a replicate, all topics
  std::vector<double> scaled_values;      // by population, where a number was scaled to a budget
  std::uint32_t populations = 0;          // with a complete replicate
  std::uint32_t replicates = 0;           // complete ones per population, at most
  std::uint64_t complete_replicates = 0;  // in all
  Vary vary = Vary::all;
};
StrategySamples samples_of(const Recording& recording, std::uint32_t strategy);
/// A value of replicate r of population p, placed in its sample.
Observation observation_of(const Recording& recording, std::uint32_t p, std::uint32_t r, double value);

/// Poor against non-poor, ever aware: by population (by replicate where there is one population).
struct GapEffects {
  Effect difference, ratio, log_odds_ratio;
};

/// Over populations; a cost does not vary with luck.
struct Spread {
  double mean = 0, lowest = 0, highest = 0;
};

/// What a strategy made of the common ceiling.
struct BudgetUse {
  std::int64_t ceiling_rupiah = 0;
  bool exempt = false;  // it may cost more
  Spread spent_rupiah;
  std::string scale_with;
  std::optional<Spread> value;  // of that number
};

/// The two figures that head every table.
struct Headlines {
  Variance eligible_understand, poor_aware;
};
/// Where people or network alone varied, `city` is that source. Where luck did, all is luck and there are no parts.
Headlines variance_of_headlines(const ShareSamples& shares, Vary vary);

struct StrategySummary {
  StrategyName name;
  std::uint32_t populations = 0, replicates = 0;
  std::uint64_t complete_replicates = 0;
  Unit unit = Unit::populations;  // what the intervals are over
  Vary vary = Vary::all;          // what differs between them
  Effect cash_rupiah, staff_hours;
  std::optional<BudgetUse> budget;  // none without a ceiling
  ShareEffects shares;              // intervals clipped to [0, 1]
  Effect erreygers;
  GapEffects gap;
  std::array<Effect, kEvents> events;  // numbers in a replicate, all topics
  Headlines variance;
};
StrategySummary summarise(const StrategySamples& samples, const StrategyName& name);

/// Totals over all replicates and strategies.
struct RunTotals {
  double seconds = 0, seconds_total = 0;
  std::uint64_t exposures = 0, activations = 0, coins = 0;
  std::uint32_t topics = 0;
  Digest digest, config_digest, world_digest;
};

/// A knock-out minus the whole strategy, paired: what is lost without one kind of its means is below 0.
struct Loss {
  std::string name, strategy, without;  // of the knock-out, of the whole, the kind
  ShareEffects difference;
};
std::vector<Loss> losses_of(const Recording& recording, const RunNames& names);

struct RunSummary {
  std::vector<StrategySummary> strategies;  // whole ones, in the recording's order
  std::vector<Loss> losses;
  std::vector<Missed> missed;
  RunTotals totals;
  Vary vary = Vary::all;
  /// Whether luck and population leave no doubt who has the largest share, as choices_of() and standing_of() would say.
  bool poor_aware_decided = false, eligible_understand_decided = false;
};
RunSummary summarise(const Recording& recording, const RunNames& names);

/// The title, or the name where there is none.
const std::string& title_of(const StrategyName& name, Language in);
/// Adds the name to titles that several strategies have, "Posts (more-posts)", in either language: people know a
/// strategy by its title alone.
void tell_titles_apart(std::vector<StrategySummary>& strategies);

/// The strategy to compare with where none is named.
inline constexpr const char* kDefaultBaseline = "status-quo";

/// Keeps to the ceiling and reaches somebody.
bool may_be_chosen(const StrategySummary& strategy);

RunTotals totals_of(const Recording& recording, const RunNames& names);

/// Places of the strategies by the share of eligible households that understand, most first; what is undefined is last.
std::vector<std::size_t> by_eligible_understanding(std::span<const StrategySummary> strategies);

constexpr std::size_t at(Group group) {
  return static_cast<std::size_t>(group);
}
constexpr std::size_t at(Measure measure) {
  return static_cast<std::size_t>(measure);
}

}  // namespace kabar::analysis
