// How arrays are cut, and what HDF5's filters make of a chunk, made without HDF5.

#include "storage/chunks.h"

#include <gtest/gtest.h>

#include <numeric>
#include <set>
#include <stdexcept>
#include <string_view>

namespace kabar {
namespace {

std::span<const std::uint8_t> bytes_of(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

std::size_t product(const Extents& extents) {
  return std::accumulate(extents.begin(), extents.end(), std::size_t{1}, std::multiplies<>());
}

TEST(Chunks, HoldEveryElementOnce) {
  const Extents arrays[] = {{1},
                            {7},
                            {1'000'003},
                            {8, 20, 10, 8, 4, 4, 17, 4},
                            {8, 20, 10, 8, 4, 10},
                            {3, 1, 7, 100'003},
                            {2, 5, 41'000},
                            {100'000, 3}};
  for (const Extents& extents : arrays) {
    for (const std::size_t element : {1u, 2u, 4u, 8u}) {
      const ChunkGrid grid(extents, element);
      EXPECT_LE(grid.bytes(), 512u << 10);
      EXPECT_EQ(grid.bytes(), product(grid.shape()) * element);
      std::set<Extents> offsets;
      std::size_t next = 0;
      for (std::size_t i = 0; i < grid.chunks(); ++i) {
        const ChunkGrid::Run run = grid.run(i);
        EXPECT_EQ(run.first, next) << "chunks follow each other";
        next = run.first + run.count;
        // Where HDF5 puts the chunk's first element.
        std::size_t at = 0;
        for (std::size_t d = 0; d < extents.size(); ++d) {
          ASSERT_LT(run.offset[d], extents[d]);
          EXPECT_EQ(run.offset[d] % grid.shape()[d], 0u);
          at = at * extents[d] + run.offset[d];
        }
        EXPECT_EQ(at, run.first);
        EXPECT_TRUE(offsets.insert(run.offset).second);
      }
      EXPECT_EQ(next, product(extents));
    }
  }
}

TEST(Chunks, AreFewAndAlikeInSize) {
  EXPECT_EQ(ChunkGrid({8, 20, 10, 8, 4, 4, 17, 4}, 4).shape(), (Extents{1, 1, 10, 8, 4, 4, 17, 4}));
  EXPECT_EQ(ChunkGrid({8, 20, 10, 8, 4, 10}, 4).shape(), (Extents{2, 20, 10, 8, 4, 10})) << "small rows share a chunk";
  EXPECT_EQ(ChunkGrid({9, 30'000}, 4).shape(), (Extents{3, 30'000})) << "4 would fit, and leave 1 for the last";
  EXPECT_EQ(ChunkGrid({1'000'000}, 1).shape(), (Extents{500'000}));
  EXPECT_EQ(ChunkGrid({1}, 8).chunks(), 1u);
}

TEST(Chunks, AreShuffledByTheByte) {
  const std::string_view elements = "a1b2c3d4";
  std::string shuffled(8, ' ');
  const std::span<std::uint8_t> to(reinterpret_cast<std::uint8_t*>(shuffled.data()), 8);
  shuffle(bytes_of(elements), 2, to);
  EXPECT_EQ(shuffled, "abcd1234");
  shuffle(bytes_of(elements), 4, to);
  EXPECT_EQ(shuffled, "ac13bd24");
  shuffle(bytes_of(elements), 8, to);
  EXPECT_EQ(shuffled, elements);
  shuffle(bytes_of(elements), 1, to);
  EXPECT_EQ(shuffled, elements);
}

// The published values of Fletcher-32 are over little-endian words; HDF5 takes big-endian ones.
TEST(Chunks, HaveTheChecksumOfFletcher) {
  EXPECT_EQ(fletcher32(bytes_of("badcfe")), 0x56502D2Au);
  EXPECT_EQ(fletcher32(bytes_of("badcfehg")), 0xEBE19591u);
  EXPECT_EQ(fletcher32({}), 0u);
  EXPECT_EQ(fletcher32(bytes_of(std::string_view("\xFF\xFF\xFF\xFF\x00\x01", 6))), 0x00010001u) << "folded twice";
  const std::vector<std::uint8_t> ones(5000, 0xFF);
  EXPECT_EQ(fletcher32(ones), 0xFFFFFFFFu);
}

TEST(Chunks, AreUnpackedAsTheyWere) {
  for (const std::size_t element : {1u, 2u, 4u, 8u}) {
    ChunkPacker packer(1);
    std::vector<std::uint8_t> values(8000);
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = static_cast<std::uint8_t>(i * i >> 7);
    packer.pack(1, values.size(), element, [&](std::size_t, std::span<std::uint8_t> raw) {
      std::copy(values.begin(), values.end(), raw.begin());
    });
    std::vector<std::uint8_t> packed(packer.packed(0).begin(), packer.packed(0).end()), raw(values.size());
    ChunkUnpacker unpacker;
    EXPECT_TRUE(unpacker.unpack(packed, element, raw));
    EXPECT_EQ(raw, values);
    std::vector<std::uint8_t> other(values.size() - element);
    EXPECT_FALSE(unpacker.unpack(packed, element, other)) << "too small";
    other.resize(values.size() + element);
    EXPECT_FALSE(unpacker.unpack(packed, element, other)) << "too large";
    for (std::size_t length = 0; length < packed.size(); ++length) {
      EXPECT_FALSE(unpacker.unpack(std::span(packed).first(length), element, raw)) << length;
    }
    for (std::size_t i = 0; i < packed.size(); ++i) {
      packed[i] ^= 0x10;
      EXPECT_FALSE(unpacker.unpack(packed, element, raw)) << i;
      packed[i] ^= 0x10;
    }
  }
}

std::vector<std::uint8_t> packed(int threads, std::size_t count) {
  ChunkPacker packer(threads);
  std::vector<std::uint8_t> all;
  for (const std::size_t bytes : {40'000u, 8'000u}) {  // the memory of the first is used for the second
    packer.pack(count, bytes, 4, [](std::size_t chunk, std::span<std::uint8_t> raw) {
      for (std::size_t i = 0; i < raw.size(); ++i) raw[i] = static_cast<std::uint8_t>(chunk * i * i >> 7);
    });
    for (std::size_t i = 0; i < count; ++i) {
      const auto chunk = packer.packed(i);
      all.insert(all.end(), chunk.begin(), chunk.end());
    }
  }
  return all;
}

TEST(Chunks, AreTheSameFromAnyNumberOfThreads) {
  const std::vector<std::uint8_t> one = packed(1, 50);
  EXPECT_GT(one.size(), 1000u);
  for (const int threads : {2, 7, 100}) EXPECT_EQ(packed(threads, 50), one) << threads;
  EXPECT_TRUE(packed(3, 0).empty());
}

TEST(Chunks, CarryOutWhatFails) {
  ChunkPacker packer(3);
  const auto fill = [](std::size_t chunk, std::span<std::uint8_t>) {
    if (chunk == 5) throw std::runtime_error("chunk 5");
  };
  EXPECT_THROW(packer.pack(9, 100, 1, fill), std::runtime_error);
}

}  // namespace
}  // namespace kabar
