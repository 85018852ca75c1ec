#pragma once
// What waits for an hour to come: lists by hour that are only appended to, in memory that is used again and grows
// without copying. Knows nothing of what waits.

#include <cstdint>
#include <memory>
#include <vector>

#include "core/ids.h"

namespace kabar {

template <class T>
class HourLists {
 public:
  /// Empties all lists; there are `hours` of them.
  void reset(std::uint32_t hours) {
    lists_.assign(hours, {});
    next_.clear();
    free_ = kNone;
  }

  void push(std::uint32_t hour, const T& item) {
    List& list = lists_[hour];
    const std::uint32_t place = list.size++ % kChunk;
    if (place == 0) add_chunk(list);
    chunk(list.chunk)[place] = item;
  }

  /// Appends the items of an hour to `out` and empties its list. The order is that of chunks, not of pushing.
  template <class Items>
  void take(std::uint32_t hour, Items& out) {
    List& list = lists_[hour];
    std::uint32_t used = list.size % kChunk == 0 ? kChunk : list.size % kChunk;
    for (; list.size > 0; used = kChunk) {
      const T* const first = chunk(list.chunk);
      out.insert(out.end(), first, first + used);
      list.size -= used;
      const std::uint32_t after = next_[list.chunk];
      next_[list.chunk] = free_;
      free_ = list.chunk;
      list.chunk = after;
    }
  }

 private:
  static constexpr std::uint32_t kChunk = 8;    // items
  static constexpr std::uint32_t kPiece = 128;  // chunks
  struct List {
    std::uint32_t size = 0;
    std::uint32_t chunk = kNone;  // that is being filled
  };

  T* chunk(std::uint32_t number) const { return pieces_[number / kPiece].get() + number % kPiece * kChunk; }

  void add_chunk(List& list) {
    std::uint32_t fresh = free_;
    if (fresh == kNone) {
      fresh = static_cast<std::uint32_t>(next_.size());
      next_.push_back(kNone);
      if (fresh / kPiece == pieces_.size()) pieces_.push_back(std::make_unique_for_overwrite<T[]>(kPiece * kChunk));
    } else {
      free_ = next_[fresh];
    }
    next_[fresh] = list.chunk;
    list.chunk = fresh;
  }

  std::vector<List> lists_;                   // by hour
  std::vector<std::uint32_t> next_;           // chunk -> the one filled before it, or the next free one
  std::vector<std::unique_ptr<T[]>> pieces_;  // the chunks
  std::uint32_t free_ = kNone;
};

}  // namespace kabar
