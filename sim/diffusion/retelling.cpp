// S4 Retelling on ties; S5 forwarding to groups.

#include <algorithm>

#include "diffusion/rows.h"
#include "diffusion/submodels.h"

namespace kabar {

void retell(const Setting& setting, std::uint32_t household, std::uint32_t hour, bool took_part, State& state) {
  const Parameters& param = setting.param;
  const DrawKey key = setting.draws.key(Stream::retelling);
  const std::uint32_t root = state.households[household].root;
  const double q = took_part ? std::max(param.q_N, param.q_P) : param.q_N;
  for (std::uint32_t layer = 0; layer < 2; ++layer) {
    const Csr& ties = layer == 0 ? setting.world.network.rt_ties : setting.world.network.kin_ties;
    const std::uint64_t limit = threshold(q * (layer == 0 ? param.w_rt : param.w_kin));
    const double mean_hours = layer == 0 ? setting.rt_delay_hours : setting.kin_delay_hours;
    const Mechanism mechanism = layer == 0 ? Mechanism::neighbour : Mechanism::kin;
    const std::uint32_t message = layer == 0 ? setting.topic.neighbour_message : setting.topic.kin_message;
    const std::uint32_t begin = ties.offset[household];
    const std::uint32_t end = ties.offset[household + 1];
    for (std::uint32_t round = 0; round < param.rounds; ++round) {
      const std::uint32_t extra = layer + 2 * round;
      const std::uint64_t start = hour + static_cast<std::uint64_t>(24.0 * param.round_days * round);
      state.coins += end - begin;
      over_row(key, counter_head(Purpose::tie, 0, extra), setting.topic.topic, 0, begin, end,
               [&](std::uint32_t entry, std::uint32_t word) {
                 if (!coin(word, limit)) return;
                 const std::uint32_t when =
                     row_word(key, counter_head(Purpose::tie_delay, 0, extra), setting.topic.topic, 0, entry);
                 expose(setting, start + delay_hours(mean_hours, when),
                        {ties.target[entry], household, root, household, message, mechanism, false, true}, state);
               });
    }
  }
}

void read_in_group(const Setting& setting, std::uint32_t group, std::uint32_t forwarder, std::uint32_t root,
                   std::uint32_t message, std::uint64_t hour, State& state) {
  const Csr& members = setting.world.network.members;
  const std::span<const std::uint32_t> row = members.row(group);
  const auto place = std::lower_bound(row.begin(), row.end(), forwarder);
  if (place == row.end() || *place != forwarder) return;  // not a member
  const std::uint32_t begin = members.offset[group];
  const std::uint32_t end = members.offset[group + 1];
  const std::uint32_t source = begin + static_cast<std::uint32_t>(place - row.begin());
  const DrawKey key = setting.draws.key(Stream::exposure);
  const std::uint64_t limit = threshold(setting.param.rho);
  state.coins += end - begin;
  over_row(key, counter_head(Purpose::group_reader), setting.topic.topic, group, begin, end,
           [&](std::uint32_t entry, std::uint32_t word) {
             if (entry == source || !coin(word, limit)) return;
             const std::uint32_t when =
                 row_word(key, counter_head(Purpose::group_reader, 0, 1), setting.topic.topic, group, entry);
             expose(setting, hour + delay_hours(setting.param.delay_group_hours, when),
                    {members.target[entry], source, root, forwarder, message, Mechanism::group, false, true}, state);
           });
}

void forward_to_groups(const Setting& setting, std::uint32_t household, std::uint32_t hour, State& state) {
  const Network& network = setting.world.network;
  const std::uint32_t begin = network.groups.offset[household];
  const std::uint32_t end = network.groups.offset[household + 1];
  if (begin == end) return;
  const DrawKey key = setting.draws.key(Stream::forwarding);
  const std::uint64_t limit = threshold(setting.param.r_g);
  const auto most = static_cast<std::uint32_t>(setting.param.groups_per_topic);
  const auto priority = [&](std::uint32_t group) {
    return std::pair(draw(key, counter_head(Purpose::forward_priority), setting.topic.topic, household, group)[0],
                     group);
  };
  state.coins += end - begin;
  over_row(key, counter_head(Purpose::forward), setting.topic.topic, 0, begin, end,
           [&](std::uint32_t entry, std::uint32_t word) {
             if (!coin(word, limit)) return;
             const std::uint32_t group = network.groups.target[entry];
             if (end - begin > most) {
               std::uint32_t before = 0;  // groups of higher priority
               for (std::uint32_t e = begin; e < end; ++e) {
                 before += priority(network.groups.target[e]) < priority(group) ? 1 : 0;
               }
               if (before >= most) return;
             }
             const std::uint32_t message = setting.topic.forward_message[network.group_channel[group]];
             read_in_group(setting, group, household, state.households[household].root, message, hour, state);
           });
}

}  // namespace kabar
