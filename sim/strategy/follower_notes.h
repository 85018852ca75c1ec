#pragma once
// Whether the accounts of a city can have the followers that they are said to have. Knows sums, no made household.

#include "scenario/scenario.h"

namespace kabar {

/// Adds to scenario.notes the accounts that ask for more followers than about so many households use their platform, or
/// for more than half of those; and posts whose followers_factor asks for more than there are. Needs one fit of the
/// tables: milliseconds, whatever the size of the city.
void note_followers(Scenario& scenario);

}  // namespace kabar
