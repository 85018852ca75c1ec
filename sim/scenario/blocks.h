#pragma once
// The blocks that a strategy's file may have, as plain data. Defaults live here and nowhere else; ranges, units, grades
// and labels live in keys_*.cpp.

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

#include "scenario/choices.h"
#include "scenario/key.h"
#include "scenario/means.h"
#include "scenario/strategy.h"
#include "scenario/units.h"

namespace kabar {

// A kind of block is a struct that says, beside its keys, in which list of a strategy it stands (kList); by which means
// it sends (kMeans, see means.h), if it does; of which mechanism its `channel` must be (kMechanism), if it has one;
// which units of costs.csv it counts (kUnits). The lists of a strategy are at the end; what one costs and sends stands
// in strategy/.

/// What every block of a strategy has: in which words. A block's cost_item is an item of costs.csv; "" the channel's,
/// "none" nothing; it is charged for as many of the item's unit as the block counts. Its agency does the work; "":
/// those of its accounts, or all.
struct Content {
  double clarity = 1;
  Choice<Spoken> language = Spoken::id;
  bool endorsed = false;  // a person whom the town trusts stands behind it
  bool debunks = false;   // tells what is false about the topic, too (S8)
};
template <>
std::span<const Key<Content>> keys_of<Content>();

struct PostBlock {
  static constexpr const char* kList = "posts";
  static constexpr Means kMeans = Means::accounts;
  static constexpr std::array kUnits = {Unit::post, Unit::month};

  std::string id;
  std::vector<std::string> topics;    // ids, or "*"
  std::vector<std::string> accounts;  // AGENCY/CHANNEL, AGENCY/*, */CHANNEL or "*"
  double per_week = 1;                // posts a week of each account, its topics in turn
  std::vector<std::string> weekdays;  // mon..sun; empty: spread over the week
  std::vector<double> month_days;     // 1..31, the last day of a month stands for those that it lacks; empty: any
  std::int64_t hour = 12;
  std::int64_t approval_days = 0;  // so much later each appears
  double training_half_life = 0;   // days: what clarity is above 1 wears off, week by week from from_day on; 0: never
  Choice<Format> format = Format::picture;
  bool cites_source = false;
  double followers_factor = 1;  // of the account's followers
  std::string cost_item;
  std::string agency;
  std::int64_t from_day = 0;
  std::int64_t to_day = -1;  // -1: to the end; the last day is included
  Content content;
};
template <>
std::span<const Key<PostBlock>> keys_of<PostBlock>();

/// A campaign of paid posts on a feed: impressions bought from the platform, most of them for the engaged.
struct AdBlock {
  static constexpr const char* kList = "ads";
  static constexpr Means kMeans = Means::accounts;
  static constexpr Mechanism kMechanism = Mechanism::feed;
  static constexpr std::array kUnits = {Unit::thousand_impressions, Unit::topic, Unit::month};

  std::string id;
  std::vector<std::string> topics;  // they share the impressions evenly
  std::string channel;
  double impressions = 0;
  Choice<Format> format = Format::picture;
  bool cites_source = false;
  std::vector<std::string> kelurahan;  // whose households are targeted; empty: all
  std::string cost_item;
  std::string agency;
  std::int64_t from_day = 0;
  std::int64_t to_day = -1;
  Content content;
};
template <>
std::span<const Key<AdBlock>> keys_of<AdBlock>();

struct BroadcastBlock {
  static constexpr const char* kList = "broadcasts";
  static constexpr Means kMeans = Means::broadcasts;
  static constexpr Mechanism kMechanism = Mechanism::broadcast;
  static constexpr std::array kUnits = {Unit::message, Unit::recipient, Unit::place, Unit::month};

  std::string id;
  std::vector<std::string> topics;
  std::string channel;
  double per_week = 1;
  double coverage = 1;
  double attention = 1;
  std::vector<std::string> kelurahan;  // codes or names; empty: all
  Choice<Hearers> target = Hearers::all;
  std::string cost_item;
  std::string agency;
  std::int64_t from_day = 0;
  std::int64_t to_day = -1;
  Content content;
};
template <>
std::span<const Key<BroadcastBlock>> keys_of<BroadcastBlock>();

/// An announcement in RTs' own meetings, whose heads give it room.
struct MeetingBlock {
  static constexpr const char* kList = "meetings";
  static constexpr Means kMeans = Means::meetings;
  static constexpr Mechanism kMechanism = Mechanism::meeting;
  static constexpr std::array kUnits = {Unit::meeting, Unit::rt, Unit::household};

  std::string id;
  std::vector<std::string> topics;
  std::string channel;
  double rt_share = 1;         // share of RTs that take it up, by keyed coin
  bool bundled = true;         // all topics as one list, which an RT takes up or not; false: each by itself
  bool every_meeting = false;  // or only one of the RT's meetings in the window, keyed
  std::string cost_item;
  std::string agency;
  std::vector<std::string> kelurahan;
  std::int64_t from_day = 0;
  std::int64_t to_day = -1;
  Content content;
};
template <>
std::span<const Key<MeetingBlock>> keys_of<MeetingBlock>();

/// A request to all RT heads, who may relay its topics, all or none, at their next meeting and in the RT's group.
struct InstructionBlock {
  static constexpr const char* kList = "instructions";
  static constexpr Means kMeans = Means::heads;
  static constexpr std::array kUnits = {Unit::message, Unit::head, Unit::kelurahan};

  std::string id;
  std::vector<std::string> topics;
  Choice<Via> via = Via::message;
  std::string meeting_channel, group_channel;
  std::string cost_item;
  std::string agency;
  double relay_factor = 1;     // on the chance that a head relays it
  std::string incentive_item;  // of cost, one a head
  std::int64_t day = 0;
  std::vector<std::string> kelurahan;
  Content content;
};
template <>
std::span<const Key<InstructionBlock>> keys_of<InstructionBlock>();

/// Sessions of assisted groups, monthly.
struct SessionBlock {
  static constexpr const char* kList = "sessions";
  static constexpr Means kMeans = Means::sessions;
  static constexpr Mechanism kMechanism = Mechanism::meeting;
  static constexpr std::array kUnits = {Unit::session, Unit::topic, Unit::meeting};

  std::string id;
  std::vector<std::string> topics;
  std::string channel;
  double mention = 0.15;  // chance that a group's session takes a topic up
  bool bundled = false;   // all topics as one list, or each by itself
  double every_days = 30;
  std::string cost_item;
  std::string agency;
  Content content;
};
template <>
std::span<const Key<SessionBlock>> keys_of<SessionBlock>();

struct VisitBlock {
  static constexpr const char* kList = "visits";
  static constexpr Means kMeans = Means::visits;
  static constexpr Mechanism kMechanism = Mechanism::visit;
  static constexpr std::array kUnits = {Unit::visit, Unit::month};

  std::string id;
  std::vector<std::string> topics;
  std::string channel;
  Choice<Visited> target = Visited::listed;
  double share = 1;     // of the list, by keyed order
  double per_day = 50;  // households visited a day, city-wide
  // never: in keyed order; otherwise each week first where fewest were answered, or found aware by a survey (S10)
  Choice<Retarget> retarget = Retarget::never;
  std::int64_t survey = 0;  // households asked per kelurahan and week
  std::string survey_item;  // of cost, one a household asked
  std::string cost_item;
  std::string agency;
  std::int64_t from_day = 0;
  std::vector<std::string> kelurahan;
  Content content;
};
template <>
std::span<const Key<VisitBlock>> keys_of<VisitBlock>();

/// A desk where households are helped with their applications (S9).
struct DeskBlock {
  static constexpr const char* kList = "desks";
  static constexpr std::array kUnits = {Unit::kelurahan_day};

  std::string id;
  std::vector<std::string> topics;
  std::vector<std::string> kelurahan;
  double days_per_week = 7;  // open on the first so many of every seven days from from_day on
  std::string cost_item;
  std::string agency;
  std::int64_t from_day = 0;
  std::int64_t to_day = -1;
};
template <>
std::span<const Key<DeskBlock>> keys_of<DeskBlock>();

/// People who answer the questions of households (S10).
struct ListeningBlock {
  static constexpr const char* kList = "listening";
  static constexpr Mechanism kMechanism = Mechanism::reply;
  static constexpr std::array kUnits = {Unit::hour, Unit::month};

  std::string id;
  std::vector<std::string> topics;
  std::string channel;       // its mechanism is reply
  double hours_per_day = 1;  // of duty, city-wide
  double noticed = 1;        // share of questions that they come to see
  bool learns = false;       // what is asked makes what is sent clearer, week by week
  std::string cost_item;
  std::string agency;
  std::int64_t from_day = 0;
  std::int64_t to_day = -1;
  Content content;
};
template <>
std::span<const Key<ListeningBlock>> keys_of<ListeningBlock>();

/// Free internet, as by the wifi of an RW or data packages: who has a phone is online more, as if one adult more were
/// connected. Nobody gets a phone, a channel or a group by it.
struct InternetBlock {
  static constexpr const char* kList = "internet";
  static constexpr bool kBeforeOthers = true;  // who is online is settled before anything is shown to whoever is
  static constexpr std::array kUnits = {Unit::household, Unit::month};

  std::string id;
  Choice<Given> target = Given::all;  // of those with a phone
  double share = 1;                   // of them, by keyed coin
  std::vector<std::string> kelurahan;
  std::string cost_item;  // a month is one household's
  std::string agency;
};
template <>
std::span<const Key<InternetBlock>> keys_of<InternetBlock>();

/// A cost that no block above brings with it: a team's meetings, a workshop.
struct CostBlock {
  static constexpr const char* kList = "costs";

  std::string id, item;
  double count = 1;
  double per_week = 0;    // added to count: weeks of the horizon times this
  std::int64_t day = -1;  // of count; -1: spread over the horizon
  std::string agency;
};
template <>
std::span<const Key<CostBlock>> keys_of<CostBlock>();

/// All lists of blocks of a strategy.
struct BlockLists {
  std::vector<PostBlock> posts;
  std::vector<AdBlock> ads;
  std::vector<BroadcastBlock> broadcasts;
  std::vector<MeetingBlock> meetings;
  std::vector<InstructionBlock> instructions;
  std::vector<SessionBlock> sessions;
  std::vector<VisitBlock> visits;
  std::vector<DeskBlock> desks;
  std::vector<ListeningBlock> listening;
  std::vector<InternetBlock> internet;
  std::vector<CostBlock> costs;
};

/// Visits the lists of blocks of a strategy as (name of the list, blocks), in the order in which they are written,
/// digested and compiled.
template <class S, class Visit>
void for_each_block_list(S& strategy, Visit visit) {
  auto& lists = strategy.blocks();
  const auto visit_each = [&](auto&... each) {
    (visit(std::remove_reference_t<decltype(each)>::value_type::kList, each), ...);
  };
  visit_each(lists.posts, lists.ads, lists.broadcasts, lists.meetings, lists.instructions, lists.sessions, lists.visits,
             lists.desks, lists.listening, lists.internet, lists.costs);
}

}  // namespace kabar
