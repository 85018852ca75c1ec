// Rows of fields as a table with a heading: columns without a name, rows of another length.

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "scenario/csv_file.h"
#include "scenario/personal_data.h"
#include "scenario/phrases.h"

namespace kabar {

namespace {

using Record = std::vector<CsvField>;

bool check_header(const Record& header, Problems& problems) {
  bool good = true;
  std::set<std::string_view> names;
  for (const CsvField& field : header) {
    if (field.text.empty()) continue;
    if (is_personal(field.text)) {
      problems.add(
          problem_at(field.at, {phrase::column_refused, field.text}, phrase::no_personal_data, phrase::delete_column));
      good = false;
    } else if (!names.insert(field.text).second) {
      problems.add(problem_at(field.at, {phrase::column_twice, field.text}));
      good = false;
    }
  }
  return good;
}

/// Empty fields behind the last column: all rows have as many where they are only the separator at the end of a line.
/// Those of single rows come from a text that was parted, and the values before them stand in wrong columns.
class EmptyEnds {
 public:
  /// `named`: columns up to the last one with a name.
  EmptyEnds(std::size_t columns, std::size_t named) : columns_(columns), named_(named) {}

  void cut(Record& row, std::size_t index) {
    const std::size_t fields = row.size();
    while (row.size() > columns_ && row.back().text.empty()) row.pop_back();
    if (row.size() > columns_ || row.size() < named_) return;  // refused as it is
    least_ = std::min(least_, fields - row.size());
    if (fields > row.size()) longer_.push_back({index, fields});
  }

  struct Row {
    std::size_t index, fields;
  };
  /// Rows that have more of them than others.
  std::vector<Row> uneven() const {
    std::vector<Row> rows = longer_;
    std::erase_if(rows, [&](const Row& row) { return row.fields == columns_ + least_; });
    return rows;
  }

 private:
  std::size_t columns_, named_, least_ = std::string::npos;
  std::vector<Row> longer_;
};

/// Columns without a name are left out where they are empty, as spreadsheets write them behind the last one.
class NamelessColumns {
 public:
  explicit NamelessColumns(const Record& header) {
    for (std::size_t i = 0; i < header.size(); ++i) {
      if (header[i].text.empty()) columns_.push_back({i, header[i].at, 0});
      if (!header[i].text.empty()) named_ = i + 1;
    }
  }

  /// Columns up to the last named one.
  std::size_t named() const { return named_; }

  void leave_out(Record& row) {
    if (columns_.empty()) return;
    std::size_t kept = 0;
    auto nameless = columns_.begin();
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (nameless != columns_.end() && nameless->index == i) {
        if (nameless->filled == 0 && !row[i].text.empty()) nameless->filled = row[i].at.line;
        ++nameless;
      } else {
        if (kept != i) row[kept] = std::move(row[i]);
        ++kept;
      }
    }
    row.resize(kept);
  }

  void report(Problems& problems) const {
    for (const Column& column : columns_) {
      if (column.filled == 0) continue;
      problems.add(problem_at(column.at, phrase::column_without_name, {phrase::holds_something, column.filled}));
    }
  }

 private:
  struct Column {
    std::size_t index;
    Origin at;
    std::uint32_t filled;  // the first line that holds something there; 0: none
  };
  std::vector<Column> columns_;
  std::size_t named_ = 0;
};

}  // namespace

std::optional<CsvTable> table_of_rows(const NextRow& next_row, const Sentence& hint, Problems& problems) {
  const std::size_t problems_before = problems.count();
  std::optional<Record> header = next_row();
  if (!header || !check_header(*header, problems)) return std::nullopt;
  CsvTable table;
  const std::size_t columns = header->size();
  NamelessColumns nameless(*header);
  EmptyEnds ends(columns, nameless.named());
  std::size_t rows = 0;
  const auto refuse = [&](const Origin& at, std::size_t fields) {
    table.whole = false;
    problems.add(problem_at(at, {phrase::row_of_fields, fields}, {phrase::header_has, columns}, hint));
  };
  while (std::optional<Record> row = next_row()) {
    ++rows;
    ends.cut(*row, table.rows.size());
    if (row->size() >= nameless.named() && row->size() <= columns) {
      nameless.leave_out(*row);
      table.rows.push_back(std::move(*row));
    } else {
      refuse(row->front().at, row->size());
    }
  }
  const std::vector<EmptyEnds::Row> uneven = ends.uneven();
  for (const EmptyEnds::Row& row : uneven) {
    refuse(table.rows[row.index].front().at, row.fields);
    table.rows[row.index].clear();
  }
  if (!uneven.empty()) std::erase_if(table.rows, [](const Record& row) { return row.empty(); });
  nameless.report(problems);
  nameless.leave_out(*header);
  table.header = std::move(*header);
  if (rows == 0 && problems.count() == problems_before) {
    problems.add(problem_at(table.header.front().at, phrase::table_without_rows));
  }
  return table;
}

}  // namespace kabar
