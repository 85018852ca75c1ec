#include "core/choice.h"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <vector>

namespace kabar {
namespace {

enum class Meal : std::uint8_t { breakfast, lunch, dinner };
constexpr const char* kMealWords[] = {"sarapan", "makan siang", "makan malam"};
constexpr std::span<const char* const> words_of(Meal) {
  return kMealWords;
}

TEST(Choice, IsItsWordInFilesAndItsNumberInCode) {
  Choice<Meal> meal = Meal::lunch;
  EXPECT_EQ(meal.word(), "makan siang");
  EXPECT_TRUE(meal == Meal::lunch);
  EXPECT_TRUE(meal == "makan siang");
  EXPECT_FALSE(meal == Meal::dinner);
  EXPECT_TRUE(meal != "sarapan");
  const Meal value = meal;
  EXPECT_EQ(value, Meal::lunch);
  meal = "makan malam";
  EXPECT_TRUE(meal == Meal::dinner);
}

TEST(Choice, TakesItsOwnWordsAlone) {
  Choice<Meal> meal = Meal::dinner;
  for (const char* word : {"", "makan", "Sarapan", "sarapan "}) {
    EXPECT_FALSE(meal.take(word)) << word;
    EXPECT_TRUE(meal == Meal::dinner) << "nothing changes";
    EXPECT_THROW(Choice<Meal>::of(word), std::invalid_argument) << word;
  }
  for (std::size_t n = 0; n < meal.words().size(); ++n) {
    EXPECT_TRUE(meal.take(kMealWords[n]));
    EXPECT_EQ(static_cast<std::size_t>(static_cast<Meal>(meal)), n);
    EXPECT_TRUE(Choice<Meal>::of(kMealWords[n]) == meal);
  }
}

TEST(Choice, IsEqualThroughWhatIsCommonToAll) {
  Choice<Meal> one = Meal::lunch, other = Meal::lunch;
  AnyChoice &a = one, &b = other;
  EXPECT_TRUE(a == b);
  EXPECT_TRUE(b.take("sarapan"));
  EXPECT_FALSE(a == b);
  EXPECT_TRUE(other == Meal::breakfast);
}

}  // namespace
}  // namespace kabar
