#pragma once
// Coins over the entries of rows, four to a quad: entry n has word n mod 4 of quad n div 4. Many short rows are asked
// together, sixteen quads at a time. Knows no model.
// Lane l of a group holds a quad: its row, and c = n div 4. A coin below its limit is one of at most last = limit - 1,
// which fits 32 bits; a limit of 0 is never asked. Bit 16 j + l of the mask is word j of lane l: entry 4 c + j.

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <vector>

#include "core/coins.h"
#include "core/random.h"

namespace kabar {

/// Entries begin .. begin + size - 1 of a row: entry n has the word row_word(key, head, a, b, n). `who` and `base` come
/// back with every success.
struct AskedRow {
  std::uint32_t head = 0, a = 0, b = 0;
  std::uint32_t begin = 0, size = 0;
  std::uint32_t who = 0, base = 0;
  std::uint32_t last = 0;  // the largest word that succeeds; see RowCoins::ask
};

/// A coin that fell.
struct Hit {
  std::uint32_t who = 0, entry = 0, word = 0;
  std::uint32_t place = 0;  // base + entry
};

/// Rows whose coins are made together.
class RowCoins {
 public:
  /// Adds `count` rows: make(k, row) writes number k of them and returns the limit below which its entries succeed.
  template <class Make>
  void ask_each(std::uint32_t count, const Make& make) {
    if (rows_.size() <= asked_ + count)
      rows_.resize(2 * (asked_ + std::size_t{count}) + kLanes);  // one more for nobody
    AskedRow* out = rows_.data() + asked_;
    std::uint64_t entries = 0;
    for (std::uint32_t k = 0; k < count; ++k) {
      AskedRow row;
      const std::uint64_t limit = make(k, row);
      row.last = static_cast<std::uint32_t>(limit - 1);
      entries += row.size;
      *out = row;
      out += ((limit != 0) & (row.size != 0)) ? 1 : 0;
    }
    asked_ = static_cast<std::uint32_t>(out - rows_.data());
    entries_ += entries;
  }

  /// Adds a row whose entries succeed with a word below `limit`.
  void ask(const AskedRow& row, std::uint64_t limit) {
    ask_each(1, [&](std::uint32_t, AskedRow& added) {
      added = row;
      return limit;
    });
  }

  /// Adds a row for flip_each, whose entries have limits of their own.
  void ask(const AskedRow& row) { ask(row, std::uint64_t{1} << 32); }

  /// How many coins wait.
  std::uint64_t entries() const { return entries_; }

  /// Calls use(hit) for every success and forgets the rows. ahead(hit) is called a few hits before, to fetch what `use`
  /// will need.
  template <class Ahead, class Use>
  void flip(DrawKey key, const Ahead& ahead, const Use& use) {
    std::size_t hits = 0;
    each_flush(key, [&](const Lanes& lanes, const std::uint32_t* words, std::uint32_t groups) {
      std::array<std::uint64_t, kGroups> masks;
      mask_words(words, lanes.last.data(), groups, masks.data());
      if (hits + kFlushCoins > hits_.size()) hits_.resize(2 * hits_.size() + kFlushCoins);
      for (std::uint32_t g = 0; g < groups; ++g) {
        for (std::uint64_t mask = masks[g]; mask != 0; mask &= mask - 1) {
          const auto bit = static_cast<std::uint32_t>(std::countr_zero(mask));
          const std::uint32_t lane = g * kLanes + bit % kLanes;
          const AskedRow& row = rows_[lanes.row[lane]];
          const std::uint32_t n = kQuad * lanes.c[lane] + bit / kLanes;
          hits_[hits] = {row.who, n, words[g * kGroupCoins + bit], row.base + n};
          hits += n - row.begin < row.size ? 1 : 0;
        }
      }
    });
    constexpr std::size_t kAhead = 6;
    for (std::size_t i = 0; i < std::min(kAhead, hits); ++i) ahead(hits_[i]);
    for (std::size_t i = 0; i < hits; ++i) {
      if (i + kAhead < hits) ahead(hits_[i + kAhead]);
      use(hits_[i]);
    }
    clear();
  }
  template <class Use>
  void flip(DrawKey key, const Use& use) {
    flip(
        key, [](const Hit&) {}, use);
  }

  /// Calls use(hit) for every entry n whose word lies below limits[n], and forgets the rows.
  /// The limits are short_limit()s.
  template <class Use>
  void flip_each(DrawKey key, const std::uint32_t* limits, const Use& use) {
    std::size_t hits = 0;
    each_flush(key, [&](const Lanes& lanes, const std::uint32_t* words, std::uint32_t groups) {
      if (hits + kFlushCoins > hits_.size()) hits_.resize(2 * hits_.size() + kFlushCoins);
      Hit* const out = hits_.data();
      for (std::uint32_t lane = 0; lane < groups * kLanes; ++lane) {
        const AskedRow& row = rows_[lanes.row[lane]];
        const std::uint32_t first = kQuad * lanes.c[lane];
        const std::uint32_t begin = std::max(row.begin, first);
        const std::uint32_t end = std::min(row.begin + row.size, first + kQuad);
        const std::uint32_t* const word = quad_words(words, lane);
        for (std::uint32_t n = begin; n < end; ++n) {
          const std::uint32_t drawn = word[std::size_t{kLanes} * (n - first)], limit = limits[n];
          out[hits] = {row.who, n, drawn, row.base + n};
          hits += short_coin(drawn, limit) ? 1 : 0;
        }
      }
    });
    for (std::size_t i = 0; i < hits; ++i) use(hits_[i]);
    clear();
  }

 private:
  static constexpr std::uint32_t kQuad = kQuadCoins, kLanes = kCoinLanes, kGroupCoins = kQuad * kLanes;
  static constexpr std::uint32_t kGroups = 8;  // at a time: their words stay in the first cache
  static constexpr std::uint32_t kAll = kGroups * kLanes;
  static constexpr std::size_t kFlushCoins = std::size_t{kGroups} * kGroupCoins;

  static constexpr std::uint32_t kStride = 4;  // lanes that are put down at once

  /// Quads of coins, with the row of each.
  struct Lanes {
    static constexpr std::uint32_t kRoom = kAll + kLanes;  // columns of whole lines of the cache
    alignas(64) std::array<std::uint32_t, kRoom> head, a, b, c, last, row;

    /// Puts down kStride quads of a row from `quad` on. Those that it does not have are overwritten by the next row:
    /// no branch on how many there are.
    void put(std::size_t at, const AskedRow& of, std::uint32_t quad, std::uint32_t number) {
      same(head.data() + at, of.head);
      same(a.data() + at, of.a);
      same(b.data() + at, of.b);
      same(last.data() + at, of.last);
      same(row.data() + at, number);
      for (std::size_t lane = 0; lane < kStride; ++lane) c[at + lane] = quad + static_cast<std::uint32_t>(lane);
    }

    /// kStride times the same, two at a time.
    static void same(std::uint32_t* to, std::uint32_t value) {
      const std::uint64_t two = value * 0x1'0000'0001u;
      for (std::size_t lane = 0; lane < kStride; lane += 2) std::memcpy(to + lane, &two, sizeof two);
    }

    /// What was put down past the end comes to the front.
    void wrap() {
      for (auto* column : {&head, &a, &b, &c, &last, &row}) std::copy_n(column->data() + kAll, kStride, column->data());
    }
  };

  template <class Use>
  void each_flush(DrawKey key, const Use& use) {
    if (asked_ == 0) return;
    Lanes lanes;
    alignas(64) std::array<std::uint32_t, kFlushCoins> words;
    const auto flush = [&](std::uint32_t groups) {
      draw_words(key, {lanes.head.data(), lanes.a.data(), lanes.b.data(), lanes.c.data()}, groups, words.data());
      use(lanes, words.data(), groups);
    };
    std::size_t filled = 0;
    const AskedRow* const rows = rows_.data();
    const std::uint32_t asked = asked_;
    for (std::uint32_t r = 0; r < asked; ++r) {
      const AskedRow row = rows[r];
      const std::uint32_t end = (row.begin + row.size + kQuad - 1) / kQuad;
      for (std::uint32_t quad = row.begin / kQuad; quad < end; quad += kStride) {
        lanes.put(filled, row, quad, r);
        filled += std::min(kStride, end - quad);
        if (filled < kAll) continue;
        flush(kGroups);
        lanes.wrap();
        filled -= kAll;
      }
    }
    if (filled == 0) return;
    // The rest of a group is asked for nobody.
    rows_[asked_] = {};
    const std::size_t groups = (filled + kLanes - 1) / kLanes;
    for (; filled < groups * kLanes; filled += kStride) lanes.put(filled, rows_[asked], 0, asked);
    flush(static_cast<std::uint32_t>(groups));
  }

  void clear() {
    entries_ = 0;
    asked_ = 0;
  }

  std::vector<AskedRow> rows_;  // the first asked_ of them
  std::uint32_t asked_ = 0;
  std::vector<Hit> hits_;  // room for them
  std::uint64_t entries_ = 0;
};

}  // namespace kabar
