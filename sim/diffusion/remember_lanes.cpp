#include "diffusion/remember_lanes.h"

#include "core/clones.h"

namespace kabar {

KABAR_CLONES
void remember_lanes(const std::uint32_t* words, const RememberRule& rule, RememberLanes& lanes) {
  const RememberRule same = rule;
  for (std::size_t l = 0; l < kCoinLanes; ++l) remember_one(words[l], same, l, lanes);
}

}  // namespace kabar
