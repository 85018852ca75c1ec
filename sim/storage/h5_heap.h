#pragma once
// Where HDF5 keeps many links or large attributes: a tree of records (B-tree, version 2) that point into a heap
// (fractal heap); HDF5 File Format Specification 3.0, III.A.2 and III.G. Knows not what the objects in it are.

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <vector>

#include "storage/h5_bytes.h"

namespace kabar::h5 {

/// The records of the tree at `address`, in its order. Refuses trees of another type or size of record, and those with
/// more records than fit into the file.
std::vector<std::span<const std::uint8_t>> tree_records(const Bytes& file, std::uint64_t address, std::uint8_t type,
                                                        std::size_t record);

class Heap {
 public:
  /// The file must outlive it.
  Heap(const Bytes& file, std::uint64_t address);
  /// The object that has this id.
  std::span<const std::uint8_t> object(std::span<const std::uint8_t> id);

 private:
  struct Huge {
    std::uint64_t address, length;
  };
  struct Indirect {
    std::uint64_t address, begin;  // begin: in the heap's own addresses
    std::size_t rows;
  };
  std::span<const std::uint8_t> managed(std::uint64_t offset, std::uint64_t length) const;
  std::span<const std::uint8_t> in_block(std::uint64_t address, std::uint64_t begin, std::uint64_t size,
                                         std::uint64_t offset, std::uint64_t length) const;
  std::span<const std::uint8_t> huge(std::uint64_t id);
  std::uint64_t row_begin(std::size_t row) const;
  std::uint64_t row_size(std::size_t row) const;

  const Bytes& file_;
  std::uint64_t address_;
  std::size_t offset_size_ = 0, length_size_ = 0, id_size_ = 0;
  std::uint64_t huge_tree_ = kNowhere;
  std::uint64_t width_ = 0, start_ = 0, largest_direct_ = 0, root_ = kNowhere;
  std::size_t direct_rows_ = 0, root_rows_ = 0;
  std::optional<std::map<std::uint64_t, Huge>> huge_;  // by id
};

}  // namespace kabar::h5
