#include "strategy/visit_list.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "core/coins.h"
#include "scenario/blocks.h"
#include "strategy/slots.h"

namespace kabar {

namespace {

/// Whether the households of a list are those of whom this holds; the others are drawn or chosen from all.
bool on_list(const Population& population, Visited target, std::uint32_t i) {
  switch (target) {
    case Visited::listed:
      return population.listed[i] != 0;
    case Visited::poor:
      return population.poor[i] != 0;
    case Visited::rt_heads:
      return (population.roles[i] & kRtHead) != 0;
    case Visited::cadres:
      return (population.roles[i] & kCadre) != 0;
    case Visited::random:
    case Visited::nominated:
    case Visited::central:
    case Visited::all:
      break;
  }
  return true;
}

std::uint32_t degree(const Network& network, std::uint32_t i) {
  return static_cast<std::uint32_t>(network.rt_ties.row(i).size() + network.kin_ties.row(i).size());
}

std::size_t share_of(double share, std::size_t count) {
  return std::min(count, static_cast<std::size_t>(share * static_cast<double>(count) + 0.5));
}

/// So many times a place on the list is drawn, until it falls to somebody new; else it stays empty (the last of many).
constexpr std::uint32_t kNominations = 1000;

/// Random households, or of three random ones the best connected: the two targets share their luck.
std::vector<std::uint32_t> chosen(const World& world, const std::vector<std::uint32_t>& area, double share,
                                  bool nominated, std::uint32_t block_hash, DrawKey key) {
  const std::size_t wanted = share_of(share, area.size());
  std::vector<std::uint8_t> taken(world.population.households, 0);
  std::vector<std::uint32_t> list;
  for (std::uint32_t s = 0; s < wanted; ++s) {
    for (std::uint32_t attempt = 0; attempt < kNominations; ++attempt) {
      const Words words = draw(key, counter_head(Purpose::nominate, 0, attempt), block_hash, s);
      const auto size = static_cast<std::uint32_t>(area.size());
      std::uint32_t best = area[below(words[0], size)];
      for (const std::size_t m : {std::size_t{1}, std::size_t{2}}) {
        if (!nominated) break;
        const std::uint32_t other = area[below(words[m], size)];
        const std::uint32_t best_degree = degree(world.network, best);
        const std::uint32_t other_degree = degree(world.network, other);
        if (other_degree > best_degree || (other_degree == best_degree && other < best)) best = other;
      }
      if (taken[best] != 0) continue;
      taken[best] = 1;
      list.push_back(best);
      break;
    }
  }
  return list;
}

std::vector<std::uint32_t> listed(const Schedule& schedule, const VisitBlock& block) {
  const Population& population = schedule.world.population;
  const std::vector<std::uint8_t> area_kelurahan = schedule.kelurahan(block.kelurahan);
  std::vector<std::uint32_t> area;
  for (std::uint32_t i = 0; i < population.households; ++i) {
    if (area_kelurahan[population.kelurahan[i]] != 0 && on_list(population, block.target, i)) area.push_back(i);
  }
  return area;
}

/// Diffusion centrality (Banerjee, Chandrasekhar, Duflo, Jackson 2013, Science 341): how many households would hear of
/// something in expectation if each told each tie with the chance of S4 in each of so many steps; by household.
std::vector<double> diffusion_centrality(const World& world) {
  constexpr int kSteps = 5;
  const Parameters& param = world.scenario->param;
  const std::size_t households = world.population.households;
  std::vector<double> hear(households, 1.0), next(households), sum(households, 0.0);
  for (int step = 0; step < kSteps; ++step) {
    for (std::uint32_t i = 0; i < households; ++i) {
      double neighbours = 0.0, kin = 0.0;
      for (const std::uint32_t other : world.network.rt_ties.row(i)) neighbours += hear[other];
      for (const std::uint32_t other : world.network.kin_ties.row(i)) kin += hear[other];
      next[i] = param.q_N * (param.w_rt * neighbours + param.w_kin * kin);
      sum[i] += next[i];
    }
    hear.swap(next);
  }
  return sum;
}

bool is_drawn(const VisitBlock& block) {
  return block.target == Visited::random || block.target == Visited::nominated;
}

}  // namespace

std::size_t visit_list_base(const Schedule& schedule, const VisitBlock& block) {
  return listed(schedule, block).size();
}

std::size_t visit_list_length(const Schedule& schedule, const VisitBlock& block) {
  if (is_drawn(block)) return visit_list(schedule, block).size();  // a place may stay empty
  return share_of(block.share, visit_list_base(schedule, block));
}

std::vector<std::uint32_t> visit_list(const Schedule& schedule, const VisitBlock& block) {
  const std::uint32_t block_hash = id_hash(block.id);
  std::vector<std::uint32_t> list = listed(schedule, block);
  if (is_drawn(block)) {
    return chosen(schedule.world, list, block.share, block.target == Visited::nominated, block_hash, schedule.key);
  }
  const std::size_t visited = share_of(block.share, list.size());
  if (block.target == Visited::central) {
    const std::vector<double> centrality = diffusion_centrality(schedule.world);
    std::stable_sort(list.begin(), list.end(),
                     [&](std::uint32_t one, std::uint32_t other) { return centrality[one] > centrality[other]; });
    list.resize(visited);
    return list;
  }
  struct InOrder {
    std::uint64_t draw;
    std::uint32_t household;
  };
  std::vector<InOrder> order;
  order.reserve(list.size());
  for (const std::uint32_t i : list) {
    const Words words = draw(schedule.key, counter_head(Purpose::visit_order), block_hash, i);
    order.push_back({std::uint64_t{words[0]} << 32 | words[1], i});
  }
  const auto end_of_visited = order.begin() + static_cast<std::ptrdiff_t>(visited);
  std::partial_sort(order.begin(), end_of_visited, order.end(), [](const InOrder& a, const InOrder& b) {
    return std::tie(a.draw, a.household) < std::tie(b.draw, b.household);
  });
  list.clear();
  for (std::size_t j = 0; j < visited; ++j) list.push_back(order[j].household);
  return list;
}

}  // namespace kabar
