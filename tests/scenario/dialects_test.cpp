// A table means the same in whatever dialect a spreadsheet writes it: random tables in each, read to equal scenarios.

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <string>
#include <vector>

#include "scenario/csv_file.h"
#include "scenario/keys.h"
#include "tests/support/dice.h"
#include "tests/support/tiny_scenario.h"

namespace kabar {
namespace {

/// A table before it is written: numbers with a point, texts as they are.
struct Cell {
  std::string text;
  bool is_fraction = false;
};
using Grid = std::vector<std::vector<Cell>>;

struct Dialect {
  char separator;
  const char* line_end;
  bool byte_order_mark, sep_line, empties, quotes_all;

  std::string field(const Cell& cell) const {
    std::string text = cell.text;
    if (cell.is_fraction && separator != ',') std::replace(text.begin(), text.end(), '.', ',');
    const bool edged = !text.empty() && (text.front() == ' ' || text.back() == ' ');
    if (!quotes_all && !edged && text.find_first_of("\"\r\n\t,;") == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char c : text) {
      if (c == '\n') {
        quoted += line_end;
      } else {
        quoted += c == '"' ? "\"\"" : std::string(1, c);
      }
    }
    return quoted + "\"";
  }

  std::string written(const Grid& grid) const {
    std::string text;
    if (byte_order_mark) text += "\xEF\xBB\xBF";
    if (sep_line) text += std::string("sep=") + separator + line_end;
    const std::size_t columns = grid.front().size();
    for (std::size_t row = 0; row < grid.size(); ++row) {
      if (empties && row % 3 == 1) text += std::string(columns + 1, separator) + line_end;
      if (empties && row % 3 == 2) text += line_end;
      for (std::size_t i = 0; i < columns; ++i)
        text += (i == 0 ? std::string() : std::string(1, separator)) + field(grid[row][i]);
      if (empties) text += std::string(2, separator);
      if (row + 1 < grid.size() || !quotes_all) text += line_end;
    }
    return text;
  }
};

const std::vector<Dialect> kDialects = {
    {',', "\n", false, false, false, false},    {',', "\r\n", true, false, false, false},
    {',', "\r", false, false, true, false},     {',', "\r\n", true, true, true, true},
    {';', "\r\n", true, false, true, false},    {';', "\n", false, true, false, false},
    {';', "\r", true, true, true, false},       {';', "\r\n", false, false, false, true},
    {'\t', "\r\n", false, false, false, false}, {'\t', "\n", true, true, true, false},
};

/// A fraction that the key allows, with up to six digits behind the mark.
std::string random_fraction(test::Dice& dice, const KeyFacts& facts) {
  const double high = std::min(facts.high, dice.chance(0.2) ? 5000.0 : 0.99);
  const double low = std::max(facts.low, facts.low < 0 ? -high : 0.001);
  char text[40];
  std::snprintf(text, sizeof text, "%.*f", dice.between(3, 6), dice.real(low, high));
  return text;
}

std::string random_text(test::Dice& dice, bool lines) {
  std::vector<std::string> pieces = {"Melati", "a", "\"", ",", ";", "0,5", " ", "é", "'", "=1", "1.500", "—", "sep=;"};
  if (lines) pieces.insert(pieces.end(), {"\n", "\t"});
  std::string text = "x";
  for (std::uint32_t n = dice.below(6); n > 0; --n) text += dice.one_of(pieces);
  return text;
}

/// Households of a row: those of two rows change alike, so that all tables still have the same sum.
std::string other_households(const std::string& households, std::size_t row, double& off, test::Dice& dice) {
  off = row % 2 == 0 ? dice.real(0.001, 0.4) : -off;
  char text[40];
  std::snprintf(text, sizeof text, "%.6f", std::stod(households) + off);
  return text;
}

/// The tiny scenario's table with other fractions and texts.
template <class Row>
Grid random_grid(const std::string& csv, test::Dice& dice) {
  Problems problems;
  const std::optional<CsvTable> table = parse_csv("", csv, problems);
  EXPECT_TRUE(table && problems.empty());
  Row model;
  const BoundKeys keys = bind(model);
  Grid grid(1);
  for (const CsvField& column : table->header) grid[0].push_back({column.text});
  double off = 0;
  for (const std::vector<CsvField>& fields : table->rows) {
    grid.emplace_back();
    for (std::size_t i = 0; i < fields.size(); ++i) {
      const std::string& name = table->header[i].text;
      const auto key =
          std::find_if(keys.begin(), keys.end(), [&](const BoundKey& one) { return name == one.facts->name; });
      Cell cell{fields[i].text};
      const bool is_free_text =
          name == "name_id" || name == "name_en" || name == "district" || name == "owner" || name == "role";
      if (name == "households") {
        cell = {other_households(cell.text, grid.size() - 2, off, dice), true};
      } else if (key != keys.end() && std::holds_alternative<double*>(key->cell) && !cell.text.empty()) {
        cell = {random_fraction(dice, *key->facts), true};
      } else if (is_free_text || name == "how" || name == "source" || name == "note") {
        cell.text = random_text(dice, !is_free_text);
      }
      grid.back().push_back(std::move(cell));
    }
  }
  return grid;
}

std::string everything_in(const Scenario& scenario) {
  return to_toml(scenario) + to_text(scenario.world_digest) + to_text(scenario.config_digest);
}

TEST(SlowDialects, MeanTheSame) {
  const std::map<std::string, std::string> tiny = test::tiny_files();
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    test::Dice dice(seed, 7);
    std::map<std::string, Grid> grids;
    Scenario model;
    std::size_t i = 0;
    for_each_table(model, [&](const char*, auto& rows) {
      const std::string file = std::string(table_keys()[i++].facts.name) + ".csv";
      using Row = typename std::remove_reference_t<decltype(rows)>::value_type;
      if (tiny.count(file) > 0) grids[file] = random_grid<Row>(tiny.at(file), dice);
    });
    ASSERT_EQ(grids.size(), 7u);
    std::string first;
    for (const Dialect& dialect : kDialects) {
      const test::TinyScenario folder;
      for (const auto& [file, grid] : grids) folder.folder.write(file, dialect.written(grid));
      try {
        const std::string all = everything_in(folder.load());
        if (first.empty()) first = all;
        ASSERT_EQ(all, first) << "seed " << seed << ", dialect " << (&dialect - kDialects.data());
      } catch (const InputError& error) {
        FAIL() << "seed " << seed << ", dialect " << (&dialect - kDialects.data()) << "\n" << error.what();
      }
    }
  }
}

/// Each file in a dialect of its own, as files of several people are.
TEST(Dialects, MayBeMixed) {
  const test::TinyScenario tiny;
  const std::string before = everything_in(tiny.load());
  std::size_t n = 0;
  for (const auto& [file, text] : test::tiny_files()) {
    if (!file.ends_with(".csv")) continue;
    Problems problems;
    const std::optional<CsvTable> table = parse_csv("", text, problems);
    Grid grid(1);
    for (const CsvField& column : table->header) grid[0].push_back({column.text});
    for (const std::vector<CsvField>& fields : table->rows) {
      grid.emplace_back();
      // The codes of kelurahan (99.01) read like numbers, and are texts.
      for (const CsvField& field : fields) grid.back().push_back({field.text, field.text.find("99.") != 0});
    }
    tiny.folder.write(file, kDialects[n++ % kDialects.size()].written(grid));
  }
  EXPECT_EQ(everything_in(tiny.load()), before);
}

TEST(Dialects, WriteTruthInCapitals) {
  const test::TinyScenario tiny;
  const std::string before = everything_in(tiny.load());
  std::string text = test::tiny_files().at("channels.csv");
  for (const auto& [word, capitals] : {std::pair(",true,", ",TRUE,"), std::pair(",false,", ",FALSE,")}) {
    ASSERT_NE(text.find(word), std::string::npos);
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word)) {
      text.replace(at, std::string(word).size(), capitals);
    }
  }
  tiny.folder.write("channels.csv", text);
  EXPECT_EQ(everything_in(tiny.load()), before);
}

}  // namespace
}  // namespace kabar
