#pragma once
// Reads CSV as spreadsheets write it into rows of fields with places: fields parted by commas, or by semicolons or tabs
// (then fractions have a comma), quotes, every kind of line end, a line sep=; before the heading, empty rows, empty
// columns behind the last. Knows no key; refuses columns of personal data.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/value.h"

namespace kabar {

struct CsvField {
  std::string text;
  Origin at;
  bool is_number = false;  // in a spreadsheet's own file, which tells numbers from texts
};

struct CsvTable {
  std::vector<CsvField> header;                  // each with a name
  std::vector<std::vector<CsvField>> rows = {};  // as many fields as the header each
  bool decimal_comma = false;                    // 0,5 is a half
  bool whole = true;                             // no row was left out
};

/// The table of a text, or nothing when it has none (reported). Rows with another number of fields are reported and
/// left out.
std::optional<CsvTable> parse_csv(const std::string& file, std::string_view text, Problems& problems);

/// The same of rows that were read from elsewhere, none of them empty; `next_row` gives nothing after the last one.
/// Nothing when there is no row, or the heading is refused (reported). `hint`: to those whose rows are too long or
/// short.
using NextRow = std::function<std::optional<std::vector<CsvField>>()>;
std::optional<CsvTable> table_of_rows(const NextRow& next_row, const Sentence& hint, Problems& problems);

}  // namespace kabar
