#pragma once
// Ties as a file names them, in little memory: a network of a hundred million of them is to fit beside the graph that
// is made of it. Knows no graph.

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <iterator>
#include <limits>
#include <vector>

namespace kabar {

inline constexpr double kNoWeight = -1.0;

/// A tie as written. `weight` is kNoWeight where the line has no third column.
struct Tie {
  std::uint64_t from = 0;
  std::uint64_t to = 0;
  double weight = kNoWeight;
};

/// Ids take 32 bits until the first tie that needs more, and 64 from there on; weights take memory from the first tie
/// that has one. In pieces, so that growing copies nothing.
class TieList {
 public:
  TieList() = default;
  TieList(const std::vector<Tie>& ties) {  // implicit: a few ties may as well stand in a vector
    for (const Tie& tie : ties) push_back(tie);
  }

  void push_back(const Tie& tie) {
    if (tie.weight != kNoWeight && weights_.empty()) weights_.assign(size(), kNoWeight);
    const bool weighted = tie.weight != kNoWeight || !weights_.empty();
    constexpr std::uint64_t kNarrow = std::numeric_limits<std::uint32_t>::max();
    if (wide_.empty() && tie.from <= kNarrow && tie.to <= kNarrow) {
      narrow_.push_back({static_cast<std::uint32_t>(tie.from), static_cast<std::uint32_t>(tie.to)});
    } else {
      wide_.push_back({tie.from, tie.to});
    }
    if (weighted) weights_.push_back(tie.weight);
  }

  Tie operator[](std::size_t i) const {
    const double weight = weights_.empty() ? kNoWeight : weights_[i];
    if (i < narrow_.size()) return {narrow_[i][0], narrow_[i][1], weight};
    const std::array<std::uint64_t, 2>& ends = wide_[i - narrow_.size()];
    return {ends[0], ends[1], weight};
  }

  std::size_t size() const { return narrow_.size() + wide_.size(); }
  bool empty() const { return size() == 0; }
  /// Whether any tie has a weight.
  bool weighted() const { return !weights_.empty(); }

  class Iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = Tie;
    using difference_type = std::ptrdiff_t;
    using pointer = const Tie*;
    using reference = Tie;
    Iterator(const TieList& list, std::size_t at) : list_(&list), at_(at) {}
    Tie operator*() const { return (*list_)[at_]; }
    Iterator& operator++() {
      ++at_;
      return *this;
    }
    Iterator operator++(int) { return {*list_, at_++}; }
    bool operator==(const Iterator& other) const { return at_ == other.at_; }

   private:
    const TieList* list_;
    std::size_t at_;
  };
  Iterator begin() const { return {*this, 0}; }
  Iterator end() const { return {*this, size()}; }

 private:
  std::deque<std::array<std::uint32_t, 2>> narrow_;
  std::deque<std::array<std::uint64_t, 2>> wide_;  // from the first that needs it on
  std::deque<double> weights_;                     // by tie, or none
};

}  // namespace kabar
