#include "core/random.h"

namespace kabar {

DrawKey make_key(std::uint64_t seed, std::uint32_t population, std::uint32_t replicate, Stream stream) {
  constexpr std::uint32_t kKeyTag = 0x6B616261u;  // keeps the making of keys apart from every draw
  const Words words = philox4x32({population, replicate, static_cast<std::uint32_t>(stream), kKeyTag},
                                 {static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)});
  return {words[0], words[1]};
}

Draws make_draws(std::uint64_t seed, std::uint32_t population, std::uint32_t replicate) {
  Draws draws{};
  for (std::uint32_t s = 0; s < static_cast<std::uint32_t>(Stream::count); ++s) {
    draws.keys[s] = make_key(seed, population, replicate, static_cast<Stream>(s));
  }
  return draws;
}

}  // namespace kabar
