#include "core/sentence.h"

#include <gtest/gtest.h>

#include <string>

namespace kabar {
namespace {

constexpr Phrase kOrder{"order", "{2} sebelum {1}", "{1} before {2}"};
constexpr Phrase kTwo{"two", "{} dan {}", "{} and {}"};
constexpr Phrase kPlain{"plain", "halo", "hello"};

TEST(Sentence, IsWordedInEitherLanguage) {
  const Sentence sentence(kTwo, "a", 7);
  EXPECT_EQ(sentence.in(Language::indonesian), "a dan 7");
  EXPECT_EQ(sentence.in(Language::english), "a and 7");
  EXPECT_STREQ(sentence.code(), "two");
}

TEST(Sentence, PutsValuesWhereTheLanguageWantsThem) {
  const Sentence sentence(kOrder, "one", "two");
  EXPECT_EQ(sentence.in(Language::english), "one before two");
  EXPECT_EQ(sentence.in(Language::indonesian), "two sebelum one");
}

TEST(Sentence, HoldsOthers) {
  const Sentence sentence(kTwo, kPlain, Sentence(kTwo, 1, 2));
  EXPECT_EQ(sentence.in(Language::english), "hello and 1 and 2");
  EXPECT_EQ(sentence.in(Language::indonesian), "halo dan 1 dan 2");
}

TEST(Sentence, WritesNumbersAsTheLanguageDoes) {
  const Sentence sentence(kTwo, Decimal{1234.5, 1}, Decimal{0, 0});
  EXPECT_EQ(sentence.in(Language::english), "1,234.5 and 0");
  EXPECT_EQ(sentence.in(Language::indonesian), "1.234,5 dan 0");
}

TEST(Sentence, KeepsTheUsersOwnWordsAsTheyAre) {
  EXPECT_EQ(Sentence::verbatim("{} x {1}").in(Language::indonesian), "{} x {1}");
  EXPECT_EQ(Sentence(kTwo, "{}", "{2}").in(Language::english), "{} and {2}");
  EXPECT_TRUE(Sentence::verbatim("").empty());
  EXPECT_TRUE(Sentence().empty());
  EXPECT_EQ(Sentence().in(Language::english), "");
}

TEST(Sentence, WithoutAValueIsADefect) {
  EXPECT_THROW(Sentence(kTwo, 1).in(Language::english), std::logic_error);
}

}  // namespace
}  // namespace kabar
