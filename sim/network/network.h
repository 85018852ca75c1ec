#pragma once
// The networks of one world, made once and never changed: neighbour ties, kin and friends, groups, and per account the
// potential followers in the order in which they would follow. Knows no strategy and no message.

#include <cstdint>
#include <span>
#include <vector>

#include "population/population.h"

namespace kabar {

/// Compressed rows: entries offset[i] .. offset[i+1]-1 of target belong to row i. Rows are sorted by target.
struct Csr {
  std::vector<std::uint32_t> offset{0};
  std::vector<std::uint32_t> target;
  std::uint32_t rows() const { return static_cast<std::uint32_t>(offset.size() - 1); }
  std::span<const std::uint32_t> row(std::uint32_t i) const {
    return std::span<const std::uint32_t>(target).subspan(offset[i], offset[i + 1] - offset[i]);
  }
};

/// What pairing the stubs of kin and friends lost: 2 pairs + unpaired = stubs, and of the pairs those of a household
/// with itself and those that repeat a tie were dropped.
struct KinPairing {
  std::uint64_t stubs = 0;
  std::uint64_t unpaired = 0;
  std::uint64_t self_pairs = 0;
  std::uint64_t duplicates = 0;
};

struct Network {
  Csr rt_ties;                               // symmetric; household -> neighbours in its RT
  Csr kin_ties;                              // symmetric; household -> kin and friends
  KinPairing kin_pairing;                    // of kin_ties
  Csr members;                               // group -> households; the RT groups come first
  Csr groups;                                // household -> groups (the transpose of members)
  std::vector<std::uint32_t> rt_group;       // RT -> its group, or kNone
  std::vector<std::uint16_t> group_channel;  // group -> index into channels
  /// account -> potential followers in order of 'would follow'; a following of n is the first n. The list is as
  /// long as param.followers_most allows a followers_factor to ask for, but no longer than there are households on the
  /// channel.
  std::vector<std::vector<std::uint32_t>> followers;
  /// households by welfare rank, poorest first, and the place of each household in it.
  std::vector<std::uint32_t> by_rank;
  std::vector<std::uint32_t> rank_place;
};

/// All layers, from stream `network` of population `population_index`; the same for any number of threads. Time and
/// memory are linear in households, ties and memberships.
Network build_network(const MadeConfiguration& made, const Population& population, std::uint32_t population_index,
                      int threads = 1);

}  // namespace kabar
