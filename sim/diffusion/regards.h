#pragma once
// What has made some households act more or less readily, by place in District::known: an open table, in memory that is
// used again. Knows no rule that changes it.
// thr(p) of S9 is multiplied by `answers`, the product of all trust_answered and trust_ignored, and by 1 - hoax_effect
// while it is misled. A place is looked for from (place x 2^64 / golden ratio) >> 32, modulo a power of two, on.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/ids.h"

namespace kabar {

/// What has made a household act more or less readily on a topic.
struct Regard {
  double answers = 1;   // S10: factor of all its questions that were answered or waited in vain
  bool misled = false;  // S8: it believes a hoax
};

class Regards {
 public:
  bool empty() const { return size_ == 0; }

  void clear() {
    for (Entry& entry : entries_) entry.place = kNone;
    size_ = 0;
  }

  /// That of a place, which is in the table.
  Regard& at(std::uint32_t place) { return entries_[find(place)].regard; }

  /// That of a place, a new one if there is none. What at() gave before may be elsewhere.
  Regard& operator[](std::uint32_t place) {
    if (2 * (size_ + 1) > entries_.size()) grow();
    Entry& entry = entries_[find(place)];
    if (entry.place == kNone) {
      entry = {place, {}};
      ++size_;
    }
    return entry.regard;
  }

 private:
  struct Entry {
    std::uint32_t place = kNone;
    Regard regard;
  };

  /// Where a place stands or would stand. At least half of the table is free.
  std::size_t find(std::uint32_t place) const {
    const std::size_t mask = entries_.size() - 1;
    std::size_t at = (place * std::uint64_t{0x9E3779B97F4A7C15u} >> 32) & mask;
    while (entries_[at].place != place && entries_[at].place != kNone) at = (at + 1) & mask;
    return at;
  }

  void grow() {
    constexpr std::size_t kLeast = 1024;
    std::vector<Entry> old(entries_.empty() ? kLeast : 2 * entries_.size());
    old.swap(entries_);
    for (const Entry& entry : old) {
      if (entry.place != kNone) entries_[find(entry.place)] = entry;
    }
  }

  std::vector<Entry> entries_;  // a power of two
  std::size_t size_ = 0;
};

}  // namespace kabar
