#include "cli/compare.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analysis/report/boundaries.h"
#include "analysis/report/brief.h"
#include "analysis/report/csv.h"
#include "analysis/report/json.h"
#include "analysis/report/page.h"
#include "analysis/report/report.h"
#include "analysis/report/report_table.h"
#include "cli/context.h"
#include "cli/credibility.h"
#include "cli/outputs.h"
#include "cli/phrases.h"
#include "cli/result_file.h"
#include "cli/setting.h"
#include "cli/table_files.h"
#include "cli/terminal.h"
#include "core/errors.h"
#include "scenario/source_text.h"
#include "storage/results.h"
#include "storage/save_file.h"

namespace kabar::cli {

namespace {

struct CompareOptions {
  std::vector<std::string> files, ceilings;
  std::string baseline;
  std::string report, csv, xlsx, credibility, boundaries;
  bool json = false, all = false;
};

/// The page that --report fills lies beside the program where it was built, in share/kabar where it was installed.
SourceText page_template() {
  std::error_code ignored;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", ignored);
  std::string path = (program.parent_path() / "report.html").string();
  if (!std::filesystem::exists(path, ignored)) {
    const std::string installed = (program.parent_path().parent_path() / "share" / "kabar" / "report.html").string();
    if (std::filesystem::exists(installed, ignored)) path = installed;
  }
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

/// What compare reads, but its own page.
InputFiles inputs_of(const CompareOptions& options) {
  InputFiles inputs;
  for (const std::vector<std::string>* files : {&options.files, &options.ceilings}) {
    for (const std::string& file : *files) inputs.add(file);
  }
  if (!options.boundaries.empty()) inputs.add(options.boundaries);
  if (options.credibility.empty()) return inputs;
  std::error_code ignored;
  const std::filesystem::path given = options.credibility;
  inputs.add(std::filesystem::is_directory(given, ignored) ? given.string()
                                                           : std::filesystem::absolute(given).parent_path().string());
  return inputs;
}

void compare_files(const CompareOptions& options, const Context& context) {
  const TableFiles tables(options.csv, options.xlsx);
  std::optional<SourceText> page;
  if (!options.report.empty()) {
    page = page_template();
    InputFiles inputs = inputs_of(options);
    inputs.add(page->file.name);
    Problems problems;
    require_report({"--report", options.report}, inputs, problems);
    problems.throw_if_any();
  }
  const std::vector<ResultFile> files = read_all(options.files, context.language);
  const analysis::Credibility credibility =
      options.credibility.empty() ? analysis::Credibility{} : read_credibility(options.credibility);
  const auto read = [&context](const std::string& path) { return read_told(path, context.language); };
  const analysis::Report report =
      analysis::report_of(files, options.files, options.baseline, credibility, boundaries_of(options.boundaries, files),
                          {options.ceilings, read});
  tables.write(analysis::data_tables(report), context.language, inputs_of(options), options.report);
  if (page) {
    save_file(options.report, analysis::page_with(page->bytes, analysis::to_json(report, -1),
                                                  analysis::answer_html(report), page->file.name));
  }
  if (options.json) {
    print_json(analysis::to_json(report) + "\n");
  } else if (options.all) {
    print(analysis::to_table(report, setting_of(context)));
  } else {
    print(analysis::brief_table(report, setting_of(context)));
    print_lines(context.say("Selengkapnya: --all\n", "More: --all\n"));
  }
  for (const std::string& path : {options.csv, options.xlsx}) {
    if (!path.empty()) print_error(path + "\n");
  }
  if (page) print_error(options.report + "\n");
}

}  // namespace

void add_compare(CommandLine& line, const Context& context) {
  const auto options = std::make_shared<CompareOptions>();
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
  command.text("--xlsx", options->xlsx, "tabel-tabel laporan sebagai satu berkas .xlsx, satu lembar masing-masing",
               "the tables of the report as one .xlsx file, a sheet each");
  command.text("--credibility", options->credibility,
               "map hasil skrip analysis/credibility: kombinasi asumsi yang masuk akal dan pola yang diperiksa",
               "folder that the scripts of analysis/credibility fill: plausible worlds, patterns checked");
  command.text("--boundaries", options->boundaries, "batas kelurahan untuk peta (GeoJSON)",
               "borders of kelurahan for the map (GeoJSON)");
  command.flag("--all", options->all, "semua kalimat dan tabel, bukan hanya satu layar",
               "all sentences and tables, not one screen only");
  command.flag("--json", options->json, "satu objek JSON", "one JSON object");
  command.does([&context, options] { compare_files(*options, context); });
}

}  // namespace kabar::cli
