#include "tests/support/random_world.h"

#include <memory>
#include <numeric>
#include <utility>

#include "core/ids.h"
#include "tests/support/random_strategy.h"

namespace kabar::test {
namespace {

/// Relative activity with mean exactly 1: pairs 1 - x and 1 + x with x in quarters, in any order.
std::vector<double> any_activity(Dice& dice, int length) {
  std::vector<double> activity;
  while (static_cast<int>(activity.size()) + 1 < length) {
    const double x = 0.25 * dice.below(5);
    activity.push_back(1 - x);
    activity.push_back(1 + x);
  }
  if (static_cast<int>(activity.size()) < length) activity.push_back(1);
  dice.shuffle(activity);
  return activity;
}

Channel any_channel(Dice& dice, Mix mix, const std::string& mechanism, int number) {
  Channel channel;
  channel.id = mechanism + std::to_string(number);
  channel.mechanism = Choice<Mechanism>::of(mechanism);
  channel.alpha = any_probability(dice, mix);
  channel.kappa = dice.chance(0.2) ? 1 : dice.real(0.1, 0.9);
  channel.kappa_video = dice.real(0.1, 1);
  channel.trust = dice.real(0, 1);
  channel.written = dice.chance(0.5);
  if (mechanism == "feed") {
    channel.sessions_per_day = dice.real(0.5, 6);
    channel.half_life_hours = dice.chance(0.5) ? dice.real(0.3, 3) : dice.real(3, 60);
    channel.seen_share = dice.real(0.05, 0.95);
  }
  if (mechanism == "neighbour" || mechanism == "kin") channel.alpha = dice.chance(0.7) ? 1 : dice.real(0.2, 1);
  return channel;
}

std::vector<Channel> any_channels(Dice& dice, Mix mix) {
  std::vector<std::pair<std::string, int>> kinds = {{"feed", dice.between(1, 3)},
                                                    {"group", dice.between(1, 2)},
                                                    {"broadcast", dice.between(1, 2)},
                                                    {"meeting", dice.between(1, 2)},
                                                    {"visit", 1},
                                                    {"neighbour", 1},
                                                    {"kin", 1},
                                                    {"reply", 1}};
  if (mix == Mix::posts) kinds = {{"feed", dice.between(1, 3)}, {"neighbour", 1}, {"kin", 1}};
  std::vector<Channel> channels;
  for (const auto& [mechanism, count] : kinds) {
    for (int number = 1; number <= count; ++number) channels.push_back(any_channel(dice, mix, mechanism, number));
  }
  dice.shuffle(channels);
  return channels;
}

void set_parameters(Dice& dice, Mix mix, std::uint64_t seed, Parameters& param) {
  const bool everything = is_everything(mix);
  const bool ties = everything || mix == Mix::ties || mix == Mix::action || mix == Mix::listening;
  const bool take_up = mix == Mix::take_up || (everything && dice.chance(0.5));
  const bool groups = everything || mix == Mix::groups;
  const bool reshares = everything || mix == Mix::reshares;
  const bool seen_relays = everything || mix == Mix::seen_relays;
  param.q_N = ties ? dice.real(0.05, 0.6) : 0;
  param.q_P = take_up ? dice.real(0.2, 1) : 0.35;
  param.take_up = take_up ? dice.real(0.1, 0.7) : 0;
  param.w_kin = dice.real(0.3, 1.5);
  param.w_rt = dice.real(0.3, 1.5);
  param.rounds = dice.between(1, 3);
  param.round_days = dice.chance(0.3) ? dice.between(0, 8) : dice.real(0.1, 8);
  param.delay_rt_days = dice.real(0.02, 4);
  param.delay_kin_days = dice.real(0.02, 8);
  param.r_g = groups ? any_probability(dice, mix) : 0;
  param.rho = any_probability(dice, mix);
  param.delay_group_hours = dice.real(0.2, 30);
  param.groups_per_topic = dice.between(1, 5);
  // What a household has reshared it may see and reshare again, so chains must stay well below one each.
  param.r_c = reshares ? dice.real(0.05, 0.4) : 0;
  param.endorsed = dice.real(0.5, 2);
  param.cites_source = dice.real(0.3, 1.5);
  param.reshare_residents = dice.between(0, 8);
  param.reshare_seen = dice.real(0.05, 0.35);
  param.b = dice.chance(0.3) ? 1 : dice.real(0.2, 0.9);
  param.b_seen = seen_relays ? dice.real(0.2, 1) : 0;
  param.broker_bias = dice.chance(0.4) ? 0 : any_probability(dice, mix);
  param.circular_step = dice.chance(0.3) ? 1 : dice.real(0.5, 0.95);
  param.circular_days_min = dice.real(0, 4);
  param.circular_days_max = param.circular_days_min + dice.real(0, 8);
  param.session_attendance = any_probability(dice, mix);
  param.memory = static_cast<Memory>((seed / kMixes) % 3);
  param.S0 = dice.chance(0.5) ? dice.real(0.1, 3) : dice.real(3, 30);
  param.psi = dice.chance(0.2) ? 0 : dice.real(0, 1);
  param.understands_factor = dice.real(1, 4);
  param.understands_max = dice.chance(0.5) ? 1 : dice.real(0.3, 1);
  param.language_mismatch = dice.real(0.3, 1);
  param.literacy_low = dice.real(0.2, 1);
  param.literacy_middle = dice.real(0.2, 1);
  param.literacy_high = dice.real(0.2, 1);
  param.shared_phone_sessions = dice.real(0.2, 1);
  param.omega = dice.chance(0.3) ? 0 : dice.real(0.05, 1);
  param.comfortable_posts = dice.between(0, 8);
  param.fatigue = dice.chance(0.3) ? 0 : dice.real(0.01, 0.2);
  param.alpha_ad = any_probability(dice, mix);
  param.ad_waste = dice.chance(0.3) ? 0 : dice.real(0, 0.9);
  param.ad_most = dice.between(1, 16);
  const bool acts = mix == Mix::action || mix == Mix::listening || (everything && dice.chance(0.7));
  for (double* const p :
       {&param.p_app_update, &param.p_app_collect, &param.p_app_attend, &param.p_app_register, &param.p_app_propose}) {
    *p = acts ? any_probability(dice, mix) : 0;
  }
  param.act_not_eligible = dice.real(0, 1);
  param.act_days = dice.chance(0.2) ? 0 : dice.real(0.02, 10);
  param.act_success = dice.chance(0.2) ? 1 : dice.real(0.1, 0.7);
  param.desk_success = dice.real(0.2, 1);
  param.trust_rt_head = dice.real(0.3, 0.8);
  const bool asks = mix == Mix::listening || (everything && dice.chance(0.7));
  param.ask = asks ? dice.real(0.2, 1) : 0;
  param.ask_failed = asks ? dice.real(0.2, 1) : 0;
  param.ask_poor = dice.real(0.2, 1.2);
  param.ask_no_access = dice.real(0.2, 1);
  param.replies_per_hour = dice.real(0.3, 6);
  param.patience_days = dice.between(1, 5);
  param.trust_ignored = dice.chance(0.2) ? 1 : dice.real(0.1, 0.9);
  param.trust_answered = dice.chance(0.2) ? 1 : dice.real(1.05, 3);
  param.learn_most = dice.chance(0.2) ? 0 : dice.real(0.1, 2);
  param.learn_answers = dice.real(0.5, 8);
  if (mix == Mix::listening) {  // or there would be few failures in time for an answer
    param.act_days = dice.real(0.02, 2);
    param.act_success = dice.real(0.2, 0.8);
    param.ask_failed = dice.real(0.7, 1);
    param.trust_rt_head = 0.3;
  }
  if (mix == Mix::action) param.q_P = dice.real(0.2, 1);
  param.hoaxes = 0;
  if (everything || mix == Mix::action || mix == Mix::hoaxes) {
    param.hoaxes = dice.chance(0.2) ? 0 : dice.real(10, 800);
    param.hoax_spread = dice.real(0, 3);
    param.hoax_effect = any_probability(dice, mix);
    param.hoax_cleared = any_probability(dice, mix);
    param.trust_endorser = dice.real(0, 1);
  }
  if (mix == Mix::hoaxes) {
    param.q_N = dice.real(0, 0.4);
    param.r_g = dice.real(0, 0.5);
    param.r_c = dice.real(0, 0.7);
  }
}

/// What came later has dice of its own, so that towns stay what they were.
void set_later(std::uint64_t seed, Scenario& scenario) {
  Dice dice(seed, 611);
  scenario.param.request_wear = dice.chance(0.3) ? 1 : dice.real(0.3, 0.95);
  scenario.param.topics_taken_in = dice.between(1, 3);
  for (Channel& channel : scenario.channels) {
    if (channel.mechanism == Mechanism::broadcast) channel.reaches = dice.chance(0.3) ? 1 : dice.real(0.2, 0.9);
  }
}

Scenario any_scenario(Dice& dice, Mix mix, std::uint64_t seed, std::uint32_t households) {
  Scenario scenario;
  scenario.path = "random/" + std::to_string(seed);
  scenario.city.name = "random " + std::to_string(seed);
  scenario.city.start = dice.one_of(
      std::vector<std::string>{"2025-01-06", "2024-02-27", "2023-12-30", "2025-06-18", "2026-11-08", "2100-02-26"});
  scenario.city.days = dice.between(10, 60);
  scenario.city.households = households;
  scenario.city.seed = static_cast<std::int64_t>(dice.word()) << 8;
  if (dice.chance(0.7)) scenario.city.hours = any_activity(dice, 24);
  if (dice.chance(0.7)) scenario.city.weekdays = any_activity(dice, 7);
  for (int k = dice.between(1, 3), n = 0; n < k; ++n) {
    Kelurahan kelurahan;
    kelurahan.code = std::to_string(3371000 + n);
    kelurahan.name = "Kelurahan " + std::to_string(n);
    kelurahan.district = "Kecamatan " + std::to_string(dice.below(2));
    scenario.kelurahan.push_back(kelurahan);
  }
  for (int topics = dice.between(1, 3), n = 0; n < topics; ++n) {
    Topic topic;
    topic.id = "topic" + std::to_string(n);
    topic.complexity = dice.chance(0.3) ? 0 : dice.real(0, 0.9);
    topic.action =
        dice.one_of(std::vector<Act>{Act::none, Act::update, Act::collect, Act::attend, Act::enrol, Act::propose});
    topic.assistance = dice.real(0, 1);
    if (dice.chance(0.5)) topic.quota_per_year = dice.between(1, 100);
    scenario.topics.push_back(topic);
    scenario.city.topics.push_back(topic.id);
  }
  scenario.channels = any_channels(dice, mix);
  for (int agencies = dice.between(1, 2), n = 0; n < agencies; ++n) {
    Agency agency;
    agency.id = "agency" + std::to_string(n);
    scenario.agencies.push_back(agency);
    for (const Channel& channel : scenario.channels) {
      if (channel.mechanism != "feed" || dice.chance(0.2)) continue;
      Account account;
      account.agency = agency.id;
      account.channel = channel.id;
      scenario.accounts.push_back(account);
    }
  }
  set_parameters(dice, mix, seed, scenario.param);
  set_later(seed, scenario);
  return scenario;
}

void set_places(Dice& dice, const Scenario& scenario, Population& population) {
  population.rt_begin = {0};
  std::uint16_t rw = 0, kelurahan = 0;
  population.rw_kelurahan = {0};
  while (population.rt_begin.back() < population.households) {
    if (population.rt_begin.size() > 1 && dice.chance(0.5)) {
      if (kelurahan + 1u < scenario.kelurahan.size() && dice.chance(0.6)) ++kelurahan;
      population.rw_kelurahan.push_back(kelurahan);
      ++rw;
    }
    population.rt_rw.push_back(rw);
    population.rt_begin.push_back(
        std::min(population.households, population.rt_begin.back() + static_cast<std::uint32_t>(dice.between(1, 14))));
  }
  for (std::uint32_t r = 0; r < population.rts(); ++r) {
    const std::uint32_t begin = population.rt_begin[r], size = population.rt_begin[r + 1] - begin;
    population.rt_head.push_back(begin + dice.below(size));
    for (std::uint32_t i = 0; i < size; ++i) {
      population.rt.push_back(static_cast<std::uint16_t>(r));
      population.kelurahan.push_back(static_cast<std::uint8_t>(population.rw_kelurahan[population.rt_rw[r]]));
    }
  }
}

void set_households(Dice& dice, const Scenario& scenario, Population& population) {
  for (std::uint32_t i = 0; i < population.households; ++i) {
    const float rank = static_cast<float>(dice.real(0.001, 0.999));
    population.rank.push_back(rank);
    population.decile.push_back(static_cast<std::uint8_t>(rank * 10.0F));
    population.poor.push_back(dice.chance(rank < 0.4F ? 0.7 : 0.0));
    population.listed.push_back(dice.chance(population.poor[i] ? 0.75 : 0.2));
    population.size.push_back(static_cast<std::uint8_t>(dice.between(1, 6)));
    population.education.push_back(static_cast<Education>(dice.below(kEducations)));
    population.age.push_back(static_cast<AgeBand>(dice.below(kAgeBands)));
    const auto access = static_cast<Access>(dice.below(kAccesses));
    population.access.push_back(access);
    int adults = access == Access::none ? 0 : 1;
    if (access == Access::own_phone || access == Access::home) adults = dice.between(1, 4);
    population.connected_adults.push_back(static_cast<std::uint8_t>(adults));
    population.javanese.push_back(dice.chance(0.5));
    population.female.push_back(dice.chance(0.5));
    unsigned platforms = 0;
    for (std::size_t c = 0; c < scenario.channels.size(); ++c) {
      const bool could = access != Access::none && facts_of(scenario.channels[c].mechanism).platform;
      if (could && dice.chance(0.8)) platforms |= 1u << c;
    }
    population.platforms.push_back(static_cast<std::uint16_t>(platforms));
    unsigned roles = 0;
    if (dice.chance(0.15)) roles |= kCadre;
    if (population.rt_head[population.rt[i]] == i) roles |= kRtHead;
    population.roles.push_back(static_cast<std::uint8_t>(roles));
    const double kind = dice.real(0, 1);
    population.attendance.push_back(kind < 0.2 ? 0.0F : kind < 0.4 ? 1.0F : static_cast<float>(dice.real(0.1, 0.9)));
  }
  std::vector<std::uint32_t> everyone(population.households);
  std::iota(everyone.begin(), everyone.end(), 0u);
  population.assisted_begin = {0};
  for (int groups = dice.between(1, 3); groups > 0; --groups) {
    for (const std::uint32_t member : dice.some_of(everyone, 0.25)) population.assisted_member.push_back(member);
    population.assisted_begin.push_back(static_cast<std::uint32_t>(population.assisted_member.size()));
  }
  for (std::size_t t = 0; t < scenario.topics.size(); ++t) {
    population.eligible.emplace_back();
    population.beneficiary.emplace_back();
    for (std::uint32_t i = 0; i < population.households; ++i) {
      population.eligible[t].push_back(dice.chance(0.5));
      population.beneficiary[t].push_back(dice.chance(0.1));
    }
  }
}

Csr to_csr(const std::vector<std::vector<std::uint32_t>>& rows) {
  Csr csr;
  for (std::vector<std::uint32_t> row : rows) {
    std::sort(row.begin(), row.end());
    csr.target.insert(csr.target.end(), row.begin(), row.end());
    csr.offset.push_back(static_cast<std::uint32_t>(csr.target.size()));
  }
  return csr;
}

/// A symmetric layer: every pair of `same` with the chance p.
template <class Same>
Csr any_ties(Dice& dice, std::uint32_t households, double p, const Same& same) {
  std::vector<std::vector<std::uint32_t>> rows(households);
  for (std::uint32_t i = 0; i < households; ++i) {
    for (std::uint32_t j = i + 1; j < households; ++j) {
      if (!same(i, j) || !dice.chance(p)) continue;
      rows[i].push_back(j);
      rows[j].push_back(i);
    }
  }
  return to_csr(rows);
}

std::vector<std::uint32_t> platform_users(const Population& population, std::size_t channel) {
  std::vector<std::uint32_t> users;
  for (std::uint32_t i = 0; i < population.households; ++i) {
    if ((population.platforms[i] >> channel) & 1u) users.push_back(i);
  }
  return users;
}

void set_groups(Dice& dice, const Scenario& scenario, const Population& population, Network& network) {
  std::vector<std::vector<std::uint32_t>> members;
  network.rt_group.assign(population.rts(), kNone);
  std::vector<std::uint16_t> channels;
  for (std::size_t c = 0; c < scenario.channels.size(); ++c) {
    if (scenario.channels[c].mechanism == "group") channels.push_back(static_cast<std::uint16_t>(c));
  }
  const auto found = [&](std::vector<std::uint32_t> who, std::uint16_t channel) {
    network.group_channel.push_back(channel);
    members.push_back(std::move(who));
  };
  if (!channels.empty()) {
    for (std::uint32_t r = 0; r < population.rts(); ++r) {
      if (dice.chance(0.2)) continue;
      const std::uint16_t channel = dice.one_of(channels);
      std::vector<std::uint32_t> who;
      for (const std::uint32_t user : platform_users(population, channel)) {
        if (population.rt[user] == r && dice.chance(0.8)) who.push_back(user);
      }
      if (who.empty()) continue;
      network.rt_group[r] = static_cast<std::uint32_t>(members.size());
      found(std::move(who), channel);
    }
    for (int more = dice.between(0, 8); more > 0; --more) {
      const std::uint16_t channel = dice.one_of(channels);
      std::vector<std::uint32_t> who = dice.some_of(platform_users(population, channel), dice.real(0.05, 0.5));
      if (who.size() >= 2) found(std::move(who), channel);
    }
  }
  std::vector<std::vector<std::uint32_t>> groups(population.households);
  for (std::uint32_t g = 0; g < members.size(); ++g) {
    for (const std::uint32_t member : members[g]) groups[member].push_back(g);
  }
  network.members = to_csr(members);
  network.groups = to_csr(groups);
}

Network any_network(Dice& dice, const Population& population, Scenario& scenario) {
  Network network;
  network.rt_ties = any_ties(dice, population.households, dice.real(0.1, 0.6),
                             [&](std::uint32_t i, std::uint32_t j) { return population.rt[i] == population.rt[j]; });
  network.kin_ties = any_ties(dice, population.households, dice.real(0.5, 3) / population.households,
                              [](std::uint32_t, std::uint32_t) { return true; });
  set_groups(dice, scenario, population, network);
  for (Account& account : scenario.accounts) {
    std::size_t channel = 0;
    while (scenario.channels[channel].id != account.channel) ++channel;
    std::vector<std::uint32_t> followers = dice.some_of(platform_users(population, channel), dice.real(0.3, 1));
    dice.shuffle(followers);
    account.followers = dice.between(0, static_cast<int>(followers.size()) + 2);
    network.followers.push_back(std::move(followers));
  }
  network.by_rank.resize(population.households);
  std::iota(network.by_rank.begin(), network.by_rank.end(), 0u);
  std::sort(network.by_rank.begin(), network.by_rank.end(), [&](std::uint32_t i, std::uint32_t j) {
    return std::pair(population.rank[i], i) < std::pair(population.rank[j], j);
  });
  network.rank_place.resize(population.households);
  for (std::uint32_t place = 0; place < population.households; ++place)
    network.rank_place[network.by_rank[place]] = place;
  return network;
}

}  // namespace

const char* name_of(Mix mix) {
  constexpr const char* kNames[kMixes] = {"posts",     "ads",       "broadcasts", "meetings",     "messages",
                                          "circulars", "briefings", "sessions",   "visits",       "groups",
                                          "reshares",  "ties",      "take_up",    "seen_relays",  "action",
                                          "listening", "hoaxes",    "everything", "everything_on"};
  return kNames[static_cast<int>(mix)];
}

RandomCase random_case(std::uint64_t seed) {
  return random_case(seed, static_cast<Mix>(seed % kMixes));
}

RandomCase random_case(std::uint64_t seed, Mix mix) {
  Dice dice(seed, static_cast<std::uint32_t>(mix));
  const auto households = static_cast<std::uint32_t>(dice.between(5, 60));
  auto scenario = std::make_shared<Scenario>(any_scenario(dice, mix, seed, households));
  RandomCase made;
  made.seed = seed;
  made.mix = mix;
  made.world.population_index = dice.below(4);
  made.world.network_index = made.world.luck_index = made.world.population_index;
  made.world.population.households = households;
  set_places(dice, *scenario, made.world.population);
  set_households(dice, *scenario, made.world.population);
  made.world.network = any_network(dice, made.world.population, *scenario);
  made.world.scenario = scenario;

  made.strategy = random_strategy(*scenario, seed, mix, dice);
  return made;
}

}  // namespace kabar::test
