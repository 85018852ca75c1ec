#pragma once
// A table of figures for a spreadsheet or a program: named columns, typed cells. Knows no figure and no file.

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/language.h"

namespace kabar::analysis {

/// A name that tables use of their own ("poor", "ever_aware"): in English as it is, in Indonesian as csv_words.inc has
/// it.
struct Code {
  std::string name;
};
/// A text in both languages.
struct BothTexts {
  std::string id, en;
};
/// A sentence of kabar's in one language: where a table is plain text without a mark of its encoding, its quotation
/// marks are those that every encoding has.
struct Prose {
  std::string text;
};
/// A number as a user wrote it.
struct Spelled {
  std::string text;
  double value = 0;
};
/// Nothing where it is undefined. A std::string is a text of the user's, the same in every language.
using DataCell = std::variant<std::monostate, bool, std::int64_t, double, std::string, Code, BothTexts, Prose, Spelled>;

/// How people read the numbers of a column.
enum class NumberKind : std::uint8_t { plain, share, rupiah, whole, tenths, by_unit };

struct DataColumn {
  std::string name;  // the English one, which never changes
  NumberKind kind = NumberKind::plain;
};

struct DataTable {
  std::string name;
  std::vector<DataColumn> columns;
  std::vector<std::vector<DataCell>> rows;
};

/// Columns that a reader of the language gets: all in English; in Indonesian without the texts in English ("_en").
std::vector<std::size_t> columns_for(const DataTable& table, Language in);
/// What a table and its columns are called. English names are the same in every version, for scripts.
std::string table_title(const DataTable& table, Language in);
std::string column_title(const DataTable& table, std::size_t column, Language in);
/// The words of a cell that is no number; those of a truth value are true and false, ya and tidak.
std::string words_of(const DataCell& cell, Language in);
/// Of a name that tables use of their own.
std::string words_of(const Code& code, Language in);
/// How the number in a cell is read: that of its column, or by the unit that stands in its row.
NumberKind kind_of(const DataTable& table, const std::vector<DataCell>& row, std::size_t column);

/// Names of all tables that a report may have, and whether a heading, in either language, is that of a column of one.
std::vector<std::string> table_names();
bool is_heading(const std::string& text);

/// What a spreadsheet would take for a formula gets a ' before it: =, +, -, @, a tab or a line end first. Numbers stay.
std::string harmless(std::string text);

/// English: commas and points, as programs read it (RFC 4180, LF). Indonesian: what a spreadsheet with Indonesian
/// settings opens in columns: a byte order mark, semicolons, decimal commas. Numbers keep every bit; what is undefined
/// is empty.
std::string to_csv(const DataTable& table, Language in);

}  // namespace kabar::analysis
