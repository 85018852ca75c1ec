#include "analysis/report/deciles.h"

#include "analysis/report/cells.h"

namespace kabar::analysis {

std::vector<Decile> by_decile(const Recording& recording, std::uint32_t strategy) {
  const std::size_t topics = recording.dimensions.topics;
  std::vector<Decile> deciles;
  for (std::size_t decile = 0; decile < kDecileCells; ++decile) {
    double households = 0;
    for (const PopulationRecord& population : recording.populations) households += population.deciles[decile];
    const Sample share = sample_over(recording, strategy, [&](const auto& population, const auto& replicate) -> Figure {
      if (population.deciles[decile] == 0) return {std::nullopt, Why::no_household};
      std::uint64_t aware = 0;
      for (std::size_t topic = 0; topic < topics; ++topic) {
        aware += replicate.deciles[(topic * kMeasures + at(Measure::ever_aware)) * kDecileCells + decile];
      }
      return {static_cast<double>(aware) / static_cast<double>(topics) / population.deciles[decile]};
    });
    deciles.push_back(
        {recording.populations.empty() ? 0 : households / static_cast<double>(recording.populations.size()),
         clipped_to_shares(estimate(share))});
  }
  return deciles;
}

}  // namespace kabar::analysis
