#pragma once
// A strategy written out: every post, broadcast, meeting, session, visit and instruction of the horizon, one after the
// other. The same for every replicate; knows nothing of who sees or understands.

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "network/world.h"
#include "scenario/blocks.h"

namespace kabar::twin {

/// What is said, and under which key.
struct Message {
  std::uint32_t topic = 0;
  std::uint32_t channel = 0;
  std::uint64_t key = 0;
  std::uint32_t root = 0;
  double clarity = 1;
  std::string language;  // id, jv, both
  bool video = false;
  bool cites_source = false;
  bool paid = false;
  bool sent = false;  // by an agency, not in somebody's own words
  bool endorsed = false;
  bool debunks = false;
};

struct PlannedPost {
  Message message;
  std::uint32_t account = 0;
  std::int64_t hour = 0;
  std::uint32_t followers = 0;  // the first so many of the account's list, less those whom too many posts drove away
};
struct PlannedBroadcast {
  Message message;
  std::int64_t day = 0;
  std::vector<std::uint32_t> area;
  double heard = 0;
};
struct PlannedAd {
  Message message;
  std::map<std::uint32_t, double> mean;  // household -> impressions
  std::int64_t begin = 0, end = 0;       // hours
};
/// Of n topics told at once, which one this is.
struct Among {
  std::int64_t place = 0, topics = 1;
};
struct PlannedMeeting {
  Message message;
  std::uint32_t rt = 0, number = 0;
  std::int64_t hour = 0;
  Among among = {};
};
struct PlannedSession {
  Message message;
  std::uint32_t group = 0, number = 0;
  std::int64_t hour = 0;
  Among among = {};
};
struct PlannedVisit {
  Message message;
  std::uint32_t household = 0;
  std::int64_t hour = 0;
  std::uint32_t block_hash = 0;
  Among among = {};
};
/// Visits to a list whose order is decided week by week.
struct PlannedRound {
  std::uint32_t block_hash = 0;
  std::int64_t survey = 0;          // households asked per kelurahan and week; 0: it goes by answers
  std::vector<std::uint32_t> list;  // in the order of the draw
  std::vector<std::int64_t> hours;  // of visit 0, 1, ...
  std::vector<Message> messages;    // a topic each
};
struct PlannedInstruction {
  Message message;                  // of the relay at the meeting, or kNone as its channel
  std::uint32_t group_channel = 0;  // or kNone
  std::uint32_t block_hash = 0;
  std::uint32_t rt = 0;
  std::int64_t day = 0;
  bool circular = false;
  double relayed = 0;  // chance
  Among among = {};
};

struct Plan {
  std::vector<PlannedPost> posts;
  std::vector<PlannedBroadcast> broadcasts;
  std::vector<PlannedAd> ads;
  std::vector<PlannedMeeting> meetings;
  std::vector<PlannedSession> sessions;
  std::vector<PlannedVisit> visits;
  std::vector<PlannedRound> rounds;
  std::vector<PlannedInstruction> instructions;
  std::map<std::uint32_t, std::uint32_t> channel_of_root;
  std::map<std::uint32_t, int> free_internet;  // household -> how many blocks give it some
};

/// Sessions a day relative to one connected adult, with free internet by so many blocks.
double sessions_of(const World& world, std::uint32_t i, int free_internet);

/// What those who answer say about a topic.
Message reply_of(const World& world, const ListeningBlock& block, std::uint32_t topic);

Plan make_plan(const World& world, const Strategy& strategy);

/// Hours of all meetings of an RT, by number.
std::vector<std::int64_t> meeting_hours(const World& world, std::uint32_t rt);

/// Day of the month of a day of the horizon, and how many the month has.
std::pair<int, int> date_of(const Scenario& scenario, std::int64_t day);

/// Day of the week of a day of the horizon, 0 = Monday.
int weekday_of(const Scenario& scenario, std::int64_t day);

std::uint32_t hash32(const std::string& text);

}  // namespace kabar::twin
