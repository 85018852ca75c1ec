#pragma once
// S1: when a follower sees a post in a ranked feed. Formulas only, no world.

#include <cstdint>
#include <span>
#include <vector>

#include "core/hour_curve.h"

namespace kabar {

/// Expected visible attention up to each whole hour k since posting, W(k) = sum over j <= k of
/// g(hour + j) (2^(-j/H) - 2^(-(j+1)/H)) H / ln 2, in hours; `hours` entries. g is activity by hour of the week (168
/// values with mean 1), `start` the hour of the week of posting.
std::vector<double> attention_curve(double half_life_hours, std::span<const double> activity, std::uint32_t start,
                                    std::uint32_t hours);

/// v such that the mean over followers of 1 - exp(-sessions_c nu/24 v H/ln 2) is `seen_share`. `followers` counts them
/// by feed class. 0 if there is nobody to see or nothing to reach.
double calibrate_v(std::span<const std::uint64_t> followers, std::span<const double> sessions, double sessions_per_day,
                   double half_life_hours, double seen_share);

/// Thresholds thr(1 - exp(-sessions_c nu/24 v W(k))) by feed class and hour; cut where no class gains any more.
HourCurve feed_curve(std::span<const double> attention, std::span<const double> sessions, double sessions_per_day,
                     double v);

/// S2: the coin of a follower who is offered `posts` posts on that day, so that the curve of a post that is alone says
/// when it sees this one: 1 - exp(-L J) > u where 1 - exp(-L) > u' with J = 1 / (1 + omega (posts - 1)) and
/// u' = 1 - (1 - u)^(1 / J). Never below the word; the word itself where there is no other post.
std::uint32_t crowded_word(std::uint32_t word, std::uint32_t posts, double omega);
/// The same of many followers: words[i] is raised for posts[i]. `room` is scratch.
void crowd_words(std::span<std::uint32_t> words, std::span<const std::uint32_t> posts, double omega,
                 std::vector<double>& room);

}  // namespace kabar
