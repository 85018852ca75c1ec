#include "storage/chunks.h"

#include <algorithm>
#include <atomic>
#include <bit>
#include <cstring>

#include "core/parallel.h"

namespace kabar {

namespace {

// Few enough that HDF5's own work for a chunk (an entry of its index, a call) does not count, small enough for the
// caches of processors and for HDF5's own of 1 MB, from which readers profit.
constexpr std::size_t kLargestChunk = 512u << 10;
constexpr std::size_t kChecksum = 4;  // bytes of fletcher32

static_assert(std::endian::native == std::endian::little, "the file's order is that of memory");

template <std::size_t kElement>
void shuffle_elements(const std::uint8_t* from, std::size_t elements, std::uint8_t* to) {
  for (std::size_t i = 0; i < elements; ++i) {
    for (std::size_t b = 0; b < kElement; ++b) to[b * elements + i] = from[i * kElement + b];
  }
}

template <std::size_t kElement>
void unshuffle_elements(const std::uint8_t* from, std::size_t elements, std::uint8_t* to) {
  for (std::size_t i = 0; i < elements; ++i) {
    for (std::size_t b = 0; b < kElement; ++b) to[i * kElement + b] = from[b * elements + i];
  }
}

}  // namespace

ChunkGrid::ChunkGrid(Extents extents, std::size_t element) : extents_(std::move(extents)), shape_(extents_.size(), 1) {
  const std::size_t most = std::max<std::size_t>(1, kLargestChunk / element);
  cut_ = extents_.size() - 1;
  while (cut_ > 0 && inner_ * extents_[cut_] <= most) inner_ *= extents_[cut_--];
  // As many as fit, but so that the last chunk is about as full as the others.
  const std::size_t extent = extents_[cut_], fit = std::clamp<std::size_t>(most / inner_, 1, extent);
  const std::size_t pieces = (extent + fit - 1) / fit;
  shape_[cut_] = (extent + pieces - 1) / pieces;
  std::copy(extents_.begin() + static_cast<std::ptrdiff_t>(cut_) + 1, extents_.end(),
            shape_.begin() + static_cast<std::ptrdiff_t>(cut_) + 1);
  chunks_ = (extent + shape_[cut_] - 1) / shape_[cut_];
  for (std::size_t d = 0; d < cut_; ++d) chunks_ *= extents_[d];
  bytes_ = shape_[cut_] * inner_ * element;
}

ChunkGrid::Run ChunkGrid::run(std::size_t chunk) const {
  const std::size_t extent = extents_[cut_], pieces = (extent + shape_[cut_] - 1) / shape_[cut_];
  const std::size_t begin = chunk % pieces * shape_[cut_];
  std::size_t leading = chunk / pieces;
  Run run;
  run.first = (leading * extent + begin) * inner_;
  run.count = std::min<std::size_t>(shape_[cut_], extent - begin) * inner_;
  run.offset.assign(extents_.size(), 0);
  run.offset[cut_] = begin;
  for (std::size_t d = cut_; d-- > 0;) {
    run.offset[d] = leading % extents_[d];
    leading /= extents_[d];
  }
  return run;
}

std::optional<std::size_t> ChunkGrid::number_of(const Extents& offset) const {
  const std::size_t extent = extents_[cut_], pieces = (extent + shape_[cut_] - 1) / shape_[cut_];
  std::size_t number = 0;
  for (std::size_t d = 0; d < extents_.size(); ++d) {
    if (offset[d] >= extents_[d] || (d > cut_ && offset[d] != 0)) return std::nullopt;
    if (d < cut_) number = number * extents_[d] + offset[d];
  }
  if (offset[cut_] % shape_[cut_] != 0) return std::nullopt;
  return number * pieces + offset[cut_] / shape_[cut_];
}

ChunkPacker::ChunkPacker(int threads) : threads_(static_cast<std::size_t>(std::max(threads, 1))) {}

void ChunkPacker::pack(std::size_t count, std::size_t bytes, std::size_t element, const Fill& fill) {
  places_.resize(count);
  const std::size_t lanes = std::min(count, threads_);
  if (lanes_.size() < lanes) lanes_.resize(lanes);
  std::atomic<std::size_t> next{0};
  parallel_for(static_cast<std::int64_t>(lanes), static_cast<int>(lanes), [&](std::int64_t l) {
    Lane& lane = lanes_[static_cast<std::size_t>(l)];
    lane.raw.resize(bytes);
    lane.used = 0;
    for (std::size_t i = next++; i < count; i = next++) {
      const std::size_t begin = lane.used;
      fill(i, lane.raw);
      pack_one(lane, element);
      places_[i] = {static_cast<std::size_t>(l), begin, lane.used - begin};
    }
  });
}

std::span<const std::uint8_t> ChunkPacker::packed(std::size_t chunk) const {
  const Place& place = places_.at(chunk);
  return std::span(lanes_[place.lane].packed).subspan(place.begin, place.length);
}

void ChunkPacker::pack_one(Lane& lane, std::size_t element) {
  std::span<const std::uint8_t> plain = lane.raw;
  if (element > 1) {  // HDF5's shuffle leaves single bytes as they are, too
    lane.shuffled.resize(lane.raw.size());
    shuffle(lane.raw, element, lane.shuffled);
    plain = lane.shuffled;
  }
  const std::size_t bound = lane.deflater.bound(plain.size());
  if (lane.packed.size() < lane.used + bound + kChecksum) {
    lane.packed.resize(std::max(lane.used + bound + kChecksum, 2 * lane.packed.size()));
  }
  const std::span<std::uint8_t> to = std::span(lane.packed).subspan(lane.used);
  const std::size_t length = lane.deflater.pack(plain, to.first(bound));
  const std::uint32_t sum = fletcher32(to.first(length));
  for (std::size_t i = 0; i < kChecksum; ++i) to[length + i] = static_cast<std::uint8_t>(sum >> (8 * i));
  lane.used += length + kChecksum;
}

bool ChunkUnpacker::unpack(std::span<const std::uint8_t> packed, std::size_t element, std::span<std::uint8_t> raw) {
  if (packed.size() < kChecksum) return false;
  const auto stream = packed.first(packed.size() - kChecksum);
  std::uint32_t sum = 0;
  for (std::size_t i = kChecksum; i-- > 0;) sum = sum << 8 | packed[stream.size() + i];
  if (sum != fletcher32(stream)) return false;
  if (element == 1) return inflater_.unpack(stream, raw);
  shuffled_.resize(raw.size());
  if (!inflater_.unpack(stream, shuffled_)) return false;
  unshuffle(shuffled_, element, raw);
  return true;
}

std::uint32_t fletcher32(std::span<const std::uint8_t> bytes) {
  constexpr std::size_t kWordsBeforeOverflow = 360;
  std::uint32_t sum = 0, sum_of_sums = 0;
  const auto fold = [](std::uint32_t value) { return (value & 0xFFFFu) + (value >> 16); };
  std::size_t i = 0, words = bytes.size() / 2;
  while (words > 0) {
    const std::size_t some = std::min(words, kWordsBeforeOverflow);
    words -= some;
    for (std::size_t word = 0; word < some; ++word, i += 2) {
      sum += static_cast<std::uint32_t>(bytes[i] << 8 | bytes[i + 1]);
      sum_of_sums += sum;
    }
    sum = fold(sum);
    sum_of_sums = fold(sum_of_sums);
  }
  if (i < bytes.size()) {
    sum = fold(sum + static_cast<std::uint32_t>(bytes[i] << 8));
    sum_of_sums = fold(sum_of_sums + sum);
  }
  return fold(sum_of_sums) << 16 | fold(sum);
}

void shuffle(std::span<const std::uint8_t> from, std::size_t element, std::span<std::uint8_t> to) {
  const std::size_t elements = from.size() / element;
  switch (element) {
    case 1:
      std::copy(from.begin(), from.end(), to.begin());
      return;
    case 2:
      return shuffle_elements<2>(from.data(), elements, to.data());
    case 4:
      return shuffle_elements<4>(from.data(), elements, to.data());
    case 8:
      return shuffle_elements<8>(from.data(), elements, to.data());
    default:
      for (std::size_t i = 0; i < elements * element; ++i) to[i % element * elements + i / element] = from[i];
  }
}

void unshuffle(std::span<const std::uint8_t> from, std::size_t element, std::span<std::uint8_t> to) {
  const std::size_t elements = from.size() / element;
  switch (element) {
    case 1:
      std::copy(from.begin(), from.end(), to.begin());
      return;
    case 2:
      return unshuffle_elements<2>(from.data(), elements, to.data());
    case 4:
      return unshuffle_elements<4>(from.data(), elements, to.data());
    case 8:
      return unshuffle_elements<8>(from.data(), elements, to.data());
    default:
      for (std::size_t i = 0; i < elements * element; ++i) to[i] = from[i % element * elements + i / element];
  }
}

}  // namespace kabar
