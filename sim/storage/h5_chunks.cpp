#include "storage/h5_chunks.h"

#include <algorithm>

#include "storage/h5_internal.h"
#include "storage/phrases.h"

namespace kabar::h5 {

ChunkReader::ChunkReader(hid_t dataset, const Extents& extents, std::size_t element, std::size_t largest,
                         std::string what)
    : dataset_(dataset), grid_(extents, element), element_(element), largest_(largest), what_(std::move(what)) {
  const Handle made(H5Dget_create_plist(dataset), H5Pclose, what_);
  Extents shape(extents.size());
  if (H5Pget_chunk(made, static_cast<int>(shape.size()), shape.data()) != static_cast<int>(shape.size()) ||
      shape != grid_.shape()) {
    throw Failure({phrase::cut_otherwise, what_});
  }
}

void ChunkReader::read(std::size_t first, std::size_t count, std::uint8_t* to) {
  // Chunks follow each other: the last one that begins at `first` or before.
  std::size_t chunk = 0;
  for (std::size_t end = grid_.chunks(); end - chunk > 1;) {
    const std::size_t middle = chunk + (end - chunk) / 2;
    (grid_.run(middle).first <= first ? chunk : end) = middle;
  }
  for (; count > 0; ++chunk) {
    unpack(chunk);
    const ChunkGrid::Run run = grid_.run(chunk);
    const std::size_t begin = first - run.first, some = std::min(run.count - begin, count);
    to = std::copy_n(raw_.begin() + static_cast<std::ptrdiff_t>(begin * element_), some * element_, to);
    first += some;
    count -= some;
  }
}

void ChunkReader::unpack(std::size_t chunk) {
  if (unpacked_ == chunk) return;
  unpacked_.reset();
  const Extents offset = grid_.run(chunk).offset;
  hsize_t size = 0;
  check(H5Dget_chunk_storage_size(dataset_, offset.data(), &size), what_);
  if (size == 0) throw Failure({phrase::not_written_whole, what_});
  if (size >= largest_) throw Failure({phrase::larger_than_file, what_});
  packed_.resize(size);
  raw_.resize(grid_.bytes());
  std::uint32_t filters_left_out = 0;
  check(H5Dread_chunk(dataset_, H5P_DEFAULT, offset.data(), &filters_left_out, packed_.data()), what_);
  if (filters_left_out != 0 || !unpacker_.unpack(packed_, element_, raw_))
    throw Failure({phrase::array_damaged, what_});
  unpacked_ = chunk;
}

}  // namespace kabar::h5
