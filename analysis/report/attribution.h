#pragma once
// By which ways news reached those who became aware: the way of their first exposure (the last hop) and the one it all
// goes back to (the root). Knows recordings and no file, no words for people.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "analysis/core/effect.h"
#include "record/recording.h"

namespace kabar::analysis {

/// A channel as its scenario names it.
struct ChannelName {
  std::string id, name_id, name_en, mechanism;
};

/// A row of attribution: one channel, or all feeds, or all broadcasts, of which a city has many.
struct Way {
  std::string id;  // the channel's, or "feeds", "broadcasts"
  std::string name_id, name_en;
  std::string mechanism;
  std::vector<std::string> channels;  // ids
};

/// The ways of several runs: those of the first, then what others have more. In the order of what a strategy sends,
/// then of what people pass on; within it in the order of the channels.
std::vector<Way> ways_of(std::span<const std::vector<ChannelName>> runs);

/// One way's part of the poor households that became aware, mean over topics.
struct WayEffect {
  Effect of_poor;   // of all poor households
  Effect of_aware;  // of those ever aware
};

/// By way.
struct Attribution {
  std::vector<WayEffect> last_hop, root;
};

/// Intervals as those of shares: over populations, or over replicates where there is one population. `channels`: those
/// of the recording, in its order; a way that it does not have is 0.
Attribution attribution_of(const Recording& recording, std::uint32_t strategy, std::span<const ChannelName> channels,
                           std::span<const Way> ways);

}  // namespace kabar::analysis
