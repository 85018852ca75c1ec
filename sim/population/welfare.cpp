#include <algorithm>
#include <array>

#include "core/memory.h"
#include "core/stretches.h"
#include "population/cells.h"
#include "population/columns.h"

namespace kabar {

namespace {

constexpr int kPersonsMax = 10;

/// Limits for a 32-bit word: persons = 1 + the number of limits at or below it, 1 + Binomial(9, p) with the given mean.
std::array<std::uint64_t, kPersonsMax - 1> person_limits(double mean) {
  const double p = (std::clamp(mean, 1.0, static_cast<double>(kPersonsMax)) - 1) / (kPersonsMax - 1);
  std::array<std::uint64_t, kPersonsMax - 1> limits{};
  double below_or_at = 0;
  for (int n = 0; n < kPersonsMax - 1; ++n) {
    double probability = 1;  // of n further persons: C(9, n) p^n (1 - p)^(9 - n)
    for (int i = 0; i < kPersonsMax - 1; ++i) probability *= i < n ? p * (kPersonsMax - 1 - i) / (i + 1) : 1 - p;
    below_or_at += probability;
    limits[static_cast<std::size_t>(n)] = threshold(below_or_at);
  }
  return limits;
}

/// Persons dealt along the ranks by a golden-ratio sequence (Weyl): any stretch of it has the mean, no trend by rank.
struct Deal {
  std::array<std::uint64_t, kPersonsMax - 1> limits;
  std::uint32_t start = 0;

  std::uint8_t persons(std::uint32_t place) const {
    constexpr std::uint32_t kGoldenRatio = 0x9E3779B9u;
    const std::uint32_t word = start + place * kGoldenRatio;
    std::uint8_t persons = 1;
    for (const std::uint64_t limit : limits) persons = static_cast<std::uint8_t>(persons + (word >= limit));
    return persons;
  }
};

/// Households by band, those of a band by id; `begin`: where each band begins.
Buffer<std::uint32_t> by_band(const std::vector<std::uint8_t>& band, int threads,
                              std::array<std::uint32_t, kWelfareBands + 1>& begin) {
  const Stretches stretches{static_cast<std::uint32_t>(band.size()), kStretchHouseholds};
  std::vector<std::array<std::uint32_t, kWelfareBands>> next(stretches.number());
  for_stretches(stretches, threads, [&](std::uint32_t stretch, std::uint32_t first, std::uint32_t last) {
    for (std::uint32_t i = first; i < last; ++i) ++next[stretch][band[i]];
  });
  std::uint32_t sum = 0;
  for (std::size_t b = 0; b < kWelfareBands; ++b) {
    begin[b] = sum;
    for (std::array<std::uint32_t, kWelfareBands>& count : next) {
      const std::uint32_t own = count[b];
      count[b] = sum;
      sum += own;
    }
  }
  begin[kWelfareBands] = sum;
  Buffer<std::uint32_t> order = buffer_of<std::uint32_t>(band.size());
  for_stretches(stretches, threads, [&](std::uint32_t stretch, std::uint32_t first, std::uint32_t last) {
    for (std::uint32_t i = first; i < last; ++i) order[next[stretch][band[i]]++] = i;
  });
  return order;
}

}  // namespace

void fill_welfare(const MadeConfiguration& made, const std::vector<std::uint8_t>& band, double persons_per_household,
                  DrawKey key, int threads, Population& population) {
  const std::uint32_t n = population.households;
  std::array<std::uint32_t, kWelfareBands + 1> begin{};
  Buffer<std::uint32_t> by_rank = by_band(band, threads, begin);
  parallel_for(kWelfareBands, threads, [&](std::int64_t b) {
    const std::size_t at = static_cast<std::size_t>(b);
    shuffle(key, counter_head(Purpose::shuffle, 0, 1), static_cast<std::uint32_t>(b), by_rank.data() + begin[at],
            begin[at + 1] - begin[at]);
  });
  // The inverse once, so that all columns are written in the order of households.
  Buffer<std::uint32_t> place = buffer_of<std::uint32_t>(n);
  for_stretches({n, kStretchHouseholds}, threads, [&](std::uint32_t, std::uint32_t first, std::uint32_t last) {
    for (std::uint32_t r = first; r < last; ++r) place[by_rank[r]] = r;
  });
  release(by_rank);

  const std::uint32_t poor = begin[1];
  const double persons = persons_per_household * n;
  const double poor_mean = poor == 0 ? 0 : std::clamp(made.param.poor_persons * persons / poor, 1.0, 10.0);
  const double other_mean = poor == n ? 0 : (persons - poor_mean * poor) / (n - poor);
  const Words starts = draw(key, counter_head(Purpose::household_size));
  const Deal of_poor{person_limits(poor_mean), starts[0]}, of_others{person_limits(other_mean), starts[1]};
  population.rank = column_of<float>(n);
  population.decile = column_of<std::uint8_t>(n);
  population.poor = column_of<std::uint8_t>(n);
  population.size = column_of<std::uint8_t>(n);
  for_stretches({n, kStretchHouseholds}, threads, [&](std::uint32_t, std::uint32_t first, std::uint32_t last) {
    for (std::uint32_t i = first; i < last; ++i) {
      const std::uint32_t r = place[i];
      population.rank[i] = static_cast<float>((r + 0.5) / n);
      population.decile[i] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(r) * kDeciles / n);
      population.poor[i] = r < poor;
      population.size[i] = r < poor ? of_poor.persons(r) : of_others.persons(r - poor);
    }
  });
}

}  // namespace kabar
