#include "cli/compare.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "analysis/report/json.h"
#include "analysis/report/report.h"
#include "analysis/report/table.h"
#include "cli/context.h"
#include "cli/credibility.h"
#include "core/errors.h"
#include "storage/results.h"

namespace kabar::cli {

namespace {

struct Options {
  std::vector<std::string> files;
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

void compare_files(const Options& options, Language language) {
  if (!options.report.empty()) throw InputError({"--report", 0, 0, "is not in this build yet", "", ""});
  const std::vector<ResultFile> files = read_all(options.files);
  const analysis::Credibility credibility =
      options.credibility.empty() ? analysis::Credibility{} : read_credibility(options.credibility);
  const analysis::Report report = analysis::report_of(files, options.files, options.baseline, credibility);
  if (options.json) {
    std::cout << analysis::to_json(report) << '\n';
  } else {
    std::cout << analysis::to_table(report.comparison, language == Language::indonesian ? analysis::Language::indonesian
                                                                                        : analysis::Language::english);
  }
}

}  // namespace

void add_compare(CLI::App& app, Context& context) {
  CLI::App* compare = app.add_subcommand(
      "compare", context.say("selisih antarstrategi: siapa yang tahu dan paham, merata atau tidak, dan biayanya",
                             "how strategies differ: who knows and understands, how evenly, at what cost"));
  const auto options = std::make_shared<Options>();
  compare->add_option("FILE", options->files, context.say("berkas hasil (.h5)", "result files (.h5)"))->required();
  compare->add_option("--baseline", options->baseline,
                      context.say("strategi pembanding (bawaan: status-quo, kalau tidak ada yang pertama)",
                                  "the strategy to compare with (default: status-quo, else the first)"));
  compare->add_option("--report", options->report, context.say("laporan HTML", "an HTML report"));
  compare->add_option(
      "--credibility", options->credibility,
      context.say("map hasil skrip analysis/credibility: dunia wajar dan pola yang diperiksa",
                  "folder that the scripts of analysis/credibility fill: plausible worlds, patterns checked"));
  compare->add_flag("--json", options->json, context.say("satu objek JSON", "one JSON object"));
  compare->callback(
      [&context, options] { context.work = [&context, options] { compare_files(*options, context.language); }; });
}

}  // namespace kabar::cli
