#pragma once
// What is due in the hours to come: exposures one by one, and campaigns, whose impressions are known when they begin.
// These are sorted by hour once, wait in four bytes each, and come out in the order of their households, so that hour
// after hour memory is read in its order.
// Impression n (0 .. 15) of household i waits as 16 (i - first) + n; source id and household are made again when it is
// due.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/memory.h"
#include "diffusion/exposure.h"
#include "diffusion/hour_lists.h"

namespace kabar {

/// The impressions of one topic's part of a campaign on the households of a district.
class Campaign {
 public:
  static constexpr std::uint32_t kMost = 16;  // impressions of a household, at most

  /// Impression n (below kMost) of household `first_household` + i.
  static std::uint32_t pack(std::uint32_t i, std::uint32_t n) { return i * kMost + n; }
  static std::uint32_t household(std::uint32_t packed) { return packed / kMost; }
  static std::uint32_t number(std::uint32_t packed) { return packed % kMost; }

  /// Impression packed[k] comes in hour first_hour + after[k], after[k] < hours. All are like `like` but for household
  /// and number, which is added to its source.
  void sort(const Exposure& like, std::uint32_t first_household, std::uint32_t first_hour, std::uint32_t hours,
            std::span<const std::uint32_t> after, std::span<const std::uint32_t> packed) {
    like_ = like;
    first_household_ = first_household;
    first_hour_ = first_hour;
    begin_.assign(hours + std::size_t{2}, 0);
    packed_.resize(packed.size());
    // begin_[h + 1] is where hour h begins, until all its impressions are placed: then where it ends.
    for (const std::uint32_t hour : after) ++begin_[hour + std::size_t{2}];
    for (std::size_t h = 2; h < begin_.size(); ++h) begin_[h] += begin_[h - 1];
    for (std::size_t k = 0; k < packed.size(); ++k) packed_[begin_[after[k] + std::size_t{1}]++] = packed[k];
  }

  /// Appends what is due in an hour to `out`.
  void take(std::uint32_t hour, Buffer<Exposure>& out) const {
    if (hour < first_hour_) return;
    const std::size_t after = hour - first_hour_;
    if (after + 1 >= begin_.size()) return;
    const std::uint32_t begin = begin_[after], end = begin_[after + 1];
    const std::size_t old = out.size();
    out.resize(old + end - begin);
    const Exposure like = like_;
    Exposure* to = out.data() + old;
    for (std::uint32_t k = begin; k < end; ++k, ++to) {
      // Part by part, never read back: a load of the whole would wait for the parts.
      *to = like;
      to->household = first_household_ + household(packed_[k]);
      to->source = like.source + number(packed_[k]);
    }
  }

 private:
  Exposure like_;
  std::uint32_t first_household_ = 0, first_hour_ = 0;
  std::vector<std::uint32_t> begin_;   // hour - first_hour_ -> where its impressions begin
  std::vector<std::uint32_t> packed_;  // by hour
};

/// Exposures that wait for their hour.
class Due {
 public:
  /// Nothing waits; there are `hours` hours.
  void reset(std::uint32_t hours) {
    lists_.reset(hours);
    campaigns_ = 0;
  }

  void push(std::uint32_t hour, const Exposure& exposure) { lists_.push(hour, exposure); }

  /// A campaign to be filled, in memory that is used again.
  Campaign& add_campaign() {
    if (campaigns_ == all_.size()) all_.emplace_back();
    return all_[campaigns_++];
  }

  /// Appends what is due in an hour to `out`, in an order that says nothing. To be asked once for each hour.
  void take(std::uint32_t hour, Buffer<Exposure>& out) {
    lists_.take(hour, out);
    for (std::size_t i = 0; i < campaigns_; ++i) all_[i].take(hour, out);
  }

 private:
  HourLists<Exposure> lists_;
  std::vector<Campaign> all_;  // the first campaigns_ of them are of this replicate
  std::size_t campaigns_ = 0;
};

}  // namespace kabar
