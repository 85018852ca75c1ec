#include "cli/compare.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analysis/report/boundaries.h"
#include "analysis/report/csv.h"
#include "analysis/report/json.h"
#include "analysis/report/page.h"
#include "analysis/report/report.h"
#include "analysis/report/report_table.h"
#include "cli/context.h"
#include "cli/credibility.h"
#include "cli/phrases.h"
#include "cli/terminal.h"
#include "core/errors.h"
#include "scenario/source_text.h"
#include "storage/results.h"
#include "storage/save_file.h"

namespace kabar::cli {

namespace {

struct Options {
  std::vector<std::string> files, ceilings;
  std::string baseline;
  std::string report, csv, credibility, boundaries;
  bool json = false;
};

/// Every damaged file is named, not only the first.
std::vector<ResultFile> read_all(const std::vector<std::string>& paths) {
  std::vector<ResultFile> files;
  Problems problems;
  for (const std::string& path : paths) {
    try {
      files.push_back(read_results(path));
    } catch (const InputError& error) {
      for (const Problem& problem : error.problems()) problems.add(problem);
    }
  }
  problems.throw_if_any();
  return files;
}

/// The page that --report fills lies beside the program.
SourceText page_template() {
  std::error_code ignored;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", ignored);
  const std::string path = (program.parent_path() / "report.html").string();
  if (program.empty() || !std::filesystem::exists(path, ignored)) {
    throw InputError(
        {"--report", 0, 0, phrase::page_not_built, {phrase::path_is_missing, path}, phrase::how_to_build_page});
  }
  Problems problems;
  std::optional<SourceText> page = read_source(path, Origin{}, problems);
  problems.throw_if_any();
  return std::move(*page);
}

std::vector<analysis::Boundary> boundaries_of(const std::string& path, const std::vector<ResultFile>& files) {
  if (path.empty()) return {};
  Problems problems;
  const std::optional<SourceText> source = read_source(path, Origin{}, problems);
  problems.throw_if_any();
  return analysis::boundaries_from(source->bytes, path, files.front().provenance.city,
                                   files.front().provenance.kelurahan);
}

/// The folder is made if it is not there; files of other names in it are left alone.
void write_tables(const std::string& folder, const analysis::Report& report) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (!std::filesystem::is_directory(folder)) {
    throw MachineError({phrase::no_tables_written, folder, error ? reason_of(error.value()) : phrase::is_no_folder});
  }
  for (const analysis::NamedCsv& table : analysis::csv_tables(report)) {
    save_file((std::filesystem::path(folder) / (table.name + ".csv")).string(), table.text);
  }
}

void compare_files(const Options& options, Language language) {
  std::optional<SourceText> page;
  if (!options.report.empty()) {
    page = page_template();
    require_writable(options.report);
  }
  const std::vector<ResultFile> files = read_all(options.files);
  const analysis::Credibility credibility =
      options.credibility.empty() ? analysis::Credibility{} : read_credibility(options.credibility);
  const analysis::Report report = analysis::report_of(files, options.files, options.baseline, credibility,
                                                      boundaries_of(options.boundaries, files), {options.ceilings});
  if (!options.csv.empty()) write_tables(options.csv, report);
  if (page) {
    save_file(options.report, analysis::page_with(page->bytes, analysis::to_json(report, -1),
                                                  analysis::answer_html(report), page->file.name));
  }
  if (options.json) {
    print_json(analysis::to_json(report) + "\n");
  } else {
    print(analysis::to_table(report, language));
  }
  if (!options.csv.empty()) print_error(options.csv + "\n");
  if (page) print_error(options.report + "\n");
}

}  // namespace

void add_compare(CommandLine& line, const Context& context) {
  const auto options = std::make_shared<Options>();
  Command command =
      line.add("compare", "selisih antarstrategi: siapa yang tahu dan paham, merata atau tidak, dan biayanya",
               "how strategies differ: who knows and understands, how evenly, at what cost");
  command.operands("FILE", options->files, Needed::yes, "berkas hasil (.h5)", "result files (.h5)");
  command.text("--baseline", options->baseline,
               "strategi pembanding (bawaan: status-quo, kalau tidak ada yang pertama)",
               "the strategy to compare with (default: status-quo, else the first)");
  command.files("--ceilings", options->ceilings,
                "hasil skenario yang sama dengan pagu lain (kabar run ... --set city.budget=25000000); boleh berulang",
                "results of the same scenario under other budgets (kabar run ... --set city.budget=25000000); may be "
                "repeated");
  command.text("--report", options->report, "laporan: satu berkas HTML yang terbuka tanpa internet",
               "the report: one HTML file that opens without a network");
  command.text("--csv", options->csv, "map untuk tabel-tabel laporan, satu berkas CSV masing-masing",
               "folder for the tables of the report, one CSV each");
  command.text("--credibility", options->credibility,
               "map hasil skrip analysis/credibility: kombinasi asumsi yang masuk akal dan pola yang diperiksa",
               "folder that the scripts of analysis/credibility fill: plausible worlds, patterns checked");
  command.text("--boundaries", options->boundaries, "batas kelurahan untuk peta (GeoJSON)",
               "borders of kelurahan for the map (GeoJSON)");
  command.flag("--json", options->json, "satu objek JSON", "one JSON object");
  command.does([&context, options] { compare_files(*options, context.language); });
}

}  // namespace kabar::cli
