#pragma once
// One array of a file: where its values lie, and the values. Filters are undone by storage/chunks.h. Knows the header
// of an array and nothing else of the file.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/digest.h"
#include "storage/chunks.h"
#include "storage/h5_bytes.h"
#include "storage/h5_objects.h"

namespace kabar::h5 {

/// Where the values are. One of both: `tree` of chunks, or `begin` of all values in a row (kNowhere: none were
/// written).
struct Layout {
  bool in_chunks = false;
  std::uint64_t tree = kNowhere, begin = kNowhere, bytes = 0;
  Extents chunk;
  std::size_t element = 0;  // bytes of one, as the layout has it
};
/// Throws Failure where values lie in another file, or otherwise than kabar lays them.
Layout layout_from(const std::vector<Message>& messages, std::size_t dimensions, const std::string& what);

class Array;

/// What the arrays of a file unpack their chunks with: one at a time.
struct Unpacked {
  ChunkUnpacker unpacker;
  std::vector<std::uint8_t> raw;
  const Array* of = nullptr;  // the array and its chunk that are in `raw`: rows of small arrays share one
  std::size_t chunk = 0;
  std::uint64_t packed = 0;  // bytes of all chunks of all arrays
};

class Array {
 public:
  /// `element`: bytes of one value. Throws Failure if the array is cut otherwise than kabar does, or has not all of its
  /// chunks, each in bytes of its own and no smaller than it can be packed. The file and `unpacked` must outlive it.
  Array(const Bytes& file, Layout layout, Extents extents, std::size_t element, Unpacked& unpacked);
  Array(const Array&) = delete;
  Array& operator=(const Array&) = delete;

  const Extents& extents() const { return extents_; }
  std::size_t elements() const { return elements_; }
  const Layout& layout() const { return layout_; }

  /// Elements first .. first + count - 1, in the order of memory. Throws Failure where a chunk is missing or damaged.
  void read(std::size_t first, std::size_t count, std::uint8_t* to);
  /// The digests of all chunks, in order; of an array that has none, of all its bytes. Chunks that were read need not
  /// be read again.
  std::vector<Digest> chunk_digests();

 private:
  struct Place {
    std::uint64_t address = kNowhere, bytes = 0;
  };
  void find_chunks();
  void node(std::uint64_t address, std::size_t level, std::size_t& nodes_left);
  void unpack(std::size_t chunk);

  Bytes file_;
  Layout layout_;
  Extents extents_;
  std::size_t element_, elements_;
  std::optional<ChunkGrid> grid_;  // none: not in chunks
  std::vector<Place> places_;
  std::vector<std::optional<Digest>> digests_;
  Unpacked& unpacked_;
};

}  // namespace kabar::h5
