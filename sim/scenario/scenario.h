#pragma once
// The scenario as plain data: what a user's files say once they are read and checked. Knows no file format and no
// engine. What a world is made of stands in the bases (made.h). Defaults live here and there and nowhere else; ranges,
// units, grades and labels live in keys.cpp.

#include <cstdint>
#include <string>
#include <vector>

#include "core/digest.h"
#include "scenario/choices.h"
#include "scenario/made.h"
#include "scenario/origins.h"

namespace kabar {

inline constexpr std::size_t kMaxChannels = 32;  // of a scenario: a household's are bits of a word

/// One row of channels.csv.
struct Channel : MadeChannel {
  std::string name_id, name_en;
  double alpha = 0.15;          // probability that an exposure makes an unaware household aware
  double kappa = 0.15;          // basis of the probability to understand (picture, spoken word)
  double kappa_video = 0.25;    // the same for a video in a feed
  bool written = false;         // literacy counts
  double sessions_per_day = 0;  // feed: nu, sessions a day of a connected adult
  double half_life_hours = 0;   // feed: H of a post
  double seen_share = 0;        // feed: mean probability that a follower sees a post; calibrates v
  double trust = 0.55;          // in the source of what it brings: weighs when a household decides to act
  double reaches = 1;           // broadcast: share of households whom it can reach at all, always the same
  std::int64_t places = 0;      // broadcast: places in the city from which it is sent (mosques, boards); 0: none
  double most_per_week = 0;     // broadcast: messages a week that each place carries, at most; 0: any number
  std::string cost_item;        // the item of costs.csv that one post, broadcast, meeting, session or visit costs
  std::string cost_item_video;  // feed: the same for a video
  std::string grade = "E";
};

/// One row of accounts.csv: an agency's account on a feed channel.
struct Account : MadeAccount {
  std::string grade = "E";
};

/// One row of agencies.csv. What an agency posts is said by the strategies.
struct Agency {
  std::string id, name;
  std::string role;
  double hours_per_week = 0;  // of staff that it can spare, at most; 0: not limited
  std::string grade = "E";
};

/// One row of topics.csv: a programme.
struct Topic : MadeTopic {
  std::string name_id, name_en, owner, carrier;
  std::string trait;        // what the trait is, for people
  double complexity = 0.3;  // 0..1
  double assistance = 0.3;  // 0..1: how much a desk that helps with the application matters
  Choice<Act> action = Act::none;
  std::int64_t quota_per_year = 0;  // places a year, shared out over the horizon; 0: no limit
  std::string grade = "E";
};

/// One row of kelurahan.csv.
struct Kelurahan : MadeKelurahan {
  std::string district;
  double lat = 0, lon = 0, km2 = 0;
  double poverty_weight = 1;  // relative poverty rate
  std::string grade = "D";
  std::int64_t households = 0;  // as a reader of files may give it; complete_targets() makes a table of targets of it
};

/// One row of costs.csv.
struct CostItem {
  std::string id, name_id, name_en, unit;
  std::int64_t cash_rupiah = 0;
  double staff_hours = 0;  // kept as thousandths of an hour in the ledger
  std::string grade = "E";
};

/// One row of targets.csv.
struct Target : MadeTarget {
  std::string how, grade = "D";
  double share = 0;  // in place of households, as a reader of files may give it; complete_targets() makes them of it
};

/// One row of associations.csv.
struct Association : MadeAssociation {
  std::string grade = "E";
};

/// Symbols of the model; `param.SYMBOL` in files, `--set` and designs.
struct Parameters : MadeParameters {
  // retelling on ties (S4)
  double q_N = 0.05;          // chance that an aware household tells over one tie and round
  double q_P = 0.35;          // the same for a household that took part
  double w_kin = 1.3;         // weight of a kin tie on q
  double w_rt = 0.9;          // weight of a neighbour tie on q
  std::int64_t rounds = 1;    // rounds of telling
  double round_days = 30;     // days between rounds
  double delay_rt_days = 3;   // mean delay over a neighbour tie
  double delay_kin_days = 7;  // mean delay over a kin tie
  double take_up = 0;         // share of newly aware that take part at once (village preset; 0 = off)
  // groups and reshares (S5)
  double r_g = 0.004;                   // chance that an aware member forwards to one of its groups
  double rho = 0.5;                     // chance that a member reads what is forwarded
  double delay_group_hours = 12;        // mean delay of reading
  std::int64_t groups_per_topic = 5;    // groups a household forwards a topic to, at most
  double r_c = 0.0015;                  // reshare per viewer of a post
  double endorsed = 1.72;               // factor on r_c when a known person shows it
  double cites_source = 0.73;           // factor on r_c when the post cites an official source
  std::int64_t reshare_residents = 60;  // residents of similar welfare who are shown a reshare
  double reshare_seen = 0.1;            // chance that one of them sees it
  // competition between posts (S2)
  double omega = 0.1;                  // each further post of a day on a channel that a follower is offered
  std::int64_t comfortable_posts = 7;  // of an account in a week; more tire its followers
  double fatigue = 0.01;               // share of followers that leave for each further post of the week
  // paid posts (S1)
  double alpha_ad = 0.01;     // a paid impression makes an unaware household aware
  double ad_waste = 0.4;      // of the impressions bought: outside the city, not seen, not by people
  std::int64_t ad_most = 10;  // impressions of a campaign and topic that a household gets, at most
  // brokers (S6)
  double b = 0.5;                   // an instructed RT head relays
  double b_seen = 0.05;             // an RT head who only saw it relays
  double broker_bias = 0;           // the unconnected poor hear a relay less by this share
  double request_wear = 0.85;       // readiness of a head after each earlier request: factor on its chance to relay
  double circular_step = 0.8;       // each of the four steps of a circular passes it on
  double circular_days_min = 3;     // a circular takes at least
  double circular_days_max = 10;    // and at most
  double session_attendance = 0.8;  // a member attends its group's session
  // what people take in (S3) and the time that volunteers give (S11)
  std::int64_t topics_taken_in = 4;  // of those told at once: at a meeting, a session, a visit, in one message
  double hours_meeting = 0.1;        // of a head, for each topic at a meeting
  double hours_request = 0.5;        // of a head, for each request to relay something
  double hours_visit = 0.5;          // of a cadre, for a visit with the way there
  // memory (S7)
  Choice<Memory> memory = Memory::spacing;
  double S0 = 30;                 // days
  double psi = 0.5;               // spacing exponent
  double understands_factor = 3;  // the clock of what was understood is longer by this
  // hoaxes (S8)
  double hoaxes = 0.25;       // about each topic that arrive in a week, per 10,000 households
  double hoax_spread = 1.7;   // they are shown and forwarded on more readily: factor on r_c and r_g
  double hoax_effect = 0.3;   // who believes one acts less readily by this share
  double hoax_cleared = 0.4;  // an exposure to a message that debunks it sets a household right
  // action (S9)
  double p_app_update = 0.4;  // an eligible household that understands acts, told by a source as trusted as an RT head
  double p_app_collect = 0.4;
  double p_app_attend = 0.4;
  double p_app_register = 0.2;
  double p_app_propose = 0.1;
  double act_not_eligible = 0.1;  // the same of a household that is not eligible: factor
  double act_days = 10;           // mean delay until it acts
  double act_success = 0.5;       // an application succeeds without help
  double desk_success = 0.3;      // and with a desk by so much more, times the topic's assistance
  double trust_rt_head = 0.55;    // trust in an RT head, the measure of all trust
  double trust_endorser = 0.62;   // trust in a person who endorses a message: it counts if it is the larger
  // questions and answers (S10)
  double ask = 0.02;               // a household that has become aware asks
  double ask_failed = 0.15;        // one whose application failed asks
  double ask_poor = 0.5;           // poor households ask less: factor
  double ask_no_access = 0.3;      // and those without access: factor
  double replies_per_hour = 20;    // of one who answers
  std::int64_t patience_days = 3;  // so long a household waits for an answer
  double trust_ignored = 0.95;     // afterwards: factor on the chance to act
  double trust_answered = 1.03;    // the same of one who was answered
  double learn_most = 0.25;        // what is sent gets clearer by so much at most
  double learn_answers = 20;       // after so many answers about a topic by half of it
  // understanding (S3)
  double understands_max = 0.95;
  double language_mismatch = 0.85;
  double literacy_low = 0.7;     // primary or less
  double literacy_middle = 0.9;  // junior and senior secondary
  double literacy_high = 1.0;    // tertiary
  // phones
  double shared_phone_sessions = 0.5;  // sessions of a household with one shared phone, relative
};

struct City : MadeCity {
  std::string name;
  std::string start = "2025-01-06";  // a local date; hour 0 is its midnight
  std::int64_t days = 90;
  std::int64_t populations = 20;
  std::int64_t replicates = 10;
  bool boost_allowed = true;  // may the agencies pay for reach?
  // Ceilings of a strategy; 0: none.
  std::int64_t budget = 0;              // rupiah in the whole horizon
  double staff_hours = 0;               // of all agencies in the whole horizon
  double head_hours = 0;                // of one RT head in 30 days
  double cadre_hours = 0;               // of one cadre in 30 days
  std::vector<std::string> topics;      // empty: all of the table
  std::vector<std::string> strategies;  // names or paths
  std::string table_kelurahan, table_targets, table_topics, table_channels, table_accounts, table_agencies, table_costs;
  std::string table_associations;  // may be left out
  std::string table_ties;          // may be left out: then kin and friends are made
  // When people are online: relative activity by hour of the day and day of the week (Monday first), each with mean 1.
  std::vector<double> hours;     // empty: 24 ones
  std::vector<double> weekdays;  // empty: 7 ones
};

struct Strategy;  // strategy.h

/// An input file, for the record.
struct SourceFile {
  std::string name;
  std::uint64_t bytes = 0;
  Digest digest;
};

/// Its own members are made elsewhere, so that who needs no strategy need not know what one holds.
struct Scenario {
  Scenario();
  Scenario(const Scenario&);
  Scenario(Scenario&&) noexcept;
  Scenario& operator=(const Scenario&);
  Scenario& operator=(Scenario&&) noexcept;
  ~Scenario();

  std::string path;
  City city;
  Parameters param;
  std::vector<Kelurahan> kelurahan;
  std::vector<Target> targets;
  std::vector<Association> associations;
  std::vector<Topic> topics;  // in the order of city.topics, or of the table
  std::vector<Channel> channels;
  std::vector<Account> accounts;
  std::vector<Agency> agencies;
  std::vector<CostItem> costs;
  std::vector<KinTie> ties;  // in place of made kin ties, if there are any
  std::vector<Strategy> strategies;
  std::vector<SourceFile> sources;
  Origins origins;       // of what was read; not of topics, which city.topics may choose from
  Problems notes;        // what was read as it stands, and may be meant otherwise
  Digest world_digest;   // of everything that makes the world: all but strategies, seed and numbers of runs
  Digest made_digest;    // of what people and ties are made of (made.h), but not of the seed
  Digest config_digest;  // of world_digest, seed, budget and all strategies' content
};

/// The ceilings of a city; 0: none.
struct CeilingKey {
  const char* name;
  double (*of)(const City& city);
};
inline constexpr CeilingKey kCeilings[] = {
    {"budget", [](const City& city) { return static_cast<double>(city.budget); }},
    {"staff_hours", [](const City& city) { return city.staff_hours; }},
    {"head_hours", [](const City& city) { return city.head_hours; }},
    {"cadre_hours", [](const City& city) { return city.cadre_hours; }},
};

inline int hours_of(const Scenario& scenario) {
  return static_cast<int>(scenario.city.days) * 24;
}

}  // namespace kabar
