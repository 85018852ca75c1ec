// CSV as spreadsheets write it.

#include "scenario/csv_file.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace kabar {
namespace {

std::string english(const Problems& problems) {
  std::string text;
  for (const std::string& line : problems.lines(Language::english)) text += line + "\n";
  return text;
}

/// "a|b;c|d" of a table that is read without a problem.
std::string rows_of(std::string_view text, bool decimal_comma = false) {
  Problems problems;
  const std::optional<CsvTable> table = parse_csv("t.csv", text, problems);
  EXPECT_EQ(english(problems), "") << text;
  if (!table) return "no table";
  EXPECT_EQ(table->decimal_comma, decimal_comma) << text;
  EXPECT_TRUE(table->whole);
  std::string rows;
  const auto add = [&](const std::vector<CsvField>& fields) {
    if (!rows.empty()) rows += ';';
    for (std::size_t i = 0; i < fields.size(); ++i) rows += (i == 0 ? "" : "|") + fields[i].text;
  };
  add(table->header);
  for (const std::vector<CsvField>& row : table->rows) add(row);
  return rows;
}

std::string problems_of_table(std::string_view text) {
  Problems problems;
  parse_csv("t.csv", text, problems);
  return english(problems);
}

TEST(CsvFile, TellsFromTheHeadingWhatPartsTheFields) {
  EXPECT_EQ(rows_of("a,b\n1,2\n"), "a|b;1|2");
  EXPECT_EQ(rows_of("a;b\n1;2,5\n", true), "a|b;1|2,5");
  EXPECT_EQ(rows_of("a\tb\n1\t2,5\n", true), "a|b;1|2,5");
  EXPECT_EQ(rows_of("a\n1;2\n"), "a;1;2");                  // one column, and a text
  EXPECT_EQ(rows_of("a,\"b;c;d\"\n1,2\n"), "a|b;c;d;1|2");  // what stands in quotes parts nothing
  EXPECT_EQ(rows_of("a;b\n\"x;y\";\"p,q\"\n", true), "a|b;x;y|p,q");
  EXPECT_EQ(rows_of("a\tb\n\t2\n", true), "a|b;|2");  // an empty field is no blank
}

TEST(CsvFile, ObeysTheLineSep) {
  EXPECT_EQ(rows_of("sep=,\na,b\n1,2\n"), "a|b;1|2");
  EXPECT_EQ(rows_of("sep=;\r\na;b\r\n1;2\r\n", true), "a|b;1|2");
  EXPECT_EQ(rows_of("SEP=\t\na\tb\n1\t2\n", true), "a|b;1|2");
  EXPECT_EQ(rows_of("\"sep=;\"\na;b\n1;2\n", true), "a|b;1|2");
  EXPECT_EQ(rows_of("sep=;;;\na;b\n1;2\n", true), "a|b;1|2");  // saved again by a spreadsheet
  EXPECT_EQ(rows_of("sep=;\na\n1,2\n", true), "a;1,2");
  EXPECT_EQ(rows_of("sep,b\n1,2\n"), "sep|b;1|2");
  EXPECT_EQ(problems_of_table("sep=|\na|b\n1|2\n"),
            "t.csv:1:1: sep= names '|' (fields are parted by commas, semicolons or tabs)\n");
  EXPECT_EQ(problems_of_table("sep=\na,b\n"),
            "t.csv:1:1: sep= names '' (fields are parted by commas, semicolons or tabs)\n");
  EXPECT_EQ(problems_of_table("sep=,\n"), "t.csv:1:1: the file is empty\n");
}

TEST(CsvFile, KnowsEveryLineEnd) {
  EXPECT_EQ(rows_of("a,b\r\n1,2\r\n3,4"), "a|b;1|2;3|4");
  EXPECT_EQ(rows_of("a,b\r1,2\r3,4\r"), "a|b;1|2;3|4");
  EXPECT_EQ(rows_of("a,b\n1,\"x\r\ny\"\n"), "a|b;1|x\ny");
  EXPECT_EQ(rows_of("a,b\r1,\"x\ry\"\r"), "a|b;1|x\ny");
}

TEST(CsvFile, LeavesOutEmptyRowsAndColumns) {
  EXPECT_EQ(rows_of("\n  \n,,\na,b,\n\n1,2,\n,,\n , ,\n3,4,\n"), "a|b;1|2;3|4");
  EXPECT_EQ(rows_of("a;b;;;\n;;;;\n1;2;;;\n3;4\n5;6;\n", true), "a|b;1|2;3|4;5|6");
  EXPECT_EQ(rows_of("a,,b\n1,,2\n"), "a|b;1|2");
  EXPECT_EQ(rows_of("a,b\n1,2,,,\n"), "a|b;1|2");
  EXPECT_EQ(rows_of("a,b\n1,2,\n,,\n3,4,\n"), "a|b;1|2;3|4");
  EXPECT_EQ(rows_of("a,b\n1,\n\"\",\"\"\n"), "a|b;1|");
}

TEST(CsvFile, RefusesAValueInAColumnWithoutAName) {
  EXPECT_EQ(problems_of_table("a,b,\n1,2,\n3,4,5\n6,7,8\n"),
            "t.csv:1:5: a column without a name (line 3 holds something there)\n");
  EXPECT_EQ(problems_of_table("a,,b\n1,x,2\n"), "t.csv:1:3: a column without a name (line 2 holds something there)\n");
  EXPECT_EQ(problems_of_table("a,b\n1,2,,3\n"),
            "t.csv:2:1: a row of 4 fields (the header has 2) a field that holds a comma needs quotes\n");
}

TEST(CsvFile, CountsTheFieldsOfEveryRow) {
  EXPECT_EQ(problems_of_table("a;b\n1\n1;2;3\n"),
            "t.csv:2:1: a row of 1 fields (the header has 2) a field that holds a semicolon needs quotes\n"
            "t.csv:3:1: a row of 3 fields (the header has 2) a field that holds a semicolon needs quotes\n");
  Problems problems;
  const std::optional<CsvTable> table = parse_csv("t.csv", "a,b\n1\n1,2\n", problems);
  ASSERT_TRUE(table);
  EXPECT_EQ(table->rows.size(), 1u);
  EXPECT_FALSE(table->whole);
}

// A comma in the name, and nothing in the last column: the row would be read with each value one column too far.
TEST(CsvFile, RefusesRowsThatEndInMoreEmptyFieldsThanOthers) {
  const char* const hint = " a field that holds a comma needs quotes\n";
  EXPECT_EQ(problems_of_table("id,name,note\na,Rapat, tim,\nb,Kunjungan,\n"),
            std::string("t.csv:2:1: a row of 4 fields (the header has 3)") + hint);
  EXPECT_EQ(problems_of_table("id,name,note\na,Rapat, tim,,\nb,Kunjungan,,\n"),
            std::string("t.csv:2:1: a row of 5 fields (the header has 3)") + hint);
  EXPECT_EQ(problems_of_table("id,name,note,,\na,Rapat, tim,,,\nb,Kunjungan,,,\n"),
            std::string("t.csv:2:1: a row of 6 fields (the header has 5)") + hint);
  Problems problems;
  const std::optional<CsvTable> table = parse_csv("t.csv", "id,name,note\na,Rapat, tim,\nb,Kunjungan,\n", problems);
  ASSERT_TRUE(table);
  ASSERT_EQ(table->rows.size(), 1u);
  EXPECT_EQ(table->rows[0][0].text, "b");
  EXPECT_FALSE(table->whole);
}

TEST(CsvFile, KeepsPlaces) {
  Problems problems;
  const std::optional<CsvTable> table =
      parse_csv("t.csv", "sep=;\r\n\r\na; b ;c\r\n;;\r\n\"x\r\ny\";  2;\"3\"\r\n4;5;6", problems);
  ASSERT_TRUE(table);
  const auto place = [](const CsvField& field) { return std::pair(field.at.line, field.at.column); };
  EXPECT_EQ(place(table->header[0]), std::pair(3u, 1u));
  EXPECT_EQ(place(table->header[1]), std::pair(3u, 4u));
  EXPECT_EQ(place(table->rows[0][0]), std::pair(5u, 1u));
  EXPECT_EQ(place(table->rows[0][1]), std::pair(6u, 6u));
  EXPECT_EQ(place(table->rows[0][2]), std::pair(6u, 8u));
  EXPECT_EQ(place(table->rows[1][2]), std::pair(7u, 5u));
}

TEST(CsvFile, RefusesWhatIsNoTable) {
  EXPECT_EQ(problems_of_table(""), "t.csv:1:1: the file is empty\n");
  EXPECT_EQ(problems_of_table("\n;;\n"), "t.csv:1:1: the file is empty\n");
  EXPECT_EQ(problems_of_table("a,b\n,,\n"), "t.csv:1:1: the table has no rows\n");
  EXPECT_EQ(problems_of_table("a;b\n\"x;2\n"), "t.csv:2:1: a quote that is not closed\n");
  EXPECT_EQ(problems_of_table("a;b\n\"x\"y;2\n"), "t.csv:2:4: text after a closing quote a semicolon is missing?\n");
  EXPECT_EQ(problems_of_table("a,a\n1,2\n"), "t.csv:1:3: column 'a' appears twice\n");
  EXPECT_EQ(
      problems_of_table("a;NIK\n1;2\n"),
      "t.csv:1:3: column 'NIK' is refused (no personal data goes into this program, UU 27/2022) delete the column\n");
}

}  // namespace
}  // namespace kabar
