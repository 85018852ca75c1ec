#pragma once
// The report as tables for pandas or R: one CSV for each, long, a row an observation. Units are in the names of columns
// or in a column `unit`; what is undefined is empty, and `reason` says why.

#include <string>
#include <vector>

#include "analysis/report/report.h"

namespace kabar::analysis {

struct NamedCsv {
  std::string name;  // of the file, without .csv
  std::string text;
};

std::vector<NamedCsv> csv_tables(const Report& report);

}  // namespace kabar::analysis
