#pragma once
// What a world holds: its bytes by part, and a digest of every column and row. Reads a world, changes nothing.

#include <cstdint>

#include "core/digest.h"
#include "network/world.h"

namespace kabar {

/// Bytes in memory, reserved space included; the scenario is not counted.
struct WorldBytes {
  std::uint64_t households = 0;     // how many there are
  std::uint64_t directed_ties = 0;  // how many there are: both directions, both layers
  std::uint64_t columns = 0;        // of the households, and the places
  std::uint64_t topics = 0;         // eligible, beneficiary
  std::uint64_t offsets = 0;        // where the rows of ties begin
  std::uint64_t memberships = 0;    // both directions, with their offsets
  std::uint64_t followers = 0;
  std::uint64_t order = 0;  // by rank and its inverse
  std::uint64_t ties = 0;   // the other ends
  std::uint64_t without_ties() const { return columns + topics + offsets + memberships + followers + order; }
  std::uint64_t all() const { return without_ties() + ties; }
};
WorldBytes bytes_of(const World& world);

/// The same for equal worlds only: XXH3 over every column and every row.
Digest digest_of(const World& world);

}  // namespace kabar
