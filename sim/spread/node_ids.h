#pragma once
// Which ids the nodes of a network have, and which node an id is.

#include <cstdint>
#include <span>
#include <vector>

#include "spread/ties.h"

namespace kabar {

/// Every id that a tie or `named` names, ascending, each once. Memory: what the ids themselves take, or a bit for each
/// number up to the highest where that is less than the ties take.
std::vector<std::uint64_t> ids_of(const TieList& ties, std::span<const std::uint64_t> named);

/// Finds the node of an id: by table where ids are dense, by halving otherwise. Keeps a reference to `ids`, which are
/// ascending and not empty.
class NodeIndex {
 public:
  explicit NodeIndex(const std::vector<std::uint64_t>& ids);
  /// Of an id that is there.
  std::uint32_t of(std::uint64_t id) const;

 private:
  const std::vector<std::uint64_t>& ids_;
  bool are_numbers_ = false;  // 0, 1, 2, ...: an id is its node
  std::vector<std::uint32_t> table_;
};

}  // namespace kabar
