// S1 Seen in a feed; S5 reshares.

#include <algorithm>

#include "diffusion/rows.h"
#include "diffusion/submodels.h"

namespace kabar {

void show_post(const Setting& setting, const FeedSlot& post, State& state) {
  const FeedCurve& curve = setting.calendar.curves[post.curve];
  const std::vector<std::uint32_t>& list = setting.world.network.followers[post.account];
  state.coins += post.followers;
  if (curve.hours == 0) return;
  std::uint64_t most = 0;  // of all classes: most coins need no look at whose they are
  for (std::size_t end = curve.hours; end <= curve.thresholds.size(); end += curve.hours) {
    most = std::max(most, curve.thresholds[end - 1]);
  }
  over_row(setting.draws.key(Stream::exposure), counter_head(Purpose::follower), post.slot.low, post.slot.high, 0,
           post.followers, [&](std::uint32_t rank, std::uint32_t word) {
             if (!coin(word, most)) return;
             const std::uint32_t household = list[rank];
             const std::uint64_t* row =
                 curve.thresholds.data() + std::size_t{setting.calendar.feed_class[household]} * curve.hours;
             if (!coin(word, row[curve.hours - 1])) return;
             const auto seen = static_cast<std::uint64_t>(
                 std::upper_bound(row, row + curve.hours, static_cast<std::uint64_t>(word)) - row);
             expose(setting, post.hour + seen,
                    {household, post.account, post.slot.root, post.slot.root, post.message, Mechanism::feed, false},
                    state);
           });
}

void reshare(const Setting& setting, const Exposure& seen, std::uint32_t hour, State& state) {
  const Network& network = setting.world.network;
  const Population& population = setting.world.population;
  const std::uint32_t sharer = seen.household;
  const std::uint32_t channel = setting.topic.messages[seen.message].channel;
  const double mean_hours = setting.world.scenario->channels[channel].half_life_hours / kLn2;
  const std::uint64_t limit = threshold(setting.param.reshare_seen);
  const DrawKey key = setting.draws.key(Stream::exposure);
  const auto shown = [&](std::uint32_t household, std::uint32_t extra, std::uint32_t n, bool endorsed) {
    if ((population.platforms[household] >> channel & 1u) == 0) return;
    ++state.coins;
    const std::uint32_t word = row_word(key, counter_head(Purpose::reshare_reader, 0, extra), seen.root, sharer, n);
    if (!coin(word, limit)) return;
    const std::uint32_t when = row_word(key, counter_head(Purpose::reshare_reader, 0, extra + 2), seen.root, sharer, n);
    expose(setting, hour + delay_hours(mean_hours, when),
           {household, 0x80000000u + sharer, seen.root, sharer, seen.message, Mechanism::feed, endorsed}, state);
  };
  for (std::uint32_t e = network.kin_ties.offset[sharer]; e < network.kin_ties.offset[sharer + 1]; ++e) {
    shown(network.kin_ties.target[e], 0, e, true);
  }
  const auto households = static_cast<std::int64_t>(population.households);
  const std::int64_t reach = std::max<std::int64_t>(1, households / 20);
  over_row(setting.draws.key(Stream::forwarding), counter_head(Purpose::reshare_target), seen.root, sharer, 0,
           static_cast<std::uint32_t>(setting.param.reshare_residents), [&](std::uint32_t n, std::uint32_t word) {
             const std::int64_t place = static_cast<std::int64_t>(network.rank_place[sharer]) +
                                        below(word, static_cast<std::uint32_t>(2 * reach + 1)) - reach;
             if (place < 0 || place >= households) return;
             const std::uint32_t resident = network.by_rank[static_cast<std::size_t>(place)];
             if (resident != sharer) shown(resident, 1, n, false);
           });
}

}  // namespace kabar
