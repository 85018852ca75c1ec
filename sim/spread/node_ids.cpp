#include "spread/node_ids.h"

#include <algorithm>
#include <bit>

namespace kabar {

namespace {

constexpr std::uint64_t kBits = 64;

std::uint64_t highest_of(const TieList& ties, std::span<const std::uint64_t> named) {
  std::uint64_t highest = 0;
  for (const std::uint64_t id : named) highest = std::max(highest, id);
  for (const Tie& tie : ties) highest = std::max({highest, tie.from, tie.to});
  return highest;
}

template <class Work>
void for_each_id(const TieList& ties, std::span<const std::uint64_t> named, const Work& work) {
  for (const std::uint64_t id : named) work(id);
  for (const Tie& tie : ties) {
    work(tie.from);
    work(tie.to);
  }
}

std::vector<std::uint64_t> ids_by_bits(const TieList& ties, std::span<const std::uint64_t> named,
                                       std::uint64_t highest) {
  std::vector<std::uint64_t> bits(highest / kBits + 1, 0);
  for_each_id(ties, named, [&](std::uint64_t id) { bits[id / kBits] |= std::uint64_t{1} << (id % kBits); });
  std::size_t count = 0;
  for (const std::uint64_t word : bits) count += static_cast<std::size_t>(std::popcount(word));
  std::vector<std::uint64_t> ids;
  ids.reserve(count);
  for (std::uint64_t place = 0; place < bits.size(); ++place) {
    for (std::uint64_t word = bits[place]; word != 0; word &= word - 1) {
      ids.push_back(place * kBits + static_cast<std::uint64_t>(std::countr_zero(word)));
    }
  }
  return ids;
}

void sort_once(std::vector<std::uint64_t>& ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

/// Sorted whenever there are twice as many as at the last time, so that what is named often takes no memory.
std::vector<std::uint64_t> ids_by_sorting(const TieList& ties, std::span<const std::uint64_t> named) {
  constexpr std::size_t kFew = std::size_t{1} << 16;
  std::vector<std::uint64_t> ids;
  std::size_t most = kFew;
  for_each_id(ties, named, [&](std::uint64_t id) {
    ids.push_back(id);
    if (ids.size() < most) return;
    sort_once(ids);
    most = std::max(kFew, 2 * ids.size());
  });
  sort_once(ids);
  return ids;
}

}  // namespace

std::vector<std::uint64_t> ids_of(const TieList& ties, std::span<const std::uint64_t> named) {
  const std::uint64_t highest = highest_of(ties, named);
  return highest / kBits <= ties.size() + named.size() ? ids_by_bits(ties, named, highest)
                                                       : ids_by_sorting(ties, named);
}

NodeIndex::NodeIndex(const std::vector<std::uint64_t>& ids) : ids_(ids), are_numbers_(ids.back() + 1 == ids.size()) {
  if (are_numbers_ || ids.back() / 8 > ids.size()) return;
  table_.assign(ids.back() + 1, 0);
  for (std::size_t i = 0; i < ids.size(); ++i) table_[ids[i]] = static_cast<std::uint32_t>(i);
}

std::uint32_t NodeIndex::of(std::uint64_t id) const {
  if (are_numbers_) return static_cast<std::uint32_t>(id);
  if (!table_.empty()) return table_[id];
  return static_cast<std::uint32_t>(std::lower_bound(ids_.begin(), ids_.end(), id) - ids_.begin());
}

}  // namespace kabar
