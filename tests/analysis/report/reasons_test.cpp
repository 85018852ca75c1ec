#include "analysis/report/reasons.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "analysis/report/json_parts.h"
#include "tests/analysis/report/text.h"

namespace kabar::analysis {
namespace {

TEST(Reasons, AreSaidInBothLanguagesWithTheSameValues) {
  for (const Why why : kWhys) {
    for (const Reason& reason : {Reason(why, 7654321), Reason(why, 0, "a-name")}) {
      const Sentence sentence = sentence_of(reason);
      const std::string indonesian = sentence.in(Language::indonesian), english = sentence.in(Language::english);
      EXPECT_GT(indonesian.size(), 5u) << code_of(why);
      EXPECT_NE(indonesian, english) << code_of(why);
      for (const char* value : {"7654321", "a-name"}) {
        EXPECT_EQ(times(indonesian, value), times(english, value)) << code_of(why);
      }
      EXPECT_EQ((indonesian + english).find_first_of("{}"), std::string::npos) << code_of(why);
    }
  }
  EXPECT_TRUE(sentence_of({}).empty());
}

TEST(Reasons, HaveCodesAndWordsOfTheirOwn) {
  std::set<std::string> codes, words;
  for (const Why why : kWhys) {
    EXPECT_TRUE(codes.insert(code_of(why)).second) << code_of(why);
    EXPECT_TRUE(words.insert(sentence_of(why).in(Language::english)).second) << code_of(why);
  }
  EXPECT_GT(codes.size(), 40u);
  EXPECT_EQ(codes.count("defined"), 0u);
}

TEST(Reasons, StandInTheJsonAsCodeAndWords) {
  EXPECT_EQ(
      to_json(Reason(Why::not_reached_in, 90)),
      (Json{{"code", "not_reached_in"}, {"id", "tidak tercapai dalam 90 hari"}, {"en", "not reached within 90 days"}}));
  const Json effect = to_json(undefined({Why::no_strategy, 0, "silence"}));
  EXPECT_TRUE(effect["mean"].is_null());
  EXPECT_EQ(effect["reason"]["id"], "tidak ada strategi silence");
  EXPECT_FALSE(to_json(Effect{0.5, 0.4, 0.6}).contains("reason"));
}

}  // namespace
}  // namespace kabar::analysis
