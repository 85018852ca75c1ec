#pragma once
// Dice for making test cases: a sequence of keyed draws from a seed. For cases only, never for a model.

#include <algorithm>
#include <cstdint>
#include <vector>

#include "core/random.h"

namespace kabar::test {

class Dice {
 public:
  Dice(std::uint64_t seed, std::uint32_t salt) : key_(make_key(seed, salt, kWorldReplicate, Stream::population)) {}

  std::uint32_t word() { return draw(key_, 0, made_++)[0]; }
  std::uint32_t below(std::uint32_t n) { return kabar::below(word(), n); }
  int between(int low, int high) { return low + static_cast<int>(below(static_cast<std::uint32_t>(high - low + 1))); }
  double real(double low, double high) { return low + (high - low) * uniform(word()); }
  bool chance(double p) { return coin(word(), threshold(p)); }

  template <class T>
  T one_of(const std::vector<T>& from) {
    return from[below(static_cast<std::uint32_t>(from.size()))];
  }
  template <class T>
  void shuffle(std::vector<T>& list) {
    for (std::size_t i = list.size(); i > 1; --i) std::swap(list[i - 1], list[below(static_cast<std::uint32_t>(i))]);
  }
  /// Every element with the chance p.
  template <class T>
  std::vector<T> some_of(const std::vector<T>& from, double p) {
    std::vector<T> some;
    for (const T& element : from) {
      if (chance(p)) some.push_back(element);
    }
    return some;
  }

 private:
  DrawKey key_;
  std::uint32_t made_ = 0;
};

}  // namespace kabar::test
