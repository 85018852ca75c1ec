// Ties between kin and friends.

#include <algorithm>
#include <span>
#include <vector>

#include "core/math.h"
#include "core/parallel.h"
#include "network/csr.h"
#include "network/layers.h"

namespace kabar {

namespace {

constexpr std::uint32_t kHouseholdsPerBlock = 4096;

/// Half a tie: a household that looks for another in a bucket, at a place in the shuffled order given by the key.
struct Stub {
  std::uint32_t key = 0;
  std::uint32_t household = 0;
  bool operator<(const Stub& other) const { return key != other.key ? key < other.key : household < other.household; }
};

/// One bucket per place (a kelurahan, or the city) and circle (a quintile, or anybody).
constexpr std::uint32_t kCircles = kQuintiles + 1;

std::uint32_t stub_count(const Parameters& param, const Population& population, DrawKey key, std::uint32_t household) {
  const Words words = draw(key, counter_head(Purpose::kin_degree), household);
  const double mean = param.kin_ties * (population.poor[household] ? param.kin_poor : 1.0);
  const double sigma = param.kin_sigma;
  // exp(sigma^2 / 2) is the mean of a log-normal of median 1.
  const double wish = mean * exp(sigma * normal_quantile(uniform(words[0])) - sigma * sigma / 2);
  const double limit = static_cast<double>(population.households - 1);
  const double stubs = std::min(wish, limit);
  const std::uint32_t whole = static_cast<std::uint32_t>(stubs);
  return whole + (coin(words[1], threshold(stubs - whole)) ? 1 : 0);
}

/// The stubs by bucket and then by key, in linear time: as the keys are uniform, each bucket has as many cells as
/// stubs.
std::vector<Stub> shuffle_in_buckets(std::span<const Stub> drawn, std::span<const std::uint16_t> bucket_of,
                                     std::span<const std::uint32_t> bucket_begin) {
  const auto cell = [&](std::size_t s) {
    const std::uint32_t first = bucket_begin[bucket_of[s]];
    return first + below(drawn[s].key, bucket_begin[bucket_of[s] + 1u] - first);
  };
  // After the scatter, end[c] is where cell c ends and the next begins.
  std::vector<std::uint32_t> end(drawn.size() + 1, 0);
  for (std::size_t s = 0; s < drawn.size(); ++s) ++end[cell(s) + 1];
  for (std::size_t c = 1; c < end.size(); ++c) end[c] += end[c - 1];
  std::vector<Stub> sorted(drawn.size());
  for (std::size_t s = 0; s < drawn.size(); ++s) sorted[end[cell(s)]++] = drawn[s];
  std::uint32_t begin = 0;
  for (std::size_t c = 0; c < drawn.size(); begin = end[c++]) {
    if (end[c] - begin > 1) std::sort(sorted.begin() + begin, sorted.begin() + end[c]);
  }
  return sorted;
}

}  // namespace

KinTies build_kin_ties(const Parameters& param, const Population& population, std::uint32_t kelurahan, DrawKey key,
                       int threads) {
  const std::uint32_t households = population.households;
  const std::uint32_t blocks = (households + kHouseholdsPerBlock - 1) / kHouseholdsPerBlock;
  const auto for_households = [&](const auto& work) {
    parallel_for(blocks, threads, [&](std::int64_t block) {
      const std::uint32_t first = static_cast<std::uint32_t>(block) * kHouseholdsPerBlock;
      const std::uint32_t last = std::min(first + kHouseholdsPerBlock, households);
      for (std::uint32_t i = first; i < last; ++i) work(i);
    });
  };

  std::vector<std::uint32_t> begin(static_cast<std::size_t>(households) + 1, 0);
  for_households([&](std::uint32_t i) { begin[i + 1] = stub_count(param, population, key, i); });
  for (std::uint32_t i = 0; i < households; ++i) begin[i + 1] += begin[i];

  std::vector<Stub> drawn(begin[households]);
  std::vector<std::uint16_t> bucket_of(drawn.size());
  const std::uint64_t alike = threshold(param.homophily), near = threshold(param.kin_near);
  for_households([&](std::uint32_t i) {
    for (std::uint32_t k = 0; k < begin[i + 1] - begin[i]; ++k) {
      const Words words = draw(key, counter_head(Purpose::kin_bucket), i, k);
      const std::uint32_t place = coin(words[0], near) ? population.kelurahan[i] : kelurahan;
      const std::uint32_t circle = coin(words[1], alike) ? quintile(population, i) : kQuintiles;
      drawn[begin[i] + k] = {words[2], i};
      bucket_of[begin[i] + k] = static_cast<std::uint16_t>(place * kCircles + circle);
    }
  });

  const std::uint32_t buckets = (kelurahan + 1) * kCircles;
  std::vector<std::uint32_t> bucket_begin(static_cast<std::size_t>(buckets) + 1, 0);
  for (const std::uint16_t bucket : bucket_of) ++bucket_begin[bucket + 1];
  for (std::uint32_t b = 0; b < buckets; ++b) bucket_begin[b + 1] += bucket_begin[b];
  const std::vector<Stub> stubs = shuffle_in_buckets(drawn, bucket_of, bucket_begin);

  KinTies result;
  result.pairing.stubs = stubs.size();
  std::vector<Pair> pairs;
  pairs.reserve(stubs.size() / 2);
  for (std::uint32_t b = 0; b < buckets; ++b) {
    std::uint32_t place = bucket_begin[b];
    for (; place + 1 < bucket_begin[b + 1]; place += 2) {
      const std::uint32_t one = stubs[place].household, other = stubs[place + 1].household;
      if (one == other) {
        ++result.pairing.self_pairs;
      } else {
        pairs.push_back({one, other});
      }
    }
    result.pairing.unpaired += bucket_begin[b + 1] - place;
  }
  result.ties = symmetric_rows(households, pairs);
  result.pairing.duplicates = sort_and_deduplicate(result.ties) / 2;
  return result;
}

}  // namespace kabar
