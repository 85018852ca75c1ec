// What the newly aware pass on: over ties, to groups, as a head; and what viewers reshare.

#include "tests/twin/town.h"

namespace kabar::twin {

void Town::pass_on(std::uint32_t topic, std::uint32_t i, std::int64_t hour) {
  tell(topic, i, hour, 0, neighbours_, "neighbour", param_.w_rt, param_.delay_rt_days);
  tell(topic, i, hour, 1, kin_, "kin", param_.w_kin, param_.delay_kin_days);
  forward(topic, i, hour);
  const std::uint32_t rt = people_.rt[i];
  if (people_.rt_head[rt] == i) relay_unasked(topic, rt, hour);
}

void Town::tell(std::uint32_t topic, std::uint32_t i, std::int64_t hour, std::uint32_t layer, const Lists& ties,
                const std::string& mechanism, double weight, double delay_days) {
  const auto mine = ties.find(i);
  if (mine == ties.end()) return;
  const HouseholdRecord& me = record(topic, i);
  const double q = me.state == kApplied ? std::max(param_.q_N, param_.q_P) : param_.q_N;
  for (std::uint32_t r = 0; r < param_.rounds; ++r) {
    for (const Entry& tie : mine->second) {
      const std::uint32_t extra = layer + 2 * r, hash = topic_hash_[topic];
      const std::uint32_t w = row(Stream::retelling, Purpose::tie, extra, hash, i, tie.place);
      const std::int64_t at = hour + static_cast<std::int64_t>(24 * param_.round_days * r) +
                              hour_of(w, q * weight, 24 * delay_days, hours_);
      Message told;
      told.topic = topic;
      told.channel = first_channel(mechanism);
      told.root = me.root;
      told.language = "both";  // no household misses it for its language
      reach(at, layer == 0 ? Way::neighbour : Way::kin, tie.of, i, i, told, false, r);
    }
  }
}

Message Town::own_words(std::uint32_t topic, std::uint32_t i, std::uint32_t channel) {
  Message message;
  message.topic = topic;
  message.channel = channel;
  message.root = record(topic, i).root;
  message.language = "id";
  return message;
}

void Town::forward(std::uint32_t topic, std::uint32_t i, std::int64_t hour) {
  std::vector<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>> order;  // priority, group, place
  for (const Entry& membership : groups_[i]) {
    const Words w = lot(Stream::forwarding, Purpose::forward_priority, 0, topic_hash_[topic], i, membership.of);
    order.emplace_back(w[0], membership.of, membership.place);
  }
  std::sort(order.begin(), order.end());
  if (std::ssize(order) > param_.groups_per_topic) order.resize(static_cast<std::size_t>(param_.groups_per_topic));
  for (const auto& [priority, group, place] : order) {
    const std::uint32_t w = row(Stream::forwarding, Purpose::forward, 0, topic_hash_[topic], i, place);
    if (!coin(w, threshold(param_.r_g))) continue;
    pass_to_group(Way::forward, i, group, hour, own_words(topic, i, world_.network.group_channel[group]));
  }
}

void Town::relay_unasked(std::uint32_t topic, std::uint32_t rt, std::int64_t hour) {
  const std::uint32_t head = people_.rt_head[rt];
  const Words w = lot(Stream::brokers, Purpose::relay, 0, topic_hash_[topic], rt, 0);
  if (!coin(w[1], threshold(param_.b_seen))) return;
  const std::uint32_t channel = first_channel("meeting");
  if (channel != kNone) {
    announce(Way::unasked_meeting, rt, head, hour, own_words(topic, head, channel), {},
             [&](std::uint32_t, std::uint32_t i) {
               return row(Stream::exposure, Purpose::relay_attendee, 1, topic_hash_[topic], 0, i);
             });
  }
  const std::uint32_t group = world_.network.rt_group[rt];
  if (group == kNone) return;
  pass_to_group(Way::unasked_group, head, group, hour, own_words(topic, head, world_.network.group_channel[group]));
}

void Town::reshare(const Exposure& e, std::int64_t hour, std::uint32_t word) {
  const double f = (e.by_known_person || e.message.endorsed ? param_.endorsed : 1) *
                   (e.message.cites_source ? param_.cites_source : 1);
  if (!coin(word, threshold(param_.r_c * f))) return;
  const std::uint32_t i = e.household, root = e.message.root;
  if (!reshared_.insert({i, root}).second) return;  // once
  const std::uint32_t source = 0x80000000u + i;
  const double life = scenario_.channels[e.message.channel].half_life_hours / kLn2;
  const auto seen = [&](std::uint32_t w) { return hour + hour_of(w, param_.reshare_seen, life, hours_); };
  for (const Entry& tie : kin_[i]) {
    if (!uses(tie.of, e.message.channel)) continue;
    reach(seen(row(Stream::exposure, Purpose::reshare_reader, 0, root, i, tie.place)), Way::reshare_kin, tie.of, source,
          i, e.message, true);
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
    reach(seen(row(Stream::exposure, Purpose::reshare_reader, 1, root, i, n)), Way::reshare_resident, reader, source, i,
          e.message);
  }
}

}  // namespace kabar::twin
