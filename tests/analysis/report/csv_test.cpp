#include "analysis/report/csv.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

#include "analysis/report/csv_writer.h"
#include "tests/analysis/report/synthetic.h"

namespace kabar::analysis {
namespace {

TEST(Csv, QuotesWhatNeedsIt) {
  CsvWriter csv("t", "a,b,c,d");
  csv.row("plain", "with, comma", "with \"quotes\"", "two\nlines");
  EXPECT_EQ(to_csv(csv.take(), Language::english),
            "a,b,c,d\nplain,\"with, comma\",\"with \"\"quotes\"\"\",\"two\nlines\"\n");
}

TEST(Csv, KeepsEveryBitOfANumberAndLeavesTheUndefinedEmpty) {
  CsvWriter csv("t", "x,none,truth,mean,low,high,reason,mean,low,high,reason");
  csv.row(0.1 + 0.2, std::optional<double>(), true, Effect{0.5, 0.25, 0.75, Why::no_values},
          undefined({Why::no_strategy, 0, "a, b"}));
  EXPECT_EQ(to_csv(csv.take(), Language::english),
            "x,none,truth,mean,low,high,reason,mean,low,high,reason\n"
            "0.30000000000000004,,true,0.5,0.25,0.75,,,,,\"there is no strategy a, b\"\n");
}

/// Fields of a line, quotes taken into account.
std::size_t fields_of(const std::string& line, char mark) {
  bool quoted = false;
  std::size_t fields = 1;
  for (const char c : line) {
    quoted = quoted != (c == '"');
    fields += c == mark && !quoted;
  }
  return fields;
}

TEST(Csv, EveryRowHasAsManyFieldsAsItsHeader) {
  SyntheticRun run = with_ceiling(magelang_like(6, 2), 150'000'000, 2, "visits.kader.share");
  run.names.strategies[3].of = "joint-team";
  run.names.strategies[3].without = "accounts";
  const ResultFile file = result_file(run);
  Credibility credibility;
  credibility.patterns = {{"P1", {"satu, dua", "one"}, 0.89, 0.7, 0.95, true}};
  SyntheticRun more = with_ceiling(magelang_like(6, 2), 250'000'000, 2, "visits.kader.share");
  more.names.strategies[3] = run.names.strategies[3];
  const Report report =
      report_of(std::span(&file, 1), {"a.h5"}, "", credibility, {}, {{"b.h5"}, [&](const std::string&) {
                                                                       ResultFile other = result_file(more);
                                                                       other.provenance.budget_rupiah = 250'000'000;
                                                                       return other;
                                                                     }});
  std::vector<std::string> names;
  for (const DataTable& table : data_tables(report)) {
    names.push_back(table.name);
    for (const Language in : {Language::english, Language::indonesian}) {
      const std::string text = to_csv(table, in);
      ASSERT_EQ(text.back(), '\n');
      const char mark = in == Language::english ? ',' : ';';
      const std::size_t columns = fields_of(text.substr(0, text.find('\n')), mark);
      EXPECT_EQ(columns, columns_for(table, in).size()) << table.name;
      std::size_t rows = 0;
      for (std::size_t at = 0; at < text.size(); ++rows) {
        const std::size_t end = text.find('\n', at);
        EXPECT_EQ(fields_of(text.substr(at, end - at), mark), columns) << table.name << ": " << rows;
        at = end + 1;
      }
      EXPECT_GT(rows, 1u) << table.name;
    }
  }
  EXPECT_TRUE(std::find(names.begin(), names.end(), "knock_outs") != names.end());
  EXPECT_TRUE(std::find(names.begin(), names.end(), "patterns") != names.end());
  EXPECT_TRUE(std::find(names.begin(), names.end(), "ceilings") != names.end());
  std::sort(names.begin(), names.end());
  EXPECT_EQ(std::unique(names.begin(), names.end()), names.end());
}

TEST(Csv, IsWhatASpreadsheetWithIndonesianSettingsOpens) {
  CsvWriter csv("shares", "strategy,group,share:%,is_baseline,title_en");
  csv.row(BothTexts{"Diam; tanpa apa pun", "silence"}, Code{"poor"}, 0.25, true, "Silence");
  const DataTable table = csv.take();
  EXPECT_EQ(to_csv(table, Language::indonesian),
            "\uFEFFstrategi;kelompok;bagian;pembanding\n\"Diam; tanpa apa pun\";miskin;0,25;ya\n");
  EXPECT_EQ(to_csv(table, Language::english),
            "strategy,group,share,is_baseline,title_en\nsilence,poor,0.25,true,Silence\n");
}

TEST(Csv, LeavesAPlaceEmptyThatNobodySaid) {
  SyntheticRun run = magelang_like(6, 2);
  ResultFile file = result_file(run);
  ASSERT_FALSE(file.provenance.kelurahan.empty());
  for (Provenance::Kelurahan& one : file.provenance.kelurahan) one.lat = one.lon = one.km2 = 0;
  const Report report = report_of(std::span(&file, 1), {"a.h5"}, "", {}, {}, {});
  bool seen = false;
  for (const DataTable& table : data_tables(report)) {
    if (table.name != "kelurahan") continue;
    for (const auto& row : table.rows) {
      seen = true;
      for (const std::size_t column : {2u, 3u, 4u}) EXPECT_TRUE(std::holds_alternative<std::monostate>(row[column]));
    }
  }
  EXPECT_TRUE(seen);
}

TEST(Csv, BeginsNoFormula) {
  CsvWriter csv("t", "a");
  for (const char* text : {"=1+1", "+CMD", "-x", "@SUM(A1)", "\t=1", "plain", "-0.5"}) csv.row(text);
  EXPECT_EQ(to_csv(csv.take(), Language::english), "a\n'=1+1\n'+CMD\n'-x\n'@SUM(A1)\n\"'\t=1\"\nplain\n-0.5\n");
}

TEST(Csv, TellsATruthValueFromANumber) {
  ResultFile file = result_file(magelang_like(4, 2));
  file.provenance.parameters = {{"a", "false", 0.0, "", 0, 0, "", "", "", ""},
                                {"b", "0.10", 0.1, "", 0, 0, "", "", "", ""}};
  const Report report = report_of(std::span(&file, 1), {"a.h5"}, "", {}, {}, {});
  for (const DataTable& table : data_tables(report)) {
    if (table.name != "assumptions") continue;
    ASSERT_EQ(table.rows.size(), 2u);
    EXPECT_EQ(words_of(table.rows[0][1], Language::indonesian), "tidak");
    EXPECT_EQ(std::get<Spelled>(table.rows[1][1]).text, "0.10");
    return;
  }
  FAIL() << "no table of assumptions";
}

TEST(Csv, HasIndonesianForEveryFlag) {
  for (const char* name : kFlagNames) EXPECT_NE(words_of(Code{name}, Language::indonesian), name);
}

/// Every name that a table uses of its own has an Indonesian word, but those that are the same.
TEST(Csv, HasIndonesianForEveryHeading) {
  const std::set<std::string> same = {"", "1", "rupiah", "log", "p_holm"};
  const ResultFile file = result_file(with_ceiling(magelang_like(6, 2), 150'000'000, 2, "visits.kader.share"));
  const Report report = report_of(std::span(&file, 1), {"a.h5"}, "", {}, {}, {});
  for (const DataTable& table : data_tables(report)) {
    EXPECT_NE(table_title(table, Language::indonesian), table.name);
    for (const std::size_t c : columns_for(table, Language::indonesian)) {
      const std::string& name = table.columns[c].name;
      if (same.count(name) > 0) continue;
      EXPECT_NE(column_title(table, c, Language::indonesian), name) << table.name;
    }
    for (const auto& row : table.rows) {
      for (const DataCell& cell : row) {
        const auto* code = std::get_if<Code>(&cell);
        if (code == nullptr || same.count(code->name) > 0) continue;
        EXPECT_NE(words_of(*code, Language::indonesian), code->name) << table.name;
      }
    }
  }
}

}  // namespace
}  // namespace kabar::analysis
