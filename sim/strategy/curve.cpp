#include "strategy/curve.h"

#include <algorithm>
#include <utility>

#include "core/exponential.h"
#include "core/math.h"
#include "core/random.h"

namespace kabar {

namespace {

/// -ln(1 - u) / J: the rate at which a post that is alone is seen just as a crowded one is with this word.
double crowded_rate(std::uint32_t word, std::uint32_t posts, double omega) {
  return exponential(word) * (1.0 + omega * static_cast<double>(posts - 1));
}

std::uint32_t raised_word(std::uint32_t word, double crowded) {
  const double scaled = crowded * 4294967296.0;
  return scaled >= 4294967295.0 ? 0xFFFFFFFFu : std::max(word, static_cast<std::uint32_t>(scaled));
}

}  // namespace

std::vector<double> attention_curve(double half_life_hours, std::span<const double> activity, std::uint32_t start,
                                    std::uint32_t hours) {
  std::vector<double> attention(hours);
  const double step = exp(-kLn2 / half_life_hours);  // 2^(-1/H)
  double sum = 0.0;
  double visible = 1.0;  // 2^(-j/H)
  for (std::uint32_t j = 0; j < hours; ++j) {
    const double next = visible * step;
    sum += activity[(start + j) % activity.size()] * (visible - next) * half_life_hours / kLn2;
    visible = next;
    attention[j] = sum;
  }
  return attention;
}

double calibrate_v(std::span<const std::uint64_t> followers, std::span<const double> sessions, double sessions_per_day,
                   double half_life_hours, double seen_share) {
  std::uint64_t total = 0;
  for (const std::uint64_t count : followers) total += count;
  if (total == 0 || !(seen_share > 0.0)) return 0.0;
  const auto mean_seen = [&](double v) {
    double sum = 0.0;
    for (std::size_t c = 0; c < followers.size(); ++c) {
      if (followers[c] == 0) continue;
      const double rate = sessions[c] * (sessions_per_day / 24.0) * v;
      sum += static_cast<double>(followers[c]) * one_minus_exp_minus(rate * half_life_hours / kLn2);
    }
    return sum / static_cast<double>(total);
  };
  double low = 0.0;
  double high = 1.0;
  while (mean_seen(high) < seen_share) {
    high *= 2.0;
    if (high > 1e12) return high;  // some followers are never online: the share cannot be reached
  }
  for (;;) {
    const double middle = 0.5 * (low + high);
    if (!(low < middle && middle < high)) break;  // no double lies between them
    (mean_seen(middle) < seen_share ? low : high) = middle;
  }
  return 0.5 * (low + high);
}

HourCurve feed_curve(std::span<const double> attention, std::span<const double> sessions, double sessions_per_day,
                     double v) {
  // Attention never falls: from the first hour with the last value on nobody gains any more.
  const auto end =
      attention.empty() ? attention.end() : std::lower_bound(attention.begin(), attention.end(), attention.back()) + 1;
  const auto hours = static_cast<std::size_t>(end - attention.begin());
  std::vector<std::uint64_t> full(sessions.size() * hours);
  std::size_t last = 0;  // the last hour at which some class still gains
  for (std::size_t c = 0; c < sessions.size(); ++c) {
    const double rate = sessions[c] * (sessions_per_day / 24.0) * v;
    for (std::size_t k = 0; k < hours; ++k) {
      full[c * hours + k] = threshold(one_minus_exp_minus(rate * attention[k]));
      if (k > 0 && full[c * hours + k] != full[c * hours + k - 1] && k > last) last = k;
    }
  }
  const std::size_t kept = hours == 0 ? 0 : last + 1;
  std::vector<std::uint64_t> thresholds;
  thresholds.reserve(sessions.size() * kept);
  for (std::size_t c = 0; c < sessions.size(); ++c) {
    for (std::size_t k = 0; k < kept; ++k) thresholds.push_back(full[c * hours + k]);
  }
  return make_hour_curve(static_cast<std::uint32_t>(kept), std::move(thresholds));
}

std::uint32_t crowded_word(std::uint32_t word, std::uint32_t posts, double omega) {
  if (posts <= 1 || !(omega > 0.0)) return word;
  return raised_word(word, one_minus_exp_minus(crowded_rate(word, posts, omega)));
}

void crowd_words(std::span<std::uint32_t> words, std::span<const std::uint32_t> posts, double omega,
                 std::vector<double>& room) {
  room.resize(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) room[i] = crowded_rate(words[i], std::max(posts[i], 1u), omega);
  one_minus_exp_minus_each(room.data(), room.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (posts[i] > 1 && omega > 0.0) words[i] = raised_word(words[i], room[i]);
  }
}

}  // namespace kabar
