// Messaging groups: one per RT, and others around a founder.

#include <algorithm>
#include <span>

#include "core/digest.h"
#include "core/ids.h"
#include "core/math.h"
#include "core/parallel.h"
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
  std::vector<std::uint32_t> by_place;     // by kelurahan, then quintile, then id
  std::vector<std::uint32_t> place_begin;  // kelurahan x quintile -> first entry, one entry more
  std::vector<std::uint32_t> by_quintile;
  std::vector<std::uint32_t> quintile_begin;

  std::span<const std::uint32_t> in(std::uint32_t kelurahan) const {
    const std::uint32_t first = place_begin[kelurahan * kQuintiles], last = place_begin[(kelurahan + 1) * kQuintiles];
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

template <class Cell>
std::vector<std::uint32_t> sort_into(std::vector<std::uint32_t>& households, std::uint32_t cells, const Cell& cell) {
  std::vector<std::uint32_t> begin(static_cast<std::size_t>(cells) + 1, 0);
  for (const std::uint32_t household : households) ++begin[cell(household) + 1];
  for (std::uint32_t c = 0; c < cells; ++c) begin[c + 1] += begin[c];
  std::vector<std::uint32_t> next(begin.begin(), begin.end() - 1), sorted(households.size());
  for (const std::uint32_t household : households) sorted[next[cell(household)]++] = household;
  households.swap(sorted);
  return begin;
}

Users users_of(const Population& population, std::uint32_t kelurahan, std::uint16_t bit) {
  Users users;
  for (std::uint32_t i = 0; i < population.households; ++i) {
    if (population.platforms[i] & bit) users.by_place.push_back(i);
  }
  users.by_quintile = users.by_place;
  users.quintile_begin =
      sort_into(users.by_quintile, kQuintiles, [&](std::uint32_t i) { return quintile(population, i); });
  users.place_begin = sort_into(users.by_place, kelurahan * kQuintiles, [&](std::uint32_t i) {
    return static_cast<std::uint32_t>(population.kelurahan[i] * kQuintiles + quintile(population, i));
  });
  return users;
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

Plan plan_group(const Parameters& param, const Population& population, const Users& users, DrawKey key,
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

/// Members of one group, sorted: the founder, then households of its place, each from the founder's quintile with
/// chance `homophily`, until the group has its size.
std::vector<std::uint32_t> gather(const Parameters& param, const Population& population, const Users& users,
                                  DrawKey key, std::uint32_t serial, std::uint32_t channel_key, const Plan& plan) {
  const std::uint32_t place = population.kelurahan[plan.founder], q = quintile(population, plan.founder);
  const std::span<const std::uint32_t> anybody = plan.local ? users.in(place) : std::span(users.by_place);
  const std::span<const std::uint32_t> alike = plan.local ? users.in(place, q) : users.of_quintile(q);
  const std::uint64_t homophily = threshold(param.homophily);
  std::vector<std::uint32_t> members{plan.founder};
  members.reserve(plan.size);
  std::uint32_t refused = 0;
  for (std::uint32_t attempt = 0; members.size() < plan.size && refused < kRefusals; ++attempt) {
    // Two candidates per block of four words.
    const Words words = draw(key, counter_head(Purpose::group_member), serial, channel_key, attempt / 2);
    const std::uint32_t half = 2 * (attempt % 2);
    const std::span<const std::uint32_t> from = coin(words[half], homophily) ? alike : anybody;
    const std::uint32_t candidate = from[below(words[half + 1], static_cast<std::uint32_t>(from.size()))];
    if (std::find(members.begin(), members.end(), candidate) != members.end()) {
      ++refused;
    } else {
      members.push_back(candidate);
      refused = 0;
    }
  }
  std::sort(members.begin(), members.end());
  return members;
}

void append(Groups& groups, std::span<const std::uint32_t> members, std::uint16_t channel) {
  groups.members.target.insert(groups.members.target.end(), members.begin(), members.end());
  groups.members.offset.push_back(static_cast<std::uint32_t>(groups.members.target.size()));
  groups.channel.push_back(channel);
}

/// The group of each RT: its head, and of its other users the share rt_group_share by one coin each.
void add_rt_groups(const Parameters& param, const Population& population, DrawKey key, std::uint16_t channel,
                   std::uint32_t channel_key, Groups& groups) {
  const std::uint64_t joins = threshold(param.rt_group_share);
  const std::uint16_t bit = static_cast<std::uint16_t>(1u << channel);
  std::vector<std::uint32_t> members;
  for (std::uint32_t rt = 0; rt < population.rts(); ++rt) {
    members.clear();
    const std::uint32_t head = population.rt_head[rt];
    for (std::uint32_t i = population.rt_begin[rt]; i < population.rt_begin[rt + 1]; ++i) {
      if (!(population.platforms[i] & bit)) continue;
      const std::uint32_t word = row_word(key, counter_head(Purpose::rt_group), channel_key, 0, i);
      if (i == head || coin(word, joins)) members.push_back(i);
    }
    if (members.size() < 2) continue;
    groups.rt_group[rt] = groups.members.rows();
    append(groups, members, channel);
  }
}

/// Groups are planned one after the other until their planned members are groups_per_household a user.
void add_other_groups(const Parameters& param, const Population& population, std::uint32_t kelurahan, DrawKey key,
                      std::uint16_t channel, std::uint32_t channel_key, int threads, Groups& groups) {
  const Users users = users_of(population, kelurahan, static_cast<std::uint16_t>(1u << channel));
  if (users.by_place.size() < 2) return;
  const double wanted = param.groups_per_household * static_cast<double>(users.by_place.size());
  std::vector<Plan> plans;
  double planned = 0;
  for (std::uint32_t serial = 0; planned < wanted; ++serial) {
    plans.push_back(plan_group(param, population, users, key, serial, channel_key));
    planned += plans.back().size;
  }
  std::vector<std::vector<std::uint32_t>> members(plans.size());
  parallel_for(static_cast<std::int64_t>(plans.size()), threads, [&](std::int64_t g) {
    const std::size_t at = static_cast<std::size_t>(g);
    members[at] = gather(param, population, users, key, static_cast<std::uint32_t>(g), channel_key, plans[at]);
  });
  for (const std::vector<std::uint32_t>& group : members) {
    if (group.size() > 1) append(groups, group, channel);
  }
}

}  // namespace

Groups build_groups(const Scenario& scenario, const Population& population, DrawKey key, int threads) {
  Groups groups;
  groups.rt_group.assign(population.rts(), kNone);
  const std::uint32_t kelurahan = static_cast<std::uint32_t>(scenario.kelurahan.size());
  std::vector<std::uint16_t> channels;
  for (std::size_t c = 0; c < scenario.channels.size(); ++c) {
    if (scenario.channels[c].mechanism == "group") channels.push_back(static_cast<std::uint16_t>(c));
  }
  // By the channel's name, so that no other row of the table moves its groups.
  const auto channel_key = [&](std::uint16_t c) { return fold(digest_of(scenario.channels[c].id).low); };
  if (!channels.empty()) {
    add_rt_groups(scenario.param, population, key, channels[0], channel_key(channels[0]), groups);
  }
  for (const std::uint16_t c : channels) {
    add_other_groups(scenario.param, population, kelurahan, key, c, channel_key(c), threads, groups);
  }
  return groups;
}

}  // namespace kabar
