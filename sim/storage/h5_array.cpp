#include "storage/h5_array.h"

#include <algorithm>

#include "storage/phrases.h"

namespace kabar::h5 {

namespace {

constexpr std::size_t kMostLevels = 16;
constexpr std::uint64_t kLargestPacking = 1033;  // deflate packs at most 1,032 : 1

std::size_t product_of(const Extents& extents) {
  std::size_t product = 1;
  for (const unsigned long long extent : extents) product *= extent;
  return product;
}

}  // namespace

Layout layout_from(const std::vector<Message>& messages, std::size_t dimensions, const std::string& what) {
  if (has_message(messages, MessageKind::external_files)) throw Failure({phrase::values_elsewhere, what});
  const Bytes message = only_message(messages, MessageKind::layout, what);
  enum : std::uint8_t { kContiguous = 1, kChunked = 2 };
  Cursor at(message, 0);
  const std::uint64_t version = at.number(1), kind = at.number(1);
  Layout layout;
  if ((version == 3 || version == 4) && kind == kContiguous) {
    layout.begin = at.address();
    layout.bytes = at.number(8);
    return layout;
  }
  if (version != 3 || kind != kChunked || at.number(1) != dimensions + 1) message.refuse();
  layout.in_chunks = true;
  layout.tree = at.address();
  for (std::size_t d = 0; d < dimensions; ++d) layout.chunk.push_back(at.number(4));
  layout.element = at.number(4);
  return layout;
}

Array::Array(const Bytes& file, Layout layout, Extents extents, std::size_t element, Unpacked& unpacked)
    : file_(file),
      layout_(std::move(layout)),
      extents_(std::move(extents)),
      element_(element),
      elements_(product_of(extents_)),
      unpacked_(unpacked) {
  if (layout_.in_chunks) {
    if (elements_ == 0) file_.refuse();
    grid_.emplace(extents_, element_);
    if (layout_.chunk != grid_->shape() || layout_.element != element_)
      throw Failure({phrase::cut_otherwise, file_.what()});
    find_chunks();
  } else if (elements_ > 0 && layout_.bytes != elements_ * element_) {
    file_.refuse();
  }
}

void Array::find_chunks() {
  places_.resize(grid_->chunks());
  digests_.resize(grid_->chunks());
  if (layout_.tree != kNowhere) {
    Cursor at(file_, layout_.tree);
    at.skip(5);
    const std::uint64_t level = at.number(1);
    if (level > kMostLevels) file_.refuse();
    std::size_t nodes_left = (places_.size() + 1) * (level + 1);  // none is empty, so that a tree in a circle ends
    node(layout_.tree, level, nodes_left);
  }
  // Before room is made for what they hold.
  for (const Place& place : places_) {
    if (place.address == kNowhere) throw Failure({phrase::not_written_whole, file_.what()});
    if (place.bytes > file_.size() || (unpacked_.packed += place.bytes) > file_.size() ||
        grid_->bytes() > kLargestPacking * place.bytes) {
      throw Failure({phrase::larger_than_file, file_.what()});
    }
  }
}

/// A node of the tree of chunks (B-tree, version 1). Each chunk stands in it once.
void Array::node(std::uint64_t address, std::size_t level, std::size_t& nodes_left) {
  constexpr std::uint64_t kOfChunks = 1;
  if (nodes_left-- == 0) file_.refuse();
  Cursor at(file_, address);
  at.expect("TREE");
  at.expect(1, kOfChunks);
  at.expect(1, level);
  const std::uint64_t entries = at.number(2);
  at.skip(16);  // neighbours
  for (std::uint64_t i = 0; i < entries; ++i) {
    const std::uint64_t bytes = at.number(4), filters_left_out = at.number(4);
    Extents offset(extents_.size());
    for (unsigned long long& one : offset) one = at.number(8);
    at.expect(8, 0);  // within an element
    const std::uint64_t child = at.address();
    if (level > 0) {
      node(child, level - 1, nodes_left);
      continue;
    }
    const std::optional<std::size_t> chunk = grid_->number_of(offset);
    if (!chunk || places_[*chunk].address != kNowhere || filters_left_out != 0) file_.refuse();
    places_[*chunk] = {child, bytes};
  }
}

void Array::read(std::size_t first, std::size_t count, std::uint8_t* to) {
  if (count == 0) return;
  if (!grid_) {
    if (layout_.begin == kNowhere) throw Failure({phrase::never_written, file_.what()});
    const auto all = file_.part(layout_.begin, elements_ * element_);
    std::copy_n(all.begin() + static_cast<std::ptrdiff_t>(first * element_), count * element_, to);
    return;
  }
  // Chunks follow each other: the last one that begins at `first` or before.
  std::size_t chunk = 0;
  for (std::size_t end = grid_->chunks(); end - chunk > 1;) {
    const std::size_t middle = chunk + (end - chunk) / 2;
    (grid_->run(middle).first <= first ? chunk : end) = middle;
  }
  for (; count > 0; ++chunk) {
    unpack(chunk);
    const ChunkGrid::Run run = grid_->run(chunk);
    const std::size_t begin = first - run.first, some = std::min(run.count - begin, count);
    to = std::copy_n(unpacked_.raw.begin() + static_cast<std::ptrdiff_t>(begin * element_), some * element_, to);
    first += some;
    count -= some;
  }
}

void Array::unpack(std::size_t chunk) {
  if (unpacked_.of == this && unpacked_.chunk == chunk) return;
  unpacked_.of = nullptr;
  const Place& place = places_[chunk];
  unpacked_.raw.resize(grid_->bytes());
  if (!unpacked_.unpacker.unpack(file_.part(place.address, place.bytes), element_, unpacked_.raw)) {
    throw Failure({phrase::array_damaged, file_.what()});
  }
  digests_[chunk] = digest_of(unpacked_.raw);
  unpacked_.of = this;
  unpacked_.chunk = chunk;
}

std::vector<Digest> Array::chunk_digests() {
  std::vector<Digest> digests;
  if (elements_ == 0) return digests;
  if (!grid_) {
    std::vector<std::uint8_t> all(elements_ * element_);
    read(0, elements_, all.data());
    digests.push_back(digest_of(all));
    return digests;
  }
  for (std::size_t chunk = 0; chunk < grid_->chunks(); ++chunk) {
    if (!digests_[chunk]) unpack(chunk);
    digests.push_back(*digests_[chunk]);
  }
  return digests;
}

}  // namespace kabar::h5
