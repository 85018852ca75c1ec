#pragma once
// Random strategies for one random world; what random_world.cpp is made of.

#include "tests/support/dice.h"
#include "tests/support/random_world.h"

namespace kabar::test {

bool is_everything(Mix mix);

/// A probability for the mix: often 0 or 1, often anything; in `everything_on` middling to large.
double any_probability(Dice& dice, Mix mix);

/// A strategy with the blocks of the mix.
Strategy random_strategy(const Scenario& scenario, std::uint64_t seed, Mix mix, Dice& dice);

}  // namespace kabar::test
