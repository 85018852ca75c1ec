#include "storage/deflate.h"

#include <libdeflate.h>

#include <new>
#include <stdexcept>

namespace kabar {

namespace {

// On shuffled counts of the shipped city level 2 packs as well as zlib at 4; what higher levels gain in size (2 % at 5)
// costs more time than it is worth.
constexpr int kLevel = 2;

}  // namespace

void Deflater::Free::operator()(libdeflate_compressor* compressor) const {
  libdeflate_free_compressor(compressor);
}

Deflater::Deflater() : compressor_(libdeflate_alloc_compressor(kLevel)) {
  if (compressor_ == nullptr) throw std::bad_alloc();
}

std::size_t Deflater::bound(std::size_t bytes) const {
  return libdeflate_zlib_compress_bound(compressor_.get(), bytes);
}

std::size_t Deflater::pack(std::span<const std::uint8_t> from, std::span<std::uint8_t> to) {
  const std::size_t length =
      libdeflate_zlib_compress(compressor_.get(), from.data(), from.size(), to.data(), to.size());
  if (length == 0) throw std::logic_error("Deflater: no room for the stream");
  return length;
}

void Inflater::Free::operator()(libdeflate_decompressor* decompressor) const {
  libdeflate_free_decompressor(decompressor);
}

Inflater::Inflater() : decompressor_(libdeflate_alloc_decompressor()) {
  if (decompressor_ == nullptr) throw std::bad_alloc();
}

bool Inflater::unpack(std::span<const std::uint8_t> from, std::span<std::uint8_t> to) {
  // Without a place for the length, fewer bytes than `to` has are refused, too.
  return libdeflate_zlib_decompress(decompressor_.get(), from.data(), from.size(), to.data(), to.size(), nullptr) ==
         LIBDEFLATE_SUCCESS;
}

}  // namespace kabar
