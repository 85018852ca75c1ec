// Every phrase of the program, in both languages.
#include "cli/phrases.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/report/phrases.h"
#include "core/utf8.h"
#include "record/phrases.h"
#include "scenario/phrases.h"
#include "spread/phrases.h"
#include "storage/phrases.h"
#include "strategy/phrases.h"
#include "tests/cli/english.h"

namespace kabar {
namespace {

using test::kEnglish;
using test::words_of;

std::vector<const Phrase*> all_phrases() {
  std::vector<const Phrase*> all;
  for (const std::span<const Phrase* const> some :
       {std::span<const Phrase* const>(phrase::kOfCore), std::span<const Phrase* const>(phrase::kOfScenario),
        std::span<const Phrase* const>(phrase::kOfRecord), std::span<const Phrase* const>(phrase::kOfStrategy),
        std::span<const Phrase* const>(phrase::kOfSpread), std::span<const Phrase* const>(phrase::kOfStorage),
        std::span<const Phrase* const>(phrase::kOfReport), std::span<const Phrase* const>(phrase::kOfCli)}) {
    all.insert(all.end(), some.begin(), some.end());
  }
  return all;
}

/// The places of values in a form, in order: {1}, {2} for {} and {}.
std::multiset<int> places_of(std::string_view form) {
  std::multiset<int> places;
  for (std::size_t i = 0, next = 0; i < form.size(); ++i) {
    if (form[i] != '{') continue;
    const std::size_t end = form.find('}', i);
    if (end == std::string_view::npos) break;
    places.insert(end == i + 1 ? static_cast<int>(++next) : form[i + 1] - '0');
  }
  return places;
}

TEST(Phrases, AreInBothLanguages) {
  for (const Phrase* one : all_phrases()) {
    EXPECT_STRNE(one->id, "") << one->code;
    EXPECT_STRNE(one->en, "") << one->code;
    EXPECT_EQ(readable(one->id), one->id) << one->code;
    EXPECT_EQ(readable(one->en), one->en) << one->code;
  }
}

TEST(Phrases, HaveCodesOfTheirOwn) {
  std::set<std::string> codes;
  for (const Phrase* one : all_phrases()) EXPECT_TRUE(codes.insert(one->code).second) << one->code;
  EXPECT_GT(codes.size(), 250u);
}

TEST(Phrases, ShowTheSameValuesInBoth) {
  for (const Phrase* one : all_phrases()) {
    if (std::string(one->code) == "hdf5_refuses") continue;  // what a library says is in its own language
    EXPECT_EQ(places_of(one->id), places_of(one->en)) << one->code;
  }
}

TEST(Phrases, HoldNoEnglishInIndonesian) {
  for (const Phrase* one : all_phrases()) {
    if (std::string(one->id) == one->en) continue;  // values alone
    for (const std::string& word : words_of(one->id)) EXPECT_EQ(kEnglish.count(word), 0u) << one->code << ": " << word;
  }
}

}  // namespace
}  // namespace kabar
