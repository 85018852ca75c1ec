#pragma once
// Keyed draws: a draw is a pure function of what it decides, never of when or by whom it is asked.
// Key = (seed, population, replicate, stream); counter = (purpose and topic, a, b, c). No generator has a memory.

#include <array>
#include <cstdint>

namespace kabar {

using Words = std::array<std::uint32_t, 4>;

struct DrawKey {
  std::uint32_t low = 0;
  std::uint32_t high = 0;
};

// The constants of Philox4x32-10, for every instruction set.
inline constexpr int kPhiloxRounds = 10;
inline constexpr std::uint32_t kPhiloxMultiplier0 = 0xD2511F53u, kPhiloxMultiplier1 = 0xCD9E8D57u;
inline constexpr std::uint32_t kPhiloxWeyl0 = 0x9E3779B9u, kPhiloxWeyl1 = 0xBB67AE85u;

/// Philox4x32-10 (Salmon, Moraes, Dror, Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3", SC'11).
constexpr Words philox4x32(Words counter, DrawKey key) {
  for (int round = 0; round < kPhiloxRounds; ++round) {
    const std::uint64_t product0 = std::uint64_t{kPhiloxMultiplier0} * counter[0];
    const std::uint64_t product1 = std::uint64_t{kPhiloxMultiplier1} * counter[2];
    counter = {static_cast<std::uint32_t>(product1 >> 32) ^ counter[1] ^ key.low, static_cast<std::uint32_t>(product1),
               static_cast<std::uint32_t>(product0 >> 32) ^ counter[3] ^ key.high,
               static_cast<std::uint32_t>(product0)};
    key.low += kPhiloxWeyl0;
    key.high += kPhiloxWeyl1;
  }
  return counter;
}

/// Named streams, so that one source of chance can be reseeded alone. The order is part of the file format's version.
enum class Stream : std::uint32_t {
  population = 0,
  network = 1,
  schedule = 2,    // meeting days, routes of visits: fixed for a world
  exposure = 3,    // who sees a slot, who attends, who reads
  encoding = 4,    // does an exposure stick, is it understood
  retelling = 5,   // ties
  forwarding = 6,  // groups and reshares
  brokers = 7,     // who relays an instruction
  memory = 8,      // forgetting
  spread = 9,      // `kabar spread`
  action = 10,     // who acts, when, with what success; who gets a place
  listening = 11,  // who asks, whose question is seen and answered first
  hoaxes = 12,     // what arrives, who passes it on, who believes it
  count = 13
};

/// What a draw decides. The numbers are part of the file format's version: never reuse one.
enum class Purpose : std::uint32_t {
  // population (stream population)
  integerise = 1,
  household_trait = 2,
  shuffle = 3,
  topic_trait = 4,
  role = 5,
  rt_size = 6,
  household_size = 7,
  // network (stream network)
  rt_tie = 16,
  kin_degree = 17,
  kin_bucket = 18,
  kin_shuffle = 19,
  group_count = 20,
  group_size = 21,
  group_member = 22,
  follow = 23,
  rt_group = 24,
  path_source = 25,
  rt_scatter = 26,
  // schedule
  meeting_day = 32,
  visit_order = 33,
  nominate = 34,
  engagement = 35,
  free_internet = 36,
  reachable = 37,
  // exposure
  follower = 48,
  broadcast = 49,
  attendee = 50,
  session_attendee = 51,
  group_reader = 52,
  reshare_reader = 53,
  relay_attendee = 54,
  impression = 55,
  taken_in = 56,
  // encoding
  encode = 64,
  // retelling
  tie = 80,
  tie_delay = 81,  // no longer drawn: a tie's coin says when, too
  // forwarding
  forward = 96,
  forward_priority = 97,
  reshare_target = 98,
  // brokers
  relay = 112,
  circular_step = 113,
  circular_delay = 114,
  announce = 115,
  mention = 116,
  // memory
  forget = 128,
  // spread
  cascade = 144,
  lt_threshold = 145,
  transmission = 146,
  recovery = 147,
  take_up = 160,
  // action
  apply = 176,
  // listening
  ask = 192,
  survey = 193,
  // hoaxes
  hoax_arrival = 208,
  hoax_tie = 209,
  hoax_forward = 210,
  hoax_reader = 211,
  hoax_share = 212,
  hoax_viewer = 213,
};

/// The key of one stream of one replicate in one population. World-level streams use replicate = kWorldReplicate.
DrawKey make_key(std::uint64_t seed, std::uint32_t population, std::uint32_t replicate, Stream stream);
inline constexpr std::uint32_t kWorldReplicate = 0xFFFFFFFFu;

/// All streams of one replicate; a value without memory.
struct Draws {
  std::array<DrawKey, static_cast<std::size_t>(Stream::count)> keys;
  constexpr DrawKey key(Stream stream) const { return keys[static_cast<std::size_t>(stream)]; }
};
Draws make_draws(std::uint64_t seed, std::uint32_t population, std::uint32_t replicate);

/// First counter word: purpose, topic (0 where there is none) and a small extra number (a round, a mechanism).
constexpr std::uint32_t counter_head(Purpose purpose, std::uint32_t topic = 0, std::uint32_t extra = 0) {
  return static_cast<std::uint32_t>(purpose) | (topic << 8) | (extra << 16);
}

/// Four independent 32-bit words for one decision.
constexpr Words draw(DrawKey key, std::uint32_t head, std::uint32_t a = 0, std::uint32_t b = 0, std::uint32_t c = 0) {
  return philox4x32({head, a, b, c}, key);
}

/// The coin of entry i of a row: word i mod 4 of quad i div 4, so that coins can be made in vectors.
constexpr std::uint32_t row_word(DrawKey key, std::uint32_t head, std::uint32_t a, std::uint32_t b, std::uint32_t i) {
  return philox4x32({head, a, b, i >> 2}, key)[i & 3u];
}

/// A probability as a threshold for a 32-bit coin: round(p 2^32) with p clipped to [0, 1]; 0 never, 2^32 always.
constexpr std::uint64_t threshold(double probability) {
  if (!(probability > 0.0)) return 0;
  if (probability >= 1.0) return std::uint64_t{1} << 32;
  return static_cast<std::uint64_t>(probability * 4294967296.0 + 0.5);
}

constexpr bool coin(std::uint32_t word, std::uint64_t limit) {
  return word < limit;
}

/// A threshold in 32 bits, for columns of them: 2^32 - 1 stands for always.
constexpr std::uint32_t short_limit(std::uint64_t limit) {
  return limit < 0xFFFFFFFFu ? static_cast<std::uint32_t>(limit) : 0xFFFFFFFFu;
}

/// Whether a coin falls under such a limit. Without a branch.
constexpr bool short_coin(std::uint32_t word, std::uint32_t limit) {
  return (word < limit) | (limit == 0xFFFFFFFFu);
}

/// Uniform in the open interval (0, 1): (word + 1/2) / 2^32, exact in a double.
constexpr double uniform(std::uint32_t word) {
  return (static_cast<double>(word) + 0.5) * (1.0 / 4294967296.0);
}

/// A 32-bit word mapped to 0..n-1 (Lemire 2019, multiply and shift; bias at most n / 2^32).
constexpr std::uint32_t below(std::uint32_t word, std::uint32_t n) {
  return static_cast<std::uint32_t>((static_cast<std::uint64_t>(word) * n) >> 32);
}

}  // namespace kabar
