#pragma once
// One replicate of a strategy in a world, as the tests of diffusion run and judge it. Knows no world.

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>

#include "diffusion/replicate.h"
#include "strategy/calendar.h"

namespace kabar::test {

/// With what became of every household.
inline ReplicateRecord run(const World& world, const Strategy& strategy, std::uint32_t replicate = 0) {
  return run_replicate(world, compile_calendar(world, strategy), replicate, Keep::households);
}

/// Whether `count` of `n` is as likely as `p` says, to four standard errors.
template <class Count>
void expect_share(Count count, double n, double p) {
  EXPECT_LT(std::fabs(static_cast<double>(count) / n - p), 4 * std::sqrt(p * (1 - p) / n))
      << count << " of " << n << ", expected " << p;
}

}  // namespace kabar::test
