#include "cli/validate.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "cli/context.h"
#include "core/errors.h"
#include "population/cells.h"
#include "scenario/keys.h"
#include "scenario/load.h"
#include "scenario/ranges.h"

namespace kabar::cli {

namespace {

struct Options {
  std::vector<std::string> files;
  bool defaults = false, parameters = false, ranges = false;
};

void validate(const Options& options, const Context& context) {
  if (options.defaults) std::cout << defaults_as_toml(context.language == Language::indonesian);
  if (options.parameters) std::cout << parameters_as_markdown(context.language == Language::indonesian);
  if (options.files.empty() && !options.defaults && !options.parameters && !options.ranges) {
    throw InputError({"", 0, 0, "kabar validate needs a file", "", "or --defaults, or --parameters"});
  }
  if (options.ranges && options.files.size() != 1) {
    throw InputError({"", 0, 0, "kabar validate --ranges needs one scenario file", "", ""});
  }
  Problems problems;
  std::string report;
  for (const std::string& file : options.files) {
    Problems found;
    const FileKind kind = check_file(file, found);
    // What the tables say together is known once each of them can be read.
    if (kind == FileKind::scenario && found.empty()) check_tables(load_scenario(file), found);
    for (const Problem& problem : found.list()) problems.add(problem);
    report += file + ": " +
              (kind == FileKind::scenario ? context.say("skenario, benar", "a scenario, valid")
                                          : context.say("strategi, benar", "a strategy, valid")) +
              "\n";
  }
  problems.throw_if_any();
  if (!options.ranges) {
    std::cout << report;
  } else if (check_file(options.files[0], problems) == FileKind::scenario) {
    std::cout << ranges_as_csv(load_scenario(options.files[0]), context.language == Language::indonesian);
  } else {
    throw InputError(
        {options.files[0], 0, 0, "a strategy has no ranges by itself", "", "name the scenario that lists it"});
  }
}

}  // namespace

void add_validate(CLI::App& app, Context& context) {
  CLI::App* command =
      app.add_subcommand("validate", context.say("memeriksa berkas skenario dan strategi; semua kesalahan sekaligus",
                                                 "checks scenario and strategy files; every problem at once"));
  const auto options = std::make_shared<Options>();
  command
      ->add_option("files", options->files, context.say("berkas skenario atau strategi", "scenario or strategy files"))
      ->type_name("FILE");
  command->add_flag("--defaults", options->defaults,
                    context.say("cetak semua kunci dengan nilai bawaannya", "print every key with its default"));
  command->add_flag("--parameters", options->parameters,
                    context.say("cetak tabel parameter model (Markdown): bawaan, rentang, mutu, sumber",
                                "print the table of the model's parameters (Markdown): default, range, grade, source"));
  command->add_flag("--ranges", options->ranges,
                    context.say("cetak asumsi skenario ini dan kisaran wajarnya (CSV), menurut jalur --set",
                                "print what this scenario assumes and how far it may go (CSV), by the paths of --set"));
  command->callback([&context, options] { context.work = [&context, options] { validate(*options, context); }; });
}

}  // namespace kabar::cli
