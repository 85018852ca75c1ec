#pragma once
// Bytes of a file that are never read beyond their end, whatever a file says of places and lengths. Knows numbers and
// names, and no structure of HDF5.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "storage/h5_variable.h"

namespace kabar::h5 {

inline constexpr std::uint64_t kNowhere = ~std::uint64_t{0};  // HDF5's undefined address

/// `what` names the object in the Failure that every place beyond the end throws.
class Bytes {
 public:
  Bytes(std::span<const std::uint8_t> bytes, std::string what) : bytes_(bytes), what_(std::move(what)) {}

  std::size_t size() const { return bytes_.size(); }
  const std::string& what() const { return what_; }
  Bytes called(std::string what) const { return Bytes(bytes_, std::move(what)); }

  std::span<const std::uint8_t> part(std::uint64_t at, std::uint64_t length) const;
  std::string_view text(std::uint64_t at, std::uint64_t length) const;
  /// `length` bytes (up to 8), little-endian.
  std::uint64_t number(std::uint64_t at, std::size_t length) const;

  [[noreturn]] void refuse() const;  // as laid out otherwise

 private:
  std::span<const std::uint8_t> bytes_;
  std::string what_;
};

/// Reads one thing after the other.
class Cursor {
 public:
  Cursor(const Bytes& bytes, std::uint64_t at) : bytes_(&bytes), at_(at) {}
  Cursor(Bytes&&, std::uint64_t) = delete;

  std::uint64_t at() const { return at_; }
  std::uint64_t left() const { return at_ < bytes_->size() ? bytes_->size() - at_ : 0; }
  std::uint64_t number(std::size_t length) {
    const std::uint64_t value = bytes_->number(at_, length);
    at_ += length;
    return value;
  }
  std::uint64_t address() { return number(8); }
  std::string_view text(std::uint64_t length) {
    const std::string_view value = bytes_->text(at_, length);
    at_ += length;
    return value;
  }
  std::span<const std::uint8_t> part(std::uint64_t length) {
    const auto value = bytes_->part(at_, length);
    at_ += length;
    return value;
  }
  void skip(std::uint64_t length) { part(length); }
  /// Refuses what does not begin so.
  void expect(std::string_view begin) {
    if (text(begin.size()) != begin) bytes_->refuse();
  }
  void expect(std::size_t length, std::uint64_t value) {
    if (number(length) != value) bytes_->refuse();
  }

 private:
  const Bytes* bytes_;
  std::uint64_t at_;
};

}  // namespace kabar::h5
