#include "core/utf8.h"

#include <gtest/gtest.h>

#include <string>

namespace kabar {
namespace {

TEST(Utf8, ReadsCharactersOfEveryLength) {
  const auto read = [](const char* text) {
    const CodePoint point = first_code_point(text);
    return std::tuple(point.value, point.bytes, point.valid);
  };
  EXPECT_EQ(read("a"), std::tuple(U'a', 1u, true));
  EXPECT_EQ(read("é"), std::tuple(U'é', 2u, true));
  EXPECT_EQ(read("€x"), std::tuple(U'€', 3u, true));
  EXPECT_EQ(read("😀"), std::tuple(U'😀', 4u, true));
}

TEST(Utf8, RefusesWhatIsNone) {
  for (const std::string text :
       {"\x80", "\xC0\x80", "\xC3", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xFF"}) {
    const CodePoint point = first_code_point(text);
    EXPECT_FALSE(point.valid) << testing::PrintToString(text);
    EXPECT_EQ(point.bytes, 1u);
  }
}

TEST(Utf8, KnowsWhatSteers) {
  for (const char32_t one :
       {U'\x1B', U'\n', U'\x7F', U'\u009B', U'\u202E', U'\u2066', U'\u2028', U'\u200B', U'\uFEFF'}) {
    EXPECT_TRUE(steers_text(one)) << static_cast<unsigned>(one);
  }
  for (const char32_t one : {U'a', U' ', U'é', U'“', U'\u00A0', U'字', U'😀'}) {
    EXPECT_FALSE(steers_text(one)) << static_cast<unsigned>(one);
  }
}

TEST(Utf8, IsMadeReadable) {
  EXPECT_EQ(readable("a\x1b[31mb\u009bc\u202ed\xff"), "a?[31mb?c?d?");
  EXPECT_EQ(readable("one\ntwo\tthree\r\n"), "one two three? ");
  EXPECT_EQ(readable("one\ntwo", Lines::kept), "one\ntwo");
  EXPECT_EQ(readable("Wates “é” 字"), "Wates “é” 字");
}

TEST(Utf8, CountsColumns) {
  EXPECT_EQ(columns_of("caf\xC3\xA9"), 4u);
  EXPECT_EQ(columns_of("e\u0301"), 1u);
  EXPECT_EQ(columns_of("字"), 2u);
  EXPECT_EQ(columns_of(""), 0u);
  EXPECT_EQ(columns_of("\xFF\xFE"), 2u);
}

TEST(SmallLetters, AreMadeOfLatinCapitalsAlone) {
  EXPECT_EQ(small_letters("Hasil.XLSX [@`{] É 09 AZ"), "hasil.xlsx [@`{] É 09 az");
  EXPECT_EQ(small_letters(""), "");
}

}  // namespace
}  // namespace kabar
