// Ties between neighbours.

#include <algorithm>
#include <array>

#include "core/parallel.h"
#include "network/csr.h"
#include "network/layers.h"

namespace kabar {

namespace {

constexpr std::uint32_t kRtsPerBlock = 64;

/// Appends the ties of one RT, in lexicographic order.
void draw_rt(const Parameters& param, const Population& population, DrawKey key, std::uint32_t rt,
             std::vector<std::uint8_t>& quintiles, std::vector<Pair>& ties) {
  constexpr std::uint32_t kHead = counter_head(Purpose::rt_tie);
  const std::uint32_t begin = population.rt_begin[rt], end = population.rt_begin[rt + 1];
  quintiles.clear();
  for (std::uint32_t i = begin; i < end; ++i) quintiles.push_back(quintile(population, i));
  const TieChance chance = tie_chance(quintiles, param.rt_ties, param.homophily);
  const std::uint64_t same = threshold(chance.same), other = threshold(chance.other);
  for (std::uint32_t i = begin; i < end; ++i) {
    for (std::uint32_t first = i + 1; first < end; first += 4) {
      const Words words = draw(key, kHead, i, 0, (first - i - 1) / 4);
      const std::uint32_t entries = std::min(4u, end - first);
      for (std::uint32_t k = 0; k < entries; ++k) {
        const std::uint32_t j = first + k;
        if (coin(words[k], quintiles[i - begin] == quintiles[j - begin] ? same : other)) ties.push_back({i, j});
      }
    }
  }
}

}  // namespace

TieChance tie_chance(std::span<const std::uint8_t> quintiles, double mean_degree, double homophily) {
  const double n = static_cast<double>(quintiles.size());
  if (n < 2) return {};
  std::array<double, kQuintiles> count{};
  for (const std::uint8_t q : quintiles) ++count[q];
  double same_pairs = 0;
  for (const double c : count) same_pairs += c * (c - 1) / 2;
  const double s = same_pairs / (n * (n - 1) / 2);
  const double p = std::min(1.0, mean_degree / (n - 1));
  if (s == 0 || s == 1) return {p, p};
  const double same = p * ((1 - homophily) + homophily / s);
  if (same > 1) return {1, (p - s) / (1 - s)};
  return {same, p * (1 - homophily)};
}

Csr build_rt_ties(const Parameters& param, const Population& population, DrawKey key, int threads) {
  const std::uint32_t blocks = (population.rts() + kRtsPerBlock - 1) / kRtsPerBlock;
  std::vector<std::vector<Pair>> found(blocks);
  parallel_for(blocks, threads, [&](std::int64_t block) {
    const std::uint32_t first = static_cast<std::uint32_t>(block) * kRtsPerBlock;
    const std::uint32_t last = std::min(first + kRtsPerBlock, population.rts());
    std::vector<std::uint8_t> quintiles;
    for (std::uint32_t rt = first; rt < last; ++rt) {
      draw_rt(param, population, key, rt, quintiles, found[static_cast<std::size_t>(block)]);
    }
  });
  std::size_t total = 0;
  for (const std::vector<Pair>& ties : found) total += ties.size();
  std::vector<Pair> ties;
  ties.reserve(total);
  for (const std::vector<Pair>& block : found) ties.insert(ties.end(), block.begin(), block.end());
  return symmetric_rows(population.households, ties);
}

}  // namespace kabar
