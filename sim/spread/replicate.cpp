#include "spread/replicate.h"

#include <algorithm>
#include <string>

#include "core/errors.h"
#include "spread/phrases.h"

namespace kabar {

namespace {

constexpr std::uint64_t kStepsBetweenQuestions = 64;

void stop_if_asked(const std::function<bool()>& stop) {
  if (stop && stop()) throw Stopped(phrase::stopped_nothing_written);
}

}  // namespace

Replicate::Replicate(const Contagion& contagion)
    : contagion_(contagion),
      graph_(*contagion.graph),
      has_long_rows_(long_rows(*contagion.graph)),
      taken_(graph_.nodes() / 64 + 1),
      queue_(graph_.nodes() + std::size_t{1}),
      row_(kBatchQuads + kCoinLanes),
      quad_(kBatchQuads + kCoinLanes),
      masks_(kBatchQuads / kCoinLanes),
      words_(kBatchQuads * kQuadCoins),
      entries_(kBatchQuads * kQuadCoins),
      candidates_(kBatchQuads * kQuadCoins + 1) {
  if (contagion.model == SpreadModel::lt || contagion.model == SpreadModel::threshold) {
    const std::size_t quads = graph_.nodes() / kQuadCoins + 1;
    remaining_.resize((quads + kCoinLanes) / kCoinLanes * kCoinLanes * kQuadCoins);
  }
}

void Replicate::run(std::span<const std::uint32_t> seeds, std::uint32_t reachable, DrawKey key,
                    const std::function<bool()>& stop) {
  seed(seeds);
  switch (contagion_.model) {
    case SpreadModel::ic:
      return cascade(key, stop);
    case SpreadModel::lt:
      draw_thresholds(key);
      return accumulate(stop);
    case SpreadModel::threshold:
      std::copy(contagion_.needed.begin(), contagion_.needed.end(), remaining_.begin());
      return accumulate(stop);
    case SpreadModel::si:
    case SpreadModel::sir:
      return epidemic(reachable, key, stop);
  }
}

void Replicate::seed(std::span<const std::uint32_t> seeds) {
  std::fill(taken_.begin(), taken_.end(), 0);
  const std::uint32_t nobody = graph_.nodes();
  taken_[nobody / 64] |= std::uint64_t{1} << (nobody % 64);
  size_ = 0;
  for (const std::uint32_t node : seeds) {
    taken_[node / 64] |= std::uint64_t{1} << (node % 64);
    queue_[size_++] = node;
  }
  reached_by_.assign(1, static_cast<std::uint32_t>(size_));
}

void Replicate::end_step() {
  reached_by_.push_back(static_cast<std::uint32_t>(size_));
}

void Replicate::cascade(DrawKey key, const std::function<bool()>& stop) {
  std::size_t begin = 0;
  for (std::uint64_t step = 1; step <= contagion_.most_steps; ++step) {
    const std::size_t end = size_;
    ask_rows({queue_.data() + begin, end - begin}, {key, counter_head(Purpose::cascade), 0});
    if (size_ == end) return;
    end_step();
    begin = end;
    if (step % kStepsBetweenQuestions == 0) stop_if_asked(stop);
  }
}

/// Per step every infectious node flips the coins of its whole row, then recovers or not.
void Replicate::epidemic(std::uint32_t reachable, DrawKey key, const std::function<bool()>& stop) {
  if (contagion_.limit == 0) return;
  const bool recovers = contagion_.recovery_limit > 0;
  if (recovers) infectious_.assign(queue_.begin(), queue_.begin() + static_cast<std::ptrdiff_t>(size_));
  std::size_t last_step = 0;
  for (std::uint64_t step = 1; step <= contagion_.most_steps; ++step) {
    const std::size_t begin = size_;
    const auto step_word = static_cast<std::uint32_t>(step);
    const std::span<const std::uint32_t> infectious =
        recovers ? std::span<const std::uint32_t>(infectious_) : std::span<const std::uint32_t>(queue_.data(), begin);
    if (infectious.empty() || begin == reachable) break;
    ask_rows(infectious, {key, counter_head(Purpose::transmission), step_word});
    if (recovers) {
      recover(key, step_word);
      infectious_.insert(infectious_.end(), queue_.begin() + static_cast<std::ptrdiff_t>(begin),
                         queue_.begin() + static_cast<std::ptrdiff_t>(size_));
    }
    end_step();
    if (size_ > begin) last_step = reached_by_.size() - 1;
    if (step % kStepsBetweenQuestions == 0) stop_if_asked(stop);
    if (step == contagion_.most_steps && contagion_.must_end) {
      throw InputError({"", 0, 0, {phrase::option_missing, "--steps"}, {phrase::epidemic_not_ended, kMostSteps}, {}});
    }
  }
  reached_by_.resize(last_step + 1);
}

/// Keeps in infectious_ those whose coin of this step says so.
void Replicate::recover(DrawKey key, std::uint32_t step) {
  const CoinBatch batch{key, counter_head(Purpose::recovery), step};
  std::fill(quad_.begin(), quad_.end(), 0);
  std::size_t kept = 0;
  for (std::size_t begin = 0; begin < infectious_.size(); begin += kBatchQuads) {
    const std::size_t count = std::min(kBatchQuads, infectious_.size() - begin);
    const std::size_t groups = (count + kCoinLanes - 1) / kCoinLanes;
    std::copy_n(infectious_.begin() + static_cast<std::ptrdiff_t>(begin), count, row_.begin());
    coin_masks(batch, row_.data(), quad_.data(), groups, contagion_.recovery_limit, masks_.data());
    for (std::size_t i = 0; i < count; ++i) {
      infectious_[kept] = row_[i];
      kept += ((masks_[i / kCoinLanes] >> (i % kCoinLanes)) & 1u) ^ 1u;
    }
  }
  infectious_.resize(kept);
}

/// A threshold word w is exceeded once the sum of the gains is above w; kept as what remains of it.
void Replicate::draw_thresholds(DrawKey key) {
  const CoinBatch batch{key, counter_head(Purpose::lt_threshold), 0};
  std::fill(row_.begin(), row_.end(), 0);
  const auto quads = static_cast<std::uint32_t>(graph_.nodes() / kQuadCoins + 1);
  for (std::uint32_t first = 0; first < quads; first += kBatchQuads) {
    const std::size_t groups = (std::min<std::size_t>(quads - first, kBatchQuads) + kCoinLanes - 1) / kCoinLanes;
    for (std::uint32_t i = 0; i < groups * kCoinLanes; ++i) quad_[i] = first + i;
    coin_words(batch, row_.data(), quad_.data(), groups, words_.data());
    std::uint32_t* out = remaining_.data() + std::size_t{first} * kQuadCoins;
    for (std::size_t i = 0; i < groups * kCoinLanes; ++i) {
      const std::uint32_t* group = words_.data() + i / kCoinLanes * kGroupCoins + i % kCoinLanes;
      for (std::size_t w = 0; w < kQuadCoins; ++w) out[i * kQuadCoins + w] = group[w * kCoinLanes];
    }
  }
}

void Replicate::accumulate(const std::function<bool()>& stop) {
  std::size_t begin = 0;
  for (std::uint64_t step = 1; step <= contagion_.most_steps; ++step) {
    const std::size_t end = size_;
    if (contagion_.entry_gains.empty()) {
      add_gains(begin, end, [&](std::size_t, std::uint32_t target) { return contagion_.node_gains[target]; });
    } else {
      add_gains(begin, end, [&](std::size_t entry, std::uint32_t) { return contagion_.entry_gains[entry]; });
    }
    if (size_ == end) return;
    end_step();
    begin = end;
    if (step % kStepsBetweenQuestions == 0) stop_if_asked(stop);
  }
}

template <class Gain>
void Replicate::add_gains(std::size_t begin, std::size_t end, const Gain& gain) {
  constexpr std::size_t kAhead = 8;
  for (std::size_t k = begin; k < end; ++k) {
    if (k + kAhead < end) __builtin_prefetch(graph_.targets.data() + kQuadCoins * graph_.row_quad[queue_[k + kAhead]]);
    const std::uint32_t node = queue_[k];
    const std::size_t last = kQuadCoins * std::size_t{graph_.row_quad[node + 1]};
    std::size_t found = 0;
    for (std::size_t entry = kQuadCoins * std::size_t{graph_.row_quad[node]}; entry < last; ++entry) {
      const std::uint32_t target = graph_.targets[entry];
      const std::uint64_t added = gain(entry, target);
      const std::uint32_t missing = remaining_[target];
      const bool met = missing < added;
      remaining_[target] = met ? 0 : missing - static_cast<std::uint32_t>(added);
      candidates_[found] = target;
      found += met ? 1 : 0;
      if (found == candidates_.size() - 1) {
        take(found);
        found = 0;
      }
    }
    take(found);
  }
}

/// Test and set without a branch: every candidate is written behind the queue, and stays if it was not taken before.
void Replicate::take(std::size_t candidates) {
  for (std::size_t i = 0; i < candidates; ++i) {
    const std::uint32_t node = candidates_[i];
    std::uint64_t& word = taken_[node / 64];
    const std::uint64_t bit = std::uint64_t{1} << (node % 64);
    queue_[size_] = node;
    size_ += (word & bit) == 0 ? 1 : 0;
    word |= bit;
  }
}

}  // namespace kabar
