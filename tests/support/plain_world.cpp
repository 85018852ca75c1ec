#include "tests/support/plain_world.h"

#include <algorithm>

#include "core/ids.h"
#include "scenario/blocks.h"

namespace kabar::testing {

Scenario plain_scenario(std::uint32_t households, std::int64_t days) {
  Scenario scenario;
  scenario.city.name = "plain";
  scenario.city.days = days;
  scenario.city.households = households;
  scenario.city.seed = 7;
  scenario.kelurahan.push_back({{"01", "Satu", 3 * static_cast<std::int64_t>(households), 1}, "D", 0, 0, 1, 1, "E"});
  const char* ids[] = {"feed", "group", "broadcast", "meeting", "visit", "neighbours", "kin"};
  const char* mechanisms[] = {"feed", "group", "broadcast", "meeting", "visit", "neighbour", "kin"};
  for (int c = 0; c < 7; ++c) {
    Channel channel;
    channel.id = channel.name_id = channel.name_en = ids[c];
    channel.mechanism = Choice<Mechanism>::of(mechanisms[c]);
    channel.alpha = 1;
    channel.kappa = channel.kappa_video = 0;
    channel.sessions_per_day = 3;
    channel.half_life_hours = 20;
    channel.seen_share = 0.1;
    channel.users_share = 1;
    scenario.channels.push_back(channel);
  }
  Topic topic;
  topic.id = topic.name_id = topic.name_en = "info";
  topic.complexity = 0;
  scenario.topics.push_back(topic);
  Account account;
  account.agency = "city";
  account.channel = "feed";
  account.followers = households;
  scenario.accounts.push_back(account);
  Parameters& param = scenario.param;
  param.q_N = param.q_P = param.r_g = param.r_c = param.b = param.b_seen = 0;
  param.omega = param.fatigue = 0;
  param.memory = "off";
  param.w_rt = param.w_kin = 1;
  param.understands_max = 1;
  return scenario;
}

VisitBlock visit_all(const Scenario& scenario, const char* id, std::int64_t day) {
  VisitBlock block;
  block.id = id;
  block.topics = {"*"};
  block.channel = scenario.channels[kVisit].id;
  block.target = "all";
  block.per_day = 1e9;
  block.from_day = day;
  return block;
}

Csr csr_of(std::uint32_t households, const Ties& ties) {
  std::vector<std::vector<std::uint32_t>> rows(households);
  for (const auto& [a, b] : ties) {
    rows[a].push_back(b);
    rows[b].push_back(a);
  }
  Csr csr;
  for (std::vector<std::uint32_t>& row : rows) {
    std::sort(row.begin(), row.end());
    csr.target.insert(csr.target.end(), row.begin(), row.end());
    csr.offset.push_back(static_cast<std::uint32_t>(csr.target.size()));
  }
  return csr;
}

World plain_world(const Scenario& scenario, const Ties& neighbours, const Ties& kin, std::uint32_t population) {
  const auto n = static_cast<std::uint32_t>(scenario.city.households);
  World world;
  world.scenario = std::make_shared<const Scenario>(scenario);
  world.population_index = world.network_index = world.luck_index = population;
  Population& p = world.population;
  p.households = n;
  p.rt_begin = {0, n};
  p.rt_rw = {0};
  p.rw_kelurahan = {0};
  p.rt.assign(n, 0);
  p.kelurahan.assign(n, 0);
  for (std::uint32_t i = 0; i < n; ++i) {
    p.rank.push_back((static_cast<float>(i) + 0.5f) / static_cast<float>(n));
    p.decile.push_back(static_cast<std::uint8_t>(std::uint64_t{i} * 10 / n));
  }
  p.poor.assign(n, 0);
  p.listed.assign(n, 1);
  p.size.assign(n, 3);
  p.education.assign(n, Education::tertiary);
  p.age.assign(n, AgeBand::from_30);
  p.access.assign(n, Access::own_phone);
  p.connected_adults.assign(n, 1);
  p.javanese.assign(n, 0);
  p.female.assign(n, 0);
  p.platforms.assign(n, 3);
  p.roles.assign(n, 0);
  p.attendance.assign(n, 1.0f);
  p.rt_head = {0};
  p.assisted_begin = {0};
  p.eligible.assign(scenario.topics.size(), std::vector<std::uint8_t>(n, 1));
  p.beneficiary.assign(scenario.topics.size(), std::vector<std::uint8_t>(n, 0));
  Network& network = world.network;
  network.rt_ties = csr_of(n, neighbours);
  network.kin_ties = csr_of(n, kin);
  network.groups.offset.assign(n + 1, 0);
  network.rt_group = {kNone};
  network.followers.resize(scenario.accounts.size());
  for (std::uint32_t i = 0; i < n; ++i) {
    for (std::vector<std::uint32_t>& list : network.followers) list.push_back(i);
    network.by_rank.push_back(i);
    network.rank_place.push_back(i);
  }
  return world;
}

}  // namespace kabar::testing
