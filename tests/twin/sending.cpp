// What agencies and heads send: posts, broadcasts, meetings, sessions, visits, instructions; who reads in a group.

#include "tests/twin/town.h"

namespace kabar::twin {

void Town::send() {
  for (const PlannedPost& post : plan_.posts) send(post);
  for (const PlannedBroadcast& broadcast : plan_.broadcasts) {
    for (const std::uint32_t i : broadcast.area) {
      const std::uint64_t w = row(Stream::exposure, Purpose::broadcast, 0, broadcast.message, i);
      const std::uint64_t heard = threshold(broadcast.heard);
      if (!coin(static_cast<std::uint32_t>(w), heard)) continue;
      const std::int64_t hour = 24 * broadcast.day + static_cast<std::int64_t>(24 * w / heard);
      reach(hour, Way::broadcast, i, 0, broadcast.message.root, broadcast.message);
    }
  }
  for (const PlannedAd& ad : plan_.ads) {
    for (const auto& [i, mean] : ad.mean) {
      const std::uint32_t w = row(Stream::exposure, Purpose::impression, 0, ad.message, i);
      double chance = exp(-mean), fewer = chance;  // of n impressions, and of so many or fewer
      for (std::uint32_t n = 1; n <= param_.ad_most && coin(w, threshold(1 - fewer)); ++n) {
        const std::uint64_t when = row(Stream::exposure, Purpose::impression, 1, ad.message, 16 * i + n - 1);
        const std::uint64_t hours = static_cast<std::uint64_t>(ad.end - ad.begin);
        reach(ad.begin + static_cast<std::int64_t>((when * hours) >> 32), Way::ad, i, 0x40000000u + n - 1,
              ad.message.root, ad.message);
        chance *= mean / n;
        fewer += chance;
      }
    }
  }
  for (const PlannedMeeting& meeting : plan_.meetings) {
    for (std::uint32_t i = 0; i < people_.households; ++i) {
      if (people_.rt[i] != meeting.rt) continue;
      const std::uint32_t w = row(Stream::exposure, Purpose::attendee, meeting.number, 0, 0, i);
      if (!hears(w, threshold(static_cast<double>(people_.attendance[i])), meeting.among)) continue;
      reach(meeting.hour, Way::meeting, i, meeting.rt * 4096 + meeting.number, meeting.message.root, meeting.message);
    }
  }
  for (const PlannedSession& session : plan_.sessions) {
    for (std::uint32_t e = people_.assisted_begin[session.group]; e < people_.assisted_begin[session.group + 1]; ++e) {
      const std::uint32_t w =
          row(Stream::exposure, Purpose::session_attendee, static_cast<std::uint32_t>(session.hour / 24), 0, 0, e);
      if (!hears(w, threshold(param_.session_attendance), session.among)) continue;
      reach(session.hour, Way::session, people_.assisted_member[e], session.group * 4096 + session.number,
            session.message.root, session.message);
    }
  }
  for (const PlannedVisit& visit : plan_.visits) {
    const Words w = lot(Stream::exposure, Purpose::taken_in, 0, visit.block_hash, visit.household, 0);
    if (!hears(w[0], threshold(1), visit.among)) continue;
    reach(visit.hour, Way::visit, visit.household, 0, visit.message.root, visit.message);
  }
  for (const PlannedInstruction& instruction : plan_.instructions) send(instruction);
}

/// Of several topics told at once, those who are there take in the first so many from a place of their own on, in a
/// ring.
bool Town::hears(std::uint32_t word, std::uint64_t limit, const Among& among) const {
  if (!coin(word, limit)) return false;
  std::set<std::int64_t> taken_in;
  const auto first = static_cast<std::int64_t>(word * static_cast<std::uint64_t>(among.topics) / limit);
  for (std::int64_t n = 0; n < std::min(param_.topics_taken_in, among.topics); ++n) {
    taken_in.insert((first + n) % among.topics);
  }
  return taken_in.count(among.place) > 0;
}

double Town::mean_seen(const std::vector<std::uint32_t>& followers, const Channel& channel, double v) const {
  double sum = 0;
  for (const std::uint32_t i : followers) {
    const double lambda = sessions_of(world_, i, 0) * channel.sessions_per_day / 24 * v;
    sum += 1 - exp(-lambda * channel.half_life_hours / kLn2);
  }
  return sum / static_cast<double>(followers.size());
}

double Town::visibility(std::uint32_t c) {
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

double Town::activity_of(std::int64_t hour) const {
  const std::vector<double>& by_hour = scenario_.city.hours;
  const std::vector<double>& by_day = scenario_.city.weekdays;
  return (by_hour.empty() ? 1 : by_hour[static_cast<std::size_t>(hour % 24)]) *
         (by_day.empty() ? 1 : by_day[static_cast<std::size_t>(weekday_of(scenario_, hour / 24))]);
}

const std::vector<double>& Town::decay(std::uint32_t c) {
  std::vector<double>& known = decay_[c];
  const double life = scenario_.channels[c].half_life_hours;
  for (std::int64_t k = std::ssize(known); k < hours_; ++k) {
    const double here = pow(2, -static_cast<double>(k) / life), next = pow(2, -static_cast<double>(k + 1) / life);
    known.push_back((here - next) * life / kLn2);
  }
  return known;
}

std::uint32_t Town::offered_beside(const PlannedPost& post, std::uint32_t i) const {
  std::uint32_t others = 0;
  for (const PlannedPost& other : plan_.posts) {
    if (&other == &post || other.message.channel != post.message.channel || other.hour / 24 != post.hour / 24) continue;
    const std::vector<std::uint32_t>& list = world_.network.followers[other.account];
    others += std::find(list.begin(), list.begin() + other.followers, i) != list.begin() + other.followers;
  }
  return others;
}

void Town::send(const PlannedPost& post) {
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
    const std::uint32_t others = offered_beside(post, list[n]);
    const int free = plan_.free_internet.count(list[n]) ? plan_.free_internet.at(list[n]) : 0;
    const double lambda =
        sessions_of(world_, list[n], free) * channel.sessions_per_day / 24 * visibility(post.message.channel);
    std::uint32_t w = row(Stream::exposure, Purpose::follower, 0, post.message, n);
    if (others > 0 && param_.omega > 0) {
      // 1 - exp(-L J) > u just where 1 - exp(-L) > 1 - (1 - u)^(1/J).
      const double raised = 4294967296.0 * (1 - exp(log(1 - uniform(w)) * (1 + param_.omega * others)));
      w = raised < 4294967295.0 ? std::max(w, static_cast<std::uint32_t>(raised)) : 0xFFFFFFFFu;
      ++result_.tally.crowded;
    }
    const auto seen = [&](double so_far) { return coin(w, threshold(1 - exp(-lambda * so_far))); };
    if (curve.empty() || !seen(curve.back())) continue;  // never falls, so never seen in the horizon
    std::int64_t k = 0;
    while (!seen(curve[static_cast<std::size_t>(k)])) ++k;
    reach(post.hour + k, Way::post, list[n], post.account, post.message.root, post.message);
  }
}

void Town::send(const PlannedInstruction& instruction) {
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
  const Words w = lot(Stream::brokers, Purpose::relay, 1, instruction.block_hash, rt, 0);
  if (!coin(w[0], threshold(instruction.relayed))) return;
  if (message.channel != kNone) {
    announce(Way::told_meeting, rt, head, at, message, instruction.among,
             [&](std::uint32_t k, std::uint32_t i) { return row(Stream::exposure, Purpose::attendee, k, 0, 0, i); });
  }
  if (instruction.group_channel == kNone) return;
  Message in_group = message;
  in_group.channel = instruction.group_channel;
  const std::uint32_t group = world_.network.rt_group[rt];
  if (group != kNone) pass_to_group(Way::told_group, head, group, at, in_group, instruction.among.topics);
}

std::uint32_t Town::district_of(std::uint32_t kelurahan) const {
  std::vector<std::string> seen;
  for (const Kelurahan& one : scenario_.kelurahan) {
    if (std::find(seen.begin(), seen.end(), one.district) == seen.end()) seen.push_back(one.district);
  }
  const auto place = std::find(seen.begin(), seen.end(), scenario_.kelurahan[kelurahan].district);
  return static_cast<std::uint32_t>(place - seen.begin());
}

void Town::announce(Way way, std::uint32_t rt, std::uint32_t head, std::int64_t at, const Message& message,
                    const Among& among, const std::function<std::uint32_t(std::uint32_t, std::uint32_t)>& word) {
  std::uint32_t k = 0;
  while (k < meetings_[rt].size() && meetings_[rt][k] <= at) ++k;
  if (k == meetings_[rt].size()) return;
  for (std::uint32_t i = 0; i < people_.households; ++i) {
    if (people_.rt[i] != rt || i == head) continue;
    double comes = static_cast<double>(people_.attendance[i]);
    if (people_.poor[i] && people_.access[i] == Access::none) comes *= 1 - param_.broker_bias;
    if (!hears(word(k, i), threshold(comes), among)) continue;
    reach(meetings_[rt][k], way, i, rt * 4096 + (way == Way::unasked_meeting ? 3072 : 2048 + k), head, message);
  }
}

void Town::pass_to_group(Way way, std::uint32_t from, std::uint32_t group, std::int64_t at, const Message& message,
                         std::int64_t topics) {
  const double taken_in = std::min(1.0, static_cast<double>(param_.topics_taken_in) / static_cast<double>(topics));
  const std::vector<Entry>& members = members_[group];
  const auto own = std::find_if(members.begin(), members.end(), [&](const Entry& x) { return x.of == from; });
  if (own == members.end()) return;
  for (const Entry& x : members) {
    if (x.of == from) continue;
    const std::uint32_t topic = topic_hash_[message.topic];
    const std::uint32_t w = row(Stream::exposure, Purpose::group_reader, 0, topic, group, x.place);
    reach(at + hour_of(w, param_.rho * taken_in, param_.delay_group_hours, hours_), way, x.of, own->number, from,
          message);
  }
}

}  // namespace kabar::twin
