#pragma once
// What an experiment leaves behind: plain arrays, a slab per replicate, so that storage and analysis need no engine.

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "core/digest.h"
#include "record/measures.h"

namespace kabar {

/// What happens besides, counted by topic: questions of households, those answered and those that waited in vain (S10);
/// households that come to believe a hoax, and that a message sets right (S8), each as often as it happens to one.
enum class Event : std::uint8_t { asked, answered, ignored, misled, corrected };
inline constexpr int kEvents = 5;
inline constexpr const char* kEventNames[kEvents] = {"asked", "answered", "ignored", "misled", "corrected"};

/// Bit 0: poor, bit 1: eligible for the topic.
inline constexpr int kStatuses = 4;
inline constexpr const char* kStatusNames[kStatuses] = {"non_poor_not_eligible", "poor_not_eligible",
                                                        "non_poor_eligible", "poor_eligible"};
/// Groups of the daily series.
inline constexpr int kGroups = 3;
inline constexpr const char* kGroupNames[kGroups] = {"poor", "non_poor", "eligible"};
inline constexpr int kAccessCells = 4;
inline constexpr const char* kAccessNames[kAccessCells] = {"none", "shared_phone", "own_phone", "home"};
inline constexpr int kDecileCells = 10;

/// What differs between the populations of a run: every source of chance, or one alone while the others stay those of
/// population 0 (of luck: in each replicate). network: ties, groups and followers, and the days of meetings and visits.
enum class Vary : std::uint8_t { all, population, network, luck };
inline constexpr int kVaries = 4;
inline constexpr const char* kVaryNames[kVaries] = {"all", "population", "network", "luck"};

struct Dimensions {
  std::uint32_t strategies = 0, populations = 0, replicates = 0, topics = 0, kelurahan = 0, channels = 0, days = 0,
                items = 0, agencies = 0;
  bool operator==(const Dimensions&) const = default;
};

/// Full record of one household and topic. Hours count from the start; kNone: never.
struct HouseholdRecord {
  std::uint8_t state = 0;       // 0 unaware, 1 aware, 2 understands, 3 applied, 4 enrolled
  std::uint8_t channel = 0xFF;  // first channel, 0xFF: none
  std::uint16_t exposures = 0;
  std::uint32_t first_aware = 0xFFFFFFFFu;
  std::uint32_t parent = 0xFFFFFFFFu;  // a household (groups, ties, reshares) or the slot
  std::uint32_t root = 0xFFFFFFFFu;    // the slot it goes back to
  std::uint32_t forget = 0xFFFFFFFFu;
  auto operator<=>(const HouseholdRecord&) const = default;
};

/// One replicate of one strategy in one population; index order as in the comments, last fastest.
struct ReplicateRecord {
  std::vector<std::uint32_t> counts;         // topic, measure, status, kelurahan, access
  std::vector<std::uint32_t> deciles;        // topic, measure, decile
  std::vector<std::uint32_t> daily;          // topic, measure, group, day (state at the end of the day)
  std::vector<std::uint32_t> first_channel;  // topic, poor (0 non-poor, 1 poor), channel: ever aware by first channel
  std::vector<std::uint32_t> root_channel;   // the same by the channel of the root
  std::vector<std::uint32_t> events;         // topic, event
  std::vector<HouseholdRecord> households;   // topic, household; only of kept replicates
  std::vector<Measures> met;                 // topic, household; until shares by household are counted, then empty
  std::uint64_t exposures = 0, activations = 0, coins = 0;
  Digest digest;
  bool complete = false;
  bool operator==(const ReplicateRecord&) const = default;
};

/// Per population: how many households there are to reach.
struct PopulationRecord {
  std::uint32_t households = 0;
  std::vector<std::uint32_t> cells;    // topic, status, kelurahan, access
  std::vector<std::uint32_t> deciles;  // decile
  std::vector<std::uint32_t> made;     // row of the tables of people: households that were made
  bool operator==(const PopulationRecord&) const = default;
};

/// What a made city misses of a row of the tables of people: more than this share of it and more than so many
/// households.
inline constexpr double kMissedShare = 0.01, kMissedHouseholds = 5;
inline bool is_missed(double households, double made) {
  const double off = made > households ? made - households : households - made;
  return off > kMissedHouseholds && off > kMissedShare * households;
}

/// Shares of replicates by household (tier households).
struct HouseholdShares {
  std::vector<std::uint32_t> counts;  // topic, measure, household: in how many replicates
  bool operator==(const HouseholdShares&) const = default;
};

/// Who gives time unpaid: heads of RTs, cadres.
inline constexpr int kVolunteers = 2;
inline constexpr const char* kVolunteerNames[kVolunteers] = {"rt_heads", "cadres"};

// Of files of before format 6.
inline constexpr std::int64_t kUnknownHours = std::numeric_limits<std::int64_t>::min();
inline constexpr double kUnknownUse = -1;

struct Ledger {
  std::vector<std::int64_t> cash_rupiah;                                          // by item
  std::vector<std::int64_t> staff_millihours;                                     // by item
  std::vector<std::int64_t> agency_millihours = {}, agency_week_millihours = {};  // by agency: in all, in one week
  // By kVolunteerNames: in all, of one person in 30 days; or kUnknownHours.
  std::array<std::int64_t, kVolunteers> volunteer_millihours = {}, volunteer_month_millihours = {};
  // By channel: share of the messages a week that its places carry; or kUnknownUse.
  std::vector<double> channel_use = {};
  std::optional<double> scaled_value = {};  // of the number that was scaled to the budget, if one was
  bool operator==(const Ledger&) const = default;
};

struct Recording {
  Dimensions dimensions;
  std::uint32_t first_population = 0;             // the number of the first; the others follow
  std::vector<PopulationRecord> populations;      // population
  std::vector<Ledger> ledgers;                    // strategy, population
  std::vector<ReplicateRecord> replicates;        // strategy, population, replicate
  std::vector<HouseholdShares> household_shares;  // strategy, population; empty below tier households
  double seconds = 0;                             // wall time of the replicates alone
  double seconds_total = 0;
  Vary vary = Vary::all;
  std::uint32_t planned_populations = 0;  // of a stopped run: as many as were asked for; 0: all of them are here
  bool operator==(const Recording&) const = default;

  bool stopped() const { return planned_populations > dimensions.populations; }

  const ReplicateRecord& at(std::uint32_t s, std::uint32_t p, std::uint32_t r) const {
    return replicates[(static_cast<std::size_t>(s) * dimensions.populations + p) * dimensions.replicates + r];
  }
  ReplicateRecord& at(std::uint32_t s, std::uint32_t p, std::uint32_t r) {
    return replicates[(static_cast<std::size_t>(s) * dimensions.populations + p) * dimensions.replicates + r];
  }
};

/// XXH3-128 over (strategy content digest, number of the population, replicate, replicate digest) of the complete
/// replicates, sorted by that key: the same however the experiment was cut into parts. `strategy_contents` has one
/// digest a strategy.
Digest digest_of(const Recording& recording, const std::vector<Digest>& strategy_contents);

}  // namespace kabar
