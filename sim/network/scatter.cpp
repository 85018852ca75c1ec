// Neighbour ties torn out of their RTs: what would a city be whose neighbourhoods did not hold together?

#include <algorithm>
#include <tuple>
#include <vector>

#include "network/csr.h"
#include "network/layers.h"

namespace kabar {

namespace {

struct LooseEnd {
  std::uint32_t circle = 0;  // the quintile it looks in, kQuintiles: anybody
  std::uint32_t key = 0;
  std::uint32_t household = 0;
  bool operator<(const LooseEnd& other) const {
    return std::tie(circle, key, household) < std::tie(other.circle, other.key, other.household);
  }
};

}  // namespace

Csr scatter_ties(const MadeParameters& param, const Population& population, const Csr& ties, DrawKey key, int threads) {
  const std::uint64_t leaves = threshold(1 - param.rt_inside), alike = threshold(param.homophily);
  std::vector<Pair> pairs;
  std::vector<LooseEnd> ends;
  const auto loosen = [&](std::uint32_t household, const Words& words, std::size_t first) {
    const std::uint32_t circle = coin(words[first], alike) ? quintile(population, household) : kQuintiles;
    ends.push_back({circle, words[first + 1], household});
  };
  for (std::uint32_t i = 0; i < ties.rows(); ++i) {
    for (const std::uint32_t j : ties.row(i)) {
      if (j < i) continue;
      if (!coin(draw(key, counter_head(Purpose::rt_scatter), i, j)[0], leaves)) {
        pairs.push_back({i, j});
        continue;
      }
      const Words words = draw(key, counter_head(Purpose::rt_scatter), i, j, 1);
      loosen(i, words, 0);
      loosen(j, words, 2);
    }
  }
  std::sort(ends.begin(), ends.end());
  for (std::size_t e = 0; e + 1 < ends.size();) {
    if (ends[e].circle != ends[e + 1].circle) {
      ++e;  // the last of its circle finds nobody
      continue;
    }
    if (ends[e].household != ends[e + 1].household) pairs.push_back({ends[e].household, ends[e + 1].household});
    e += 2;
  }
  return symmetric_rows(ties.rows(), pairs, threads);
}

}  // namespace kabar
