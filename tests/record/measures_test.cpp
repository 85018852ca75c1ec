#include "record/measures.h"

#include <gtest/gtest.h>

#include <cstring>
#include <set>
#include <string>
#include <vector>

namespace kabar {
namespace {

std::vector<std::string> met_by(const Standing& standing) {
  std::vector<std::string> names;
  for (int m = 0; m < kMeasures; ++m) {
    if ((measures_of(standing) >> m & 1u) != 0) names.emplace_back(kMeasureNames[static_cast<std::size_t>(m)]);
  }
  return names;
}

using Names = std::vector<std::string>;

TEST(Measures, AreMetByWhatAHouseholdHasDone) {
  EXPECT_EQ(met_by({false, false, 0}), Names{});
  EXPECT_EQ(met_by({true, false, 0}), Names{"reach"});
  EXPECT_EQ(met_by({true, true, 0}), (Names{"reach", "ever_aware"})) << "it has forgotten";
  EXPECT_EQ(met_by({true, true, 1}), (Names{"reach", "ever_aware", "aware"}));
  EXPECT_EQ(met_by({true, true, 2}), (Names{"reach", "ever_aware", "aware", "understands"}));
  EXPECT_EQ(met_by({true, true, 3}), (Names{"reach", "ever_aware", "aware", "understands", "applied"}))
      << "who applied still understands";
  EXPECT_EQ(met_by({true, true, 4}), (Names{"reach", "ever_aware", "aware", "understands", "applied", "enrolled"}));
}

TEST(Measures, LieWithinThoseBeforeThem) {
  for (int m = 0; m < kMeasures; ++m) {
    const auto measure = static_cast<Measure>(m);
    EXPECT_EQ(facts_of(measure).measure, measure) << "the facts stand in the order of the enum";
    EXPECT_LE(facts_of(measure).within, measure);
    for (std::uint32_t level = 0; level <= 4; ++level) {
      for (const bool ever : {level > 0, true}) {
        const Standing standing{true, ever, level};
        if (meets(standing, measure)) {
          EXPECT_TRUE(meets(standing, facts_of(measure).within)) << facts_of(measure).name;
        }
      }
    }
  }
}

TEST(Measures, HaveNamesAndWordsOfTheirOwn) {
  std::set<std::string> seen;
  for (const MeasureFacts& facts : kMeasureFacts) {
    for (const char* text : {facts.name, facts.words.code, facts.heading.code}) {
      EXPECT_TRUE(seen.insert(text).second) << text;
    }
    for (const Phrase& phrase : {facts.words, facts.heading}) {
      EXPECT_GT(std::strlen(phrase.id), 0u);
      EXPECT_STRNE(phrase.id, phrase.en);
    }
  }
}

}  // namespace
}  // namespace kabar
