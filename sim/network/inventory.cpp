#include "network/inventory.h"

#include <bit>
#include <span>
#include <vector>

namespace kabar {

namespace {

// Columns are digested as they lie in memory.
static_assert(std::endian::native == std::endian::little);

template <class T>
std::uint64_t bytes(const std::vector<T>& column) {
  return column.capacity() * sizeof(T);
}

template <class T>
std::uint64_t bytes(const std::vector<std::vector<T>>& columns) {
  std::uint64_t sum = columns.capacity() * sizeof(std::vector<T>);
  for (const std::vector<T>& column : columns) sum += bytes(column);
  return sum;
}

/// Calls use(column) for every plain column of a population.
template <class Use>
void for_each_column(const Population& p, Use&& use) {
  use(p.rt_begin);
  use(p.rt_rw);
  use(p.rw_kelurahan);
  use(p.rt);
  use(p.kelurahan);
  use(p.rank);
  use(p.decile);
  use(p.poor);
  use(p.listed);
  use(p.size);
  use(p.education);
  use(p.age);
  use(p.access);
  use(p.connected_adults);
  use(p.javanese);
  use(p.female);
  use(p.platforms);
  use(p.roles);
  use(p.attendance);
  use(p.rt_head);
  use(p.assisted_begin);
  use(p.assisted_member);
}

class WorldDigest {
 public:
  template <class T>
  void operator()(const std::vector<T>& column) {
    writer_.u64(column.size());
    writer_.digest(
        digest_of(std::span(reinterpret_cast<const std::uint8_t*>(column.data()), column.size() * sizeof(T))));
  }
  template <class T>
  void operator()(const std::vector<std::vector<T>>& columns) {
    writer_.u64(columns.size());
    for (const std::vector<T>& column : columns) (*this)(column);
  }
  void operator()(const Csr& csr) {
    (*this)(csr.offset);
    (*this)(csr.target);
  }
  void number(std::uint64_t value) { writer_.u64(value); }
  Digest finish() const { return writer_.finish(); }

 private:
  DigestWriter writer_;
};

}  // namespace

WorldBytes bytes_of(const World& world) {
  const Population& p = world.population;
  const Network& n = world.network;
  WorldBytes made;
  made.households = p.households;
  made.directed_ties = n.rt_ties.target.size() + n.kin_ties.target.size();
  for_each_column(p, [&](const auto& column) { made.columns += bytes(column); });
  made.topics = bytes(p.eligible) + bytes(p.beneficiary);
  made.offsets = bytes(n.rt_ties.offset) + bytes(n.kin_ties.offset);
  made.memberships = bytes(n.members.offset) + bytes(n.members.target) + bytes(n.groups.offset) +
                     bytes(n.groups.target) + bytes(n.rt_group) + bytes(n.group_channel);
  made.followers = bytes(n.followers);
  made.order = bytes(n.by_rank) + bytes(n.rank_place);
  made.ties = bytes(n.rt_ties.target) + bytes(n.kin_ties.target);
  return made;
}

Digest digest_of(const World& world) {
  const Population& p = world.population;
  const Network& n = world.network;
  WorldDigest digest;
  digest.number(p.households);
  for_each_column(p, digest);
  digest(p.eligible);
  digest(p.beneficiary);
  digest(n.rt_ties);
  digest(n.kin_ties);
  for (const std::uint64_t count :
       {n.kin_pairing.stubs, n.kin_pairing.unpaired, n.kin_pairing.self_pairs, n.kin_pairing.duplicates}) {
    digest.number(count);
  }
  digest(n.members);
  digest(n.groups);
  digest(n.rt_group);
  digest(n.group_channel);
  digest(n.followers);
  digest(n.by_rank);
  digest(n.rank_place);
  return digest.finish();
}

}  // namespace kabar
