// Messaging groups: one per RT, and others around a founder.

#include <algorithm>
#include <bit>
#include <span>

#include "core/coins.h"
#include "core/digest.h"
#include "core/ids.h"
#include "core/math.h"
#include "core/row_words.h"
#include "network/csr.h"
#include "network/layers.h"

namespace kabar {

namespace {

/// Half of the groups other than those of the RTs are local to a kelurahan (grade E).
constexpr double kLocalShare = 0.5;
/// A group that meets only its own members this often in a row takes no more.
constexpr std::uint32_t kRefusals = 64;

/// The households that use one channel, sorted so that a kelurahan, a quintile of it and a quintile of the city are
/// runs.
struct Users {
  Buffer<std::uint32_t> by_place;          // by kelurahan, then quintile, then id
  std::vector<std::uint32_t> place_begin;  // kelurahan x quintile -> first entry, one entry more
  Buffer<std::uint32_t> by_quintile;
  std::vector<std::uint32_t> quintile_begin;

  std::span<const std::uint32_t> in(std::uint32_t kelurahan) const {
    const std::size_t row = std::size_t{kelurahan} * kQuintiles;
    const std::uint32_t first = place_begin[row], last = place_begin[row + kQuintiles];
    return std::span(by_place).subspan(first, last - first);
  }
  std::span<const std::uint32_t> in(std::uint32_t kelurahan, std::uint32_t q) const {
    const std::uint32_t cell = kelurahan * kQuintiles + q;
    return std::span(by_place).subspan(place_begin[cell], place_begin[cell + 1] - place_begin[cell]);
  }
  std::span<const std::uint32_t> of_quintile(std::uint32_t q) const {
    return std::span(by_quintile).subspan(quintile_begin[q], quintile_begin[q + 1] - quintile_begin[q]);
  }
};

Users users_of(const Population& population, std::uint32_t kelurahan, std::uint16_t bit, int threads) {
  constexpr std::uint32_t kPerStretch = 1u << 16;
  const auto sorted = [&](std::uint32_t cells, const auto& cell) {
    return sort_into_parts<std::uint32_t>({population.households, kPerStretch}, cells, threads,
                                          [&](std::uint32_t, std::uint32_t first, std::uint32_t last, const auto& put) {
                                            for (std::uint32_t i = first; i < last; ++i) {
                                              if (population.platforms[i] & bit) put(cell(i), i);
                                            }
                                          });
  };
  Parts<std::uint32_t> by_quintile =
      sorted(kQuintiles, [&](std::uint32_t i) -> std::uint32_t { return quintile(population, i); });
  Parts<std::uint32_t> by_place = sorted(std::max(kelurahan, 1u) * kQuintiles, [&](std::uint32_t i) {
    return static_cast<std::uint32_t>(population.kelurahan[i] * kQuintiles + quintile(population, i));
  });
  return {std::move(by_place.entries), std::move(by_place.begin), std::move(by_quintile.entries),
          std::move(by_quintile.begin)};
}

std::uint32_t fold(std::uint64_t word) {
  return static_cast<std::uint32_t>(word) ^ static_cast<std::uint32_t>(word >> 32);
}

/// One group in the making, around its founder.
struct Plan {
  std::uint32_t founder = 0;
  bool local = false;
  std::uint32_t size = 0;
};

Plan plan_group(const MadeParameters& param, const Population& population, const Users& users, DrawKey key,
                std::uint32_t serial, std::uint32_t channel_key) {
  const Words words = draw(key, counter_head(Purpose::group_size), serial, channel_key);
  Plan plan;
  plan.founder = users.by_place[below(words[0], static_cast<std::uint32_t>(users.by_place.size()))];
  plan.local = coin(words[1], threshold(kLocalShare));
  const double wish = param.group_size * exp(param.group_sigma * normal_quantile(uniform(words[2])));
  const double size = std::clamp(wish, static_cast<double>(std::max<std::int64_t>(param.group_size_min, 1)),
                                 static_cast<double>(param.group_size_max));
  const std::size_t place = plan.local ? users.in(population.kelurahan[plan.founder]).size() : users.by_place.size();
  plan.size = static_cast<std::uint32_t>(std::min(size + 0.5, static_cast<double>(place)));
  return plan;
}

/// Who is in a group that is being gathered: a table of places by a hash of the household, at most a quarter full.
class Present {
 public:
  void clear(std::uint32_t members) {
    bits_ = std::max(3, static_cast<int>(std::bit_width(members)) + 2);
    places_.assign(std::size_t{1} << bits_, kNone);
  }
  /// Whether it was not there before.
  bool add(std::uint32_t household) {
    const std::uint32_t mask = static_cast<std::uint32_t>(places_.size() - 1);
    std::uint32_t at = (household * 0x9E3779B9u) >> (32 - bits_);
    for (; places_[at] != kNone; at = (at + 1) & mask) {
      if (places_[at] == household) return false;
    }
    places_[at] = household;
    return true;
  }

 private:
  int bits_ = 3;
  std::vector<std::uint32_t> places_;
};

/// Appends the members of one group, sorted: the founder, then households of its place, each from the founder's
/// quintile with chance `homophily`, until the group has its size. A group of one is none.
void gather(const MadeParameters& param, const Population& population, const Users& users, DrawKey key,
            std::uint32_t serial, std::uint32_t channel_key, const Plan& plan, Present& present, RowList& groups) {
  const std::uint32_t place = population.kelurahan[plan.founder], q = quintile(population, plan.founder);
  const std::span<const std::uint32_t> anybody = plan.local ? users.in(place) : std::span(users.by_place);
  const std::span<const std::uint32_t> alike = plan.local ? users.in(place, q) : users.of_quintile(q);
  const std::uint64_t homophily = threshold(param.homophily);
  // Two candidates per quad, a batch at a time, so that their households are fetched together.
  constexpr std::uint32_t kBatch = 2 * kCoinLanes;
  std::uint32_t same[kCoinLanes], quad[kCoinLanes], words[kCoinLanes * kQuadCoins], candidates[kBatch];
  std::fill_n(same, kCoinLanes, serial);
  std::vector<std::uint32_t>& members = groups.targets;
  const std::size_t begin = members.size();
  members.push_back(plan.founder);
  present.clear(plan.size);
  present.add(plan.founder);
  std::uint32_t refused = 0;
  for (std::uint32_t attempt = 0; members.size() - begin < plan.size && refused < kRefusals; ++attempt) {
    const std::uint32_t at = attempt % kBatch;
    if (at == 0) {
      for (std::uint32_t l = 0; l < kCoinLanes; ++l) quad[l] = attempt / 2 + l;
      coin_words({key, counter_head(Purpose::group_member), channel_key}, same, quad, 1, words);
      for (std::uint32_t c = 0; c < kBatch; ++c) {
        const std::uint32_t* const pair = words + c / 2 + std::size_t{2} * (c % 2) * kCoinLanes;
        const std::span<const std::uint32_t> from = coin(pair[0], homophily) ? alike : anybody;
        candidates[c] = from[below(pair[kCoinLanes], static_cast<std::uint32_t>(from.size()))];
      }
    }
    if (present.add(candidates[at])) {
      members.push_back(candidates[at]);
      refused = 0;
    } else {
      ++refused;
    }
  }
  if (members.size() - begin < 2) return members.resize(begin);
  std::sort(members.begin() + static_cast<std::ptrdiff_t>(begin), members.end());
  groups.sizes.push_back(static_cast<std::uint32_t>(members.size() - begin));
}

/// Groups in the making, in the order of their numbers.
struct Gathered {
  std::vector<RowList> lists;
  std::vector<std::uint16_t> channel;  // of each list
};

/// The group of each RT: its head, and of its other users the share rt_group_share by one coin each. Marks the RTs that
/// have one.
void gather_rt_groups(const MadeParameters& param, const Population& population, DrawKey key, std::uint16_t channel,
                      std::uint32_t channel_key, int threads, std::vector<std::uint32_t>& rt_group,
                      Gathered& gathered) {
  const std::uint64_t joins = threshold(param.rt_group_share);
  constexpr std::uint32_t kRtsPerStretch = 256;
  const Stretches stretches{population.rts(), kRtsPerStretch};
  gathered.lists.resize(stretches.number());
  gathered.channel.assign(stretches.number(), channel);
  for_stretches(stretches, threads, [&](std::uint32_t stretch, std::uint32_t first, std::uint32_t last) {
    RowList& groups = gathered.lists[stretch];
    const std::uint32_t begin = population.rt_begin[first];
    std::vector<std::uint32_t> words;
    row_words(key, counter_head(Purpose::rt_group), channel_key, 0, begin, population.rt_begin[last], words);
    groups.targets.reserve(words.size());
    for (std::uint32_t rt = first; rt < last; ++rt) {
      const std::uint32_t head = population.rt_head[rt];
      const std::size_t before = groups.targets.size();
      for (std::uint32_t i = population.rt_begin[rt]; i < population.rt_begin[rt + 1]; ++i) {
        const bool uses = population.uses(i, channel);
        if (uses & ((i == head) | coin(words[i - begin], joins))) groups.targets.push_back(i);
      }
      const std::size_t size = groups.targets.size() - before;
      rt_group[rt] = size < 2 ? kNone : 0;
      if (size < 2) {
        groups.targets.resize(before);
      } else {
        groups.sizes.push_back(static_cast<std::uint32_t>(size));
      }
    }
  });
  std::uint32_t number = 0;
  for (std::uint32_t& group : rt_group) group = group == kNone ? kNone : number++;
}

/// Groups are planned one after the other until their planned members are groups_per_household a user.
std::vector<Plan> plan_groups(const MadeParameters& param, const Population& population, const Users& users,
                              DrawKey key, std::uint32_t channel_key, int threads) {
  const double wanted = param.groups_per_household * static_cast<double>(users.by_place.size());
  // More than one batch's worth of plans is thrown away at most.
  constexpr std::uint32_t kBatch = 1u << 14, kPerStretch = 256;
  std::vector<Plan> plans;
  double planned = 0;
  while (planned < wanted) {
    const std::uint32_t begin = static_cast<std::uint32_t>(plans.size());
    const double expected = (wanted - planned) / std::max(1.0, param.group_size);
    const std::uint32_t batch = static_cast<std::uint32_t>(std::clamp(expected, 1.0 * kPerStretch, 1.0 * kBatch));
    plans.resize(std::size_t{begin} + batch);
    for_stretches({batch, kPerStretch}, threads, [&](std::uint32_t, std::uint32_t first, std::uint32_t last) {
      for (std::uint32_t p = begin + first; p < begin + last; ++p) {
        plans[p] = plan_group(param, population, users, key, p, channel_key);
      }
    });
    for (std::size_t p = begin; p < plans.size(); ++p) {
      if (planned >= wanted)
        plans.resize(p);
      else
        planned += plans[p].size;
    }
  }
  return plans;
}

void gather_other_groups(const MadeParameters& param, const Population& population, std::uint32_t kelurahan,
                         DrawKey key, std::uint16_t channel, std::uint32_t channel_key, int threads,
                         Gathered& gathered) {
  const Users users = users_of(population, kelurahan, static_cast<std::uint16_t>(1u << channel), threads);
  if (users.by_place.size() < 2) return;
  const std::vector<Plan> plans = plan_groups(param, population, users, key, channel_key, threads);
  constexpr std::uint32_t kPerStretch = 256;
  const Stretches stretches{static_cast<std::uint32_t>(plans.size()), kPerStretch};
  const std::size_t before = gathered.lists.size();
  gathered.lists.resize(before + stretches.number());
  gathered.channel.resize(gathered.lists.size(), channel);
  for_stretches(stretches, threads, [&](std::uint32_t stretch, std::uint32_t first, std::uint32_t last) {
    RowList& groups = gathered.lists[before + stretch];
    std::size_t places = 0;
    for (std::uint32_t g = first; g < last; ++g) places += plans[g].size;
    groups.targets.reserve(places + 1);
    Present present;
    constexpr std::uint32_t kAhead = 8;
    for (std::uint32_t g = first; g < last; ++g) {
      const std::uint32_t soon = plans[std::min(g + kAhead, last - 1)].founder;
      __builtin_prefetch(&population.kelurahan[soon]);
      __builtin_prefetch(&population.decile[soon]);
      gather(param, population, users, key, g, channel_key, plans[g], present, groups);
    }
  });
}

}  // namespace

Groups build_groups(const MadeConfiguration& made, const Population& population, DrawKey key, int threads) {
  Groups groups;
  groups.rt_group.assign(population.rts(), kNone);
  const std::uint32_t kelurahan = static_cast<std::uint32_t>(made.kelurahan.size());
  std::vector<std::uint16_t> channels;
  for (std::size_t c = 0; c < made.channels.size(); ++c) {
    if (made.channels[c].mechanism == Mechanism::group) channels.push_back(static_cast<std::uint16_t>(c));
  }
  // By the channel's name, so that no other row of the table moves its groups.
  const auto channel_key = [&](std::uint16_t c) { return fold(digest_of(made.channels[c].id).low); };
  Gathered gathered;
  if (!channels.empty()) {
    gather_rt_groups(made.param, population, key, channels[0], channel_key(channels[0]), threads, groups.rt_group,
                     gathered);
  }
  for (const std::uint16_t c : channels) {
    gather_other_groups(made.param, population, kelurahan, key, c, channel_key(c), threads, gathered);
  }
  groups.members = joined(gathered.lists, threads);
  groups.channel.reserve(groups.members.rows());
  for (std::size_t i = 0; i < gathered.lists.size(); ++i) {
    groups.channel.insert(groups.channel.end(), gathered.lists[i].sizes.size(), gathered.channel[i]);
  }
  return groups;
}

}  // namespace kabar
