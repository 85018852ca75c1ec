#pragma once
// The slow honest engine: the rules of scenarios/ODD.md section 7 written once more, in the plainest way, for towns of
// a few dozen households. Shares with the city engine only the data of a world, keyed draws, hashes and exp, log, pow.
// Knows nothing of sim/strategy and sim/diffusion.

#include <array>
#include <cstdint>
#include <vector>

#include "network/world.h"
#include "record/recording.h"

namespace kabar::twin {

/// How an exposure came about, finer than channels: a test can see that every way was really walked.
enum class Way : std::uint8_t {
  post,
  ad,
  broadcast,
  meeting,
  session,
  visit,
  told_meeting,     // an instructed head at the RT's meeting
  told_group,       // an instructed head in the RT's group
  unasked_meeting,  // a head who heard of it without being told to relay
  unasked_group,
  forward,  // a member to its group
  reshare_kin,
  reshare_resident,
  neighbour,
  kin,
  reply,  // to a question
  count
};
inline constexpr int kWays = static_cast<int>(Way::count);
inline constexpr const char* kWayNames[kWays] = {
    "post",    "ad",           "broadcast",        "meeting",         "session",
    "visit",   "told_meeting", "told_group",       "unasked_meeting", "unasked_group",
    "forward", "reshare_kin",  "reshare_resident", "neighbour",       "kin",
    "reply"};

/// What happened, so that a test cannot pass because nothing did.
struct Tally {
  std::array<std::uint64_t, kWays> exposures{}, first_aware{};
  std::uint64_t understood = 0, took_part = 0, forgotten = 0, aware_again = 0, later_rounds = 0;
  std::uint64_t applied = 0, enrolled = 0, failed = 0, no_place = 0, helped = 0, forgot_to = 0, told_of_it = 0;
  std::uint64_t asked = 0, answered = 0, ignored = 0, regarded = 0, clearer = 0, again = 0, again_with_success = 0,
                retargeted = 0;
  std::uint64_t hoaxes = 0, misled = 0, corrected = 0, misled_meaning = 0;  // the last: who weighs an application
  std::uint64_t crowded = 0;                                                // posts offered to a follower beside others
  std::uint64_t same_hour = 0;  // exposures of a household, topic and hour beyond the first
  void add(const Tally& other);
};

/// Index orders as in ReplicateRecord, last fastest.
struct TwinResult {
  std::vector<HouseholdRecord> households;   // topic, household
  std::vector<std::uint32_t> daily;          // topic, measure, group, day
  std::vector<std::uint32_t> counts;         // topic, measure, status, kelurahan, access
  std::vector<std::uint32_t> deciles;        // topic, measure, decile
  std::vector<std::uint32_t> first_channel;  // topic, poor, channel
  std::vector<std::uint32_t> root_channel;   // topic, poor, channel
  std::vector<std::uint32_t> events;         // topic, event
  std::uint64_t exposures = 0, activations = 0;
  Tally tally;
};

TwinResult twin_run(const World& world, const Strategy& strategy, std::uint32_t replicate);

}  // namespace kabar::twin
