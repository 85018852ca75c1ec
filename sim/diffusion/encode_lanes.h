#pragma once
// S3 for sixteen exposures side by side, none two of one household and topic: pure arithmetic on columns, in vectors
// where the processor has them and with the same bits everywhere. Knows no lists and no households.
// before = unaware if forget <= h, else the level (0, 1, 2, ...); told = before + [before = 0 and w0 < alpha];
// after = told + [told = 1 and heeded and w1 < understand]; heeded: always, in a two-state memory only if before = 0.
// A choice is a mask of all bits or none.

#include <array>
#include <cstddef>
#include <cstdint>

#include "core/coins.h"
#include "diffusion/known.h"
#include "diffusion/wording.h"

namespace kabar {

template <class T>
using Lanes = std::array<T, kCoinLanes>;

/// What is asked of a lane, and what comes of it.
struct EncodeLanes {
  alignas(64) Lanes<std::uint32_t> forget, rest;                // of Known, see Rest; changed in place
  alignas(64) Lanes<std::uint32_t> aware, understand, reshare;  // limits, see Wording
  alignas(64) Lanes<std::uint32_t> outcome;                     // see Outcome
  alignas(64) Lanes<std::uint32_t> unseen;                      // 1: its first exposure
  alignas(64) Lanes<std::uint32_t> shares;                      // 1: would show it on
};

/// Known::exposures and Known::bits in one word.
struct Rest {
  static std::uint32_t of(std::uint32_t exposures, std::uint32_t bits) { return exposures | bits << 16; }
  static std::uint32_t of(const Known& known) { return of(known.exposures, known.bits); }
  static std::uint32_t exposures(std::uint32_t rest) { return rest & 0xFFFFu; }
  static std::uint32_t bits(std::uint32_t rest) { return rest >> 16; }
  static Known known(std::uint32_t forget, std::uint32_t rest) {
    return {forget, static_cast<std::uint16_t>(exposures(rest)), static_cast<std::uint16_t>(bits(rest))};
  }
};

/// Words 0 to 2 of lane l are words[l], words[16 + l] and words[32 + l]. `always`: 1 if who is aware still heeds what
/// it meets, else 0. Returns whether any lane shares.
std::uint32_t encode_lanes(const std::uint32_t* words, std::uint32_t hour, std::uint32_t always, EncodeLanes& lanes);

/// One exposure: the words of its draw, the limits of its message, and how it changes the household's forget and rest.
/// Arithmetic without a branch.
inline std::uint32_t encode_one(std::uint32_t aware_word, std::uint32_t understand_word, std::uint32_t hour,
                                std::uint32_t always, std::uint32_t aware_limit, std::uint32_t understand_limit,
                                std::uint32_t& forget, std::uint32_t& rest) {
  const std::uint32_t bits = Rest::bits(rest), seen = Rest::exposures(rest), level = bits & Known::kLevel;
  const std::uint32_t forgettable = level - kAware < kApplied - kAware ? ~0u : 0u;
  const std::uint32_t forgotten = forget <= hour ? forgettable : 0u;
  const std::uint32_t before = level & ~forgotten;  // kUnaware is 0
  const std::uint32_t unaware = before == kUnaware ? 1u : 0u;
  const std::uint32_t becomes = short_coin(aware_word, aware_limit) ? unaware : 0u;
  const std::uint32_t first = (bits & Known::kEver) == 0 ? becomes : 0u;
  const std::uint32_t heeded = always | unaware;
  const std::uint32_t told = before + becomes;
  const std::uint32_t grasps = short_coin(understand_word, understand_limit) ? heeded : 0u;
  const std::uint32_t after = told + (told == kAware ? grasps : 0u);
  const std::uint32_t remembers = after != kUnaware ? heeded : 0u;
  const std::uint32_t exposures = seen + (seen < 0xFFFFu ? 1u : 0u);
  forget |= 0u - becomes;  // kNone until `remember` knows better: not within this hour
  rest = Rest::of(exposures, (bits & Known::kKept) | becomes * Known::kEver | after);
  return Outcome::of(before, after, remembers, first, exposures);
}

}  // namespace kabar
