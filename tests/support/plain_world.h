#pragma once
// A bare world for known answers: N equal households in one RT, the ties that a test gives, one channel of each
// mechanism, and nothing else going on.

#include <cstdint>
#include <utility>
#include <vector>

#include "network/world.h"
#include "scenario/blocks.h"

namespace kabar::testing {

using Ties = std::vector<std::pair<std::uint32_t, std::uint32_t>>;  // undirected

/// Indices of the channels of a plain scenario.
enum PlainChannel : std::uint8_t { kFeed, kGroup, kBroadcast, kMeeting, kVisit, kNeighbours, kKin };

/// Every household: one connected adult, tertiary schooling, Indonesian at home, attendance 1, eligible; alpha 1 and
/// kappa 0 on all channels; no retelling, no forwarding, no resharing, memory off. One topic "info", one account
/// "city/feed" followed by all.
Scenario plain_scenario(std::uint32_t households, std::int64_t days);

/// All households of such a town are visited about all topics on one day.
VisitBlock visit_all(const Scenario& scenario, const char* id, std::int64_t day);

/// The world of a scenario of that shape: `neighbours` and `kin` as ties, no group.
World plain_world(const Scenario& scenario, const Ties& neighbours, const Ties& kin = {}, std::uint32_t population = 0);

/// Symmetric rows of undirected ties.
Csr csr_of(std::uint32_t households, const Ties& ties);

}  // namespace kabar::testing
