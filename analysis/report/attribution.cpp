#include "analysis/report/attribution.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>

#include "analysis/report/summary.h"
#include "core/mechanism.h"

namespace kabar::analysis {

namespace {

/// In which people read of the mechanism; the last of all if kabar knows none of that name.
int turn_of(const std::string& mechanism) {
  for (const MechanismFacts& facts : kMechanismFacts) {
    if (facts.name == mechanism) return facts.turn;
  }
  return kMechanisms;
}

/// The way of which a channel of this id and mechanism is a part.
std::string way_id(const ChannelName& channel) {
  if (channel.mechanism == "feed") return "feeds";
  if (channel.mechanism == "broadcast") return "broadcasts";
  return channel.id;
}

/// A way of several channels has a name of its own.
void name_together(Way& way) {
  const bool feeds = way.id == "feeds";
  way.name_id = feeds ? "Akun dan iklan medsos" : "Siaran dan pengumuman";
  way.name_en = feeds ? "Accounts and ads" : "Broadcasts";
}

std::vector<std::size_t> ways_by_channel(std::span<const ChannelName> channels, std::span<const Way> ways) {
  std::vector<std::size_t> places;
  for (const ChannelName& channel : channels) {
    const auto way = std::find_if(ways.begin(), ways.end(), [&](const Way& w) { return w.id == way_id(channel); });
    places.push_back(static_cast<std::size_t>(way - ways.begin()));
  }
  return places;
}

std::uint64_t poor_households(const PopulationRecord& population, std::size_t topic, const Dimensions& dimensions) {
  const std::size_t cells = std::size_t{dimensions.kelurahan} * kAccessCells;
  std::uint64_t sum = 0;
  for (std::size_t status = 1; status < kStatuses; status += 2) {
    const auto begin = population.cells.begin() + static_cast<std::ptrdiff_t>((topic * kStatuses + status) * cells);
    sum = std::accumulate(begin, begin + static_cast<std::ptrdiff_t>(cells), sum);
  }
  return sum;
}

/// One replicate's shares of poor households by way, mean over topics; none where there are no poor.
std::optional<std::vector<double>> shares_by_way(const std::vector<std::uint32_t>& counts,
                                                 const PopulationRecord& population, const Dimensions& dimensions,
                                                 const std::vector<std::size_t>& way_of, std::size_t ways) {
  std::vector<double> shares(ways, 0.0);
  int topics = 0;
  for (std::size_t t = 0; t < dimensions.topics; ++t) {
    const std::uint64_t poor = poor_households(population, t, dimensions);
    if (poor == 0) continue;
    ++topics;
    std::vector<std::uint64_t> aware(ways, 0);
    for (std::size_t c = 0; c < way_of.size(); ++c) aware[way_of[c]] += counts[(t * 2 + 1) * way_of.size() + c];
    for (std::size_t w = 0; w < ways; ++w) shares[w] += static_cast<double>(aware[w]) / static_cast<double>(poor);
  }
  if (topics == 0) return std::nullopt;
  for (double& share : shares) share /= topics;
  return shares;
}

/// The parts of a whole that is their sum, by independent value.
std::vector<WayEffect> effects_of(const std::vector<Sample>& samples) {
  std::vector<std::vector<double>> parts;
  std::vector<double> wholes;
  for (const Sample& sample : samples) {
    parts.push_back(sample.reason.empty() ? independent_values(sample) : std::vector<double>());
    wholes.resize(parts.back().size(), 0.0);
    for (std::size_t i = 0; i < parts.back().size(); ++i) wholes[i] += parts.back()[i];
  }
  const bool any_empty = std::any_of(wholes.begin(), wholes.end(), [](double whole) { return whole <= 0.0; });
  std::vector<WayEffect> effects;
  for (std::size_t w = 0; w < samples.size(); ++w) {
    WayEffect effect{clipped_to_shares(estimate(samples[w])), {}};
    if (!effect.of_poor.mean) {
      effect.of_aware = undefined(effect.of_poor.reason);
    } else if (any_empty) {
      effect.of_aware = undefined(Why::nobody_aware_somewhere);
    } else {
      std::vector<double> shares;
      for (std::size_t i = 0; i < wholes.size(); ++i) shares.push_back(parts[w][i] / wholes[i]);
      effect.of_aware = clipped_to_shares(t_interval(shares));
    }
    effects.push_back(std::move(effect));
  }
  return effects;
}

}  // namespace

std::vector<Way> ways_of(std::span<const std::vector<ChannelName>> runs) {
  std::vector<Way> ways;
  for (const std::vector<ChannelName>& channels : runs) {
    for (const ChannelName& channel : channels) {
      const std::string id = way_id(channel);
      auto way = std::find_if(ways.begin(), ways.end(), [&](const Way& w) { return w.id == id; });
      if (way == ways.end()) {
        ways.push_back({id, channel.name_id, channel.name_en, channel.mechanism, {channel.id}});
      } else if (std::find(way->channels.begin(), way->channels.end(), channel.id) == way->channels.end()) {
        way->channels.push_back(channel.id);
        name_together(*way);
      }
    }
  }
  std::stable_sort(ways.begin(), ways.end(),
                   [](const Way& a, const Way& b) { return turn_of(a.mechanism) < turn_of(b.mechanism); });
  return ways;
}

Attribution attribution_of(const Recording& recording, std::uint32_t strategy, std::span<const ChannelName> channels,
                           std::span<const Way> ways) {
  const Dimensions& dimensions = recording.dimensions;
  const std::vector<std::size_t> way_of = ways_by_channel(channels, ways);
  std::vector<Sample> last_hop(ways.size()), root(ways.size());
  const auto add = [&](const std::vector<std::uint32_t>& counts, std::uint32_t p, std::uint32_t r,
                       std::vector<Sample>& samples) {
    const auto shares = shares_by_way(counts, recording.populations[p], dimensions, way_of, ways.size());
    for (std::size_t w = 0; w < ways.size(); ++w) {
      if (shares) {
        samples[w].values.push_back(observation_of(recording, p, r, (*shares)[w]));
      } else {
        samples[w].reason = {Why::no_household, p};
      }
    }
  };
  for (std::uint32_t p = 0; p < dimensions.populations; ++p) {
    for (std::uint32_t r = 0; r < dimensions.replicates; ++r) {
      const ReplicateRecord& replicate = recording.at(strategy, p, r);
      if (!replicate.complete) continue;
      add(replicate.first_channel, p, r, last_hop);
      add(replicate.root_channel, p, r, root);
    }
  }
  return {effects_of(last_hop), effects_of(root)};
}

}  // namespace kabar::analysis
