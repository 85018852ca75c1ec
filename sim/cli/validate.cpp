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

namespace kabar::cli {

namespace {

struct Options {
  std::vector<std::string> files;
  bool defaults = false, parameters = false;
};

void validate(const Options& options, const Context& context) {
  if (options.defaults) std::cout << defaults_as_toml(context.language == Language::indonesian);
  if (options.parameters) std::cout << parameters_as_markdown(context.language == Language::indonesian);
  if (options.files.empty() && !options.defaults && !options.parameters) {
    throw InputError({"", 0, 0, "kabar validate needs a file", "", "or --defaults, or --parameters"});
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
  std::cout << report;
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
  command->callback([&context, options] { context.work = [&context, options] { validate(*options, context); }; });
}

}  // namespace kabar::cli
