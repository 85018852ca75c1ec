#pragma once
// The one door to the writer of .xlsx (libxlsxwriter): tables of figures become a file for a spreadsheet. Built where
// it is installed (KABAR_XLSX_OUT). Knows no figure.

#include <string>
#include <string_view>
#include <vector>

#include "analysis/report/data_table.h"
#include "core/language.h"

namespace kabar::cli {

/// Whether kabar was built with it.
bool writes_workbooks();

/// The bytes of a workbook with a sheet a table, in one language: headings in bold that stay in sight, numbers as
/// numbers of 16 digits (shares as percentages, rupiah without decimals), all else as text, so that nothing is a
/// formula. Equal tables give equal bytes. Throws MachineError where the library fails.
std::string workbook_of(const std::vector<analysis::DataTable>& tables, Language in);

/// Whether they are the bytes of such a workbook, as it was written: one that a spreadsheet saved again is the user's.
bool is_own_workbook(std::string_view bytes);

}  // namespace kabar::cli
