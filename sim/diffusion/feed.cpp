// S1 Seen in a feed, unpaid; S5 reshares.
// Follower n of class c has the word w = row(exposure, follower, 0; lo, hi; n) and sees the post in hour h + k for the
// smallest k with w < thr(1 - exp(-lambda_c W(k))): row c of an HourCurve. S2: of N posts, w is raised first.
// Followers stand in groups of 64: follower 64 g + 4 l + j has word j of quad l, bit 16 j + l of the mask. A district
// handles groups floor(G index / count) on of all G, wherever their followers live. Reshares: to kin e by
// row(exposure, reshare_reader, 0; root, i; e), to residents n at place p - D + ((v (2 D + 1)) >> 32) of the order of
// welfare, v = row(forwarding, reshare_target, 0; root, i; n), by row(exposure, reshare_reader, 1; ...).

#include <algorithm>
#include <array>
#include <bit>

#include "diffusion/submodels.h"
#include "strategy/curve.h"

namespace kabar {

namespace {

constexpr std::uint32_t kLanes = kCoinLanes, kQuad = kQuadCoins, kGroup = kLanes * kQuad;

/// S2: into viewers.offered, what each account has in a crowd. Returns whether that is at most one entry each: only
/// blocks that differ in followers_factor post to several followings of one account on a day.
bool lay_out(const Crowd& crowd, Scratch::Viewers& viewers) {
  const std::size_t accounts = crowd.begin.size() - 1;
  viewers.offered.assign(accounts, {});
  bool plain = true;
  for (std::size_t account = 0; account < accounts; ++account) {
    const std::uint32_t entries = crowd.begin[account + 1] - crowd.begin[account];
    if (entries > 0) viewers.offered[account] = crowd.posts[crowd.begin[account]];
    plain = plain && entries <= 1;
  }
  return plain;
}

/// S2: into viewers.posts, how many posts of the crowd each viewer is offered; as posts_offered, for many at once.
void count_offered(const Calendar& calendar, std::uint32_t crowd, Scratch::Viewers& viewers) {
  constexpr std::size_t kAhead = 8;
  const std::size_t size = viewers.households.size();
  viewers.posts.resize(size);
  const std::uint32_t *const begin = calendar.followed_begin.data(), *const households = viewers.households.data();
  std::uint32_t* const posts = viewers.posts.data();
  if (!lay_out(calendar.crowds[crowd], viewers)) {
    for (std::size_t i = 0; i < size; ++i) posts[i] = posts_offered(calendar, crowd, households[i]);
    return;
  }
  const CompetingPosts* const offered = viewers.offered.data();
  const Followed* const followed = calendar.followed.data();
  for (std::size_t i = 0; i < size; ++i) {
    if (i + 2 * kAhead < size) __builtin_prefetch(begin + households[i + 2 * kAhead]);
    if (i + kAhead < size) __builtin_prefetch(followed + begin[households[i + kAhead]]);
    const std::uint32_t first = begin[households[i]], end = begin[households[i] + 1];
    std::uint32_t count = 0;
    for (std::uint32_t k = first; k < end; ++k) {
      const CompetingPosts of = offered[followed[k].account];
      count += followed[k].rank < of.followers ? of.posts : 0;
    }
    posts[i] = count;
  }
}

void show_post(const Turn& turn, const FeedSlot& post) {
  const Setting& setting = turn.setting;
  District& district = turn.district;
  constexpr std::uint32_t kSome = 4;  // at a time
  const HourCurve& curve = setting.calendar.city->feed_curves[post.curve];
  const std::uint64_t all = (post.followers + std::uint64_t{kGroup} - 1) / kGroup;
  const auto first = static_cast<std::uint32_t>(all * district.index / district.count);
  const auto end = static_cast<std::uint32_t>(all * (district.index + 1) / district.count);
  if (first == end) return;
  district.coins += std::min(end * kGroup, post.followers) - first * kGroup;
  std::array<std::uint64_t, kCoinClasses> limits{};
  std::array<std::uint32_t, kCoinClasses> last{};
  std::uint64_t most = 0;
  for (std::uint32_t row = 0; row < curve.rows(); ++row) {
    limits[row] = curve.limit(row);
    last[row] = limits[row] == 0 ? 0 : static_cast<std::uint32_t>(limits[row] - 1);
    most = std::max(most, limits[row]);
  }
  if (most == 0) return;
  const CoinBatch batch{setting.draws.key(Stream::exposure), counter_head(Purpose::follower), post.slot.high};
  alignas(64) std::array<std::uint32_t, std::size_t{kSome} * kLanes> a, c;
  a.fill(post.slot.low);
  alignas(64) std::array<std::uint32_t, std::size_t{kSome} * kGroup> words;
  std::array<std::uint64_t, kSome> masks;
  const std::uint32_t* const list = setting.world.network.followers[post.account].data();
  const std::uint8_t* const classes = setting.calendar.follower_class[post.account].data();
  Scratch::Viewers& viewers = turn.scratch.viewers;
  std::size_t seen = 0;
  for (std::uint32_t group = first; group < end; group += kSome) {
    const std::uint32_t some = std::min(kSome, end - group);
    for (std::uint32_t i = 0; i < some * kLanes; ++i) c[i] = group * kLanes + i;
    coin_words(batch, a.data(), c.data(), some, words.data());
    mask_words_by_class(words.data(), classes + std::size_t{group} * kGroup, some, last, masks.data());
    viewers.resize(seen + std::size_t{kSome} * kGroup);
    for (std::uint32_t g = 0; g < some; ++g) {
      for (std::uint64_t mask = masks[g]; mask != 0; mask &= mask - 1) {
        const auto bit = static_cast<std::uint32_t>(std::countr_zero(mask));
        const std::uint32_t rank = (group + g) * kGroup + kQuad * (bit % kLanes) + bit / kLanes;
        const std::uint32_t word = words[g * kGroup + bit];
        if (rank >= post.followers) continue;
        viewers.households[seen] = list[rank];
        viewers.words[seen] = word;
        viewers.classes[seen] = classes[rank];
        seen += coin(word, limits[classes[rank]]) ? 1 : 0;  // a class that never sees it
      }
    }
  }
  viewers.resize(seen);
  if (post.crowd != kNone) {
    count_offered(setting.calendar, post.crowd, viewers);
    crowd_words(viewers.words, viewers.posts, setting.param.omega, viewers.chances);
  }
  Exposure exposure;
  exposure.source = post.account;
  exposure.root = post.slot.root;
  exposure.message = static_cast<std::uint16_t>(post.message);
  exposure.tag = tag_of(Mechanism::feed, setting.message(post.message).channel);
  std::size_t sees = 0;  // the others had other posts to see
  for (std::size_t i = 0; i < seen; ++i) {
    const std::uint32_t word = viewers.words[i], of_class = viewers.classes[i];
    viewers.households[sees] = viewers.households[i];
    viewers.words[sees] = word;
    viewers.classes[sees] = of_class;
    sees += coin(word, limits[of_class]) ? 1 : 0;
  }
  for (std::size_t i = 0; i < sees; ++i) {
    exposure.household = viewers.households[i];
    expose(turn, std::uint64_t{post.hour} + curve.hour(viewers.classes[i], viewers.words[i]), exposure);
  }
}

}  // namespace

void send(const Turn& turn, std::span<const FeedSlot> posts) {
  for (const FeedSlot& post : posts) show_post(turn, post);
}

namespace {

/// Calls show(resident, word) for those near the sharer in the order of welfare whom it shows a post. Where they stand
/// is drawn for all of them first, so that they are fetched together.
template <class Show>
void show_to_residents(const Setting& setting, const Exposure& seen, Scratch::Viewers& viewers, const Show& show) {
  const Network& network = setting.world.network;
  const std::uint32_t sharer = seen.household;
  const auto households = static_cast<std::int64_t>(setting.world.population.households);
  const std::int64_t reach = std::max<std::int64_t>(1, households / 20);
  const auto residents = static_cast<std::uint32_t>(setting.param.reshare_residents);
  const std::int64_t lowest = static_cast<std::int64_t>(network.rank_place[sharer]) - reach;
  Buffer<std::uint32_t>&places = viewers.households, &words = viewers.words;
  places.clear();
  words.clear();
  for (std::uint32_t first = 0; first < residents; first += kQuad) {
    const std::uint32_t number = first / kQuad;
    const Words targets =
        draw(setting.draws.key(Stream::forwarding), counter_head(Purpose::reshare_target), seen.root, sharer, number);
    const Words drawn = draw(setting.draws.key(Stream::exposure), counter_head(Purpose::reshare_reader, 0, 1),
                             seen.root, sharer, number);
    for (std::uint32_t n = 0; n < std::min(kQuad, residents - first); ++n) {
      const std::int64_t place = lowest + below(targets[n], static_cast<std::uint32_t>(2 * reach + 1));
      if (place < 0 || place >= households) continue;
      __builtin_prefetch(&network.by_rank[static_cast<std::size_t>(place)]);
      places.push_back(static_cast<std::uint32_t>(place));
      words.push_back(drawn[n]);
    }
  }
  for (std::uint32_t& place : places) {
    place = network.by_rank[place];
    __builtin_prefetch(&setting.world.population.platforms[place]);
  }
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (places[i] != sharer) show(places[i], words[i]);
  }
}

}  // namespace

void reshare(const Turn& turn, const Exposure& seen) {
  const Setting& setting = turn.setting;
  const Network& network = setting.world.network;
  const Population& population = setting.world.population;
  const std::uint32_t sharer = seen.household;
  const std::uint32_t channel = setting.message(seen.message).channel;
  const HourCurve& delay = setting.calendar.city->reshare_delay[channel];
  const DrawKey key = setting.draws.key(Stream::exposure);
  Exposure exposure = seen;
  exposure.source = kSharer + sharer;
  const auto shown = [&](std::uint32_t household, std::uint32_t word, std::uint32_t bits) {
    if (!coin(word, delay.limit(0))) return;
    exposure.household = household;
    exposure.tag = tag_of(Mechanism::feed, seen.root_channel(), bits);
    expose(turn, std::uint64_t{turn.hour} + delay.hour(0, word), exposure);
  };
  const auto on_channel = [&](std::uint32_t household) {
    const bool is = population.uses(household, channel);
    turn.district.coins += is ? 1 : 0;
    return is;
  };
  const std::span<const std::uint32_t> kin = network.kin_ties.row(sharer);
  for (std::uint32_t k = 0; k < kin.size(); ++k) {
    if (!on_channel(kin[k])) continue;
    shown(kin[k], row_word(key, counter_head(Purpose::reshare_reader, 0, 0), seen.root, sharer, k),
          Exposure::kEndorsed);
  }
  show_to_residents(setting, seen, turn.scratch.viewers, [&](std::uint32_t resident, std::uint32_t word) {
    if (on_channel(resident)) shown(resident, word, 0);
  });
}

}  // namespace kabar
