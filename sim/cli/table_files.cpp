#include "cli/table_files.h"

#include <filesystem>
#include <string_view>
#include <utility>

#include "cli/phrases.h"
#include "cli/workbook_file.h"
#include "core/errors.h"
#include "storage/save_file.h"

namespace kabar::cli {

namespace {

namespace fs = std::filesystem;

struct TextFile {
  std::string path, text;
};

/// In every language.
std::vector<std::string> headings_of(const analysis::DataTable& table) {
  std::vector<std::string> headings;
  for (const Language in : {Language::english, Language::indonesian}) {
    headings.push_back(analysis::to_csv({table.name, table.columns, {}}, in));
  }
  return headings;
}

}  // namespace

TableFiles::TableFiles(std::string folder, std::string workbook)
    : folder_(std::move(folder)), workbook_(std::move(workbook)) {
  if (workbook_.empty() || writes_workbooks()) return;
  throw InputError(
      {"", 0, 0, {phrase::value_is, "--xlsx", workbook_}, phrase::built_without_workbooks, phrase::install_xlsxwriter});
}

void TableFiles::write(const std::vector<analysis::DataTable>& tables, Language in, const InputFiles& inputs,
                       const std::string& report) const {
  if (folder_.empty() && workbook_.empty()) return;
  std::vector<Output> outputs;
  if (!report.empty()) outputs.push_back({"--report", report});
  Problems problems;
  std::error_code error;
  std::vector<TextFile> files;
  if (!folder_.empty()) {
    for (const analysis::DataTable& table : tables) {
      files.push_back({(fs::path(folder_) / (table.name + ".csv")).string(), analysis::to_csv(table, in)});
      if (!fs::is_directory(folder_, error)) continue;
      outputs.push_back({"--csv", files.back().path});
      require_table(outputs.back(), inputs, headings_of(table), problems);
    }
  }
  if (fs::is_directory(folder_, error)) {
    std::vector<std::string> names;
    for (const analysis::DataTable& table : tables) names.push_back(table.name);
    require_no_other_tables({"--csv", folder_}, names, problems);
  }
  if (!workbook_.empty()) {
    outputs.push_back({"--xlsx", workbook_});
    require_workbook(outputs.back(), inputs, problems);
    files.push_back({workbook_, workbook_of(tables, in)});
  }
  require_apart(outputs, problems);
  problems.throw_if_any();
  if (!folder_.empty()) {
    fs::create_directories(folder_, error);
    if (fs::exists(folder_) && !fs::is_directory(folder_)) {
      throw InputError(
          {"", 0, 0, {phrase::value_is, "--csv", folder_}, phrase::is_no_folder, phrase::name_a_new_folder});
    }
    if (!fs::is_directory(folder_)) {
      throw MachineError({phrase::no_tables_written, folder_, error ? reason_of(error.value()) : phrase::is_no_folder});
    }
  }
  for (const TextFile& file : files) save_file(file.path, file.text);
}

}  // namespace kabar::cli
