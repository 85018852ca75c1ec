#include "analysis/report/words.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "analysis/report/json.h"
#include "tests/analysis/report/synthetic.h"

namespace kabar::analysis {
namespace {

TEST(Words, NameMeasuresExactly) {
  EXPECT_STREQ(name_of(Measure::ever_aware).id, "pernah tahu");
  EXPECT_STREQ(name_of(Measure::aware).id, "masih tahu di akhir");
  std::set<std::string> names;
  for (std::size_t m = 0; m < kMeasures; ++m) names.insert(name_of(static_cast<Measure>(m)).en);
  EXPECT_EQ(names.size(), static_cast<std::size_t>(kMeasures));
}

TEST(Words, OfACodeWithoutANameAreTheCode) {
  EXPECT_EQ(name_in(unit_words(), "1/hour", Language::indonesian), "per jam");
  EXPECT_EQ(name_in(unit_words(), "furlong", Language::indonesian), "furlong");
  EXPECT_EQ(name_in(means_words(), "ties", Language::english), "word of mouth");
}

TEST(Words, ShowTypedValuesAsPeopleWriteThem) {
  const auto both = [](const char* value) {
    return typed_text(value, Language::indonesian) + "; " + typed_text(value, Language::english);
  };
  EXPECT_EQ(both("0.05"), "0,05; 0.05");
  EXPECT_EQ(both("28000"), "28.000; 28,000");
  EXPECT_EQ(both("-0.50"), "-0,50; -0.50");
  EXPECT_EQ(both("true"), "ya; yes");
  EXPECT_EQ(both("spacing"), "spacing; spacing");
  EXPECT_EQ(both("0.5 | 0.62"), "0,5 | 0,62; 0.5 | 0.62");
  EXPECT_EQ(both("1e-05"), "1e-05; 1e-05");
  EXPECT_EQ(both("[0.1, 0.2]"), "[0.1, 0.2]; [0.1, 0.2]");
  EXPECT_EQ(both(""), "; ");
  EXPECT_EQ(both("1.2.3"), "1.2.3; 1.2.3");
}

TEST(Words, StandInTheJsonForEveryCodeThatItHas) {
  ResultFile file = result_file(magelang_like(2, 2));
  file.provenance.parameters = {{"b", "0.5", 0.5, "probability", 0, 1, "E", "", "peluang", "chance"},
                                {"x", "3", 3, "furlong", 0, 1, "E", "", "jarak", "distance"},
                                {"word", "spacing", std::nullopt, "", 0, 0, "E", "", "cara", "way"}};
  const nlohmann::json json = nlohmann::json::parse(to_json(report_of(std::span(&file, 1), {"a.h5"}, "")));
  const nlohmann::json& words = json["words"];
  for (const char* measure : kMeasureNames) EXPECT_FALSE(words["measures"][measure]["id"].empty()) << measure;
  for (const char* group : kSummaryGroupNames) EXPECT_FALSE(words["groups"][group]["en"].empty()) << group;
  for (const char* headline : kHeadlineNames) EXPECT_FALSE(words["headlines"][headline]["id"].empty()) << headline;
  EXPECT_EQ(words["units"], nlohmann::json({{"probability", {{"id", "peluang"}, {"en", "probability"}}},
                                            {"furlong", {{"id", "furlong"}, {"en", "furlong"}}}}));
  EXPECT_EQ(json["assumptions"][0]["shown"]["id"], "0,5");
  EXPECT_EQ(json["assumptions"][0]["value"], "0.5");
}

}  // namespace
}  // namespace kabar::analysis
