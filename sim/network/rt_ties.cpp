// Ties between neighbours.

#include <algorithm>
#include <array>
#include <bit>

#include "core/coins.h"
#include "core/stretches.h"
#include "network/csr.h"
#include "network/layers.h"

namespace kabar {

namespace {

constexpr std::uint32_t kRtsPerStretch = 64;

/// One RT after another, in memory that they share.
class RtDrawer {
 public:
  RtDrawer(const MadeParameters& param, const Population& population, DrawKey key)
      : param_(param), population_(population), key_(key) {}

  /// Appends the rows of one RT.
  void draw(std::uint32_t rt, RowList& rows) {
    begin_ = population_.rt_begin[rt];
    households_ = population_.rt_begin[rt + 1] - begin_;
    quintiles_.resize(households_);
    for (std::uint32_t i = 0; i < households_; ++i) quintiles_[i] = quintile(population_, begin_ + i);
    const TieChance chance = tie_chance(quintiles_, param_.rt_ties, param_.homophily);
    limits_ = {threshold(chance.other), threshold(chance.same)};
    words_per_row_ = (households_ + 63) / 64;
    tied_.assign(static_cast<std::size_t>(households_) * words_per_row_, 0);
    ask();
    for (std::uint32_t i = 0; i < households_; ++i) append(i, rows);
  }

 private:
  /// The coin of the pair (i, i + 1 + k) is word k mod 4 of the quad (i, k / 4); the quads of a small RT go through
  /// the generator together.
  void ask() {
    constexpr std::size_t kTogether = 2048;
    for (std::uint32_t i = 0; i + 1 < households_; ++i) {
      for (std::uint32_t quad = 0; 4 * quad < households_ - 1 - i; ++quad) {
        row_.push_back(begin_ + i);
        quad_.push_back(quad);
      }
      if (row_.size() >= kTogether) answer();
    }
    answer();
  }

  void answer() {
    const std::size_t quads = row_.size(), groups = (quads + kCoinLanes - 1) / kCoinLanes;
    row_.resize(groups * kCoinLanes, 0);
    quad_.resize(groups * kCoinLanes, 0);
    words_.resize(groups * kCoinLanes * kQuadCoins);
    coin_words({key_, counter_head(Purpose::rt_tie), 0}, row_.data(), quad_.data(), groups, words_.data());
    for (std::size_t at = 0; at < quads; ++at) {
      const std::uint32_t* const words = quad_words(words_.data(), at);
      const std::uint32_t i = row_[at] - begin_, first = i + 1 + 4 * quad_[at];
      const std::uint32_t entries = std::min(4u, households_ - first);
      for (std::uint32_t k = 0; k < entries; ++k) {
        const std::uint32_t j = first + k;
        if (!coin(words[k * kCoinLanes], limits_[quintiles_[i] == quintiles_[j]])) continue;
        tied_[i * std::size_t{words_per_row_} + j / 64] |= std::uint64_t{1} << (j % 64);
        tied_[j * std::size_t{words_per_row_} + i / 64] |= std::uint64_t{1} << (i % 64);
      }
    }
    row_.clear();
    quad_.clear();
  }

  void append(std::uint32_t i, RowList& rows) const {
    const std::size_t before = rows.targets.size();
    for (std::uint32_t word = 0; word < words_per_row_; ++word) {
      for (std::uint64_t left = tied_[i * std::size_t{words_per_row_} + word]; left != 0; left &= left - 1) {
        rows.targets.push_back(begin_ + 64 * word + static_cast<std::uint32_t>(std::countr_zero(left)));
      }
    }
    rows.sizes.push_back(static_cast<std::uint32_t>(rows.targets.size() - before));
  }

  const MadeParameters& param_;
  const Population& population_;
  DrawKey key_;
  std::uint32_t begin_ = 0, households_ = 0, words_per_row_ = 0;
  std::array<std::uint64_t, 2> limits_{};  // of pairs of different and of the same quintile
  std::vector<std::uint8_t> quintiles_;
  std::vector<std::uint32_t> row_, quad_, words_;
  std::vector<std::uint64_t> tied_;  // a bit for each household and each other
};

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

Csr build_rt_ties(const MadeParameters& param, const Population& population, DrawKey key, int threads) {
  const Stretches stretches{population.rts(), kRtsPerStretch};
  std::vector<RowList> rows(stretches.number());
  for_stretches(stretches, threads, [&](std::uint32_t stretch, std::uint32_t first, std::uint32_t last) {
    const std::size_t households = population.rt_begin[last] - population.rt_begin[first];
    rows[stretch].sizes.reserve(households);
    rows[stretch].targets.reserve(households * static_cast<std::size_t>(param.rt_ties * 1.1 + 1));
    RtDrawer drawer(param, population, key);
    for (std::uint32_t rt = first; rt < last; ++rt) drawer.draw(rt, rows[stretch]);
  });
  return joined(rows, threads);
}

}  // namespace kabar
