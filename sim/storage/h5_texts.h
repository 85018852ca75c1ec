#pragma once
// Texts of variable length in the bytes of a file, read without HDF5: its reader of them believes every length and
// address that it finds, and crashes or never ends where one is wrong (seen with 1.10.8). Knows the place of an array's
// elements and nothing else of the file.

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kabar::h5 {

/// The global heaps of a file (HDF5 File Format Specification 3.0, III.E), of 8-byte addresses and lengths. The bytes
/// must outlive it.
class Texts {
 public:
  explicit Texts(std::span<const std::uint8_t> file) : file_(file) {}

  /// The elements that begin at byte `begin`: length, address of a heap, place in it. A text ends at its first NUL.
  /// Throws Failure, which names `what`, where something points out of the file or at nothing, and where texts share
  /// their bytes with each other: together they would be as large as nobody wrote them.
  std::vector<std::string> read(std::uint64_t begin, std::size_t count, const std::string& what);

  static constexpr std::size_t kElement = 16;  // bytes

 private:
  using Heap = std::map<std::uint32_t, std::string_view>;  // by place
  const Heap& heap_at(std::uint64_t address, const std::string& what);

  std::span<const std::uint8_t> file_;
  std::map<std::uint64_t, Heap> heaps_;
  std::uint64_t objects_ = 0, characters_ = 0;  // in all heaps, and in all texts that were read
};

}  // namespace kabar::h5
