#include "cli/merge.h"

#include <fmt/format.h>

#include <memory>
#include <string>
#include <vector>

#include "cli/limits.h"
#include "cli/outputs.h"
#include "cli/result_file.h"
#include "cli/terminal.h"
#include "core/errors.h"
#include "core/parallel.h"
#include "experiment/provenance.h"

namespace kabar::cli {

namespace {

struct MergeOptions {
  std::vector<std::string> files;
  std::string out;
};

void merge_files(const MergeOptions& options, const Context& context) {
  InputFiles inputs;
  for (const std::string& file : options.files) inputs.add(file);
  Problems problems;
  require_result({"--out", options.out}, inputs, problems);
  problems.throw_if_any();
  ResultFile whole = merge(read_all(options.files, context.language), options.files);
  stamp(whole.provenance, context.command_line);
  write_results(options.out, whole.recording, whole.provenance, whole.tier, available_threads());
  const std::uint32_t first = whole.recording.first_population, populations = whole.recording.dimensions.populations;
  print(fmt::format(fmt::runtime(context.say("Kota simulasi {} sampai {} dari {} berkas{}\nSidik data: {}\n",
                                             "Populations {} to {} of {} files{}\nDigest: {}\n")),
                    first, first + populations - 1, options.files.size(),
                    whole.recording.stopped() ? context.say(" (dihentikan)", " (stopped)") : "",
                    to_text(whole.digest)));
  print_error(options.out + "\n");
}

}  // namespace

void add_merge(CommandLine& line, const Context& context) {
  const auto options = std::make_shared<MergeOptions>();
  Command command =
      line.add("merge", "satukan bagian-bagian satu percobaan (kabar run --first-population) menjadi satu hasil",
               "join the parts of one experiment (kabar run --first-population) to one result");
  command.operands("FILE", options->files, Needed::yes, "berkas hasil setiap bagian (.h5)",
                   "result files of the parts (.h5)");
  command.text("--out", options->out, "berkas hasil dari semua bagian (HDF5)", "result file of all parts (HDF5)",
               Needed::yes);
  command.does([&context, options] { merge_files(*options, context); });
}

}  // namespace kabar::cli
