#pragma once
// The story of one household in one replicate: all that it met, and who first heard of it there. The replicate is the
// same as without looking.

#include <cstdint>
#include <vector>

#include "diffusion/replicate.h"

namespace kabar {

/// A household that first became aware of a topic through the one that is followed.
struct PassedOn {
  std::uint32_t topic = 0, household = 0, hour = 0;
  std::uint32_t channel = 0;
};

struct Story {
  std::uint32_t household = 0;
  std::vector<Encounter> encounters;     // by hour, topic, and the order in which they were handled
  std::vector<Deed> deeds;               // by hour and topic: after the encounters of the same hour
  std::vector<Belief> beliefs;           // in hoaxes, by hour
  std::vector<HouseholdRecord> records;  // topic: where it ended
  std::vector<PassedOn> passed_on;       // by topic, hour, household
};

/// Runs replicate number `replicate` and follows `household`.
Story follow(const World& world, const Calendar& calendar, std::uint32_t replicate, std::uint32_t household,
             State& state, int threads = 1);

/// How many encounters two stories of a household have in common before they part: the same event in the same hour,
/// with the same outcome.
std::size_t common_encounters(const Story& one, const Story& other);

/// The hour in which two stories of a household part, in what it met, did or came to believe; kNone if they do not.
std::uint32_t parting_hour(const Story& one, const Story& other);

/// The poor household with the lowest number that ever becomes aware of some topic in the replicate; kNone if there is
/// none.
std::uint32_t first_poor_aware(const World& world, const Calendar& calendar, std::uint32_t replicate, State& state,
                               int threads = 1);

}  // namespace kabar
