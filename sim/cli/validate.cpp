#include "cli/validate.h"

#include <memory>
#include <string>
#include <vector>

#include "cli/city.h"
#include "cli/context.h"
#include "cli/notes.h"
#include "cli/phrases.h"
#include "cli/terminal.h"
#include "cli/workbook.h"
#include "core/errors.h"
#include "scenario/keys.h"
#include "scenario/load.h"
#include "scenario/ranges.h"

namespace kabar::cli {

namespace {

struct ValidateOptions {
  std::vector<std::string> files;
  bool defaults = false, parameters = false, ranges = false;
};

void validate(const ValidateOptions& options, const Context& context) {
  if (options.defaults) print(defaults_as_toml(context.language == Language::indonesian));
  if (options.parameters) print(parameters_as_markdown(context.language == Language::indonesian));
  if (options.files.empty() && !options.defaults && !options.parameters && !options.ranges) {
    throw InputError({"", 0, 0, phrase::validate_needs_file, {}, phrase::or_defaults});
  }
  if (options.ranges && options.files.size() != 1) {
    throw InputError({"", 0, 0, phrase::ranges_need_one, {}, {}});
  }
  Problems problems, notes;
  std::string report;
  FileKind kind = FileKind::scenario;
  for (const std::string& file : options.files) {
    Problems found, own_notes;
    LoadOptions reading;
    reading.read_sheet = sheet_reader();
    kind = check_file(file, found, own_notes, reading);
    if (kind == FileKind::scenario && found.empty()) own_notes = load_city(file).notes;
    problems.add_all(found);
    notes.add_all(own_notes);
    report += file + ": " +
              (kind == FileKind::scenario ? context.say("skenario, benar", "a scenario, valid")
                                          : context.say("strategi, benar", "a strategy, valid")) +
              "\n";
  }
  problems.throw_if_any();
  if (!options.ranges) {
    print_lines(report + text_of_notes(notes, context));
  } else if (kind == FileKind::scenario) {
    print(ranges_as_csv(load_city(options.files[0]), context.language == Language::indonesian));
    print_notes(notes, context, false);
  } else {
    throw InputError({options.files[0], 0, 0, phrase::strategy_has_no_ranges, {}, phrase::name_its_scenario});
  }
}

}  // namespace

void add_validate(CommandLine& line, const Context& context) {
  const auto options = std::make_shared<ValidateOptions>();
  Command command = line.add("validate", "memeriksa berkas skenario dan strategi; semua kesalahan sekaligus",
                             "checks scenario and strategy files; every problem at once");
  command.operands("FILE", options->files, Needed::no, "berkas skenario atau strategi", "scenario or strategy files");
  command.flag("--defaults", options->defaults, "cetak semua kunci dengan nilai bawaannya",
               "print every key with its default");
  command.flag("--parameters", options->parameters,
               "cetak tabel parameter model (Markdown): bawaan, rentang, tingkat bukti, sumber",
               "print the table of the model's parameters (Markdown): default, range, grade, source");
  command.flag("--ranges", options->ranges, "cetak asumsi skenario ini dan kisaran wajarnya (CSV), menurut jalur --set",
               "print what this scenario assumes and how far it may go (CSV), by the paths of --set");
  command.does([&context, options] { validate(*options, context); });
}

}  // namespace kabar::cli
