#include "core/digest.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace kabar {
namespace {

/// The first bytes of the buffer that xxHash's own sanity check fills.
std::vector<std::uint8_t> sanity_bytes(std::size_t size) {
  std::vector<std::uint8_t> bytes(size);
  std::uint64_t generator = 2654435761u;
  for (std::uint8_t& byte : bytes) {
    byte = static_cast<std::uint8_t>(generator >> 56);
    generator *= 11400714785074694797ull;
  }
  return bytes;
}

TEST(Digest, GivesTheKnownAnswersOfShortTexts) {
  EXPECT_EQ(to_text(digest_of("")), "99aa06d3014798d86001c324468d497f");
  EXPECT_EQ(to_text(digest_of("a")), "a96faf705af16834e6c632b61e964e1f");
  EXPECT_EQ(to_text(digest_of("abc")), "06b05ab6733a618578af5f94892f3950");
}

// One length for each way through XXH3-128 (1-3, 4-8, 9-16, 17-128, 129-240, longer), from xxHash's sanity vectors,
// seed 0.
TEST(Digest, GivesTheKnownAnswersOfEveryLengthClass) {
  const auto text = [](std::size_t size) { return to_text(digest_of(sanity_bytes(size))); };
  EXPECT_EQ(text(1), "a6cd5e9392000f6ac44bdff4074eecdb");
  EXPECT_EQ(text(3), "20efc49ff02422ea54247382a8d6b94d");
  EXPECT_EQ(text(4), "970d585ac632bf8e2e7d8d6876a39fe9");
  EXPECT_EQ(text(9), "564ef6078950d457ed7ccbc501eb7501");
  EXPECT_EQ(text(17), "955fa78643ed3669abbc12d11973d7db");
  EXPECT_EQ(text(129), "03815fc91f1b30b686c9e3bc8f0a3b5c");
  EXPECT_EQ(text(241), "99a80ecf0ecfc647c5a639ecd2030e5e");
  EXPECT_EQ(text(512), "18d2d110dcc9bca1617e49599013cb6b");
}

TEST(Digest, ChangesWithEveryBit) {
  std::vector<std::uint8_t> bytes = sanity_bytes(300);
  std::set<Digest> digests{digest_of(bytes)};
  for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
    bytes[bit / 8] = static_cast<std::uint8_t>(bytes[bit / 8] ^ (1u << (bit % 8)));
    digests.insert(digest_of(bytes));
    bytes[bit / 8] = static_cast<std::uint8_t>(bytes[bit / 8] ^ (1u << (bit % 8)));
  }
  EXPECT_EQ(digests.size(), 300u * 8 + 1);
}

TEST(DigestWriter, WritesLittleEndianIntegers) {
  DigestWriter writer;
  writer.u8(0x01);
  writer.u16(0x0302);
  writer.u32(0x07060504u);
  writer.u64(0x0F0E0D0C0B0A0908ull);
  writer.i64(-1);
  const std::vector<std::uint8_t> written(writer.bytes().begin(), writer.bytes().end());
  std::vector<std::uint8_t> expected;
  for (std::uint8_t i = 1; i <= 15; ++i) expected.push_back(i);
  expected.insert(expected.end(), 8, 0xFF);
  EXPECT_EQ(written, expected);
  EXPECT_EQ(writer.finish(), digest_of(expected));
}

TEST(DigestWriter, KeepsTextsApart) {
  DigestWriter first;
  first.text("ab");
  first.text("c");
  DigestWriter second;
  second.text("a");
  second.text("bc");
  EXPECT_NE(first.finish(), second.finish());
}

TEST(DigestWriter, OfNothingIsTheDigestOfNothing) {
  EXPECT_EQ(DigestWriter().finish(), digest_of(""));
}

TEST(DigestWriter, TakesADigestAsItsTwoHalves) {
  DigestWriter whole;
  whole.digest({1, 2});
  DigestWriter halves;
  halves.u64(1);
  halves.u64(2);
  EXPECT_EQ(whole.finish(), halves.finish());
}

}  // namespace
}  // namespace kabar
