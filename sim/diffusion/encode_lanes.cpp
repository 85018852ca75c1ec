#include "diffusion/encode_lanes.h"

#include "core/clones.h"

namespace kabar {

KABAR_CLONES
std::uint32_t encode_lanes(const std::uint32_t* words, std::uint32_t hour, std::uint32_t always, EncodeLanes& lanes) {
  std::uint32_t any = 0;
  for (std::size_t l = 0; l < kCoinLanes; ++l) {
    std::uint32_t forget = lanes.forget[l], rest = lanes.rest[l];
    lanes.unseen[l] = Rest::exposures(rest) == 0 ? 1u : 0u;
    lanes.outcome[l] =
        encode_one(words[l], words[kCoinLanes + l], hour, always, lanes.aware[l], lanes.understand[l], forget, rest);
    const std::uint32_t shares = short_coin(words[2 * kCoinLanes + l], lanes.reshare[l]) ? 1u : 0u;
    lanes.shares[l] = shares;
    any |= shares;
    lanes.forget[l] = forget;
    lanes.rest[l] = rest;
  }
  return any;
}

}  // namespace kabar
