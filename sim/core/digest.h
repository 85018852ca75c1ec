#pragma once
// The one hash of everything that is compared between runs: XXH3-128 over little-endian integers. The only file that
// includes xxHash is digest.cpp.

#include <array>
#include <compare>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kabar {

struct Digest {
  std::uint64_t high = 0;
  std::uint64_t low = 0;
  auto operator<=>(const Digest&) const = default;
};

/// 32 hexadecimal digits.
std::string to_text(const Digest& digest);

Digest digest_of(std::span<const std::uint8_t> bytes);
Digest digest_of(std::string_view text);

/// Gathers integers as little-endian bytes and digests them.
class DigestWriter {
 public:
  void u8(std::uint8_t value) { bytes_.push_back(value); }
  void u16(std::uint16_t value) { put(value, 2); }
  void u32(std::uint32_t value) { put(value, 4); }
  void u64(std::uint64_t value) { put(value, 8); }
  void i64(std::int64_t value) { put(static_cast<std::uint64_t>(value), 8); }
  void text(std::string_view value);
  void digest(const Digest& value) {
    u64(value.high);
    u64(value.low);
  }
  Digest finish() const { return digest_of(std::span<const std::uint8_t>(bytes_)); }
  std::span<const std::uint8_t> bytes() const { return bytes_; }

 private:
  void put(std::uint64_t value, int bytes) {
    for (int i = 0; i < bytes; ++i) bytes_.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
  }
  std::vector<std::uint8_t> bytes_;
};

}  // namespace kabar
