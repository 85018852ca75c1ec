#include "population/places.h"

#include <algorithm>
#include <cmath>

#include "core/memory.h"
#include "core/parallel.h"
#include "core/row_words.h"

namespace kabar {

namespace {

// An RT without a figure for its kelurahan is filled to this share of the largest size allowed.
constexpr double kUsualFilling = 0.8;
// RTs differ: sizes lie this far to either side of their mean (E).
constexpr double kSizeSpread = 0.25;

std::uint32_t nearest(double value) {
  return static_cast<std::uint32_t>(value + 0.5);
}

std::vector<std::uint32_t> rts_of(const MadeConfiguration& made, std::span<const std::uint32_t> households_of,
                                  double growth) {
  const std::uint32_t largest = static_cast<std::uint32_t>(made.city.rt_households_max);
  std::vector<std::uint32_t> rts(households_of.size(), 0);
  for (std::size_t k = 0; k < rts.size(); ++k) {
    const std::uint32_t households = households_of[k];
    if (households == 0) continue;
    const double known = k < made.kelurahan.size() ? static_cast<double>(made.kelurahan[k].rt) : 0.0;
    const double wanted = known > 0 ? known * growth : households / (kUsualFilling * largest);
    const std::uint32_t needed = (households + largest - 1) / largest;
    rts[k] = std::clamp(nearest(wanted), needed, households);
  }
  return rts;
}

/// RWs by share of RTs (largest remainder), at least one where there is an RT and no more than RTs.
std::vector<std::uint32_t> rws_of(std::span<const std::uint32_t> rts, double wanted) {
  std::uint64_t all = 0, places = 0;
  for (const std::uint32_t n : rts) {
    all += n;
    places += n > 0;
  }
  const std::uint64_t total = std::clamp<std::uint64_t>(nearest(wanted), places, all);
  std::vector<std::uint32_t> rws(rts.size(), 0);
  std::vector<double> quota(rts.size(), 0.0);
  std::uint64_t given = 0;
  for (std::size_t k = 0; k < rts.size(); ++k) {
    if (rts[k] == 0) continue;
    quota[k] = static_cast<double>(total) * rts[k] / static_cast<double>(all);
    rws[k] = std::clamp(static_cast<std::uint32_t>(quota[k]), 1u, rts[k]);
    given += rws[k];
  }
  while (given != total) {
    const bool more = given < total;
    std::size_t best = rts.size();
    for (std::size_t k = 0; k < rts.size(); ++k) {
      if (rts[k] == 0 || (more ? rws[k] == rts[k] : rws[k] == 1)) continue;
      const double want = more ? quota[k] - rws[k] : rws[k] - quota[k];
      if (best == rts.size() || want > (more ? quota[best] - rws[best] : rws[best] - quota[best])) best = k;
    }
    rws[best] = more ? rws[best] + 1 : rws[best] - 1;
    given = more ? given + 1 : given - 1;
  }
  return rws;
}

/// Sizes of the RTs of one kelurahan: around the mean, 1 .. largest, summing to `households`.
std::vector<std::uint32_t> rt_sizes(std::uint32_t kelurahan, std::uint32_t rts, std::uint32_t households,
                                    std::uint32_t largest, DrawKey key) {
  std::vector<double> reached(rts);
  double sum = 0;
  for_row_words(key, counter_head(Purpose::rt_size), kelurahan, 0, 0, rts, [&](std::uint32_t i, std::uint32_t word) {
    sum += 1.0 - kSizeSpread + 2.0 * kSizeSpread * uniform(word);
    reached[i] = sum;
  });
  std::vector<std::uint32_t> sizes(rts);
  const std::uint32_t rest = households - rts;  // everyone has one; the rest by weight
  std::uint32_t taken = 0, excess = 0;
  for (std::uint32_t i = 0; i < rts; ++i) {
    const std::uint32_t upto = i + 1 == rts ? rest : static_cast<std::uint32_t>(reached[i] / sum * rest);
    sizes[i] = 1 + upto - taken;
    taken = upto;
    if (sizes[i] > largest) {
      excess += sizes[i] - largest;
      sizes[i] = largest;
    }
  }
  for (std::uint32_t i = 0; excess > 0; i = (i + 1) % rts) {
    if (sizes[i] == largest) continue;
    ++sizes[i];
    --excess;
  }
  return sizes;
}

}  // namespace

void lay_out(const MadeConfiguration& made, std::span<const std::uint32_t> households_of, double growth, DrawKey key,
             int threads, Population& population) {
  const std::uint32_t largest = static_cast<std::uint32_t>(made.city.rt_households_max);
  const std::vector<std::uint32_t> rts = rts_of(made, households_of, growth);
  const std::vector<std::uint32_t> rws = rws_of(rts, static_cast<double>(made.city.rw) * growth);
  std::vector<std::uint32_t> first_rt(1, 0), first_rw(1, 0), first_household(1, 0);
  for (std::size_t k = 0; k < rts.size(); ++k) {
    first_rt.push_back(first_rt[k] + rts[k]);
    first_rw.push_back(first_rw[k] + rws[k]);
    first_household.push_back(first_household[k] + households_of[k]);
  }
  population.rt_begin = column_of<std::uint32_t>(first_rt.back() + std::size_t{1});
  population.rt_rw = column_of<std::uint32_t>(first_rt.back());
  population.rw_kelurahan = column_of<std::uint16_t>(first_rw.back());
  population.rt = column_of<std::uint32_t>(first_household.back());
  population.kelurahan = column_of<std::uint8_t>(first_household.back());
  parallel_for(static_cast<std::int64_t>(rts.size()), threads, [&](std::int64_t at) {
    const std::size_t k = static_cast<std::size_t>(at);
    if (rts[k] == 0) return;
    const std::vector<std::uint32_t> sizes =
        rt_sizes(static_cast<std::uint32_t>(k), rts[k], households_of[k], largest, key);
    std::uint32_t end = first_household[k];
    for (std::uint32_t i = 0; i < rts[k]; ++i) {
      const std::uint32_t rt = first_rt[k] + i;
      population.rt_rw[rt] = first_rw[k] + static_cast<std::uint32_t>(static_cast<std::uint64_t>(i) * rws[k] / rts[k]);
      std::fill_n(population.rt.begin() + end, sizes[i], rt);
      population.rt_begin[rt + 1] = end += sizes[i];
    }
    std::fill_n(population.rw_kelurahan.begin() + first_rw[k], rws[k], static_cast<std::uint16_t>(k));
    std::fill_n(population.kelurahan.begin() + first_household[k], households_of[k], static_cast<std::uint8_t>(k));
  });
}

}  // namespace kabar
