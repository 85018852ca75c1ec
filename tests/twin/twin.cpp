#include "tests/twin/twin.h"

#include <stdexcept>
#include <utility>

#include "scenario/strategy.h"
#include "tests/twin/town.h"

namespace kabar::twin {

Town::Town(const World& world, const Strategy& strategy, std::uint32_t replicate)
    : world_(world),
      strategy_(strategy),
      scenario_(*world.scenario),
      param_(scenario_.param),
      people_(world.population),
      hours_(24 * scenario_.city.days),
      topics_(static_cast<std::uint32_t>(scenario_.topics.size())),
      plan_(make_plan(world, strategy)),
      draws_(make_draws(static_cast<std::uint64_t>(scenario_.city.seed), world.luck_index, replicate)),
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
  result_.events.resize(static_cast<std::size_t>(topics_) * kEvents);
}

TwinResult Town::run() {
  send();
  plan_week(0);
  hoaxes();
  for (std::int64_t hour = 0; hour < hours_; ++hour) {
    const auto [first, last] = due_.equal_range(hour);
    std::vector<Exposure> now;
    for (auto it = first; it != last; ++it) now.push_back(it->second);
    due_.erase(first, last);
    believe(hour);
    for (std::uint32_t topic = 0; topic < topics_; ++topic) {
      for (std::uint32_t i = 0; i < people_.households; ++i) {
        std::vector<Exposure> mine;
        for (const Exposure& e : now) {
          if (e.household == i && e.message.topic == topic) mine.push_back(e);
        }
        std::stable_sort(mine.begin(), mine.end(), before);
        for (const Exposure& e : mine) debunk(e);
        for (const Exposure& e : mine) expose(e, hour);
        if (mine.size() > 1) result_.tally.same_hour += mine.size() - 1;
      }
    }
    act(hour);
    if (hour == hours_ - 1) give_places();
    if (hour % 24 == 23) {
      evening(hour / 24);
      if (hour / 24 % 7 == 6) plan_week(hour / 24 / 7 + 1);
      count_day(hour / 24);
    }
  }
  count_at_the_end();
  return result_;
}

Words Town::lot(Stream stream, Purpose purpose, std::uint32_t extra, std::uint32_t a, std::uint32_t b,
                std::uint32_t c) const {
  return draw(draws_.key(stream), counter_head(purpose, 0, extra), a, b, c);
}

std::uint32_t Town::row(Stream stream, Purpose purpose, std::uint32_t extra, std::uint32_t a, std::uint32_t b,
                        std::uint32_t n) const {
  return lot(stream, purpose, extra, a, b, n / 4)[n % 4];
}

std::uint32_t Town::row(Stream stream, Purpose purpose, std::uint32_t extra, const Message& message,
                        std::uint32_t n) const {
  return row(stream, purpose, extra, static_cast<std::uint32_t>(message.key),
             static_cast<std::uint32_t>(message.key >> 32), n);
}

HouseholdRecord& Town::record(std::uint32_t topic, std::uint32_t i) {
  return result_.households[static_cast<std::size_t>(topic) * people_.households + i];
}

Mechanism Town::mechanism_of(std::uint32_t channel) const {
  const std::string_view name = scenario_.channels[channel].mechanism.word();
  constexpr const char* kNames[kMechanisms] = {"feed",  "group",     "broadcast", "meeting",
                                               "visit", "neighbour", "kin",       "reply"};
  int m = 0;
  while (kNames[m] != name) ++m;
  return static_cast<Mechanism>(m);
}

std::uint32_t Town::first_channel(const std::string& mechanism) const {
  for (std::uint32_t c = 0; c < scenario_.channels.size(); ++c) {
    if (scenario_.channels[c].mechanism.word() == mechanism) return c;
  }
  return kNone;
}

void Town::reach(std::int64_t hour, Way way, std::uint32_t household, std::uint32_t source, std::uint32_t parent,
                 const Message& message, bool by_known_person, std::int64_t round) {
  if (hour >= hours_) return;
  if (due_.size() > 200000) throw std::runtime_error("the random town is flooded: choose smaller chances");
  due_.emplace(
      hour, Exposure{household, mechanism_of(message.channel), source, parent, message, by_known_person, way, round});
}

double Town::understands_chance(const Exposure& e) {
  const Channel& channel = scenario_.channels[e.message.channel];
  double p = e.message.video ? channel.kappa_video : channel.kappa;
  p *= e.message.clarity;
  if (const auto clearer = clearer_.find(e.message.topic); e.message.sent && clearer != clearer_.end()) {
    p = understood_of_it(e, p) * clearer->second;
    ++result_.tally.clearer;
    return std::min(param_.understands_max, p);
  }
  return std::min(param_.understands_max, understood_of_it(e, p));
}

double Town::understood_of_it(const Exposure& e, double p) const {
  const Channel& channel = scenario_.channels[e.message.channel];
  if (e.way == Way::reply) return p;  // speaks to what was asked, in the asker's words
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
  return p;
}

Words Town::encoding(const Exposure& e) const {
  // What a person tells, but for a post shown on, sticks or not whatever post it goes back to.
  const bool from_a_person = e.way == Way::neighbour || e.way == Way::kin || e.way == Way::forward ||
                             e.way == Way::told_meeting || e.way == Way::told_group || e.way == Way::unasked_meeting ||
                             e.way == Way::unasked_group;
  return lot(Stream::encoding, Purpose::encode, e.message.channel, e.household, e.source,
             from_a_person ? topic_hash_[e.message.topic] : e.message.root);
}

void Town::expose(const Exposure& e, std::int64_t hour) {
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
  const Words w = encoding(e);
  if (e.mechanism == Mechanism::feed && !e.message.paid) reshare(e, hour, w[2]);
  if (param_.memory == "two-state" && me.state != kUnaware) return;

  const bool was_aware = me.state != kUnaware;
  const bool first = !was_aware && me.first_aware == kNone;
  if (!was_aware && coin(w[0], threshold(e.message.paid ? param_.alpha_ad : scenario_.channels[channel].alpha))) {
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
    ask(topic, i, 0, hour);
  }
  if (me.state == kAware || me.state == kUnderstands) remember(topic, i, hour, was_aware);
  if (me.state == kUnderstands) intend(e, hour);
}

void Town::remember(std::uint32_t topic, std::uint32_t i, std::int64_t hour, bool was_aware) {
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

std::array<bool, kMeasures> Town::standing(std::uint32_t topic, std::uint32_t i, std::int64_t hour) {
  const HouseholdRecord& me = record(topic, i);
  const bool forgotten = me.state < kApplied && me.forget <= hour;
  return {me.exposures > 0,
          me.first_aware != kNone,
          me.state >= kAware && !forgotten,
          me.state >= kUnderstands && !forgotten,
          me.state >= kApplied,
          me.state >= kEnrolled};
}

void Town::count_day(std::int64_t day) {
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

void Town::count_at_the_end() {
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
  applied += other.applied;
  enrolled += other.enrolled;
  failed += other.failed;
  no_place += other.no_place;
  helped += other.helped;
  forgot_to += other.forgot_to;
  told_of_it += other.told_of_it;
  crowded += other.crowded;
  asked += other.asked;
  answered += other.answered;
  ignored += other.ignored;
  regarded += other.regarded;
  clearer += other.clearer;
  again += other.again;
  retargeted += other.retargeted;
  again_with_success += other.again_with_success;
  same_hour += other.same_hour;
  hoaxes += other.hoaxes;
  misled += other.misled;
  corrected += other.corrected;
  misled_meaning += other.misled_meaning;
}

TwinResult twin_run(const World& world, const Strategy& strategy, std::uint32_t replicate) {
  return Town(world, strategy, replicate).run();
}

}  // namespace kabar::twin
