#include "analysis/core/shrink.h"

#include <algorithm>
#include <cmath>

#include "analysis/core/difference.h"

namespace kabar::analysis {

namespace {

/// A part that takes part, its shares by unit.
struct Part {
  std::size_t index = 0;
  double weight = 0;  // of all households
  double households = 0;
  std::vector<double> shares;
  double distance = 0, noise = 0;
};

/// Parts with a share, at the places that all of them have; none where they have no place in common.
std::vector<Part> parts_of(std::span<const PartCounts> counts, std::size_t& replicates) {
  Sample places;
  std::vector<Part> parts;
  double households = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const PartCounts& part = counts[i];
    if (!part.share.reason.empty() || part.share.values.empty() || !(part.households > 0)) continue;
    places = parts.empty() ? part.share : paired_values(places, part.share);
    if (!places.reason.empty()) return {};
    parts.push_back({i, 0, part.households, {}, 0, 0});
    households += part.households;
  }
  replicates = places.values.size();
  for (Part& part : parts) {
    part.weight = part.households / households;
    part.shares = independent_values(at_places_of(places, counts[part.index].share));
  }
  return parts;
}

/// What all parts have in common.
struct City {
  double mean = 0, noise = 0;  // of the mean
  double units = 0;
  double between = 0;        // variance between parts
  double between_noise = 0;  // variance of that estimate
  double concentration = 0;  // sum of squared weights
};

City city_of(std::vector<Part>& parts, std::size_t replicates) {
  City city;
  const std::size_t units = parts.front().shares.size();
  city.units = static_cast<double>(units);
  std::vector<double> means(units);
  for (const Part& part : parts) {
    for (std::size_t u = 0; u < units; ++u) means[u] += part.weight * part.shares[u];
    city.concentration += part.weight * part.weight;
  }
  city.mean = mean_of(means);
  city.noise = variance_of(means) / city.units;
  double spread = 0, noise = 0;
  for (Part& part : parts) {
    std::vector<double> distances;
    for (std::size_t u = 0; u < units; ++u) distances.push_back(part.shares[u] - means[u]);
    const double binomial = city.mean * (1 - city.mean) / (part.households * static_cast<double>(replicates));
    part.distance = mean_of(distances);
    part.noise = std::max(variance_of(distances) / city.units, binomial);
    spread += part.weight * part.distance * part.distance;
    noise += part.weight * part.noise;
  }
  const double others = static_cast<double>(parts.size()) - 1;
  city.between = std::max(0.0, (spread - noise) / (1 - city.concentration));
  city.between_noise = 2 / others * (city.between + noise) * (city.between + noise);
  return city;
}

Effect shrunken(const Part& part, const City& city, double level) {
  const double factor = 1 - 2 * part.weight + city.concentration;  // a distance is from a mean that holds the part
  const double signal = city.between * factor;
  if (part.noise + signal == 0) return {city.mean, city.mean, city.mean};
  const double drawn = part.noise / (part.noise + signal);
  // var(B) = (dB / d signal)^2 var(signal).
  const double slope = drawn / (part.noise + signal) * factor;
  const double variance =
      city.noise + (1 - drawn) * part.noise + part.distance * part.distance * slope * slope * city.between_noise;
  const double mean = city.mean + (1 - drawn) * part.distance;
  const double half_width = t_quantile((1 + level) / 2, city.units - 1) * std::sqrt(variance);
  return clipped_to_shares({mean, mean - half_width, mean + half_width});
}

}  // namespace

std::vector<Effect> shrunken_shares(std::span<const PartCounts> counts, double level) {
  std::size_t replicates = 0;
  std::vector<Part> parts = parts_of(counts, replicates);
  Reason reason;
  if (parts.size() < kFewestParts) reason = {Why::few_parts, kFewestParts};
  if (reason.empty() && parts.front().shares.size() < 2) reason = Why::one_replicate_no_interval;

  std::vector<Effect> result;
  for (const PartCounts& part : counts) {
    if (!part.share.reason.empty()) {
      result.push_back(undefined(part.share.reason));
    } else if (part.households < kFewestHouseholds) {
      result.push_back(undefined({Why::few_households, kFewestHouseholds}));
    } else {
      result.push_back(undefined(reason));
    }
  }
  if (!reason.empty()) return result;
  const City city = city_of(parts, replicates);
  for (const Part& part : parts) {
    if (part.households >= kFewestHouseholds) result[part.index] = shrunken(part, city, level);
  }
  return result;
}

}  // namespace kabar::analysis
