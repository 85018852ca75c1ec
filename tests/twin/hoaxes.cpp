// False news: what arrives, who believes it, who is set right.

#include <limits>

#include "tests/twin/town.h"

namespace kabar::twin {
namespace {

constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::max();

std::uint32_t one_of(std::uint32_t word, std::uint64_t number) {
  return static_cast<std::uint32_t>((word * number) >> 32);
}

void at_earliest(std::map<std::uint32_t, std::int64_t>& heard, std::uint32_t who, std::int64_t hour) {
  const auto [place, is_new] = heard.try_emplace(who, hour);
  if (!is_new) place->second = std::min(place->second, hour);
}

}  // namespace

void Town::hoaxes() {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> memberships;  // group, household
  for (const auto& [group, members] : members_) {
    for (const Entry& member : members) memberships.emplace_back(group, member.of);
  }
  const double expected = param_.hoaxes * people_.households / 10000.0;
  if (memberships.empty() || expected == 0) return;
  for (std::uint32_t topic = 0; topic < topics_; ++topic) {
    for (std::uint32_t week = 0; 168 * week < hours_; ++week) {
      for (std::uint32_t n = 0; n < expected; ++n) {
        const Words w = lot(Stream::hoaxes, Purpose::hoax_arrival, 0, topic_hash_[topic], week, n);
        if (n + 1 > expected && !coin(w[0], threshold(expected - n))) continue;
        const std::int64_t hour = 168 * static_cast<std::int64_t>(week) + one_of(w[2], 168);
        const auto [group, by] = memberships[one_of(w[1], memberships.size())];
        ++result_.tally.hoaxes;
        const std::vector<std::int64_t> when = believed(group, by, hour, w[3]);
        for (std::uint32_t i = 0; i < people_.households; ++i) {
          if (when[i] < hours_) rumours_.emplace(when[i], std::pair(topic, i));
        }
      }
    }
  }
}

std::vector<std::int64_t> Town::believed(std::uint32_t group, std::uint32_t by, std::int64_t hour, std::uint32_t name) {
  std::vector<std::int64_t> when(people_.households, kNever);
  when[by] = hour;
  std::map<std::uint32_t, std::int64_t> heard;
  read_hoax(group, by, hour, name, heard);
  for (const auto& [who, at] : heard) when[who] = at;
  // Until nobody hears it earlier from anybody.
  for (bool changed = true; changed;) {
    changed = false;
    for (std::uint32_t i = 0; i < people_.households; ++i) {
      if (when[i] >= hours_) continue;
      for (const auto& [who, at] : heard_from(i, when[i], name)) {
        if (at >= when[who]) continue;
        when[who] = at;
        changed = true;
      }
    }
  }
  return when;
}

void Town::read_hoax(std::uint32_t group, std::uint32_t by, std::int64_t hour, std::uint32_t name,
                     std::map<std::uint32_t, std::int64_t>& heard) {
  const Channel& channel = scenario_.channels[world_.network.group_channel[group]];
  for (const Entry& member : members_[group]) {
    if (member.of == by) continue;
    const std::uint32_t w = row(Stream::hoaxes, Purpose::hoax_reader, 0, name, group, member.place);
    const std::uint32_t belief = row(Stream::hoaxes, Purpose::hoax_reader, 1, name, group, member.place);
    if (!coin(belief, threshold(channel.alpha))) continue;
    at_earliest(heard, member.of, hour + hour_of(w, param_.rho, param_.delay_group_hours, hours_));
  }
}

std::map<std::uint32_t, std::int64_t> Town::heard_from(std::uint32_t i, std::int64_t hour, std::uint32_t name) {
  std::map<std::uint32_t, std::int64_t> heard;
  const auto tell = [&](std::uint32_t layer, const Lists& ties, double weight, double days) {
    const auto mine = ties.find(i);
    if (mine == ties.end()) return;
    for (const Entry& tie : mine->second) {
      const std::uint32_t w = row(Stream::hoaxes, Purpose::hoax_tie, layer, name, i, tie.place);
      at_earliest(heard, tie.of, hour + hour_of(w, param_.q_N * weight, 24 * days, hours_));
    }
  };
  tell(0, neighbours_, param_.w_rt, param_.delay_rt_days);
  tell(1, kin_, param_.w_kin, param_.delay_kin_days);
  for (const Entry& membership : groups_[i]) {
    const std::uint32_t w = row(Stream::hoaxes, Purpose::hoax_forward, 0, name, i, membership.place);
    if (coin(w, threshold(param_.r_g * param_.hoax_spread))) read_hoax(membership.of, i, hour, name, heard);
  }
  const Words w = lot(Stream::hoaxes, Purpose::hoax_share, 0, name, i, 0);
  std::vector<std::uint32_t> feeds;
  for (std::uint32_t c = 0; c < scenario_.channels.size(); ++c) {
    if (mechanism_of(c) == Mechanism::feed && uses(i, c)) feeds.push_back(c);
  }
  if (feeds.empty() || !coin(w[0], threshold(param_.r_c * param_.hoax_spread))) return heard;
  const std::uint32_t channel = feeds[one_of(w[1], feeds.size())];
  const auto shows = [&](std::uint32_t viewer, std::uint32_t kind, std::uint32_t n) {
    if (viewer == i || !uses(viewer, channel)) return;
    const std::uint32_t belief = row(Stream::hoaxes, Purpose::hoax_viewer, 2 * kind + 1, name, i, n);
    if (!coin(belief, threshold(scenario_.channels[channel].alpha))) return;
    const std::uint32_t seen = row(Stream::hoaxes, Purpose::hoax_viewer, 2 * kind, name, i, n);
    const double life = scenario_.channels[channel].half_life_hours / kLn2;
    at_earliest(heard, viewer, hour + hour_of(seen, param_.reshare_seen, life, hours_));
  };
  for (const Entry& tie : kin_[i]) shows(tie.of, 0, tie.place);
  const std::int64_t city = people_.households, reach_of_rank = std::max<std::int64_t>(1, city / 20);
  for (std::uint32_t n = 0; n < param_.reshare_residents; ++n) {
    const std::uint32_t of = row(Stream::hoaxes, Purpose::hoax_share, 1, name, i, n);
    const std::int64_t place = static_cast<std::int64_t>(world_.network.rank_place[i]) +
                               one_of(of, static_cast<std::uint64_t>(2 * reach_of_rank + 1)) - reach_of_rank;
    if (place >= 0 && place < city) shows(world_.network.by_rank[static_cast<std::size_t>(place)], 1, n);
  }
  return heard;
}

void Town::believe(std::int64_t hour) {
  const auto [first, last] = rumours_.equal_range(hour);
  for (auto it = first; it != last; ++it) {
    if (!misled_.insert(it->second).second) continue;
    count(Event::misled, it->second.first);
    ++result_.tally.misled;
  }
}

void Town::debunk(const Exposure& e) {
  if (!e.message.debunks || misled_.count({e.message.topic, e.household}) == 0) return;
  if (!coin(encoding(e)[3], threshold(param_.hoax_cleared))) return;
  misled_.erase({e.message.topic, e.household});
  count(Event::corrected, e.message.topic);
  ++result_.tally.corrected;
}

}  // namespace kabar::twin
