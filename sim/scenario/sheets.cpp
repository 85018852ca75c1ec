#include "scenario/sheets.h"

#include <algorithm>
#include <utility>

#include "core/utf8.h"
#include "scenario/phrases.h"

namespace kabar {

std::optional<SheetName> sheet_named(const std::string& path, const std::string& table) {
  const std::size_t mark = std::min(path.rfind('#'), path.size());
  const std::string file = path.substr(0, mark);
  if (!small_letters(file).ends_with(".xlsx")) return std::nullopt;
  const bool named = mark + 1 < path.size();
  return SheetName{file, named ? path.substr(mark + 1) : table, named};
}

std::optional<CsvTable> parse_sheet(const SheetName& name, const Origin& asked_at, std::string_view bytes,
                                    const ReadSheet& read_sheet, Problems& problems) {
  if (!read_sheet) {
    problems.add(problem_at(asked_at, {phrase::file_cannot_be_read, name.file}, phrase::reads_no_xlsx,
                            phrase::save_sheets_as_csv));
    return std::nullopt;
  }
  std::optional<std::vector<std::vector<CsvField>>> rows = read_sheet(name, bytes, problems);
  if (!rows) return std::nullopt;
  if (rows->empty()) {
    problems.add({name.file + "#" + name.sheet, 1, 1, phrase::sheet_empty, {}, {}});
    return std::nullopt;
  }
  // A sheet ends nowhere: a row is as long as its last cell that is filled.
  const std::size_t columns = rows->front().size();
  std::size_t next = 0;
  const auto next_row = [&]() -> std::optional<std::vector<CsvField>> {
    if (next == rows->size()) return std::nullopt;
    std::vector<CsvField>& row = (*rows)[next++];
    while (row.size() < columns) {
      Origin at = row.back().at;
      ++at.column;
      row.push_back({"", std::move(at)});
    }
    return std::move(row);
  };
  std::optional<CsvTable> table = table_of_rows(next_row, {}, problems);
  if (table) table->decimal_comma = true;  // of a number that was typed as text
  return table;
}

}  // namespace kabar
