// Files that would take more memory or time than their size allows, since parts of them lie over each other: what a
// file may cost stays in proportion to it.

#include <gtest/gtest.h>
#include <hdf5_hl.h>

#include <algorithm>
#include <cstring>
#include <limits>

#include "storage/chunks.h"
#include "storage/h5_array.h"
#include "storage/h5_reader.h"
#include "storage/h5_texts.h"
#include "storage/results.h"
#include "tests/storage/altered.h"
#include "tests/storage/bytes.h"
#include "tests/storage/sample.h"

namespace kabar {
namespace {

using sample::Bytes;

void put(Bytes& bytes, std::size_t at, std::uint64_t value, std::size_t length) {
  for (std::size_t i = 0; i < length; ++i) bytes.at(at + i) = static_cast<std::uint8_t>(value >> (8 * i));
}

std::string failure_of(const std::function<void()>& work) {
  try {
    work();
  } catch (const h5::Failure& failure) {
    return failure.sentence().in(Language::english);
  }
  return "";
}

TEST(ModestTexts, ManyElementsShareNoText) {
  constexpr std::size_t kElements = 1000, kLength = 100'000, kHeapAt = 16 * kElements;
  Bytes bytes(kHeapAt + 32 + kLength, 'x');
  std::memcpy(bytes.data() + kHeapAt, "GCOL\1\0\0\0", 8);
  put(bytes, kHeapAt + 8, 32 + kLength, 8);
  put(bytes, kHeapAt + 16, 1, 8);  // its place
  put(bytes, kHeapAt + 24, kLength, 8);
  for (std::size_t i = 0; i < kElements; ++i) {
    put(bytes, 16 * i, kLength, 4);
    put(bytes, 16 * i + 4, kHeapAt, 8);
    put(bytes, 16 * i + 12, 1, 4);
  }
  EXPECT_EQ(failure_of([&] { h5::Texts(bytes).read(0, 1, "source"); }), "");
  EXPECT_EQ(failure_of([&] { h5::Texts(bytes).read(0, kElements, "source"); }), "source: its texts overlap each other");
}

TEST(ModestTexts, ManyHeapsShareNoObjects) {
  // Heap i is followed by an object that reaches to the empty objects that all of them share.
  constexpr std::size_t kHeaps = 2000, kObjects = 20'000, kElementsAt = 32 * kHeaps,
                        kSharedAt = kElementsAt + 16 * kHeaps;
  Bytes bytes(kSharedAt + 16 * kObjects, 0);
  for (std::size_t i = 0; i < kHeaps; ++i) {
    std::memcpy(bytes.data() + 32 * i, "GCOL\1\0\0\0", 8);
    put(bytes, 32 * i + 8, bytes.size() - 32 * i, 8);
    put(bytes, 32 * i + 16, 1, 2);
    put(bytes, 32 * i + 24, kSharedAt - 32 * i - 32, 8);
    put(bytes, kElementsAt + 16 * i, 1, 4);
    put(bytes, kElementsAt + 16 * i + 4, 32 * i, 8);
    put(bytes, kElementsAt + 16 * i + 12, 1, 4);
  }
  put(bytes, kElementsAt + 4, 32, 8);  // address 0 would be nothing
  for (std::size_t i = 0; i < kObjects; ++i) put(bytes, kSharedAt + 16 * i, 2 + i, 2);
  EXPECT_EQ(failure_of([&] { h5::Texts(bytes).read(kElementsAt, 1, "source"); }), "");
  EXPECT_EQ(failure_of([&] { h5::Texts(bytes).read(kElementsAt, kHeaps, "source"); }),
            "source: its texts overlap each other");
}

/// A file whose root has a header of version 1 in so many bytes.
Bytes with_root(std::size_t header) {
  constexpr std::size_t kRoot = 96;
  Bytes bytes(kRoot + 16 + header, 0);
  std::memcpy(bytes.data(), "\x89HDF\r\n\x1a\n", 8);
  put(bytes, 13, 0x0808, 2);
  put(bytes, 40, bytes.size(), 8);
  put(bytes, 64, kRoot, 8);
  put(bytes, kRoot, 1, 1);
  put(bytes, kRoot + 8, header, 4);
  return bytes;
}
constexpr std::size_t kMessagesAt = 112;

/// A message that says where the header goes on.
void put_continuation(Bytes& bytes, std::size_t at, std::uint64_t begin) {
  put(bytes, at, 0x10, 2);
  put(bytes, at + 2, 16, 2);
  put(bytes, at + 8, begin, 8);
  put(bytes, at + 16, bytes.size() - begin, 8);
}

TEST(ModestObjects, AHeaderDoesNotGoOnInItself) {
  constexpr std::size_t kParts = 20'000;
  Bytes bytes = with_root(24 * kParts);
  for (std::size_t i = 0; i < kParts; ++i) put_continuation(bytes, kMessagesAt + 24 * i, kMessagesAt + 24 * i);
  EXPECT_EQ(failure_of([&] { h5::Reader reader(bytes); }), "HDF5 is laid out otherwise than kabar does");
}

TEST(ModestObjects, NamesOfLinksDoNotOverlap) {
  // A header of as many parts as there are links; each part begins in the name of the link before.
  const auto links = [](std::size_t count) {
    constexpr std::size_t kInfo = 8 + 18, kStep = 40, kLongest = 5000;
    Bytes bytes = with_root(kInfo + 24 * count);
    put(bytes, kMessagesAt, 2, 2);
    put(bytes, kMessagesAt + 2, 18, 2);
    std::fill_n(bytes.begin() + kMessagesAt + 10, 16, std::uint8_t{0xFF});  // no heap, no tree of names
    const std::size_t first = bytes.size();
    bytes.resize(first + kLongest, 'n');
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t at = first + kStep * i, length = bytes.size() - at - 8;
      put_continuation(bytes, kMessagesAt + kInfo + 24 * i, at);
      put(bytes, at, 6, 2);
      put(bytes, at + 2, length, 2);
      put(bytes, at + 4, 0, 4);
      put(bytes, at + 8, 0x0301, 2);  // of version 1, with 8 bytes for the length of the name
      put(bytes, at + 10, length - 18, 8);
    }
    return bytes;
  };
  EXPECT_EQ(failure_of([&] { h5::Reader reader(links(1)); }), "");
  EXPECT_EQ(failure_of([&] { h5::Reader reader(links(100)); }), "HDF5 is laid out otherwise than kabar does");
}

/// Files whose chunks are not where and what they were.
class ModestChunks : public testing::Test {
 protected:
  ModestChunks() {
    write_results(path_, sample::recording(), sample::provenance(), Tier::summary);
    content_ = sample::content_of(sample::load(path_));
  }

  /// Why the file is refused when every entry of every tree of chunks has this size, or this address.
  std::string refusal(std::optional<std::uint64_t> size, std::optional<std::uint64_t> address) {
    Bytes changed = content_;
    constexpr std::string_view kNode("TREE\1\0", 6);  // of chunks, a leaf
    for (auto node = changed.begin();; ++node) {
      node = std::search(node, changed.end(), kNode.begin(), kNode.end());
      if (node == changed.end()) break;
      const auto at = static_cast<std::size_t>(node - changed.begin());
      // One chunk each: size, filters, an offset for each dimension and one within the element, address. Its rank
      // shows in the offsets, which are all 0.
      std::size_t end = at + 24 + 8;
      while (changed[end] == 0 && std::all_of(&changed[end], &changed[end] + 8, [](auto byte) { return byte == 0; })) {
        end += 8;
      }
      if (size) put(changed, at + 24, *size, 4);
      if (address) put(changed, end, *address, 8);
    }
    sample::save(path_, sample::with_trailer(changed));
    try {
      read_results(path_);
    } catch (const InputError& error) {
      return error.problems().at(0).why.in(Language::english);
    }
    return "";
  }

  sample::Folder folder_;
  std::string path_ = folder_ / "x.h5";
  Bytes content_;
};

TEST_F(ModestChunks, AreNoLargerThanTheFile) {
  EXPECT_EQ(refusal({}, {}), "");
  EXPECT_EQ(refusal(content_.size() + 1, {}), "kelurahan_lat is larger than its file can hold");
}

TEST_F(ModestChunks, AreAllThereBeforeRoomIsMade) {
  const std::string none = refusal({}, ~std::uint64_t{0});
  EXPECT_NE(none.find(" was not written whole"), std::string::npos) << none;
  const std::string small = refusal(0, {});
  EXPECT_NE(small.find(" is larger than its file can hold"), std::string::npos) << small;
}

/// Forty chunks of zeros, of which a tree says that they are all the same bytes of the file.
TEST(ModestArray, HasChunksInBytesOfTheirOwn) {
  constexpr std::size_t kChunks = 40, kColumns = 131'072, kEntry = 4 + 4 + 3 * 8 + 8;
  ChunkPacker packer(1);
  packer.pack(1, 4 * kColumns, 4,
              [](std::size_t, std::span<std::uint8_t> raw) { std::fill(raw.begin(), raw.end(), 0); });
  const auto packed = packer.packed(0);
  Bytes bytes(24 + kChunks * kEntry, 0);
  std::memcpy(bytes.data(), "TREE\1\0", 6);
  put(bytes, 6, kChunks, 2);
  for (std::size_t i = 0; i < kChunks; ++i) {
    put(bytes, 24 + i * kEntry, packed.size(), 4);
    put(bytes, 24 + i * kEntry + 8, i, 8);
    put(bytes, 24 + i * kEntry + 32, bytes.size(), 8);
  }
  bytes.insert(bytes.end(), packed.begin(), packed.end());
  h5::Layout layout;
  layout.in_chunks = true;
  layout.tree = 0;
  layout.chunk = {1, kColumns};
  layout.element = 4;
  const auto failure = [&] {
    h5::Unpacked unpacked;
    return failure_of([&] { h5::Array({bytes, "counts"}, layout, {kChunks, kColumns}, 4, unpacked); });
  };
  EXPECT_EQ(failure(), "counts is larger than its file can hold");
  bytes.resize(bytes.size() + kChunks * packed.size());  // with room for all of them
  EXPECT_EQ(failure(), "");
}

TEST(FiniteNumbers, AreAllThatAFileHolds) {
  const sample::Folder folder;
  const std::string path = folder / "x.h5";
  write_results(path, sample::recording(), sample::provenance(), Tier::summary);
  const Bytes whole = sample::load(path);
  for (const char* name : {"kelurahan_lat", "kelurahan_km2", "target_households", "parameters/high"}) {
    for (const double value : {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()}) {
      sample::save(path, sample::altered(whole, [&](std::int64_t file) {
                     const hid_t array = H5Dopen2(file, name, H5P_DEFAULT);
                     const std::vector<double> values(3, value);  // none has more
                     H5Dwrite(array, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data());
                     H5Dclose(array);
                   }));
      try {
        read_results(path);
        ADD_FAILURE() << name << " may be " << value;
      } catch (const InputError& error) {
        EXPECT_EQ(error.problems().at(0).why.in(Language::english), std::string(name) + " is out of range");
      }
    }
  }
}

}  // namespace
}  // namespace kabar
