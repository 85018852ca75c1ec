// S8: what false news about a topic arrives, and how it goes from household to household. It does not depend on what
// any household knows, so that all of it is drawn before the first hour.
// Of x = hoaxes x N / 10,000 a topic and week come floor(x), and one more by thr(x - floor(x)). Passed on once, with
// the name Z: over tie e of layer l within(q_N w, 24 d) of row(hoaxes, hoax_tie, l; Z, i; e); into group e if
// row(hoaxes, hoax_forward, 0; Z, i; e) < thr(r_g x hoax_spread), where x reads it within(rho, delay_group_hours) of
// row(hoaxes, hoax_reader, 0; Z, g; x) and believes it by thr(alpha); into a feed by thr(r_c x hoax_spread), where it
// is seen within(reshare_seen, L / ln 2) of row(hoaxes, hoax_viewer, 2 k; Z, i; e) and believed by thr(alpha).

#include "diffusion/hoax_spread.h"

#include <algorithm>
#include <array>
#include <functional>
#include <numeric>
#include <span>
#include <utility>

#include "core/parallel.h"
#include "diffusion/rows.h"

namespace kabar {

namespace {

/// A hoax about one topic, which a member brings into one of its groups.
struct Arrival {
  std::uint32_t topic = 0, hour = 0;
  std::uint32_t household = 0, group = 0;
  std::uint32_t name = 0;  // keys its draws
};

/// In each week as many as are expected there: the whole number, and one more by a coin for what is left.
std::vector<Arrival> arrivals(const Setting& setting) {
  const Csr& members = setting.world.network.members;
  std::vector<Arrival> list;
  if (!(setting.param.hoaxes > 0.0) || members.target.empty()) return list;
  const double expected = setting.param.hoaxes * setting.world.population.households / 10000.0;
  const auto whole = static_cast<std::uint32_t>(expected);
  const DrawKey key = setting.draws.key(Stream::hoaxes);
  for (std::uint32_t topic = 0; topic < setting.calendar.topics.size(); ++topic) {
    for (std::uint32_t week = 0; week * kWeekHours < setting.hours; ++week) {
      for (std::uint32_t n = 0; n <= whole; ++n) {
        const Words words = draw(key, counter_head(Purpose::hoax_arrival), setting.topic_key(topic), week, n);
        if (n == whole && !coin(words[0], threshold(expected - whole))) continue;
        const std::uint32_t hour = week * kWeekHours + below(words[2], kWeekHours);
        if (hour >= setting.hours) continue;
        const std::uint32_t entry = below(words[1], static_cast<std::uint32_t>(members.target.size()));
        const auto after = std::upper_bound(members.offset.begin(), members.offset.end(), entry);
        list.push_back({topic, hour, members.target[entry],
                        static_cast<std::uint32_t>(after - members.offset.begin()) - 1, words[3]});
      }
    }
  }
  return list;
}

/// How hoaxes go from household to household. Each is believed once, at the first time that it comes to a household,
/// and passed on once: over ties like any news, into groups and feeds more readily. Hoaxes do not touch one another, so
/// each takes its next household in every round, and the coins of a round are made together.
class Spreading {
 public:
  Spreading(const Setting& setting, std::span<const Arrival> arrivals)
      : setting_(setting),
        network_(setting.world.network),
        key_(setting.draws.key(Stream::hoaxes)),
        forwards_(threshold(setting.param.r_g * setting.param.hoax_spread)),
        shares_(threshold(setting.param.r_c * setting.param.hoax_spread)) {
    for (const Channel& channel : setting.world.scenario->channels) believed_.push_back(threshold(channel.alpha));
    for (const Arrival& arrival : arrivals) hoaxes_.push_back({arrival.topic, arrival.name, {}, {}});
    for (std::uint32_t h = 0; h < hoaxes_.size(); ++h) {
      comes(h, arrivals[h].hour, arrivals[h].household);
      puts_.push_back({h, arrivals[h].group, arrivals[h].household, arrivals[h].hour});
    }
  }

  std::vector<Rumour> run() {
    std::vector<Rumour> believed;
    std::vector<std::uint32_t> going(hoaxes_.size());
    std::iota(going.begin(), going.end(), 0u);
    read();
    while (!going.empty()) {
      believers_.clear();
      std::size_t kept = 0;
      for (const std::uint32_t h : going) {
        if (!next_believer(h)) continue;
        going[kept++] = h;
        believed.push_back({believers_.back().hour, hoaxes_[h].topic, believers_.back().household});
      }
      going.resize(kept);
      tell();
      forward();
      share();
      read();
    }
    return believed;
  }

 private:
  using Coming = std::pair<std::uint32_t, std::uint32_t>;  // hour, household
  struct Hoax {
    std::uint32_t topic = 0, name = 0;
    std::vector<Coming> coming;          // a heap, the earliest first
    std::vector<std::uint32_t> reached;  // sorted
  };
  struct Believer {
    std::uint32_t hoax = 0, household = 0, hour = 0;
  };
  /// A member has put a hoax into a group.
  struct Put {
    std::uint32_t hoax = 0, group = 0, sender = 0, hour = 0;
  };
  /// A household has read it there, or seen it in a feed; `delay` hours later.
  struct Met {
    std::uint32_t put = 0, household = 0, entry = 0, delay = 0;
  };

  void comes(std::uint32_t hoax, std::uint64_t hour, std::uint32_t household) {
    if (hour >= setting_.hours) return;
    std::vector<Coming>& coming = hoaxes_[hoax].coming;
    coming.emplace_back(static_cast<std::uint32_t>(hour), household);
    std::push_heap(coming.begin(), coming.end(), std::greater<>());
  }

  /// The household to which the hoax comes next for the first time.
  bool next_believer(std::uint32_t h) {
    Hoax& hoax = hoaxes_[h];
    while (!hoax.coming.empty()) {
      std::pop_heap(hoax.coming.begin(), hoax.coming.end(), std::greater<>());
      const auto [hour, household] = hoax.coming.back();
      hoax.coming.pop_back();
      const auto place = std::lower_bound(hoax.reached.begin(), hoax.reached.end(), household);
      if (place != hoax.reached.end() && *place == household) continue;
      hoax.reached.insert(place, household);
      believers_.push_back({h, household, hour});
      return true;
    }
    return false;
  }

  void tell() {
    constexpr auto kRow = static_cast<std::uint32_t>(Telling::aware);
    const std::array<const Csr*, 2> layers = {&network_.rt_ties, &network_.kin_ties};
    const std::array<const HourCurve*, 2> delays = {&setting_.calendar.neighbour_delay, &setting_.calendar.kin_delay};
    for (std::uint32_t layer = 0; layer < layers.size(); ++layer) {
      const HourCurve& delay = *delays[layer];
      const Csr& ties = *layers[layer];
      for (std::uint32_t i = 0; i < believers_.size(); ++i) {
        const Believer& teller = believers_[i];
        ask(Purpose::hoax_tie, layer, teller.hoax, teller.household, ties.offset.data() + teller.household, i,
            delay.limit(kRow));
      }
      coins_.flip(key_, [&](const Hit& hit) {
        const Believer& teller = believers_[hit.who];
        comes(teller.hoax, std::uint64_t{teller.hour} + delay.hour(kRow, hit.word), ties.target[hit.place]);
      });
    }
  }

  void forward() {
    for (std::uint32_t i = 0; i < believers_.size(); ++i) {
      const Believer& sender = believers_[i];
      ask(Purpose::hoax_forward, 0, sender.hoax, sender.household, network_.groups.offset.data() + sender.household, i,
          forwards_);
    }
    coins_.flip(key_, [&](const Hit& hit) {
      const Believer& sender = believers_[hit.who];
      puts_.push_back({sender.hoax, network_.groups.target[hit.place], sender.household, sender.hour});
    });
  }

  /// The other members of groups read what was put there, and believe it like a message there.
  void read() {
    const HourCurve& delay = setting_.calendar.group_delay;
    for (std::uint32_t i = 0; i < puts_.size(); ++i) {
      ask(Purpose::hoax_reader, 0, puts_[i].hoax, puts_[i].group, network_.members.offset.data() + puts_[i].group, i,
          delay.limit(0));
    }
    coins_.flip(key_, [&](const Hit& hit) {
      const std::uint32_t reader = network_.members.target[hit.place];
      if (reader != puts_[hit.who].sender) met_.push_back({hit.who, reader, hit.entry, delay.hour(0, hit.word)});
    });
    for (std::uint32_t i = 0; i < met_.size(); ++i) {
      const Put& put = puts_[met_[i].put];
      coins_.ask({counter_head(Purpose::hoax_reader, 0, 1), hoaxes_[put.hoax].name, put.group, met_[i].entry, 1, i, 0},
                 believed_[network_.group_channel[put.group]]);
    }
    coins_.flip(key_, [&](const Hit& hit) {
      const Met& met = met_[hit.who];
      comes(puts_[met.put].hoax, std::uint64_t{puts_[met.put].hour} + met.delay, met.household);
    });
    met_.clear();
    puts_.clear();
  }

  void share() {
    for (std::uint32_t i = 0; i < believers_.size(); ++i) {
      coins_.ask(
          {counter_head(Purpose::hoax_share), hoaxes_[believers_[i].hoax].name, believers_[i].household, 0, 1, i, 0},
          shares_);
    }
    coins_.flip(key_, [&](const Hit& hit) { show(believers_[hit.who]); });
  }

  /// On one of its feeds the household shows it to kin and to residents of similar welfare.
  void show(const Believer& sharer) {
    const std::uint32_t household = sharer.household, name = hoaxes_[sharer.hoax].name;
    std::vector<std::uint32_t> feeds;
    const std::vector<Channel>& channels = setting_.world.scenario->channels;
    for (std::uint32_t c = 0; c < channels.size(); ++c) {
      if (channels[c].mechanism == Mechanism::feed && setting_.world.population.uses(household, c)) feeds.push_back(c);
    }
    if (feeds.empty()) return;
    const std::uint32_t which = draw(key_, counter_head(Purpose::hoax_share), name, household)[1];
    const std::uint32_t channel = feeds[below(which, static_cast<std::uint32_t>(feeds.size()))];
    const HourCurve& delay = setting_.calendar.city->reshare_delay[channel];
    const auto word = [&](Purpose purpose, std::uint32_t extra, std::uint32_t n) {
      return row_word(key_, counter_head(purpose, 0, extra), name, household, n);
    };
    const auto shown = [&](std::uint32_t viewer, std::uint32_t whom, std::uint32_t n) {
      const std::uint32_t seen = word(Purpose::hoax_viewer, 2 * whom, n);
      if (viewer == household || !setting_.world.population.uses(viewer, channel) || !coin(seen, delay.limit(0)))
        return;
      if (!coin(word(Purpose::hoax_viewer, 2 * whom + 1, n), believed_[channel])) return;
      comes(sharer.hoax, std::uint64_t{sharer.hour} + delay.hour(0, seen), viewer);
    };
    const std::span<const std::uint32_t> kin = network_.kin_ties.row(household);
    for (std::uint32_t k = 0; k < kin.size(); ++k) shown(kin[k], 0, k);
    const std::int64_t households = setting_.world.population.households;
    const std::int64_t reach = std::max<std::int64_t>(1, households / 20);
    for (std::uint32_t n = 0; n < static_cast<std::uint32_t>(setting_.param.reshare_residents); ++n) {
      const std::int64_t place = static_cast<std::int64_t>(network_.rank_place[household]) - reach +
                                 below(word(Purpose::hoax_share, 1, n), static_cast<std::uint32_t>(2 * reach + 1));
      if (place >= 0 && place < households) shown(network_.by_rank[static_cast<std::size_t>(place)], 1, n);
    }
  }

  /// Coins over a row of the network that begins at offset[0] and ends before offset[1].
  void ask(Purpose purpose, std::uint32_t extra, std::uint32_t hoax, std::uint32_t of, const std::uint32_t* offset,
           std::uint32_t who, std::uint64_t limit) {
    coins_.ask({counter_head(purpose, 0, extra), hoaxes_[hoax].name, of, 0, offset[1] - offset[0], who, offset[0]},
               limit);
  }

  const Setting& setting_;
  const Network& network_;
  const DrawKey key_;
  const std::uint64_t forwards_, shares_;
  std::vector<std::uint64_t> believed_;  // by channel: the threshold of believing what was read or seen there
  std::vector<Hoax> hoaxes_;
  std::vector<Believer> believers_;  // of this round
  std::vector<Put> puts_;            // since the last reading
  std::vector<Met> met_;
  RowCoins coins_;
};

}  // namespace

std::vector<Rumour> hoaxes_believed(const Setting& setting, int threads) {
  constexpr std::size_t kTogether = 512;  // hoaxes: enough for the coins of a round to fill vectors
  const std::vector<Arrival> list = arrivals(setting);
  const std::size_t parts = (list.size() + kTogether - 1) / kTogether;
  std::vector<std::vector<Rumour>> believed(parts);
  parallel_for(static_cast<std::int64_t>(parts), threads, [&](std::int64_t i, int) {
    const auto part = static_cast<std::size_t>(i);
    const std::size_t first = part * kTogether, size = std::min(kTogether, list.size() - first);
    believed[part] = Spreading(setting, std::span(list).subspan(first, size)).run();
  });
  std::vector<Rumour> all;
  for (const std::vector<Rumour>& some : believed) all.insert(all.end(), some.begin(), some.end());
  return all;
}

}  // namespace kabar
