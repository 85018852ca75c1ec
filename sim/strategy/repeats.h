#pragma once
// Numbers what is sent about one topic on one day, so that each slot has an identity of its own. Internal to strategy/.

#include <cstdint>
#include <map>
#include <utility>

namespace kabar {

/// Of one source: counts equal (topic, day) pairs.
class Repeats {
 public:
  std::uint32_t next(std::uint32_t topic, std::uint32_t day) { return seen_[{topic, day}]++; }

 private:
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> seen_;
};

}  // namespace kabar
