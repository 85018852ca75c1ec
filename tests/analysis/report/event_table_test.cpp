// Whose questions and hoaxes stand in which row.

#include "analysis/report/event_table.h"

#include <gtest/gtest.h>

namespace kabar::analysis {
namespace {

StrategySummary with(double asked, double answered) {
  StrategySummary summary;
  for (Effect& effect : summary.events) effect.mean = 0;
  summary.events[0].mean = asked;
  summary.events[1].mean = answered;
  return summary;
}

std::string row_with(const std::string& text, const std::string& word) {
  const std::size_t at = text.find(word);
  if (at == std::string::npos) return "";
  const std::size_t begin = text.rfind('\n', at) + 1;
  return text.substr(begin, text.find('\n', at) - begin);
}

TEST(EventTable, PutsEachStrategyIntoItsOwnRowInTheOrderGiven) {
  const StrategySummary quiet = with(0, 0), busy = with(1234, 56);
  const std::vector<const StrategySummary*> strategies = {&quiet, &busy};
  const std::vector<std::string> titles = {"Quiet", "Busy"};
  const std::string text = event_table(strategies, {1, 0}, titles, Language::english);
  EXPECT_LT(text.find("Busy"), text.find("Quiet"));
  EXPECT_NE(row_with(text, "Busy").find("1,234"), std::string::npos) << text;
  EXPECT_NE(row_with(text, "Busy").find("56"), std::string::npos) << text;
  EXPECT_EQ(row_with(text, "Quiet").find_first_of("123456789"), std::string::npos) << text;
  EXPECT_EQ(text.find("hoax\n"), std::string::npos);  // no column for what never happens
  EXPECT_NE(event_table(strategies, {0, 1}, titles, Language::indonesian).find("bertanya"), std::string::npos);
}

TEST(EventTable, IsLeftOutWhereNothingHappens) {
  const StrategySummary quiet = with(0, 0);
  EXPECT_EQ(event_table(std::vector<const StrategySummary*>{&quiet}, {0}, {"Quiet"}, Language::english), "");
}

}  // namespace
}  // namespace kabar::analysis
