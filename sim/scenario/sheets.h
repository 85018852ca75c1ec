#pragma once
// Tables that are sheets of a spreadsheet's own file. Knows no library: who loads a scenario may give a reader.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/csv_file.h"

namespace kabar {

/// One table of a scenario, as [tables] names it: FILE.xlsx#SHEET, or FILE.xlsx with a sheet that has the table's name.
struct SheetName {
  std::string file;
  std::string sheet;   // or the name of the table
  bool named = false;  // by the user
};

/// Nothing when it is no spreadsheet's file.
std::optional<SheetName> sheet_named(const std::string& path, const std::string& table);

/// The rows of a sheet that are not empty, every cell with its row and column as its place; nothing when they cannot be
/// read (reported). `bytes` are those of the file.
using ReadSheet = std::function<std::optional<std::vector<std::vector<CsvField>>>(
    const SheetName& name, std::string_view bytes, Problems& problems)>;

/// The table that stands in them. Without a reader such files are refused.
std::optional<CsvTable> parse_sheet(const SheetName& name, const Origin& asked_at, std::string_view bytes,
                                    const ReadSheet& read_sheet, Problems& problems);

}  // namespace kabar
