// S8 Hoaxes: what false news about a topic arrives, who comes to believe it and when, and who is set right. No strategy
// moves a hoax; a message that debunks it reaches those who believe it.

#include <algorithm>
#include <functional>
#include <queue>
#include <tuple>
#include <unordered_set>
#include <utility>

#include "core/parallel.h"
#include "diffusion/submodels.h"

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

/// How one hoax goes from household to household. Each believes it once, at the first time that it comes to it, and
/// passes it on once: over ties like any news, into groups and feeds more readily.
class Spreading {
 public:
  Spreading(const Setting& setting, const Arrival& arrival)
      : setting_(setting),
        network_(setting.world.network),
        hoax_(arrival),
        key_(setting.draws.key(Stream::hoaxes)),
        forwards_(threshold(setting.param.r_g * setting.param.hoax_spread)),
        shares_(threshold(setting.param.r_c * setting.param.hoax_spread)) {}

  std::vector<Rumour> run() {
    comes(hoax_.hour, hoax_.household);
    put_into_group(hoax_.group, hoax_.household, hoax_.hour);
    std::vector<Rumour> believed;
    while (!coming_.empty()) {
      const auto [hour, household] = coming_.top();
      coming_.pop();
      if (!reached_.insert(household).second) continue;
      believed.push_back({hour, hoax_.topic, household});
      tell(network_.rt_ties, 0, setting_.calendar.neighbour_delay, household, hour);
      tell(network_.kin_ties, 1, setting_.calendar.kin_delay, household, hour);
      forward(household, hour);
      share(household, hour);
    }
    return believed;
  }

 private:
  void comes(std::uint64_t hour, std::uint32_t household) {
    if (hour < setting_.hours) coming_.push({static_cast<std::uint32_t>(hour), household});
  }

  std::uint32_t word(Purpose purpose, std::uint32_t extra, std::uint32_t of, std::uint32_t n) const {
    return row_word(key_, counter_head(purpose, 0, extra), hoax_.name, of, n);
  }

  void tell(const Csr& ties, std::uint32_t layer, const HourCurve& delay, std::uint32_t household, std::uint32_t hour) {
    constexpr auto kRow = static_cast<std::uint32_t>(Telling::aware);
    const std::span<const std::uint32_t> row = ties.row(household);
    for (std::uint32_t k = 0; k < row.size(); ++k) {
      const std::uint32_t told = word(Purpose::hoax_tie, layer, household, k);
      if (coin(told, delay.limit(kRow))) comes(std::uint64_t{hour} + delay.hour(kRow, told), row[k]);
    }
  }

  void forward(std::uint32_t household, std::uint32_t hour) {
    const std::span<const std::uint32_t> row = network_.groups.row(household);
    for (std::uint32_t k = 0; k < row.size(); ++k) {
      if (coin(word(Purpose::hoax_forward, 0, household, k), forwards_)) put_into_group(row[k], household, hour);
    }
  }

  /// A member does; the others read it and believe it like a message there.
  void put_into_group(std::uint32_t group, std::uint32_t sender, std::uint32_t hour) {
    const HourCurve& delay = setting_.calendar.group_delay;
    const std::uint64_t believes = believed_on(network_.group_channel[group]);
    const std::span<const std::uint32_t> row = network_.members.row(group);
    for (std::uint32_t m = 0; m < row.size(); ++m) {
      const std::uint32_t read = word(Purpose::hoax_reader, 0, group, m);
      if (row[m] == sender || !coin(read, delay.limit(0))) continue;
      if (!coin(word(Purpose::hoax_reader, 1, group, m), believes)) continue;
      comes(std::uint64_t{hour} + delay.hour(0, read), row[m]);
    }
  }

  /// On one of its feeds the household shows it to kin and to residents of similar welfare.
  void share(std::uint32_t household, std::uint32_t hour) {
    const Words words = draw(key_, counter_head(Purpose::hoax_share), hoax_.name, household);
    if (!coin(words[0], shares_)) return;
    std::vector<std::uint32_t> feeds;
    const std::vector<Channel>& channels = setting_.world.scenario->channels;
    for (std::uint32_t c = 0; c < channels.size(); ++c) {
      if (channels[c].mechanism == "feed" && uses(household, c)) feeds.push_back(c);
    }
    if (feeds.empty()) return;
    const std::uint32_t channel = feeds[below(words[1], static_cast<std::uint32_t>(feeds.size()))];
    const HourCurve& delay = setting_.calendar.reshare_delay[channel];
    const std::uint64_t believes = believed_on(channel);
    const auto shown = [&](std::uint32_t viewer, std::uint32_t whom, std::uint32_t n) {
      const std::uint32_t seen = word(Purpose::hoax_viewer, 2 * whom, household, n);
      if (viewer == household || !uses(viewer, channel) || !coin(seen, delay.limit(0))) return;
      if (!coin(word(Purpose::hoax_viewer, 2 * whom + 1, household, n), believes)) return;
      comes(std::uint64_t{hour} + delay.hour(0, seen), viewer);
    };
    const std::span<const std::uint32_t> kin = network_.kin_ties.row(household);
    for (std::uint32_t k = 0; k < kin.size(); ++k) shown(kin[k], 0, k);
    const std::int64_t households = setting_.world.population.households;
    const std::int64_t reach = std::max<std::int64_t>(1, households / 20);
    for (std::uint32_t n = 0; n < static_cast<std::uint32_t>(setting_.param.reshare_residents); ++n) {
      const std::int64_t place =
          static_cast<std::int64_t>(network_.rank_place[household]) - reach +
          below(word(Purpose::hoax_share, 1, household, n), static_cast<std::uint32_t>(2 * reach + 1));
      if (place >= 0 && place < households) shown(network_.by_rank[static_cast<std::size_t>(place)], 1, n);
    }
  }

  bool uses(std::uint32_t household, std::uint32_t channel) const {
    return (setting_.world.population.platforms[household] >> channel & 1u) != 0;
  }
  std::uint64_t believed_on(std::uint32_t channel) const {
    return threshold(setting_.world.scenario->channels[channel].alpha);
  }

  using Coming = std::pair<std::uint32_t, std::uint32_t>;  // hour, household
  const Setting& setting_;
  const Network& network_;
  const Arrival hoax_;
  const DrawKey key_;
  const std::uint64_t forwards_, shares_;
  std::priority_queue<Coming, std::vector<Coming>, std::greater<>> coming_;
  std::unordered_set<std::uint32_t> reached_;
};

}  // namespace

void spread_hoaxes(const Setting& setting, int threads, State& state) {
  const std::vector<Arrival> list = arrivals(setting);
  std::vector<std::vector<Rumour>> believed(list.size());
  parallel_for(static_cast<std::int64_t>(list.size()), threads, [&](std::int64_t i, int) {
    believed[static_cast<std::size_t>(i)] = Spreading(setting, list[static_cast<std::size_t>(i)]).run();
  });
  for (const std::vector<Rumour>& of_one : believed) {
    for (const Rumour& rumour : of_one) {
      state.blocks[rumour.household / setting.block_households].rumours.push_back(rumour);
    }
  }
  for (Block& block : state.blocks) {
    std::sort(block.rumours.begin(), block.rumours.end(), [](const Rumour& one, const Rumour& other) {
      return std::tie(one.hour, one.topic, one.household) < std::tie(other.hour, other.topic, other.household);
    });
  }
}

void believe_hoaxes(std::uint32_t hour, Block& block) {
  for (; block.next_rumour < block.rumours.size() && block.rumours[block.next_rumour].hour == hour;
       ++block.next_rumour) {
    const Rumour& rumour = block.rumours[block.next_rumour];
    const std::uint32_t place = block.place(rumour.topic, rumour.household);
    Regard& regard = block.regard[place];
    if (regard.misled) continue;
    regard.misled = true;
    Known& known = block.known[place];
    known.bits = static_cast<std::uint16_t>(known.bits | Known::kRegards);
    block.happens(Event::misled, rumour.topic);
    if (rumour.household == block.followed) block.beliefs.push_back({hour, rumour.topic, true});
  }
}

void debunk_hoaxes(const Setting& setting, std::uint32_t hour, Block& block) {
  if (setting.calendar.debunks.empty() || block.regard.empty()) return;
  Desk& desk = *block.desk;
  const std::uint64_t clears = threshold(setting.param.hoax_cleared);
  for (std::size_t i = 0; i < desk.now.size(); ++i) {
    const std::uint32_t message = desk.now[i].message;
    if (setting.calendar.debunks[message] == 0 || (block.known[desk.places[i]].bits & Known::kRegards) == 0) continue;
    Regard& regard = block.regard.at(desk.places[i]);
    const std::uint32_t word =
        desk.words[i / kCoinLanes * kCoinLanes * kBlockCoins + i % kCoinLanes + 3 * std::size_t{kCoinLanes}];
    if (!regard.misled || !coin(word, clears)) continue;
    regard.misled = false;
    const std::uint32_t topic = setting.message(message).topic;
    block.happens(Event::corrected, topic);
    if (desk.now[i].household == block.followed) block.beliefs.push_back({hour, topic, false});
  }
}

}  // namespace kabar
