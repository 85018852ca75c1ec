#pragma once
// Numbers what is sent about one topic on one day, so that each slot has an identity of its own. Internal to strategy/.

#include <array>
#include <cstdint>
#include <set>

namespace kabar {

/// Of one source: counts equal (topic, day) pairs.
class Repeats {
 public:
  std::uint32_t next(std::uint32_t topic, std::uint32_t day) {
    std::uint32_t repeat = 0;
    while (!seen_.insert({topic, day, repeat}).second) ++repeat;
    return repeat;
  }

 private:
  std::set<std::array<std::uint32_t, 3>> seen_;
};

}  // namespace kabar
