// S4 Retelling on ties; S5 forwarding to groups. within(p, m): the smallest k >= 1 with
// word < thr(p (1 - exp(-k / m))). Tie e of layer l is told in round r by v = row(retelling, tie, l + 2 r; T, i; e):
// within(q_N w, 24 d), by who takes part within(q_P' w, 24 d); by who applies, of v - t where v >= t = thr(q_N' w),
// within(q_P' w - q_N' w, 24 d). Group e of i: forwarded if row(forwarding, forward, 0; T, i; e) < thr(r_g) and it is
// among the groups_per_topic lowest by (draw(forwarding, forward_priority, 0; T, i, group) w0, group); member x reads
// it within(rho s, delay_group_hours), s = min(1, topics_taken_in / n) of n topics in one message, of row(exposure,
// group_reader, 0; T, group; x).

#include <algorithm>
#include <array>

#include "diffusion/submodels.h"

namespace kabar {

namespace {

/// What the tellers of one layer and round have in common.
struct Round {
  const Csr* ties = nullptr;
  const HourCurve* delay = nullptr;  // rows: Telling
  std::uint64_t told_by_aware = 0;
  std::uint32_t head = 0;
  std::uint64_t start = 0;  // hour
  std::uint32_t TopicCalendar::*message = nullptr;
  Mechanism mechanism = Mechanism::neighbour;
};

/// A row of coins is that of a teller, by place, over a layer.
struct TellersRow {
  static std::uint32_t of(std::uint32_t teller, std::uint32_t layer) { return 2 * teller + layer; }
  static std::uint32_t teller(std::uint32_t row) { return row / 2; }
  static std::uint32_t layer(std::uint32_t row) { return row % 2; }
};

Round round_of(const Setting& setting, std::uint32_t layer, std::uint32_t round, std::uint32_t hour) {
  const Network& network = setting.world.network;
  const Calendar& calendar = setting.calendar;
  const std::uint32_t head = counter_head(Purpose::tie, 0, layer + 2 * round);
  const std::uint64_t start = hour + static_cast<std::uint64_t>(24.0 * setting.param.round_days * round);
  if (layer == 0) {
    return {&network.rt_ties,
            &calendar.neighbour_delay,
            calendar.told_by_aware[0],
            head,
            start,
            &TopicCalendar::neighbour_message,
            Mechanism::neighbour};
  }
  return {&network.kin_ties,           &calendar.kin_delay, calendar.told_by_aware[1], head, start,
          &TopicCalendar::kin_message, Mechanism::kin};
}

}  // namespace

void retell(const Turn& turn) {
  const Setting& setting = turn.setting;
  Scratch& scratch = turn.scratch;
  const auto rounds = static_cast<std::uint32_t>(setting.param.rounds);
  const auto tellers = static_cast<std::uint32_t>(scratch.aware.size());
  for (std::uint32_t round = 0; round < rounds; ++round) {
    const std::array<Round, 2> layers = {round_of(setting, 0, round, turn.hour),
                                         round_of(setting, 1, round, turn.hour)};
    std::array<std::array<std::uint64_t, kTellings>, 2> begins{};  // layer, telling: the lowest word that is told
    begins[0].back() = layers[0].told_by_aware;
    begins[1].back() = layers[1].told_by_aware;
    for (std::uint32_t layer = 0; layer < layers.size(); ++layer) {
      const Round& of = layers[layer];
      std::array<std::uint64_t, kTellings> limits{};
      for (std::uint32_t telling = 0; telling < kTellings; ++telling) {
        const std::uint64_t more = of.delay->limit(telling);
        limits[telling] = more == 0 ? 0 : begins[layer][telling] + more;
      }
      const Aware* const aware = scratch.aware.data();
      const std::uint32_t* const offsets = of.ties->offset.data();
      scratch.rows.ask_each(tellers, [&](std::uint32_t k, AskedRow& row) {
        const std::uint32_t household = aware[k].household, begin = offsets[household];
        row = {of.head, aware[k].topic_key, household, 0, offsets[household + 1] - begin, TellersRow::of(k, layer),
               begin};
        return limits[static_cast<std::size_t>(aware[k].telling)];
      });
    }
    turn.district.coins += scratch.rows.entries();
    scratch.rows.flip(
        setting.draws.key(Stream::retelling),
        [&](const Hit& hit) { __builtin_prefetch(layers[TellersRow::layer(hit.who)].ties->target.data() + hit.place); },
        [&](const Hit& hit) {
          const Aware& teller = scratch.aware[TellersRow::teller(hit.who)];
          const std::uint32_t layer = TellersRow::layer(hit.who);
          const Round& of = layers[layer];
          const auto telling = static_cast<std::uint32_t>(teller.telling);
          const std::uint64_t begin = begins[layer][telling];
          if (hit.word < begin) return;  // was told before
          expose(turn, of.start + of.delay->hour(telling, hit.word - static_cast<std::uint32_t>(begin)),
                 {of.ties->target[hit.place], teller.household, teller.root,
                  static_cast<std::uint16_t>(setting.calendar.topics[teller.topic].*of.message),
                  tag_of(of.mechanism, teller.root_channel, Exposure::kTold)});
        });
  }
}

void put_into_group(const Setting& setting, std::uint32_t group, std::uint32_t sender, std::uint64_t hour,
                    const Aware& of, std::uint32_t message, std::uint32_t row, Scratch& scratch) {
  const Csr& members = setting.world.network.members;
  const std::span<const std::uint32_t> all = members.row(group);
  const auto place = std::lower_bound(all.begin(), all.end(), sender);
  if (place == all.end() || *place != sender) return;  // not a member
  const std::uint32_t entry = members.offset[group] + static_cast<std::uint32_t>(place - all.begin());
  scratch.group_posts.push_back({group, entry, static_cast<std::uint32_t>(hour), of.root,
                                 static_cast<std::uint16_t>(message), static_cast<std::uint16_t>(of.root_channel),
                                 row});
}

void read_in_groups(const Turn& turn) {
  const Setting& setting = turn.setting;
  Scratch& scratch = turn.scratch;
  if (scratch.group_posts.empty()) return;
  const Csr& members = setting.world.network.members;
  const HourCurve& delay = setting.calendar.group_delay;
  for (std::uint32_t k = 0; k < scratch.group_posts.size(); ++k) {
    const std::uint32_t group = scratch.group_posts[k].group;
    const std::uint32_t begin = members.offset[group];
    const std::uint32_t topic = setting.message(scratch.group_posts[k].message).topic;
    scratch.rows.ask({counter_head(Purpose::group_reader), setting.topic_key(topic), group, 0,
                      members.offset[group + 1] - begin, k, begin},
                     delay.limit(scratch.group_posts[k].row));
  }
  turn.district.coins += scratch.rows.entries();
  scratch.rows.flip(setting.draws.key(Stream::exposure), [&](const Hit& hit) {
    const GroupPost& post = scratch.group_posts[hit.who];
    if (hit.place == post.entry) return;
    expose(turn, post.hour + std::uint64_t{delay.hour(post.row, hit.word)},
           {members.target[hit.place], post.entry, post.root, post.message,
            tag_of(Mechanism::group, post.root_channel, Exposure::kTold)});
  });
  scratch.group_posts.clear();
}

void forward_to_groups(const Turn& turn) {
  const Setting& setting = turn.setting;
  Scratch& scratch = turn.scratch;
  const Network& network = setting.world.network;
  const DrawKey key = setting.draws.key(Stream::forwarding);
  const auto most = static_cast<std::uint32_t>(setting.param.groups_per_topic);
  const std::uint64_t limit = threshold(setting.param.r_g);
  const Aware* const aware = scratch.aware.data();
  const std::uint32_t* const offsets = network.groups.offset.data();
  scratch.rows.ask_each(static_cast<std::uint32_t>(scratch.aware.size()), [&](std::uint32_t k, AskedRow& row) {
    const std::uint32_t household = aware[k].household, begin = offsets[household];
    row = {counter_head(Purpose::forward), aware[k].topic_key, household, 0, offsets[household + 1] - begin, k, begin};
    return limit;
  });
  turn.district.coins += scratch.rows.entries();
  scratch.rows.flip(key, [&](const Hit& hit) {
    const Aware& sender = scratch.aware[hit.who];
    const std::uint32_t group = network.groups.target[hit.place];
    const std::span<const std::uint32_t> mine = network.groups.row(sender.household);
    if (mine.size() > most) {
      const auto priority = [&](std::uint32_t of) {
        return std::pair(draw(key, counter_head(Purpose::forward_priority), setting.topic_key(sender.topic),
                              sender.household, of)[0],
                         of);
      };
      const auto before = std::count_if(mine.begin(), mine.end(),
                                        [&](std::uint32_t other) { return priority(other) < priority(group); });
      if (before >= static_cast<std::ptrdiff_t>(most)) return;
    }
    const std::uint32_t message = setting.calendar.topics[sender.topic].forward_message[network.group_channel[group]];
    put_into_group(setting, group, sender.household, turn.hour, sender, message, 0, scratch);
  });
}

}  // namespace kabar
