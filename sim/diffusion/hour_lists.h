#pragma once
// What waits for an hour to come: lists by hour that are only appended to, in one memory that is used again. Knows
// nothing of what waits.

#include <cstdint>
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
    items_.clear();
    free_ = kNone;
  }

  void push(std::uint32_t hour, const T& item) {
    List& list = lists_[hour];
    const std::uint32_t place = list.size++ % kChunk;
    if (place == 0) add_chunk(list);
    items_[std::size_t{list.chunk} * kChunk + place] = item;
  }

  /// Appends the items of an hour to `out` and empties its list. The order is that of chunks, not of pushing.
  void take(std::uint32_t hour, std::vector<T>& out) {
    List& list = lists_[hour];
    std::uint32_t used = list.size % kChunk == 0 ? kChunk : list.size % kChunk;
    for (; list.size > 0; used = kChunk) {
      const T* const first = items_.data() + std::size_t{list.chunk} * kChunk;
      out.insert(out.end(), first, first + used);
      list.size -= used;
      const std::uint32_t after = next_[list.chunk];
      next_[list.chunk] = free_;
      free_ = list.chunk;
      list.chunk = after;
    }
  }

 private:
  static constexpr std::uint32_t kChunk = 8;
  struct List {
    std::uint32_t size = 0;
    std::uint32_t chunk = kNone;  // that is being filled
  };

  void add_chunk(List& list) {
    std::uint32_t chunk = free_;
    if (chunk == kNone) {
      chunk = static_cast<std::uint32_t>(next_.size());
      next_.push_back(kNone);
      items_.resize(items_.size() + kChunk);
    } else {
      free_ = next_[chunk];
    }
    next_[chunk] = list.chunk;
    list.chunk = chunk;
  }

  std::vector<List> lists_;          // by hour
  std::vector<std::uint32_t> next_;  // chunk -> the one filled before it, or the next free one
  std::vector<T> items_;             // by chunk
  std::uint32_t free_ = kNone;
};

}  // namespace kabar
