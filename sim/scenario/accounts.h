#pragma once
// What accounts.csv says of followers: a number of households, or a share of those on the channel.

#include "scenario/assign.h"

namespace kabar {

/// Leaves each account with one of followers and followers_share; reports those that have both or neither.
void complete_accounts(Scenario& scenario, Reading& reading);

}  // namespace kabar
