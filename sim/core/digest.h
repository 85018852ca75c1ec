#pragma once
// The one hash of everything that is compared between runs: XXH3-128 over little-endian integers. The only file that
// includes xxHash is digest.cpp.

#include <array>
#include <bit>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace kabar {

struct Digest {
  std::uint64_t high = 0;
  std::uint64_t low = 0;
  auto operator<=>(const Digest&) const = default;  // NOLINT(modernize-use-nullptr): false alarm of clang-tidy 14
};

/// 32 hexadecimal digits.
std::string to_text(const Digest& digest);

Digest digest_of(std::span<const std::uint8_t> bytes);
Digest digest_of(std::string_view text);

/// Gathers integers as little-endian bytes and digests them.
class DigestWriter {
 public:
  void u8(std::uint8_t value) { put(value, 1); }
  void u16(std::uint16_t value) { put(value, 2); }
  void u32(std::uint32_t value) { put(value, 4); }
  void u64(std::uint64_t value) { put(value, 8); }
  void i64(std::int64_t value) { put(static_cast<std::uint64_t>(value), 8); }
  void text(std::string_view value);
  void digest(const Digest& value) {
    u64(value.high);
    u64(value.low);
  }
  Digest finish() const { return digest_of(bytes()); }
  std::span<const std::uint8_t> bytes() const { return std::span(bytes_).first(used_); }
  /// Begins anew in the same memory.
  void clear() { used_ = 0; }

 private:
  void put(std::uint64_t value, std::size_t bytes) {
    if (bytes_.size() - used_ < 8) bytes_.resize(2 * bytes_.size() + 64);
    // All eight bytes, of which the next value overwrites the rest: one store where a loop of `bytes` would be many.
    std::uint8_t* const at = bytes_.data() + used_;
    for (std::size_t i = 0; i < 8; ++i) at[i] = static_cast<std::uint8_t>(value >> (8 * i));
    used_ += bytes;
  }
  std::vector<std::uint8_t> bytes_;  // the first used_ are written
  std::size_t used_ = 0;
};

/// The digest of bytes that come in pieces: that of all of them in a row.
class DigestStream {
 public:
  DigestStream();
  ~DigestStream();
  DigestStream(const DigestStream&) = delete;
  DigestStream& operator=(const DigestStream&) = delete;
  void add(std::span<const std::uint8_t> bytes);
  Digest finish() const;

 private:
  struct Hash;
  std::unique_ptr<Hash> hash_;
};

/// The bytes of an array whose elements have no padding; for digests on little-endian machines, which all are.
template <class T>
std::span<const std::uint8_t> bytes_of(std::span<const T> values) {
  static_assert(std::has_unique_object_representations_v<T> && std::endian::native == std::endian::little);
  return {reinterpret_cast<const std::uint8_t*>(values.data()), values.size_bytes()};
}

}  // namespace kabar
