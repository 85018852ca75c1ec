#include "storage/h5_heap.h"

#include <algorithm>
#include <bit>

namespace kabar::h5 {

namespace {

constexpr std::size_t kNodeOverhead = 10;  // signature, version, type and the checksum behind all
constexpr std::size_t kDeepest = 8;

/// Bytes that hold numbers up to `value`.
std::size_t bytes_for(std::uint64_t value) {
  return value == 0 ? 1 : (static_cast<std::size_t>(std::bit_width(value)) - 1) / 8 + 1;
}

bool is_power_of_two(std::uint64_t value) {
  return std::has_single_bit(value);
}

/// A tree of records, read from its root down.
class Tree {
 public:
  Tree(const Bytes& file, std::uint64_t address, std::uint8_t type, std::size_t record)
      : file_(file), type_(type), record_(record) {
    Cursor at(file_, address);
    at.expect("BTHD");
    at.expect(1, 0);
    at.expect(1, type);
    node_ = at.number(4);
    at.expect(2, record);
    const std::size_t depth = at.number(2);
    at.skip(2);
    const std::uint64_t root = at.address();
    const std::size_t of_root = at.number(2);
    total_ = at.number(8);
    if (depth > kDeepest || node_ < kNodeOverhead + record || node_ > file_.size() || total_ > file_.size() / record) {
      file_.refuse();
    }
    const std::size_t most = (node_ - kNodeOverhead) / record;
    count_bytes_ = bytes_for(most);
    std::uint64_t below = most;  // records of a whole tree of this depth
    for (std::size_t d = 1; d <= depth; ++d) {
      const std::size_t total_bytes = d == 1 ? 0 : bytes_for(below), pointer = 8 + count_bytes_ + total_bytes;
      total_bytes_.push_back(total_bytes);
      if (node_ < kNodeOverhead + pointer) file_.refuse();
      const std::uint64_t here = (node_ - kNodeOverhead - pointer) / (record + pointer);
      if (below > (std::uint64_t{1} << 40)) file_.refuse();
      below = (here + 1) * below + here;
    }
    if (total_ > 0) read(root, of_root, depth);
    if (records_.size() != total_) file_.refuse();
  }
  std::vector<std::span<const std::uint8_t>> take() { return std::move(records_); }

 private:
  struct Child {
    std::uint64_t address;
    std::size_t records;
  };

  void read(std::uint64_t address, std::size_t count, std::size_t depth) {
    // More nodes than records cannot be: each has one at least, so that a tree in a circle ends.
    if (count == 0 || count > total_ - std::min<std::uint64_t>(total_, records_.size())) file_.refuse();
    const Bytes node(file_.part(address, node_), file_.what());
    Cursor at(node, 0);
    at.expect(depth == 0 ? "BTLF" : "BTIN");
    at.expect(1, 0);
    at.expect(1, type_);
    std::vector<std::span<const std::uint8_t>> own(count);
    for (auto& one : own) one = at.part(record_);
    if (depth == 0) {
      records_.insert(records_.end(), own.begin(), own.end());
      return;
    }
    std::vector<Child> children(count + 1);
    for (Child& child : children) {
      child.address = at.address();
      child.records = at.number(count_bytes_);
      at.skip(total_bytes_[depth - 1]);
    }
    for (std::size_t i = 0; i <= count; ++i) {
      read(children[i].address, children[i].records, depth - 1);
      if (i < count) records_.push_back(own[i]);
    }
  }

  const Bytes& file_;
  std::uint8_t type_;
  std::size_t record_, node_ = 0, count_bytes_ = 0;
  std::vector<std::size_t> total_bytes_;  // by depth - 1
  std::uint64_t total_ = 0;
  std::vector<std::span<const std::uint8_t>> records_;
};

}  // namespace

std::vector<std::span<const std::uint8_t>> tree_records(const Bytes& file, std::uint64_t address, std::uint8_t type,
                                                        std::size_t record) {
  return Tree(file, address, type, record).take();
}

Heap::Heap(const Bytes& file, std::uint64_t address) : file_(file), address_(address) {
  Cursor at(file_, address);
  at.expect("FRHP");
  at.expect(1, 0);
  id_size_ = at.number(2);
  at.expect(2, 0);  // no filters
  at.skip(1);       // flags: checksums, ids used up
  const std::uint64_t largest_object = at.number(4);
  at.skip(8);
  huge_tree_ = at.address();
  at.skip(8 * 10);  // free space; managed, huge and tiny objects counted
  width_ = at.number(2);
  start_ = at.number(8);
  largest_direct_ = at.number(8);
  const std::size_t bits = at.number(2);
  at.skip(2);
  root_ = at.address();
  root_rows_ = at.number(2);
  if (!is_power_of_two(width_) || !is_power_of_two(start_) || !is_power_of_two(largest_direct_) || bits > 64 ||
      largest_direct_ < start_ || largest_object == 0 ||
      root_rows_ + static_cast<std::size_t>(std::bit_width(start_) + std::bit_width(width_)) > 64) {
    file_.refuse();
  }
  offset_size_ = (bits + 7) / 8;
  const auto direct_bits = static_cast<std::size_t>(std::bit_width(largest_direct_)) - 1;
  length_size_ = std::min((direct_bits + 7) / 8, bytes_for(largest_object));
  direct_rows_ = static_cast<std::size_t>(std::bit_width(largest_direct_) - std::bit_width(start_)) + 2;
}

std::span<const std::uint8_t> Heap::object(std::span<const std::uint8_t> id) {
  const Bytes bytes(id, file_.what());
  Cursor at(bytes, 0);
  const std::uint64_t kind = at.number(1);
  if (id.size() != id_size_ || (kind >> 6) != 0) file_.refuse();
  switch (kind >> 4) {
    case 0: {
      const std::uint64_t offset = at.number(offset_size_);
      return managed(offset, at.number(length_size_));
    }
    case 1:
      return huge(at.number(std::min<std::size_t>(8, id.size() - 1)));
    default:  // in the id itself: less than a link or an attribute has
      file_.refuse();
  }
}

/// All blocks of a row are of one size: the first two of the smallest, each further one of twice as much.
std::uint64_t Heap::row_size(std::size_t row) const {
  return row == 0 ? start_ : start_ << (row - 1);
}

std::uint64_t Heap::row_begin(std::size_t row) const {
  return row == 0 ? 0 : start_ * width_ << (row - 1);
}

std::span<const std::uint8_t> Heap::managed(std::uint64_t offset, std::uint64_t length) const {
  if (root_rows_ == 0) return in_block(root_, 0, start_, offset, length);
  Indirect block{root_, 0, root_rows_};
  for (std::size_t depth = 0; depth < kDeepest; ++depth) {
    const std::uint64_t within = offset - block.begin;
    std::size_t row = 0;
    while (row < block.rows && within >= row_begin(row + 1)) ++row;
    if (row >= block.rows) file_.refuse();
    const std::uint64_t size = row_size(row), column = (within - row_begin(row)) / size;
    const std::uint64_t begin = block.begin + row_begin(row) + column * size;
    Cursor at(file_, block.address);
    at.expect("FHIB");
    at.expect(1, 0);
    at.expect(8, address_);
    at.expect(offset_size_, block.begin);
    at.skip(8 * (row * width_ + column));
    const std::uint64_t address = at.address();
    if (row < direct_rows_) return in_block(address, begin, size, offset, length);
    if (size < start_ * width_) file_.refuse();
    block = {address, begin, static_cast<std::size_t>(std::bit_width(size) - std::bit_width(start_ * width_)) + 1};
  }
  file_.refuse();
}

std::span<const std::uint8_t> Heap::in_block(std::uint64_t address, std::uint64_t begin, std::uint64_t size,
                                             std::uint64_t offset, std::uint64_t length) const {
  const Bytes block(file_.part(address, size), file_.what());
  Cursor at(block, 0);
  at.expect("FHDB");
  at.expect(1, 0);
  at.expect(8, address_);
  at.expect(offset_size_, begin);
  if (offset < begin + at.at()) file_.refuse();
  return block.part(offset - begin, length);
}

std::span<const std::uint8_t> Heap::huge(std::uint64_t id) {
  constexpr std::uint8_t kIndirectly = 1;
  constexpr std::size_t kRecord = 24;
  if (!huge_) {
    huge_.emplace();
    for (const auto record : tree_records(file_, huge_tree_, kIndirectly, kRecord)) {
      const Bytes bytes(record, file_.what());
      huge_->insert({bytes.number(16, 8), {bytes.number(0, 8), bytes.number(8, 8)}});
    }
  }
  const auto found = huge_->find(id);
  if (found == huge_->end()) file_.refuse();
  return file_.part(found->second.address, found->second.length);
}

}  // namespace kabar::h5
