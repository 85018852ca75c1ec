#define XXH_INLINE_ALL
#include "core/digest.h"

#include <xxhash.h>

namespace kabar {

std::string to_text(const Digest& digest) {
  static constexpr char kHex[] = "0123456789abcdef";
  std::string text;
  for (const std::uint64_t half : {digest.high, digest.low}) {
    for (int shift = 60; shift >= 0; shift -= 4) text += kHex[(half >> shift) & 15u];
  }
  return text;
}

Digest digest_of(std::span<const std::uint8_t> bytes) {
  const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
  return {hash.high64, hash.low64};
}

Digest digest_of(std::string_view text) {
  return digest_of(std::span<const std::uint8_t>(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()));
}

void DigestWriter::text(std::string_view value) {
  u64(value.size());
  for (const char c : value) u8(static_cast<std::uint8_t>(c));
}

struct DigestStream::Hash {
  XXH3_state_t state;
};

DigestStream::DigestStream() : hash_(std::make_unique<Hash>()) {
  XXH3_INITSTATE(&hash_->state);
  XXH3_128bits_reset(&hash_->state);
}

DigestStream::~DigestStream() = default;

void DigestStream::add(std::span<const std::uint8_t> bytes) {
  XXH3_128bits_update(&hash_->state, bytes.data(), bytes.size());
}

Digest DigestStream::finish() const {
  const XXH128_hash_t hash = XXH3_128bits_digest(&hash_->state);
  return {hash.high64, hash.low64};
}

}  // namespace kabar
