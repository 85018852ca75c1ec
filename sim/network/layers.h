#pragma once
// One builder per layer of the network, each in a file of its name. A builder draws from stream `network` under keys of
// its own, so that no layer moves when another changes. Each is linear in what it makes, and the same for any number of
// threads.

#include <cstdint>
#include <span>
#include <vector>

#include "core/random.h"
#include "network/network.h"

namespace kabar {

/// Welfare quintile of a household, 0 = poorest.
inline std::uint8_t quintile(const Population& population, std::uint32_t household) {
  return static_cast<std::uint8_t>(population.decile[household] / 2);
}

/// Chances of a tie between two households of an RT, of the same and of different quintiles.
struct TieChance {
  double same = 0;
  double other = 0;
};

/// With n households and a share s of same-quintile pairs, p = min(1, mean_degree / (n - 1)) is the chance of a tie
/// over all pairs; the share `homophily` of ties is drawn within the quintile: same = p ((1 - h) + h / s), other = p (1
/// - h). Where `same` would exceed 1 it is 1 and `other` takes the rest, so that the mean degree holds; where all pairs
/// are alike, or none, both are p. An RT of n <= mean_degree + 1 is complete: its degree is n - 1.
TieChance tie_chance(std::span<const std::uint8_t> quintiles, double mean_degree, double homophily);

/// Neighbours: within each RT one coin per unordered pair, of chance `tie_chance`. The coin of the pair (i, i + 1 + k)
/// is entry k of household i's row.
Csr build_rt_ties(const MadeParameters& param, const Population& population, DrawKey key, int threads);

/// Structural test: of each neighbour tie, by a coin of chance 1 - rt_inside, both ends are let go; all loose ends of
/// the city, those that look within their quintile (chance `homophily`) among themselves, are shuffled and paired anew.
/// A household keeps its number of ties but for ends that meet themselves, an old tie or nobody.
Csr scatter_ties(const MadeParameters& param, const Population& population, const Csr& ties, DrawKey key, int threads);

struct KinTies {
  Csr ties;
  KinPairing pairing;
};

/// Kin and friends by a configuration model. A household has a log-normal number of stubs (mean kin_ties, for the poor
/// times kin_poor; rounded up or down by a coin). A stub looks for its other end within the own quintile with chance
/// `homophily` and, independently, within the own kelurahan with chance kin_near; stubs that look in the same place are
/// shuffled and paired in that order.
KinTies build_kin_ties(const MadeParameters& param, const Population& population, std::uint32_t kelurahan, DrawKey key,
                       int threads);

/// The same from a list of pairs, none of a household with itself (a scenario that has one is refused); each tie once.
KinTies given_kin_ties(const std::vector<KinTie>& ties, std::uint32_t households, int threads);

struct Groups {
  Csr members;
  std::vector<std::uint32_t> rt_group;
  std::vector<std::uint16_t> channel;
};

/// Messaging groups: those of the RTs on the first channel of mechanism "group", then the others of each such channel.
Groups build_groups(const MadeConfiguration& made, const Population& population, DrawKey key, int threads);

/// Relative inclination to follow an agency's account, in (0, 1), of a household that is on the account's channel.
double follow_weight(const MadeParameters& param, const Population& population, std::uint32_t household);

/// account -> potential followers, see Network::followers.
std::vector<std::vector<std::uint32_t>> build_followers(const MadeConfiguration& made, const Population& population,
                                                        DrawKey key, int threads);

/// Households by welfare rank, poorest first, equal ranks by id.
std::vector<std::uint32_t> order_by_rank(const Population& population, int threads);

}  // namespace kabar
