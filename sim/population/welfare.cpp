#include <algorithm>
#include <array>

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

/// Persons dealt along `order` by a golden-ratio sequence (Weyl): any stretch of it has the mean, no trend by rank.
void deal_persons(const std::uint32_t* order, std::uint32_t n, double mean, std::uint32_t start,
                  Population& population) {
  constexpr std::uint32_t kGoldenRatio = 0x9E3779B9u;
  const std::array<std::uint64_t, kPersonsMax - 1> limits = person_limits(mean);
  std::uint32_t word = start;
  for (std::uint32_t i = 0; i < n; ++i, word += kGoldenRatio) {
    std::uint8_t persons = 1;
    for (const std::uint64_t limit : limits) persons = static_cast<std::uint8_t>(persons + (word >= limit));
    population.size[order[i]] = persons;
  }
}

}  // namespace

void fill_welfare(const Scenario& scenario, const std::vector<std::uint8_t>& band, double persons_per_household,
                  DrawKey key, Population& population) {
  const std::uint32_t n = population.households;
  std::array<std::uint32_t, kWelfareBands + 1> begin{};
  for (const std::uint8_t b : band) ++begin[b + 1u];
  for (std::size_t b = 0; b < kWelfareBands; ++b) begin[b + 1] += begin[b];
  std::vector<std::uint32_t> by_rank(n);
  std::array<std::uint32_t, kWelfareBands + 1> next = begin;
  for (std::uint32_t i = 0; i < n; ++i) by_rank[next[band[i]]++] = i;
  for (std::uint32_t b = 0; b < kWelfareBands; ++b) {
    shuffle(key, counter_head(Purpose::shuffle, 0, 1), b, by_rank.data() + begin[b], begin[b + 1] - begin[b]);
  }

  population.rank.resize(n);
  population.decile.resize(n);
  population.poor.assign(n, 0);
  population.size.resize(n);
  for (std::uint32_t r = 0; r < n; ++r) {
    population.rank[by_rank[r]] = static_cast<float>((r + 0.5) / n);
    population.decile[by_rank[r]] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(r) * kDeciles / n);
  }
  const std::uint32_t poor = begin[1];
  for (std::uint32_t r = 0; r < poor; ++r) population.poor[by_rank[r]] = 1;

  const double persons = persons_per_household * n;
  const double poor_mean = poor == 0 ? 0 : std::clamp(scenario.param.poor_persons * persons / poor, 1.0, 10.0);
  const double other_mean = poor == n ? 0 : (persons - poor_mean * poor) / (n - poor);
  const std::uint32_t head = counter_head(Purpose::household_size);
  deal_persons(by_rank.data(), poor, poor_mean, draw(key, head)[0], population);
  deal_persons(by_rank.data() + poor, n - poor, other_mean, draw(key, head)[1], population);
}

}  // namespace kabar
