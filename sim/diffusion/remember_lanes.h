#pragma once
// S7 for sixteen households side by side, none twice: until when they remember, in vectors where the processor has
// them and with the same bits everywhere. Knows no lists and no households.
// forget = max(old, h + max(1, ceil(x))), x = mean x spacing x E(w): ceil by adding 2^52 and taking it away again,
// which rounds to a whole number; one more if that is less than x.

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

#include "core/exponential.h"
#include "diffusion/encode_lanes.h"
#include "diffusion/known.h"

namespace kabar {

/// What all have in common.
struct RememberRule {
  std::uint32_t hour = 0, today = 0, last_day = 0;  // days of the daily counts
  double aware_hours = 0, understands_hours = 0;    // means
  std::uint32_t forgets = 0;                        // 1, or 0: nobody does
};

/// What is asked of a lane, and what comes of it.
struct RememberLanes {
  alignas(64) Lanes<std::uint32_t> outcome;     // see Outcome
  alignas(64) Lanes<double> spacing;            // factor of the mean
  alignas(64) Lanes<std::uint32_t> forget;      // changed in place
  alignas(64) Lanes<std::uint32_t> aware_from;  // counts as aware from this day on ...
  alignas(64) Lanes<std::uint32_t> understands_from;
  alignas(64) Lanes<std::uint32_t> until;        // ... to the day before this one
  alignas(64) Lanes<std::uint32_t> understands;  // 1 or 0
};

/// Until when one household remembers, by its word. Arithmetic without a branch.
inline std::uint32_t forget_hour(std::uint32_t outcome, std::uint32_t word, double spacing, std::uint32_t before,
                                 const RememberRule& rule) {
  const std::uint32_t after = Outcome::after(outcome);
  const double mean = (after >= kUnderstands ? rule.understands_hours : rule.aware_hours) * spacing;
  // The next whole hour, by rounding to the last place of 2^52.
  const double delay = std::min(mean * exponential(word), 0x1p51);
  const double near = (delay + 0x1p52) - 0x1p52;
  const double hours = std::max(1.0, near + (near < delay ? 1.0 : 0.0));
  const double hour = std::min(to_double(rule.hour) + hours, static_cast<double>(kNone - 1));
  const auto forget = static_cast<std::uint32_t>(std::bit_cast<std::uint64_t>(hour + 0x1p52));
  const std::uint32_t forgets = after < kApplied ? rule.forgets : 0u;
  static_assert(kNone == ~0u);
  return std::max(forget, before) | (forgets - 1u);  // a choice would let the compiler skip all the above by a branch
}

/// `words[l]` is lane l's.
void remember_lanes(const std::uint32_t* words, const RememberRule& rule, RememberLanes& lanes);

/// One lane, of which `forget` is until when it remembered.
inline void remember_one(std::uint32_t word, const RememberRule& rule, std::size_t l, RememberLanes& lanes) {
  const std::uint32_t outcome = lanes.outcome[l];
  const std::uint32_t before = Outcome::before(outcome), after = Outcome::after(outcome);
  const std::uint32_t held = lanes.forget[l], remembered = before == kUnaware ? 0u : held;
  const std::uint32_t forget = forget_hour(outcome, word, lanes.spacing[l], remembered, rule);
  const std::uint32_t day_before = std::min(remembered / 24, rule.last_day);
  lanes.forget[l] = forget;
  // Until now counted to the day before, or not counted yet: then from today.
  lanes.aware_from[l] = before == kUnaware ? rule.today : day_before;
  lanes.understands_from[l] = before < kUnderstands ? rule.today : day_before;
  lanes.until[l] = std::min(forget / 24, rule.last_day);
  lanes.understands[l] = after >= kUnderstands ? 1u : 0u;
}

}  // namespace kabar
