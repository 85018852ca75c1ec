#pragma once
// How an array is cut into chunks, and what HDF5's filters shuffle, deflate and fletcher32 make of one. Both without
// HDF5, so that any thread can make a chunk and HDF5 has only to store it, and gives it back as it is.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "storage/deflate.h"

namespace kabar {

using Extents = std::vector<unsigned long long>;  // as HDF5 has them

/// A chunk is one index of the leading dimensions, a few of the next, and all of the rest: in memory a run of elements.
class ChunkGrid {
 public:
  /// No extent may be 0. `element`: bytes of one.
  ChunkGrid(Extents extents, std::size_t element);

  const Extents& shape() const { return shape_; }
  std::size_t chunks() const { return chunks_; }
  std::size_t bytes() const { return bytes_; }  // of a chunk, also of one that reaches beyond the array

  struct Run {
    Extents offset;                    // of the chunk's first element
    std::size_t first = 0, count = 0;  // elements of the array that are in it; they come first in the chunk
  };
  Run run(std::size_t chunk) const;
  /// The chunk whose first element is at `offset`, if one begins there.
  std::optional<std::size_t> number_of(const Extents& offset) const;

 private:
  Extents extents_, shape_;
  std::size_t cut_ = 0;  // the dimension of which a chunk has a few
  std::size_t inner_ = 1, chunks_ = 1, bytes_ = 0;
};

/// Makes chunks on several threads, in memory that it keeps for the next ones.
class ChunkPacker {
 public:
  explicit ChunkPacker(int threads);

  /// Gives the values of a chunk, in native order, to all of `raw`. Called on any thread, several at a time.
  using Fill = std::function<void(std::size_t chunk, std::span<std::uint8_t> raw)>;
  /// Makes the chunks 0 .. count - 1, of `bytes` bytes each. What is made of a chunk depends on its values alone.
  void pack(std::size_t count, std::size_t bytes, std::size_t element, const Fill& fill);
  /// What is to be stored of a chunk of the last call of `pack`.
  std::span<const std::uint8_t> packed(std::size_t chunk) const;

 private:
  /// What a thread works with.
  struct Lane {
    Deflater deflater;
    std::vector<std::uint8_t> raw, shuffled;
    std::vector<std::uint8_t> packed;  // chunk behind chunk
    std::size_t used = 0;
  };
  struct Place {
    std::size_t lane, begin, length;
  };
  static void pack_one(Lane& lane, std::size_t element);

  std::size_t threads_;
  std::vector<Lane> lanes_;
  std::vector<Place> places_;
};

/// Undoes what was made of a chunk, in memory that it keeps for the next one.
class ChunkUnpacker {
 public:
  /// False, and nothing of use in `raw`, if the checksum is wrong or `raw` is not as large as what was packed.
  bool unpack(std::span<const std::uint8_t> packed, std::size_t element, std::span<std::uint8_t> raw);

 private:
  Inflater inflater_;
  std::vector<std::uint8_t> shuffled_;
};

/// The checksum that HDF5's filter fletcher32 puts behind a chunk.
std::uint32_t fletcher32(std::span<const std::uint8_t> bytes);

/// All first bytes of the elements, then all second ones, and so on.
void shuffle(std::span<const std::uint8_t> from, std::size_t element, std::span<std::uint8_t> to);
void unshuffle(std::span<const std::uint8_t> from, std::size_t element, std::span<std::uint8_t> to);

}  // namespace kabar
