// Text in columns.
#include "analysis/report/grid.h"

#include <gtest/gtest.h>

#include <sstream>

namespace kabar::analysis {
namespace {

TEST(Grid, IsOneTableWhereThereIsRoom) {
  EXPECT_EQ(in_columns({{"Name", Side::left}, {"Long head"}, {"y"}}, {{"first", "1", "22"}}, 40),
            "Name   Long head   y\n"
            "first          1  22\n");
}

TEST(Grid, WrapsHeadsBeforeAnythingGivesWay) {
  EXPECT_EQ(in_columns({{"Name", Side::left}, {"Long head"}, {"y"}}, {{"first", "1", "22"}}, 16),
            "       Long\n"
            "Name   head   y\n"
            "first     1  22\n");
}

TEST(Grid, PutsColumnsWithoutRoomIntoASecondTable) {
  EXPECT_EQ(in_columns({{"Name", Side::left}, {"a"}, {"b"}}, {{"the first row", "12345678", "123"}}, 26),
            "Name                  a\n"
            "the first row  12345678\n"
            "\n"
            "Name             b\n"
            "the first row  123\n");
}

TEST(Grid, CutsTheMiddleOfALongNameUnlessTwoWouldLookTheSame) {
  const std::string hybrid = "Hybrid: team, meetings, visits and posters";
  EXPECT_EQ(in_columns({{"Name", Side::left}, {"x"}}, {{hybrid, "1"}, {"Silence", "2"}}, 40),
            "Name                                   x\n"
            "Hybrid: team, mee...isits and posters  1\n"
            "Silence                                2\n");
  EXPECT_EQ(in_columns({{"Name", Side::left}, {"x"}},
                       {{"Visits to one whole first half of the very poor", "1"},
                        {"Visits to one whole other half of the very poor", "2"}},
                       36),
            "Name                               x\n"
            "Visits to one whole first half of  1\n"
            "the very poor\n"
            "Visits to one whole other half of  2\n"
            "the very poor\n");
}

/// Of "Hyb...its" nobody knows what it is.
TEST(Grid, FoldsANameWhereLittleWouldBeLeftOfIt) {
  EXPECT_EQ(in_columns({{"Name", Side::left}, {"x"}}, {{"Hybrid: team, meetings, visits", "1"}, {"Silence", "2"}}, 20),
            "Name               x\n"
            "Hybrid: team,      1\n"
            "meetings, visits\n"
            "Silence            2\n");
  const std::string endless(200, 'x');
  EXPECT_EQ(in_columns({{"Name", Side::left}, {"x"}}, {{endless, "1"}}, 20),
            "Name               x\n"
            "xxxxxxx...xxxxxxx  1\n");
}

TEST(Grid, FoldsWordsThatHaveNoRoomAndNeverNumbers) {
  EXPECT_EQ(in_columns({{"Name", Side::left}, {"what", Side::left}, {"n"}},
                       {{"row", "visits.kader.share = 0.250-0.270", "1,234,567"}}, 24),
            "Name  what\n"
            "row   visits.kader.share\n"
            "      = 0.250-0.270\n"
            "\n"
            "Name          n\n"
            "row   1,234,567\n");
}

TEST(Grid, LetsNoTextOfAFileBreakItsLines) {
  EXPECT_EQ(in_columns({{"Name", Side::left}, {"x"}}, {{"a\nb\x1b[2J\xE2\x80\xAEz", "1"}}, 40),
            "Name       x\n"
            "a b?[2J?z  1\n");
}

TEST(Grid, SetsTextsBesideNames) {
  EXPECT_EQ(beside("--all", 7, "all sentences and tables, not one screen", 43),
            "  --all    all sentences and tables, not\n           one screen\n");
  EXPECT_EQ(beside("--credibility", 7, "a folder", 43), "  --credibility\n           a folder\n");
  EXPECT_EQ(beside("--all", 7, "all sentences and tables", 26), "  --all\n      all sentences and\n      tables\n");
  EXPECT_EQ(beside("--all", 7, "all tables", 26), "  --all    all tables\n");
  EXPECT_EQ(bullet("one two three", 10), "- one two\n  three\n");
  EXPECT_EQ(hanging("as it is\n  one two three four\n\n/a/very/long/path is read", 14),
            "as it is\n  one two\n    three four\n\n/a/very/long/path\n  is read");
  EXPECT_EQ(hanging("", 14), "");
  EXPECT_EQ(indented("a\n\nb\n", 2), "  a\n\n  b\n");
  EXPECT_EQ(wrapped("one\ntwo three", 6), "one\ntwo\nthree");
  EXPECT_EQ(folded("one twelve-letters", 7), "one\ntwelve-\nletters");
  EXPECT_EQ(folded("abcdefgh", 3), "abc\ndef\ngh");
}

/// Endless marks over one letter, endless names.
TEST(Grid, TakesTimeLinearInLength) {
  std::string marks = "a";
  for (int i = 0; i < 300'000; ++i) marks += "\xCC\x81";
  const std::string name(300'000, 'x');
  EXPECT_EQ(columns_of(shortened(name, 20)), 20u);
  EXPECT_LE(columns_of(shortened(marks + name, 20)), 20u);
}

}  // namespace
}  // namespace kabar::analysis
