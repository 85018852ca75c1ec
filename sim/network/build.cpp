// The network from its layers.

#include "core/memory.h"
#include "core/random.h"
#include "core/stretches.h"
#include "network/csr.h"
#include "network/layers.h"
#include "network/network.h"

namespace kabar {

Network build_network(const MadeConfiguration& made, const Population& population, std::uint32_t population_index,
                      int threads) {
  const DrawKey key =
      make_key(static_cast<std::uint64_t>(made.city.seed), population_index, kWorldReplicate, Stream::network);
  Network network;
  network.rt_ties = build_rt_ties(made.param, population, key, threads);
  if (made.param.rt_inside < 1) {
    network.rt_ties = scatter_ties(made.param, population, network.rt_ties, key, threads);
  }
  const auto kelurahan = static_cast<std::uint32_t>(made.kelurahan.size());
  KinTies kin = made.ties.empty() ? build_kin_ties(made.param, population, kelurahan, key, threads)
                                  : given_kin_ties(made.ties, population.households, threads);
  network.kin_ties = std::move(kin.ties);
  network.kin_pairing = kin.pairing;
  Groups groups = build_groups(made, population, key, threads);
  network.members = std::move(groups.members);
  network.rt_group = std::move(groups.rt_group);
  network.group_channel = std::move(groups.channel);
  network.groups = transpose(network.members, population.households, threads);
  network.followers = build_followers(made, population, key, threads);
  network.by_rank = order_by_rank(population, threads);
  network.rank_place = column_of<std::uint32_t>(population.households);
  for_stretches({population.households, kStretchHouseholds}, threads,
                [&](std::uint32_t, std::uint32_t first, std::uint32_t last) {
                  for (std::uint32_t place = first; place < last; ++place) {
                    network.rank_place[network.by_rank[place]] = place;
                  }
                });
  return network;
}

}  // namespace kabar
