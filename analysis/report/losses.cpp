// What is lost without one kind of a strategy's means.

#include <algorithm>

#include "analysis/core/difference.h"
#include "analysis/report/summary.h"

namespace kabar::analysis {

std::vector<Loss> losses_of(const Recording& recording, const RunNames& names) {
  std::vector<Loss> losses;
  for (std::size_t s = 0; s < names.strategies.size(); ++s) {
    const StrategyName& name = names.strategies[s];
    if (name.is_whole()) continue;
    const auto whole = std::find_if(names.strategies.begin(), names.strategies.end(), [&](const StrategyName& other) {
      return other.is_whole() && other.name == name.of;
    });
    if (whole == names.strategies.end()) continue;
    const StrategySamples without = samples_of(recording, static_cast<std::uint32_t>(s));
    const StrategySamples with = samples_of(recording, static_cast<std::uint32_t>(whole - names.strategies.begin()));
    Loss loss{name.name, name.of, name.without, {}};
    for (std::size_t group = 0; group < kSummaryGroups; ++group) {
      for (std::size_t measure = 0; measure < kMeasures; ++measure) {
        loss.difference[group][measure] =
            paired_difference(without.shares[group][measure], with.shares[group][measure]);
      }
    }
    losses.push_back(std::move(loss));
  }
  return losses;
}

}  // namespace kabar::analysis
