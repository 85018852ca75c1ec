#include "cli/merge.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

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
  bool json = false;
};

/// What was typed to run the parts and to join them, so that it can be typed again; of very many parts the first ones.
std::string commands_of(const std::vector<ResultFile>& parts, const std::string& merge) {
  constexpr std::size_t kMost = 40;
  std::vector<const ResultFile*> order;
  for (const ResultFile& part : parts) order.push_back(&part);
  std::stable_sort(order.begin(), order.end(), [](const ResultFile* a, const ResultFile* b) {
    return a->recording.first_population < b->recording.first_population;
  });
  std::string commands;
  for (std::size_t i = 0; i < std::min(kMost, order.size()); ++i) {
    commands += order[i]->provenance.command_line + " && ";
  }
  return commands + (order.size() > kMost ? "... && " : "") + merge;
}

/// The scenario of the whole has as many populations as the whole. A line of to_toml(), whichever kabar wrote it.
std::string with_populations(std::string toml, std::uint32_t populations) {
  const std::string key = "\npopulations = ";
  const std::size_t at = toml.find(key);
  if (at == std::string::npos) return toml;
  const std::size_t value = at + key.size();
  return toml.replace(value, toml.find('\n', value) - value, std::to_string(populations));
}

void print_whole(const MergeOptions& options, const ResultFile& whole, const Context& context) {
  const Recording& recording = whole.recording;
  const std::uint32_t first = recording.first_population, populations = recording.dimensions.populations;
  if (options.json) {
    print_json(nlohmann::ordered_json{{"file", options.out},
                                      {"parts", options.files.size()},
                                      {"first_population", first},
                                      {"populations", populations},
                                      {"stopped", recording.stopped()},
                                      {"digest", to_text(whole.digest)}}
                   .dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) +
               "\n");
    return;
  }
  const char* const form =
      options.files.size() == 1
          ? context.say("Kota simulasi {} sampai {} dari {} berkas{}\n", "Populations {} to {} of {} file{}\n")
          : context.say("Kota simulasi {} sampai {} dari {} berkas{}\n", "Populations {} to {} of {} files{}\n");
  print(fmt::format(fmt::runtime(form), first, first + populations - 1, options.files.size(),
                    recording.stopped() ? context.say(" (dihentikan)", " (stopped)") : ""));
  if (first > 0) {
    print(fmt::format(fmt::runtime(context.say("Kota simulasi 0 sampai {} tidak ada di antaranya\n",
                                               "Populations 0 to {} are not among them\n")),
                      first - 1));
  }
  print(fmt::format(fmt::runtime(context.say("Sidik data: {}\n", "Digest: {}\n")), to_text(whole.digest)));
}

void merge_files(const MergeOptions& options, const Context& context) {
  InputFiles inputs;
  for (const std::string& file : options.files) inputs.add(file);
  Problems problems;
  require_result({"--out", options.out}, inputs, problems);
  problems.throw_if_any();
  std::vector<ResultFile> parts = read_all(options.files, context.language);
  const std::string commands = commands_of(parts, context.command_line);
  ResultFile whole = merge(std::move(parts), options.files);
  whole.provenance.created = now_utc();
  whole.provenance.command_line = commands;
  whole.provenance.scenario_toml =
      with_populations(whole.provenance.scenario_toml, whole.recording.dimensions.populations);
  write_results(options.out, whole.recording, whole.provenance, whole.tier, available_threads());
  print_whole(options, whole, context);
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
  command.flag("--json", options->json, "satu objek JSON", "one JSON object");
  command.does([&context, options] { merge_files(*options, context); });
}

}  // namespace kabar::cli
