#pragma once
// The households of one synthetic city, in columns, made once and never changed. Knows nothing of networks or messages.

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "scenario/made.h"

namespace kabar {

enum class Education : std::uint8_t { primary_or_less, junior, senior, tertiary };
enum class AgeBand : std::uint8_t { under_30, from_30, from_45, from_60 };
/// none; one phone that the household shares; own phones on prepaid data; a home connection.
enum class Access : std::uint8_t { none, shared_phone, own_phone, home };
inline constexpr int kEducations = 4, kAgeBands = 4, kAccesses = 4, kQuintiles = 5, kDeciles = 10;

enum Role : std::uint8_t { kRtHead = 1, kCadre = 2, kGroupLeader = 4, kReligiousLeader = 8 };

/// Households are numbered by kelurahan, RW, RT and place in the RT, so that an RT is a run of ids.
struct Population {
  std::uint32_t households = 0;

  // Places. rt_begin has one entry more than there are RTs.
  std::vector<std::uint32_t> rt_begin;
  std::vector<std::uint32_t> rt_rw;         // RT -> RW
  std::vector<std::uint16_t> rw_kelurahan;  // RW -> kelurahan

  // Columns, one entry a household.
  std::vector<std::uint32_t> rt;
  std::vector<std::uint8_t> kelurahan;
  std::vector<float> rank;           // welfare rank in (0, 1), poorest first
  std::vector<std::uint8_t> decile;  // 0 = poorest
  std::vector<std::uint8_t> poor;    // 0 or 1
  std::vector<std::uint8_t> listed;  // in the welfare register, with its errors
  std::vector<std::uint8_t> size;    // persons
  std::vector<Education> education;  // of the head
  std::vector<AgeBand> age;          // of the head
  std::vector<Access> access;
  std::vector<std::uint8_t> connected_adults;  // 0..4
  std::vector<std::uint8_t> javanese;          // prefers Javanese at home
  std::vector<std::uint8_t> female;            // the main communicator is a woman
  std::vector<std::uint32_t> platforms;        // bit c: see uses(); 0 without access
  std::vector<std::uint8_t> roles;             // bits of Role
  std::vector<float> attendance;               // chance to come to an RT meeting, drawn once
  std::vector<std::uint32_t> rt_head;          // RT -> household
  std::vector<std::uint32_t> assisted_begin;   // assisted group -> first entry of assisted_member, one entry more
  std::vector<std::uint32_t> assisted_member;  // households by group

  // Per topic, then household.
  std::vector<std::vector<std::uint8_t>> eligible;
  std::vector<std::vector<std::uint8_t>> beneficiary;

  /// Whether a household uses a channel: a feed, or that of groups.
  bool uses(std::uint32_t household, std::size_t channel) const { return (platforms[household] >> channel & 1u) != 0; }
  std::uint32_t rts() const { return static_cast<std::uint32_t>(rt_begin.size() - 1); }
};

/// Class of a household for feeds: how many sessions it has relative to one connected adult. 0: not connected,
/// 1: a shared phone, 2..5: one to four connected adults.
inline constexpr int kFeedClasses = 6;
int feed_class(const Population& population, std::uint32_t household);
/// Sessions relative to one connected adult, by feed class; `shared_phone`: of class 1 (param.shared_phone_sessions).
double feed_sessions(double shared_phone, int feed_class);

/// Class of a household for understanding: education (4) x prefers Javanese (2).
inline constexpr int kComprehensionClasses = 8;
int comprehension_class(const Population& population, std::uint32_t household);

/// The city's size relative to the one that targets.csv describes, 1 without such a table. Whatever the tables give in
/// whole numbers for that city (RTs, RWs, followers of accounts) grows with it.
double city_growth(const MadeConfiguration& made);

/// Households of a made city that use a channel, by its place in the table; 0 for one that nobody uses or that is none.
std::uint32_t users_of(const Population& population, std::size_t channel);

/// Resident followers of an account in a city of this growth; `users`: households on its channel,
/// asked where the account has a share of them.
double followers_today(const MadeAccount& account, double growth, double users);

/// One row of the quality report.
struct MarginCheck {
  std::string table, category, given;
  double target = 0;
  std::int64_t made = 0;
};

/// The synthetic population number `population` under the seed of the city: IPF over kelurahan x welfare x education x
/// age x access, unbiased integerisation, RTs of at most city.rt_households_max. The same for any number of threads;
/// time and memory are linear in households.
Population synthesize(const MadeConfiguration& made, std::uint32_t population, int threads = 1);

/// Every row of targets.csv against what was made.
std::vector<MarginCheck> check_margins(const MadeConfiguration& made, const Population& population);

}  // namespace kabar
