#pragma once
// Reads an array in chunks and undoes the filters itself: those of HDF5 believe the size that a file gives a chunk
// (seen to crash in 1.10.8), and are slower. Knows one array.

#include <hdf5.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "storage/chunks.h"

namespace kabar::h5 {

class ChunkReader {
 public:
  /// `element`: bytes of one; `largest`: no chunk has as many bytes; `what` names the array. The dataset must outlive
  /// it. Throws Failure if the array is cut otherwise than kabar does.
  ChunkReader(hid_t dataset, const Extents& extents, std::size_t element, std::size_t largest, std::string what);

  /// Elements first .. first + count - 1, in the order of memory. Throws Failure where a chunk is missing or damaged.
  void read(std::size_t first, std::size_t count, std::uint8_t* to);

 private:
  void unpack(std::size_t chunk);

  hid_t dataset_;
  ChunkGrid grid_;
  std::size_t element_, largest_;
  std::string what_;
  ChunkUnpacker unpacker_;
  std::vector<std::uint8_t> packed_, raw_;
  std::optional<std::size_t> unpacked_;  // the chunk that is in raw_: rows of small arrays share one
};

}  // namespace kabar::h5
