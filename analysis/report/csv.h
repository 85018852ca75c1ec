#pragma once
// The report as tables, for a spreadsheet, pandas or R: long, a row an observation. Units are in the names of columns
// or in a column `unit`; what is undefined is empty, and `reason` says why.

#include <vector>

#include "analysis/report/data_table.h"
#include "analysis/report/report.h"

namespace kabar::analysis {

std::vector<DataTable> data_tables(const Report& report);

}  // namespace kabar::analysis
