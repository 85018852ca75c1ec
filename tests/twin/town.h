#pragma once
// The twin's one class: a town, what is due in it, and what every household knows. Definitions: sending.cpp (what
// agencies and heads send), telling.cpp (what households pass on), acting.cpp (what they do), listening.cpp (what they
// ask and are answered), twin.cpp (the hours, exposures, memory, counting).

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "core/ids.h"
#include "core/math.h"
#include "core/random.h"
#include "scenario/blocks.h"
#include "tests/twin/plan.h"
#include "tests/twin/twin.h"

namespace kabar::twin {

enum State : std::uint8_t { kUnaware, kAware, kUnderstands, kApplied, kEnrolled };

/// Something that reaches a household in a certain hour.
struct Exposure {
  std::uint32_t household = 0;
  Mechanism mechanism = Mechanism::feed;
  std::uint32_t source = 0;
  std::uint32_t parent = 0;
  Message message;  // its key matters no more, its root does
  bool by_known_person = false;
  Way way = Way::post;
  std::int64_t round = 0;
};

inline bool before(const Exposure& x, const Exposure& y) {
  // Equal sources, roots and parents mean the same message twice, but for a head who relays the same slot both because
  // it was told to and of its own accord at one meeting: told goes first.
  const auto key = [](const Exposure& e) { return std::tuple(e.mechanism, e.source, e.message.root, e.parent, e.way); };
  return key(x) < key(y);
}

/// What a household means to do in a certain hour: apply, moved by the message with this root.
struct Intention {
  std::uint32_t household = 0, topic = 0, root = 0;
};

/// What a household has asked. `lot`: whether, is it seen, whose turn, the hour of a reply.
struct Question {
  std::uint32_t topic = 0, household = 0, why = 0;
  std::int64_t day = 0;
  Words lot{};
};

/// One entry of a list that the networks keep, by its number.
struct Entry {
  std::uint32_t number = 0;  // among all of the list
  std::uint32_t place = 0;   // in its row
  std::uint32_t of = 0;      // the other end: household or group
};
using Lists = std::map<std::uint32_t, std::vector<Entry>>;

inline Lists lists_of(const Csr& csr) {
  Lists lists;
  for (std::uint32_t row = 0; row < csr.rows(); ++row) {
    for (std::uint32_t e = csr.offset[row]; e < csr.offset[row + 1]; ++e)
      lists[row].push_back({e, e - csr.offset[row], csr.target[e]});
  }
  return lists;
}

inline double exponential(std::uint32_t word) {
  return -log(1 - uniform(word));
}

/// The hour, counted from 1, in which something of chance p and exponential delay happens: the first k whose cumulative
/// chance covers the word. `hours` if it does not happen before.
inline std::int64_t hour_of(std::uint32_t word, double p, double mean_hours, std::int64_t hours) {
  for (std::int64_t k = 1; k < hours; ++k) {
    const double so_far = mean_hours > 0 ? 1 - exp(-static_cast<double>(k) / mean_hours) : 1;
    if (coin(word, threshold(std::min(p, 1.0) * so_far))) return k;
  }
  return hours;
}

inline std::int64_t ceiling(double x) {
  const auto whole = static_cast<std::int64_t>(x);
  return static_cast<double>(whole) < x ? whole + 1 : whole;
}

inline std::int64_t at_least_one(double hours) {
  return std::max<std::int64_t>(1, ceiling(hours));
}

class Town {
 public:
  Town(const World& world, const Strategy& strategy, std::uint32_t replicate);
  TwinResult run();

 private:
  // Draws and data.
  Words lot(Stream stream, Purpose purpose, std::uint32_t extra, std::uint32_t a, std::uint32_t b,
            std::uint32_t c) const;
  std::uint32_t row(Stream stream, Purpose purpose, std::uint32_t extra, std::uint32_t a, std::uint32_t b,
                    std::uint32_t n) const;
  std::uint32_t row(Stream stream, Purpose purpose, std::uint32_t extra, const Message& message, std::uint32_t n) const;
  HouseholdRecord& record(std::uint32_t topic, std::uint32_t i);
  Mechanism mechanism_of(std::uint32_t channel) const;
  /// The first channel of a mechanism in the table.
  std::uint32_t first_channel(const std::string& mechanism) const;
  bool uses(std::uint32_t i, std::uint32_t channel) const { return (people_.platforms[i] >> channel) & 1u; }

  /// Lets a message reach a household in an hour to come; beyond the horizon it is dropped.
  void reach(std::int64_t hour, Way way, std::uint32_t household, std::uint32_t source, std::uint32_t parent,
             const Message& message, bool by_known_person = false, std::int64_t round = 0);

  // What agencies and heads send: sending.cpp.
  void send();
  /// Whether somebody with this word comes, or hears, at all and takes this one of several topics in.
  bool hears(std::uint32_t word, std::uint64_t limit, const Among& among) const;
  double mean_seen(const std::vector<std::uint32_t>& followers, const Channel& channel, double v) const;
  /// v of a channel, by halving an interval.
  double visibility(std::uint32_t c);
  double activity_of(std::int64_t hour) const;
  /// Share of a post's life, in hours, that falls into its hour number k, for all k of the horizon.
  const std::vector<double>& decay(std::uint32_t c);
  void send(const PlannedPost& post);
  /// Other posts of its day and channel that household i is offered, too.
  std::uint32_t offered_beside(const PlannedPost& post, std::uint32_t i) const;
  void send(const PlannedInstruction& instruction);
  std::uint32_t district_of(std::uint32_t kelurahan) const;
  /// The head speaks at the RT's first meeting after the hour `at`.
  /// `word`: by meeting and household.
  void announce(Way way, std::uint32_t rt, std::uint32_t head, std::int64_t at, const Message& message,
                const Among& among, const std::function<std::uint32_t(std::uint32_t, std::uint32_t)>& word);
  /// A member's message in its group, one of so many topics in it; nothing if it is no member.
  void pass_to_group(Way way, std::uint32_t from, std::uint32_t group, std::int64_t at, const Message& message,
                     std::int64_t topics = 1);

  // What an exposure does: twin.cpp.
  double understands_chance(const Exposure& e);
  /// Words: aware, understands, shows it on, is set right.
  Words encoding(const Exposure& e) const;
  /// From kappa x clarity: what topic, language and literacy leave of it.
  double understood_of_it(const Exposure& e, double p) const;
  void expose(const Exposure& e, std::int64_t hour);
  void remember(std::uint32_t topic, std::uint32_t i, std::int64_t hour, bool was_aware);

  // What the newly aware and viewers pass on: telling.cpp.
  void pass_on(std::uint32_t topic, std::uint32_t i, std::int64_t hour);
  void tell(std::uint32_t topic, std::uint32_t i, std::int64_t hour, std::uint32_t layer, const Lists& ties,
            const std::string& mechanism, double weight, double delay_days);
  /// What a household forwards, or a head relays, of its own accord.
  Message own_words(std::uint32_t topic, std::uint32_t i, std::uint32_t channel);
  void forward(std::uint32_t topic, std::uint32_t i, std::int64_t hour);
  void relay_unasked(std::uint32_t topic, std::uint32_t rt, std::int64_t hour);
  void reshare(const Exposure& e, std::int64_t hour, std::uint32_t word);

  // What those who understand do: acting.cpp.
  /// An exposure by which household i understands, or at which it already did.
  void intend(const Exposure& e, std::int64_t hour);
  void act(std::int64_t hour);
  void apply(const Intention& meant, std::int64_t hour);
  void apply_again(std::uint32_t topic, std::uint32_t i, std::int64_t hour);
  bool helped(std::uint32_t topic, std::uint32_t i, std::int64_t hour) const;
  void tell_of_it(std::uint32_t topic, std::uint32_t i, std::uint32_t root, std::int64_t hour, std::uint32_t layer,
                  const Lists& ties, const std::string& mechanism, double weight, double delay_days);
  void give_places();

  // Questions and answers: listening.cpp.
  /// `why`: 0 just aware, 1 its application failed.
  void ask(std::uint32_t topic, std::uint32_t i, std::uint32_t why, std::int64_t hour);
  void evening(std::int64_t day);
  bool on_duty(const ListeningBlock& block, std::uint32_t topic, std::int64_t day) const;
  void answer(const ListeningBlock& block, const Question& question, std::int64_t day);
  /// Which households the rounds visit in a week that begins.
  void plan_week(std::int64_t week);
  /// What the agencies can see of the reach in a kelurahan.
  double estimate(const PlannedRound& round, std::uint32_t kelurahan, std::int64_t week);
  /// From now on the household acts more or less readily on this topic.
  void regard(const Question& question, double factor);

  // False news: hoax_spread.cpp, hoaxes.cpp.
  void hoaxes();
  /// When each household comes to believe a hoax that somebody brings into a group; kNever if it does not.
  std::vector<std::int64_t> believed(std::uint32_t group, std::uint32_t by, std::int64_t hour, std::uint32_t name);
  /// Who hears it from household i at which earliest hour, if i believes it from an hour on.
  std::map<std::uint32_t, std::int64_t> heard_from(std::uint32_t i, std::int64_t hour, std::uint32_t name);
  void read_hoax(std::uint32_t group, std::uint32_t by, std::int64_t hour, std::uint32_t name,
                 std::map<std::uint32_t, std::int64_t>& heard);
  void believe(std::int64_t hour);
  void debunk(const Exposure& e);
  void count(Event event, std::uint32_t topic) { ++result_.events[topic * kEvents + static_cast<std::size_t>(event)]; }

  // Counting: twin.cpp.
  /// Whether household i counts for each measure at the end of an hour.
  std::array<bool, kMeasures> standing(std::uint32_t topic, std::uint32_t i, std::int64_t hour);
  void count_day(std::int64_t day);
  void count_at_the_end();

  const World& world_;
  const Strategy& strategy_;
  const Scenario& scenario_;
  const Parameters& param_;
  const Population& people_;
  const std::int64_t hours_;
  const std::uint32_t topics_;
  Plan plan_;  // of rounds it holds those who are not visited yet
  const Draws draws_;
  Lists neighbours_, kin_, members_, groups_;
  std::vector<std::uint32_t> topic_hash_;
  std::vector<std::vector<std::int64_t>> meetings_;     // RT -> hours
  std::vector<double> activity_;                        // hour of the horizon
  std::map<std::uint32_t, double> visibility_;          // channel -> v
  std::map<std::uint32_t, std::vector<double>> decay_;  // channel -> by hours since the post
  std::multimap<std::int64_t, Exposure> due_;
  std::multimap<std::int64_t, Intention> meant_;
  std::vector<Question> waiting_;
  std::multimap<std::int64_t, Question> told_why_;                     // hour -> who tries once more
  std::map<std::pair<std::uint32_t, std::uint32_t>, double> regard_;   // topic, household
  std::map<std::uint32_t, int> answers_;                               // topic
  std::map<std::pair<std::uint32_t, std::uint32_t>, int> answers_in_;  // topic, kelurahan
  std::map<std::uint32_t, double> clearer_;                            // topic -> factor on what agencies say
  std::set<std::pair<std::uint32_t, std::uint32_t>> succeeded_;        // topic, household: waits for a place
  std::multimap<std::int64_t, std::pair<std::uint32_t, std::uint32_t>> rumours_;  // hour -> topic, household
  std::set<std::pair<std::uint32_t, std::uint32_t>> misled_;                      // topic, household
  TwinResult result_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> reshared_;  // household, root
};

}  // namespace kabar::twin
