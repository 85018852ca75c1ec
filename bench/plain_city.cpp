#include "bench/plain_city.h"

#include <algorithm>
#include <utility>

namespace kabar::bench {

namespace {

constexpr std::uint32_t kNever = 0xFFFFFFFFu;
constexpr std::uint32_t kTies = 10;      // mean of a household
constexpr std::uint32_t kAccounts = 10;  // with 300, 600, ... followers
constexpr std::uint32_t kPostsPerWeek = 2;
constexpr double kSeen = 0.06, kAlpha = 0.15, kTold = 0.06;
constexpr std::uint32_t kTellingDays = 14;

/// The finaliser of splitmix64 (Steele, Lea, Flood 2014).
std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
  return x ^ (x >> 31);
}

std::uint64_t keyed(std::uint64_t key, std::uint64_t a, std::uint64_t b) {
  return mixed(key + 0x9E3779B97F4A7C15u * ((a << 32) + b + 1));
}

constexpr std::uint32_t limit(double p) {
  return static_cast<std::uint32_t>(p * 4294967296.0);
}

std::uint32_t low(std::uint64_t word) {
  return static_cast<std::uint32_t>(word);
}

std::uint32_t high_below(std::uint64_t word, std::uint32_t n) {
  return static_cast<std::uint32_t>(((word >> 32) * n) >> 32);
}

}  // namespace

PlainCity::PlainCity(std::uint32_t households, std::uint32_t days)
    : households_(households), hours_(24 * days), due_(24 * days), daily_(days) {
  for (std::uint32_t i = 0; i < households; ++i) {
    decile_.push_back(static_cast<std::uint8_t>(high_below(keyed(1, 0, i), 10)));
  }
  double left = 1.0;  // half of those who see a post see it in each next four hours
  for (std::uint32_t i = 0, hour = 0; i < delay_.size(); ++i) {
    while (static_cast<double>(delay_.size() - i) < left * 256.0 && hour < 24) {
      left *= 0.8409;
      ++hour;
    }
    delay_[i] = static_cast<std::uint8_t>(hour);
  }
  make_ties();
  make_accounts();
}

void PlainCity::make_ties() {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (std::uint32_t i = 0; i < households_ * kTies / 2; ++i) {
    const std::uint64_t word = keyed(2, 0, i);
    const std::uint32_t one = i % households_;
    // Every second tie leads to the neighbourhood.
    const std::uint32_t other =
        word & 1 ? high_below(word, households_) : (one + 1 + high_below(word, 40)) % households_;
    if (one == other) continue;
    pairs.emplace_back(one, other);
    pairs.emplace_back(other, one);
  }
  std::sort(pairs.begin(), pairs.end());
  tie_begin_.assign(households_ + 1, 0);
  for (const auto& [from, to] : pairs) {
    ++tie_begin_[from + 1];
    ties_.push_back(to);
  }
  for (std::uint32_t i = 0; i < households_; ++i) tie_begin_[i + 1] += tie_begin_[i];
}

void PlainCity::make_accounts() {
  follower_begin_.push_back(0);
  for (std::uint32_t a = 0; a < kAccounts; ++a) {
    const std::uint32_t wanted = std::min(300 * (a + 1), households_);
    for (std::uint32_t i = 0; i < households_; ++i) {
      if (high_below(keyed(3, a, i), households_) < wanted) followers_.push_back(i);
    }
    follower_begin_.push_back(static_cast<std::uint32_t>(followers_.size()));
    for (std::uint32_t week = 0; 7 * 24 * week < hours_; ++week) {
      for (std::uint32_t k = 0; k < kPostsPerWeek; ++k) {
        const std::uint32_t hour = 24 * (7 * week + 3 * k + a % 3) + 12;
        if (hour < hours_) posts_.push_back({hour, a});
      }
    }
  }
  std::stable_sort(posts_.begin(), posts_.end(), [](const Post& a, const Post& b) { return a.hour < b.hour; });
}

PlainCity::Work PlainCity::run(std::uint64_t replicate) {
  Work work;
  const std::uint64_t key = mixed(replicate + 0x9E3779B97F4A7C15u);
  first_aware_.assign(households_, kNever);
  std::uint32_t next_post = 0;
  for (std::uint32_t hour = 0; hour < hours_; ++hour) {
    for (; next_post < posts_.size() && posts_[next_post].hour == hour; ++next_post) show(key, next_post, work);
    std::vector<Exposure> now;
    now.swap(due_[hour]);  // what is told later lies in other hours
    for (std::uint32_t i = 0; i < now.size(); ++i) handle(key, hour, i, now[i], work);
    now.clear();
    due_[hour].swap(now);  // its memory is kept for the next replicate
  }
  tally();
  return work;
}

void PlainCity::show(std::uint64_t key, std::uint32_t number, Work& work) {
  const Post& post = posts_[number];
  const std::uint32_t begin = follower_begin_[post.account], end = follower_begin_[post.account + 1];
  work.coins += end - begin;
  for (std::uint32_t f = begin; f < end; ++f) {
    const std::uint64_t word = keyed(key, number, followers_[f]);
    if (low(word) >= limit(kSeen)) continue;
    const std::uint32_t hour = post.hour + delay_[word >> 56];
    if (hour < hours_) due_[hour].push_back({followers_[f], false});
  }
}

void PlainCity::handle(std::uint64_t key, std::uint32_t hour, std::uint32_t number, const Exposure& exposure,
                       Work& work) {
  ++work.exposures;
  const std::uint32_t household = exposure.household;
  if (first_aware_[household] != kNever) return;
  if (!exposure.told && low(keyed(key + 1, hour << 16 | number, household)) >= limit(kAlpha)) return;
  first_aware_[household] = hour;
  ++work.activations;
  work.coins += tie_begin_[household + 1] - tie_begin_[household];
  for (std::uint32_t e = tie_begin_[household]; e < tie_begin_[household + 1]; ++e) {
    const std::uint64_t word = keyed(key + 2, household, ties_[e]);
    if (low(word) >= limit(kTold)) continue;
    const std::uint32_t later = hour + 1 + high_below(word, 24 * kTellingDays);
    if (later < hours_) due_[later].push_back({ties_[e], true});
  }
}

void PlainCity::tally() {
  std::fill(daily_.begin(), daily_.end(), 0u);
  aware_by_decile_.fill(0);
  for (std::uint32_t i = 0; i < households_; ++i) {
    if (first_aware_[i] == kNever) continue;
    ++daily_[first_aware_[i] / 24];
    ++aware_by_decile_[decile_[i]];
  }
  for (std::size_t day = 1; day < daily_.size(); ++day) daily_[day] += daily_[day - 1];
}

}  // namespace kabar::bench
