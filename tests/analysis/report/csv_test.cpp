#include "analysis/report/csv.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "analysis/report/csv_writer.h"
#include "tests/analysis/report/synthetic.h"

namespace kabar::analysis {
namespace {

TEST(Csv, QuotesWhatNeedsIt) {
  CsvWriter csv("t", "a,b,c,d");
  csv.row("plain", "with, comma", "with \"quotes\"", "two\nlines");
  EXPECT_EQ(csv.take().text, "a,b,c,d\nplain,\"with, comma\",\"with \"\"quotes\"\"\",\"two\nlines\"\n");
}

TEST(Csv, KeepsEveryBitOfANumberAndLeavesTheUndefinedEmpty) {
  CsvWriter csv("t", "x,none,truth,mean,low,high,reason,mean,low,high,reason");
  csv.row(0.1 + 0.2, std::optional<double>(), true, Effect{0.5, 0.25, 0.75, Why::no_values},
          undefined({Why::no_strategy, 0, "a, b"}));
  EXPECT_EQ(csv.take().text,
            "x,none,truth,mean,low,high,reason,mean,low,high,reason\n"
            "0.30000000000000004,,true,0.5,0.25,0.75,,,,,\"there is no strategy a, b\"\n");
}

/// Fields of a line, quotes taken into account.
std::size_t fields_of(const std::string& line) {
  bool quoted = false;
  std::size_t fields = 1;
  for (const char c : line) {
    quoted = quoted != (c == '"');
    fields += c == ',' && !quoted;
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
  const std::vector<NamedCsv> tables = csv_tables(report);
  std::vector<std::string> names;
  for (const NamedCsv& table : tables) {
    names.push_back(table.name);
    ASSERT_EQ(table.text.back(), '\n');
    const std::size_t columns = fields_of(table.text.substr(0, table.text.find('\n')));
    std::size_t rows = 0;
    for (std::size_t at = 0; at < table.text.size(); ++rows) {
      const std::size_t end = table.text.find('\n', at);
      EXPECT_EQ(fields_of(table.text.substr(at, end - at)), columns) << table.name << ": " << rows;
      at = end + 1;
    }
    EXPECT_GT(rows, 1u) << table.name;
  }
  EXPECT_TRUE(std::find(names.begin(), names.end(), "knock_outs") != names.end());
  EXPECT_TRUE(std::find(names.begin(), names.end(), "patterns") != names.end());
  EXPECT_TRUE(std::find(names.begin(), names.end(), "ceilings") != names.end());
  std::sort(names.begin(), names.end());
  EXPECT_EQ(std::unique(names.begin(), names.end()), names.end());
}

}  // namespace
}  // namespace kabar::analysis
