#include "tests/twin/twin.h"

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>
#include <tuple>
#include <utility>

#include "core/ids.h"
#include "core/math.h"
#include "core/random.h"
#include "tests/twin/plan.h"

namespace kabar::twin {
namespace {

enum State : std::uint8_t { kUnaware, kAware, kUnderstands, kApplied };

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

bool before(const Exposure& x, const Exposure& y) {
  // Equal sources, roots and parents mean the same message twice, but for a head who relays the same slot both because
  // it was told to and of its own accord at one meeting: told goes first.
  const auto key = [](const Exposure& e) { return std::tuple(e.mechanism, e.source, e.message.root, e.parent, e.way); };
  return key(x) < key(y);
}

/// One entry of a list that the networks keep, by its number.
struct Entry {
  std::uint32_t number = 0;
  std::uint32_t of = 0;  // the other end: household or group
};
using Lists = std::map<std::uint32_t, std::vector<Entry>>;

Lists lists_of(const Csr& csr) {
  Lists lists;
  for (std::uint32_t row = 0; row < csr.rows(); ++row) {
    for (std::uint32_t e = csr.offset[row]; e < csr.offset[row + 1]; ++e) lists[row].push_back({e, csr.target[e]});
  }
  return lists;
}

double exponential(std::uint32_t word) {
  return -log(1 - uniform(word));
}

std::int64_t ceiling(double x) {
  const auto whole = static_cast<std::int64_t>(x);
  return static_cast<double>(whole) < x ? whole + 1 : whole;
}

std::int64_t at_least_one(double hours) {
  return std::max<std::int64_t>(1, ceiling(hours));
}

class Town {
 public:
  Town(const World& world, const Strategy& strategy, std::uint32_t replicate)
      : world_(world),
        scenario_(*world.scenario),
        param_(scenario_.param),
        people_(world.population),
        hours_(24 * scenario_.city.days),
        topics_(static_cast<std::uint32_t>(scenario_.topics.size())),
        plan_(make_plan(world, strategy)),
        draws_(make_draws(static_cast<std::uint64_t>(scenario_.city.seed), world.population_index, replicate)),
        neighbours_(lists_of(world.network.rt_ties)),
        kin_(lists_of(world.network.kin_ties)),
        members_(lists_of(world.network.members)),
        groups_(lists_of(world.network.groups)) {
    for (const Topic& topic : scenario_.topics) topic_hash_.push_back(hash32(topic.id));
    for (std::int64_t hour = 0; hour < hours_; ++hour) activity_.push_back(activity_of(hour));
    for (std::uint32_t rt = 0; rt < people_.rts(); ++rt) meetings_.push_back(meeting_hours(world, rt));
    result_.households.resize(static_cast<std::size_t>(topics_) * people_.households);
    result_.daily.resize(static_cast<std::size_t>(topics_) * kMeasures * kGroups *
                         static_cast<std::size_t>(scenario_.city.days));
  }

  TwinResult run() {
    send();
    for (std::int64_t hour = 0; hour < hours_; ++hour) {
      const auto [first, last] = due_.equal_range(hour);
      std::vector<Exposure> now;
      for (auto it = first; it != last; ++it) now.push_back(it->second);
      due_.erase(first, last);
      for (std::uint32_t topic = 0; topic < topics_; ++topic) {
        for (std::uint32_t i = 0; i < people_.households; ++i) {
          std::vector<Exposure> mine;
          for (const Exposure& e : now) {
            if (e.household == i && e.message.topic == topic) mine.push_back(e);
          }
          std::stable_sort(mine.begin(), mine.end(), before);
          for (const Exposure& e : mine) expose(e, hour);
          if (mine.size() > 1) result_.tally.same_hour += mine.size() - 1;
        }
      }
      if (hour % 24 == 23) count_day(hour / 24);
    }
    count_at_the_end();
    return result_;
  }

 private:
  Words lot(Stream stream, Purpose purpose, std::uint32_t extra, std::uint32_t a, std::uint32_t b,
            std::uint32_t c) const {
    return draw(draws_.key(stream), counter_head(purpose, 0, extra), a, b, c);
  }
  std::uint32_t row(Stream stream, Purpose purpose, std::uint32_t extra, std::uint32_t a, std::uint32_t b,
                    std::uint32_t n) const {
    return lot(stream, purpose, extra, a, b, n / 4)[n % 4];
  }
  std::uint32_t row(Stream stream, Purpose purpose, std::uint32_t extra, const Message& message,
                    std::uint32_t n) const {
    return row(stream, purpose, extra, static_cast<std::uint32_t>(message.key),
               static_cast<std::uint32_t>(message.key >> 32), n);
  }

  HouseholdRecord& record(std::uint32_t topic, std::uint32_t i) {
    return result_.households[static_cast<std::size_t>(topic) * people_.households + i];
  }
  Mechanism mechanism_of(std::uint32_t channel) const {
    const std::string& name = scenario_.channels[channel].mechanism;
    constexpr const char* kNames[kMechanisms] = {"feed", "group", "broadcast", "meeting", "visit", "neighbour", "kin"};
    int m = 0;
    while (kNames[m] != name) ++m;
    return static_cast<Mechanism>(m);
  }
  /// The first channel of a mechanism in the table.
  std::uint32_t first_channel(const std::string& mechanism) const {
    for (std::uint32_t c = 0; c < scenario_.channels.size(); ++c) {
      if (scenario_.channels[c].mechanism == mechanism) return c;
    }
    return kNone;
  }
  bool uses(std::uint32_t i, std::uint32_t channel) const { return (people_.platforms[i] >> channel) & 1u; }

  void reach(std::int64_t hour, Way way, std::uint32_t household, std::uint32_t source, std::uint32_t parent,
             const Message& message, bool by_known_person = false, std::int64_t round = 0) {
    if (hour >= hours_) return;
    if (due_.size() > 200000) throw std::runtime_error("the random town is flooded: choose smaller chances");
    due_.emplace(
        hour, Exposure{household, mechanism_of(message.channel), source, parent, message, by_known_person, way, round});
  }

  // ---- What the agencies send
  // ----------------------------------------------------------------------------------------

  void send() {
    for (const PlannedPost& post : plan_.posts) send(post);
    for (const PlannedBroadcast& broadcast : plan_.broadcasts) {
      for (const std::uint32_t i : broadcast.area) {
        const std::uint32_t w = row(Stream::exposure, Purpose::broadcast, 0, broadcast.message, i);
        if (!coin(w, threshold(broadcast.heard))) continue;
        const std::uint64_t v = row(Stream::exposure, Purpose::broadcast, 1, broadcast.message, i);
        const std::int64_t hour = 24 * broadcast.day + static_cast<std::int64_t>((24 * v) >> 32);
        reach(hour, Way::broadcast, i, 0, broadcast.message.root, broadcast.message);
      }
    }
    for (const PlannedMeeting& meeting : plan_.meetings) {
      for (std::uint32_t i = 0; i < people_.households; ++i) {
        if (people_.rt[i] != meeting.rt) continue;
        const std::uint32_t w = row(Stream::exposure, Purpose::attendee, meeting.number, meeting.message, i);
        if (!coin(w, threshold(static_cast<double>(people_.attendance[i])))) continue;
        reach(meeting.hour, Way::meeting, i, meeting.rt * 4096 + meeting.number, meeting.message.root, meeting.message);
      }
    }
    for (const PlannedSession& session : plan_.sessions) {
      for (std::uint32_t e = people_.assisted_begin[session.group]; e < people_.assisted_begin[session.group + 1];
           ++e) {
        const std::uint32_t w = row(Stream::exposure, Purpose::session_attendee, session.number, session.message, e);
        if (!coin(w, threshold(param_.session_attendance))) continue;
        reach(session.hour, Way::session, people_.assisted_member[e], session.group * 4096 + session.number,
              session.message.root, session.message);
      }
    }
    for (const PlannedVisit& visit : plan_.visits) {
      reach(visit.hour, Way::visit, visit.household, 0, visit.message.root, visit.message);
    }
    for (const PlannedInstruction& instruction : plan_.instructions) send(instruction);
  }

  /// Sessions a day relative to one connected adult.
  double sessions(std::uint32_t i) const {
    switch (people_.access[i]) {
      case Access::none:
        return 0;
      case Access::shared_phone:
        return param_.shared_phone_sessions;
      default:
        return people_.connected_adults[i];
    }
  }

  double mean_seen(const std::vector<std::uint32_t>& followers, const Channel& channel, double v) const {
    double sum = 0;
    for (const std::uint32_t i : followers) {
      const double lambda = sessions(i) * channel.sessions_per_day / 24 * v;
      sum += 1 - exp(-lambda * channel.half_life_hours / kLn2);
    }
    return sum / static_cast<double>(followers.size());
  }

  /// v of a channel, by halving an interval.
  double visibility(std::uint32_t c) {
    if (const auto known = visibility_.find(c); known != visibility_.end()) return known->second;
    const Channel& channel = scenario_.channels[c];
    std::vector<std::uint32_t> followers;
    for (std::size_t a = 0; a < scenario_.accounts.size(); ++a) {
      const Account& account = scenario_.accounts[a];
      const std::vector<std::uint32_t>& list = world_.network.followers[a];
      for (std::size_t n = 0; account.channel == channel.id && n < list.size(); ++n) {
        if (static_cast<std::int64_t>(n) < account.followers) followers.push_back(list[n]);
      }
    }
    if (followers.empty()) {
      for (std::uint32_t i = 0; i < people_.households; ++i) {
        if (uses(i, c)) followers.push_back(i);
      }
    }
    double low = 0, high = 1;
    while (mean_seen(followers, channel, high) < channel.seen_share) high *= 2;
    for (int step = 0; step < 200; ++step) {
      const double middle = (low + high) / 2;
      (mean_seen(followers, channel, middle) < channel.seen_share ? low : high) = middle;
    }
    return visibility_[c] = (low + high) / 2;
  }

  double activity_of(std::int64_t hour) const {
    const std::vector<double>& by_hour = scenario_.city.hours;
    const std::vector<double>& by_day = scenario_.city.weekdays;
    return (by_hour.empty() ? 1 : by_hour[static_cast<std::size_t>(hour % 24)]) *
           (by_day.empty() ? 1 : by_day[static_cast<std::size_t>(weekday_of(scenario_, hour / 24))]);
  }

  /// Share of a post's life, in hours, that falls into its hour number k, for all k of the horizon.
  const std::vector<double>& decay(std::uint32_t c) {
    std::vector<double>& known = decay_[c];
    const double life = scenario_.channels[c].half_life_hours;
    for (std::int64_t k = std::ssize(known); k < hours_; ++k) {
      const double here = pow(2, -static_cast<double>(k) / life), next = pow(2, -static_cast<double>(k + 1) / life);
      known.push_back((here - next) * life / kLn2);
    }
    return known;
  }

  void send(const PlannedPost& post) {
    const Channel& channel = scenario_.channels[post.message.channel];
    const std::vector<double>& share = decay(post.message.channel);
    const std::vector<std::uint32_t>& list = world_.network.followers[post.account];
    std::vector<double> curve;  // W(k)
    double sum = 0;
    for (std::int64_t k = 0; post.hour + k < hours_; ++k) {
      sum += activity_[static_cast<std::size_t>(post.hour + k)] * share[static_cast<std::size_t>(k)];
      curve.push_back(sum);
    }
    for (std::uint32_t n = 0; n < post.followers; ++n) {
      const double lambda = sessions(list[n]) * channel.sessions_per_day / 24 * visibility(post.message.channel);
      const std::uint32_t w = row(Stream::exposure, Purpose::follower, 0, post.message, n);
      const auto seen = [&](double so_far) { return coin(w, threshold(1 - exp(-lambda * so_far))); };
      if (curve.empty() || !seen(curve.back())) continue;  // never falls, so never seen in the horizon
      std::int64_t k = 0;
      while (!seen(curve[static_cast<std::size_t>(k)])) ++k;
      reach(post.hour + k, Way::post, list[n], post.account, post.message.root, post.message);
    }
  }

  // ---- Heads and groups
  // ------------------------------------------------------------------------------------------------

  void send(const PlannedInstruction& instruction) {
    const std::uint32_t rt = instruction.rt, head = people_.rt_head[rt];
    std::int64_t at = 24 * instruction.day + 9;
    if (instruction.circular) {
      const std::uint32_t rw = people_.rt_rw[rt], kelurahan = people_.rw_kelurahan[rw];
      const std::uint32_t units[4] = {district_of(kelurahan), kelurahan, rw, rt};
      for (std::uint32_t s = 0; s < 4; ++s) {
        const Words w = lot(Stream::brokers, Purpose::circular_step, s, instruction.block_hash, units[s], 0);
        if (!coin(w[0], threshold(param_.circular_step))) return;
      }
      const double u = uniform(lot(Stream::brokers, Purpose::circular_delay, 0, instruction.block_hash, rt, 0)[0]);
      const double low = param_.circular_days_min, high = param_.circular_days_max;
      at += static_cast<std::int64_t>(24 * (low + (high - low) * u));
    }
    const Message& message = instruction.message;
    const Words w = lot(Stream::brokers, Purpose::relay, 0, topic_hash_[message.topic], rt, 0);
    if (!coin(w[0], threshold(param_.b))) return;
    announce(Way::told_meeting, rt, head, at, message,
             [&](std::uint32_t i) { return row(Stream::exposure, Purpose::relay_attendee, 0, message, i); });
    Message in_group = message;
    in_group.channel = instruction.group_channel;
    const std::uint32_t group = world_.network.rt_group[rt];
    if (group != kNone) pass_to_group(Way::told_group, head, group, at, in_group);
  }

  std::uint32_t district_of(std::uint32_t kelurahan) const {
    std::vector<std::string> seen;
    for (const Kelurahan& one : scenario_.kelurahan) {
      if (std::find(seen.begin(), seen.end(), one.district) == seen.end()) seen.push_back(one.district);
    }
    const auto place = std::find(seen.begin(), seen.end(), scenario_.kelurahan[kelurahan].district);
    return static_cast<std::uint32_t>(place - seen.begin());
  }

  /// The head speaks at the RT's first meeting after the hour `at`.
  template <class Word>
  void announce(Way way, std::uint32_t rt, std::uint32_t head, std::int64_t at, const Message& message,
                const Word& word) {
    std::uint32_t k = 0;
    while (k < meetings_[rt].size() && meetings_[rt][k] <= at) ++k;
    if (k == meetings_[rt].size()) return;
    for (std::uint32_t i = 0; i < people_.households; ++i) {
      if (people_.rt[i] != rt || i == head) continue;
      double hears = static_cast<double>(people_.attendance[i]);
      if (people_.poor[i] && people_.access[i] == Access::none) hears *= 1 - param_.broker_bias;
      if (!coin(word(i), threshold(hears))) continue;
      reach(meetings_[rt][k], way, i, rt * 4096 + 2048 + k, head, message);
    }
  }

  /// A member's message in its group; nothing if it is no member.
  void pass_to_group(Way way, std::uint32_t from, std::uint32_t group, std::int64_t at, const Message& message) {
    const std::vector<Entry>& members = members_[group];
    const auto own = std::find_if(members.begin(), members.end(), [&](const Entry& x) { return x.of == from; });
    if (own == members.end()) return;
    for (const Entry& x : members) {
      if (x.of == from) continue;
      const std::uint32_t topic = topic_hash_[message.topic];
      if (!coin(row(Stream::exposure, Purpose::group_reader, 0, topic, group, x.number), threshold(param_.rho)))
        continue;
      const double e = exponential(row(Stream::exposure, Purpose::group_reader, 1, topic, group, x.number));
      reach(at + at_least_one(param_.delay_group_hours * e), way, x.of, own->number, from, message);
    }
  }

  // ---- What an exposure does
  // -------------------------------------------------------------------------------------------

  double understands_chance(const Exposure& e) const {
    const Channel& channel = scenario_.channels[e.message.channel];
    double p = e.message.video ? channel.kappa_video : channel.kappa;
    p *= e.message.clarity;
    p *= 1 - scenario_.topics[e.message.topic].complexity;
    const bool javanese = people_.javanese[e.household];
    if (javanese ? e.message.language == "id" : e.message.language == "jv") p *= param_.language_mismatch;
    if (channel.written) {
      switch (people_.education[e.household]) {
        case Education::primary_or_less:
          p *= param_.literacy_low;
          break;
        case Education::junior:
        case Education::senior:
          p *= param_.literacy_middle;
          break;
        case Education::tertiary:
          p *= param_.literacy_high;
          break;
      }
    }
    return std::min(param_.understands_max, p);
  }

  void expose(const Exposure& e, std::int64_t hour) {
    const std::uint32_t i = e.household, topic = e.message.topic, channel = e.message.channel;
    HouseholdRecord& me = record(topic, i);
    Tally& tally = result_.tally;
    ++result_.exposures;
    ++tally.exposures[static_cast<std::size_t>(e.way)];
    if (e.round > 0) ++tally.later_rounds;

    if ((me.state == kAware || me.state == kUnderstands) && me.forget <= hour) {
      me.state = kUnaware;
      ++tally.forgotten;
    }
    if (me.exposures < 65535) ++me.exposures;
    const Words w = lot(Stream::encoding, Purpose::encode, channel, i, e.source, e.message.root);
    if (e.mechanism == Mechanism::feed) reshare(e, hour, w[2]);
    if (param_.memory == "two-state" && me.state != kUnaware) return;

    const bool was_aware = me.state != kUnaware;
    const bool first = !was_aware && me.first_aware == kNone;
    if (!was_aware && coin(w[0], threshold(scenario_.channels[channel].alpha))) {
      me.state = kAware;
      if (!first) ++tally.aware_again;
    }
    if (me.state == kAware && coin(w[1], threshold(understands_chance(e)))) {
      me.state = kUnderstands;
      ++tally.understood;
    }
    if (first && me.state != kUnaware) {
      me.first_aware = static_cast<std::uint32_t>(hour);
      me.channel = static_cast<std::uint8_t>(channel);
      me.parent = e.parent;
      me.root = e.message.root;
      ++result_.activations;
      ++tally.first_aware[static_cast<std::size_t>(e.way)];
      if (coin(lot(Stream::encoding, Purpose::take_up, 0, topic_hash_[topic], i, 0)[0], threshold(param_.take_up))) {
        me.state = kApplied;
        ++tally.took_part;
      }
      pass_on(topic, i, hour);
    }
    if (me.state == kAware || me.state == kUnderstands) remember(topic, i, hour, was_aware);
  }

  void remember(std::uint32_t topic, std::uint32_t i, std::int64_t hour, bool was_aware) {
    if (param_.memory == "off") return;
    HouseholdRecord& me = record(topic, i);
    double days = param_.S0;
    if (param_.memory == "spacing") {
      days *= pow(me.exposures, param_.psi);
      if (me.state == kUnderstands) days *= param_.understands_factor;
    }
    const double e = exponential(lot(Stream::memory, Purpose::forget, 0, topic_hash_[topic], i, me.exposures)[0]);
    const auto until = static_cast<std::uint32_t>(hour + at_least_one(24 * days * e));
    me.forget = was_aware ? std::max(me.forget, until) : until;
  }

  // ---- What the newly aware do
  // -----------------------------------------------------------------------------------------

  void pass_on(std::uint32_t topic, std::uint32_t i, std::int64_t hour) {
    tell(topic, i, hour, 0, neighbours_, "neighbour", param_.w_rt, param_.delay_rt_days);
    tell(topic, i, hour, 1, kin_, "kin", param_.w_kin, param_.delay_kin_days);
    forward(topic, i, hour);
    const std::uint32_t rt = people_.rt[i];
    if (people_.rt_head[rt] == i) relay_unasked(topic, rt, hour);
  }

  void tell(std::uint32_t topic, std::uint32_t i, std::int64_t hour, std::uint32_t layer, const Lists& ties,
            const std::string& mechanism, double weight, double delay_days) {
    const auto mine = ties.find(i);
    if (mine == ties.end()) return;
    const HouseholdRecord& me = record(topic, i);
    const double q = me.state == kApplied ? std::max(param_.q_N, param_.q_P) : param_.q_N;
    for (std::uint32_t r = 0; r < param_.rounds; ++r) {
      for (const Entry& tie : mine->second) {
        const std::uint32_t extra = layer + 2 * r, hash = topic_hash_[topic];
        if (!coin(row(Stream::retelling, Purpose::tie, extra, hash, 0, tie.number), threshold(q * weight))) continue;
        const double e = exponential(row(Stream::retelling, Purpose::tie_delay, extra, hash, 0, tie.number));
        const std::int64_t at =
            hour + static_cast<std::int64_t>(24 * param_.round_days * r) + at_least_one(24 * delay_days * e);
        Message told;
        told.topic = topic;
        told.channel = first_channel(mechanism);
        told.root = me.root;
        told.language = "both";  // no household misses it for its language
        reach(at, layer == 0 ? Way::neighbour : Way::kin, tie.of, i, i, told, false, r);
      }
    }
  }

  /// What a household forwards, or a head relays, of its own accord.
  Message own_words(std::uint32_t topic, std::uint32_t i, std::uint32_t channel) {
    Message message;
    message.topic = topic;
    message.channel = channel;
    message.root = record(topic, i).root;
    message.language = "id";
    return message;
  }

  void forward(std::uint32_t topic, std::uint32_t i, std::int64_t hour) {
    std::vector<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>> order;  // priority, group, entry
    for (const Entry& membership : groups_[i]) {
      const Words w = lot(Stream::forwarding, Purpose::forward_priority, 0, topic_hash_[topic], i, membership.of);
      order.emplace_back(w[0], membership.of, membership.number);
    }
    std::sort(order.begin(), order.end());
    if (std::ssize(order) > param_.groups_per_topic) order.resize(static_cast<std::size_t>(param_.groups_per_topic));
    for (const auto& [priority, group, entry] : order) {
      const std::uint32_t w = row(Stream::forwarding, Purpose::forward, 0, topic_hash_[topic], 0, entry);
      if (!coin(w, threshold(param_.r_g))) continue;
      pass_to_group(Way::forward, i, group, hour, own_words(topic, i, world_.network.group_channel[group]));
    }
  }

  void relay_unasked(std::uint32_t topic, std::uint32_t rt, std::int64_t hour) {
    const std::uint32_t head = people_.rt_head[rt];
    const Words w = lot(Stream::brokers, Purpose::relay, 0, topic_hash_[topic], rt, 0);
    if (!coin(w[1], threshold(param_.b_seen))) return;
    const std::uint32_t channel = first_channel("meeting");
    if (channel != kNone) {
      announce(Way::unasked_meeting, rt, head, hour, own_words(topic, head, channel), [&](std::uint32_t i) {
        return row(Stream::exposure, Purpose::relay_attendee, 1, topic_hash_[topic], 0, i);
      });
    }
    const std::uint32_t group = world_.network.rt_group[rt];
    if (group == kNone) return;
    pass_to_group(Way::unasked_group, head, group, hour, own_words(topic, head, world_.network.group_channel[group]));
  }

  void reshare(const Exposure& e, std::int64_t hour, std::uint32_t word) {
    const double f = (e.by_known_person ? param_.endorsed : 1) * (e.message.cites_source ? param_.cites_source : 1);
    if (!coin(word, threshold(param_.r_c * f))) return;
    const std::uint32_t i = e.household, root = e.message.root;
    const std::uint32_t source = 0x80000000u + i;
    const double life = scenario_.channels[e.message.channel].half_life_hours / kLn2;
    const std::uint64_t seen = threshold(param_.reshare_seen);
    for (const Entry& tie : kin_[i]) {
      if (!uses(tie.of, e.message.channel)) continue;
      if (!coin(row(Stream::exposure, Purpose::reshare_reader, 0, root, i, tie.number), seen)) continue;
      const double delay = life * exponential(row(Stream::exposure, Purpose::reshare_reader, 2, root, i, tie.number));
      reach(hour + at_least_one(delay), Way::reshare_kin, tie.of, source, i, e.message, true);
    }
    const std::int64_t city = people_.households, reach_of_rank = std::max<std::int64_t>(1, city / 20);
    for (std::uint32_t n = 0; n < param_.reshare_residents; ++n) {
      const std::uint64_t w = row(Stream::forwarding, Purpose::reshare_target, 0, root, i, n);
      const std::int64_t place =
          static_cast<std::int64_t>(world_.network.rank_place[i]) +
          static_cast<std::int64_t>((w * static_cast<std::uint64_t>(2 * reach_of_rank + 1)) >> 32) - reach_of_rank;
      if (place < 0 || place >= city) continue;
      const std::uint32_t reader = world_.network.by_rank[static_cast<std::size_t>(place)];
      if (reader == i || !uses(reader, e.message.channel)) continue;
      if (!coin(row(Stream::exposure, Purpose::reshare_reader, 1, root, i, n), seen)) continue;
      const double delay = life * exponential(row(Stream::exposure, Purpose::reshare_reader, 3, root, i, n));
      reach(hour + at_least_one(delay), Way::reshare_resident, reader, source, i, e.message);
    }
  }

  // ---- Counting
  // --------------------------------------------------------------------------------------------------------

  /// Whether household i counts for each measure at the end of an hour.
  std::array<bool, kMeasures> standing(std::uint32_t topic, std::uint32_t i, std::int64_t hour) {
    const HouseholdRecord& me = record(topic, i);
    const bool forgotten = me.state != kApplied && me.forget <= hour;
    return {me.exposures > 0, me.first_aware != kNone, me.state >= kAware && !forgotten,
            me.state >= kUnderstands && !forgotten};
  }

  void count_day(std::int64_t day) {
    for (std::uint32_t topic = 0; topic < topics_; ++topic) {
      for (std::uint32_t i = 0; i < people_.households; ++i) {
        const std::array<bool, kMeasures> now = standing(topic, i, 24 * day + 23);
        const bool in[kGroups] = {people_.poor[i] != 0, people_.poor[i] == 0, people_.eligible[topic][i] != 0};
        for (std::size_t m = 0; m < kMeasures; ++m) {
          for (std::size_t g = 0; g < kGroups; ++g) {
            const std::size_t at =
                ((topic * kMeasures + m) * kGroups + g) * static_cast<std::size_t>(scenario_.city.days) +
                static_cast<std::size_t>(day);
            if (now[m] && in[g]) ++result_.daily[at];
          }
        }
      }
    }
  }

  void count_at_the_end() {
    const std::size_t kelurahan = scenario_.kelurahan.size(), channels = scenario_.channels.size();
    result_.counts.resize(topics_ * kMeasures * kStatuses * kelurahan * kAccessCells);
    result_.deciles.resize(static_cast<std::size_t>(topics_) * kMeasures * kDecileCells);
    result_.first_channel.resize(topics_ * 2 * channels);
    result_.root_channel.resize(topics_ * 2 * channels);
    for (std::uint32_t topic = 0; topic < topics_; ++topic) {
      for (std::uint32_t i = 0; i < people_.households; ++i) {
        const std::array<bool, kMeasures> now = standing(topic, i, hours_ - 1);
        const std::size_t poor = people_.poor[i], status = poor + 2u * people_.eligible[topic][i];
        for (std::size_t m = 0; m < kMeasures; ++m) {
          if (!now[m]) continue;
          ++result_.counts[(((topic * kMeasures + m) * kStatuses + status) * kelurahan + people_.kelurahan[i]) *
                               kAccessCells +
                           static_cast<std::size_t>(people_.access[i])];
          ++result_.deciles[(topic * kMeasures + m) * kDecileCells + people_.decile[i]];
        }
        HouseholdRecord& me = record(topic, i);
        if (me.first_aware != kNone) {
          ++result_.first_channel[(topic * 2 + poor) * channels + me.channel];
          ++result_.root_channel[(topic * 2 + poor) * channels + plan_.channel_of_root.at(me.root)];
        }
        if (!now[2]) me.state = kUnaware;
      }
    }
  }

  const World& world_;
  const Scenario& scenario_;
  const Parameters& param_;
  const Population& people_;
  const std::int64_t hours_;
  const std::uint32_t topics_;
  const Plan plan_;
  const Draws draws_;
  Lists neighbours_, kin_, members_, groups_;
  std::vector<std::uint32_t> topic_hash_;
  std::vector<std::vector<std::int64_t>> meetings_;     // RT -> hours
  std::vector<double> activity_;                        // hour of the horizon
  std::map<std::uint32_t, double> visibility_;          // channel -> v
  std::map<std::uint32_t, std::vector<double>> decay_;  // channel -> by hours since the post
  std::multimap<std::int64_t, Exposure> due_;
  TwinResult result_;
};

}  // namespace

void Tally::add(const Tally& other) {
  for (std::size_t way = 0; way < kWays; ++way) {
    exposures[way] += other.exposures[way];
    first_aware[way] += other.first_aware[way];
  }
  understood += other.understood;
  took_part += other.took_part;
  forgotten += other.forgotten;
  aware_again += other.aware_again;
  later_rounds += other.later_rounds;
  same_hour += other.same_hour;
}

TwinResult twin_run(const World& world, const Strategy& strategy, std::uint32_t replicate) {
  return Town(world, strategy, replicate).run();
}

}  // namespace kabar::twin
