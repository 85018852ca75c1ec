#include "scenario/typed_number.h"

#include <gtest/gtest.h>

#include <string>

namespace kabar {
namespace {

/// Nothing, or the number that a text is.
std::optional<double> read(std::string_view text, bool decimal_comma = false) {
  const std::optional<Value> value = parse_number(text, decimal_comma);
  if (!value) return std::nullopt;
  EXPECT_EQ(value->text, text);
  return value->kind == Value::Kind::integer ? static_cast<double>(value->integer) : value->real;
}

std::string hint(std::string_view text, bool decimal_comma = false) {
  return typed_number_hint(text, decimal_comma).in(Language::english);
}

TEST(TypedNumber, IsDecimalHoweverItIsWritten) {
  EXPECT_EQ(read("10"), 10);
  EXPECT_EQ(read("010"), 10);
  EXPECT_EQ(read("08"), 8);
  EXPECT_EQ(read("-007"), -7);
  EXPECT_EQ(read("+3"), 3);
  EXPECT_EQ(read(".05"), 0.05);
  EXPECT_EQ(read("00.5"), 0.5);
  EXPECT_EQ(read("1E+06"), 1e6);
  EXPECT_EQ(read("1.500"), 1.5);
  EXPECT_EQ(read("9223372036854775807"), 9223372036854775807.0);
  EXPECT_EQ(parse_number("999999999999999999")->integer, 999999999999999999);
  EXPECT_EQ(parse_number("-999999999999999999")->integer, -999999999999999999);
}

TEST(TypedNumber, HasACommaOnlyWhereTheTableSaysSo) {
  for (const char* text : {"0,5", "-7,25", "1,5E+03", ",5", "1,500"}) {
    EXPECT_FALSE(read(text)) << text;
    EXPECT_TRUE(read(text, true)) << text;
  }
  EXPECT_EQ(read("0,5", true), 0.5);
  EXPECT_EQ(read("-7,25", true), -7.25);
  EXPECT_EQ(read("1,5E+03", true), 1500);
  EXPECT_EQ(read("0.5", true), 0.5);
  EXPECT_TRUE(parse_number("0,5", true)->decimal_comma);
}

TEST(TypedNumber, IsNothingElse) {
  for (const char* text : {"", "-", "+", ".", "1.", "e5", "0x1F", "0o17", "0b1", "1_000", "1 000", "1.2.3", "1,2,3",
                           "1.234,5", "12a", "--1", "Rp5", "5%", "99999999999999999999"}) {
    EXPECT_FALSE(read(text)) << text;
    EXPECT_FALSE(read(text, true)) << text;
  }
}

TEST(TypedNumber, ReadsLikeThousands) {
  for (const char* text : {"28.000", "28,000", "1.234.567", "-1.500", "+1.500", "999.999"}) {
    EXPECT_TRUE(reads_like_thousands(text)) << text;
  }
  for (const char* text :
       {"28.00", "28.0000", "0.500", "1.234,567", "1234.567", "28", "", ".500", "1.500.00", "1.5e3"}) {
    EXPECT_FALSE(reads_like_thousands(text)) << text;
  }
  EXPECT_EQ(without_thousands_marks("-1.234.567"), "-1234567");
}

TEST(TypedNumber, HintsAtWhatWasMeant) {
  EXPECT_EQ(hint("28.000"), "no dot between thousands: 28000");
  EXPECT_EQ(hint("28,000"), "no comma between thousands: 28000");
  EXPECT_EQ(hint("1.234.567"), "no dot between thousands: 1234567");
  EXPECT_EQ(hint("-1.234,50"), "no dot between thousands: -1234.50");
  EXPECT_EQ(hint("1,234.5"), "no comma between thousands: 1234.5");
  EXPECT_EQ(hint("1.234,00"), "no dot between thousands: 1234");
  EXPECT_EQ(hint("0,5"), "fractions are written with a point: 0.5");
  EXPECT_EQ(hint("12,75"), "fractions are written with a point: 12.75");
  EXPECT_EQ(hint("28 000"), "no blank between thousands: 28000");
  EXPECT_EQ(hint("28\u00A0000"), "no blank between thousands: 28000");
  EXPECT_EQ(hint("Rp28000"), "digits only: 28000");
  EXPECT_EQ(hint("Rp 28.000"), "digits only: 28000");
  EXPECT_EQ(hint("Rp 28.000,00"), "digits only: 28000");
  EXPECT_EQ(hint("Rp. 1.250.000,-"), "digits only: 1250000");
  EXPECT_EQ(hint("IDR 28,000"), "digits only: 28000");
  EXPECT_EQ(hint("85%"), "write 0.85");
  EXPECT_EQ(hint("7,1 %"), "write 0.071");
  EXPECT_EQ(typed_number_hint("28.000").in(Language::indonesian), "tanpa titik ribuan: 28000");
}

TEST(TypedNumber, HintsInTheSpellingOfItsTable) {
  EXPECT_EQ(hint("1.234,5", true), "no dot between thousands: 1234,5");
  EXPECT_EQ(hint("1,234.5", true), "no comma between thousands: 1234,5");
  EXPECT_EQ(hint("28.000", true), "no dot between thousands: 28000");
  EXPECT_EQ(hint("85 %", true), "write 0,85");
  EXPECT_EQ(hint("0,5", true), "");  // it is read
}

TEST(TypedNumber, HintsAtNothingWhereNoNumberWasMeant) {
  for (const char* text : {"", "seven", "1.2.3", "12a", "Rp", "Rp x", "%", "x%", "1,2,3", "a b", " "}) {
    EXPECT_EQ(hint(text), "") << text;
  }
}

TEST(TypedNumber, WhereItMustBeWholeTheHintIsWhole) {
  const auto whole = [](std::string_view text, bool decimal_comma = false) {
    return whole_number_hint(text, decimal_comma).in(Language::english);
  };
  EXPECT_EQ(whole("2,5"), "write 2 or 3");
  EXPECT_EQ(whole("2.5"), "write 2 or 3");
  EXPECT_EQ(whole("-0,5"), "write -1 or 0");
  EXPECT_EQ(whole("1,45E+03"), "write 1450");
  EXPECT_EQ(whole("1,45E+03", true), "write 1450");
  EXPECT_EQ(whole("7,0", true), "write 7");
  EXPECT_EQ(whole("28.000"), "no dot between thousands: 28000");
  EXPECT_EQ(whole("28 000"), "no blank between thousands: 28000");
  EXPECT_EQ(whole("Rp 2.500"), "digits only: 2500");
  EXPECT_EQ(whole("1e300"), "");
  EXPECT_EQ(whole("many"), "");
}

}  // namespace
}  // namespace kabar
