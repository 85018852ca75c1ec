#include "analysis/report/frequency.h"

#include "analysis/report/cells.h"

namespace kabar::analysis {

Effect frequency_of(const Recording& recording, std::uint32_t strategy) {
  const Dimensions& dimensions = recording.dimensions;
  const Selection all = everywhere(Group::all, dimensions);
  return estimate(sample_over(recording, strategy, [&](const auto&, const auto& replicate) -> Figure {
    std::uint64_t reached = 0;
    for (std::size_t topic = 0; topic < dimensions.topics; ++topic) {
      reached += meeting(replicate, dimensions, topic, Measure::reach, all);
    }
    if (reached == 0) return {std::nullopt, Why::nobody_reached};
    return {static_cast<double>(replicate.exposures) / static_cast<double>(reached)};
  }));
}

}  // namespace kabar::analysis
