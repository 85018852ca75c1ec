#pragma once
// The tables of a report as files: a folder of CSV, a workbook, or both; nothing is written unless all may be. Knows no
// figure.

#include <string>
#include <vector>

#include "analysis/report/data_table.h"
#include "cli/outputs.h"
#include "core/language.h"

namespace kabar::cli {

class TableFiles {
 public:
  /// `folder` of --csv, `workbook` of --xlsx; empty: not asked for. Throws InputError where kabar cannot write a
  /// workbook.
  TableFiles(std::string folder, std::string workbook);

  /// In one language. The folder is made if it is not there, files of other names in it are left alone. Throws
  /// InputError where a file would replace an input, the `report` that is written too, or what is no earlier table of a
  /// report.
  void write(const std::vector<analysis::DataTable>& tables, Language in, const InputFiles& inputs,
             const std::string& report) const;

 private:
  std::string folder_, workbook_;
};

}  // namespace kabar::cli
