#include "cli/run.h"

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analysis/report/json.h"
#include "analysis/report/table.h"
#include "cli/limits.h"
#include "cli/progress.h"
#include "core/errors.h"
#include "core/parallel.h"
#include "experiment/experiment.h"
#include "scenario/load.h"
#include "storage/results.h"
#include "strategy/knock_out.h"

namespace kabar::cli {

namespace {

struct RunWords {
  std::string scenario, tier = "timeseries";
  std::optional<std::string> out, vary;
  std::vector<std::string> strategies, sets, without;
  std::optional<std::int64_t> replicates, populations, seed;
  std::int64_t threads = 0, keep_replicates = 0;
  bool json = false, quiet = false, yes = false;
};

Tier tier_of(const std::string& name) {
  for (int t = 0; t < kTiers; ++t) {
    if (name == kTierNames[t]) return static_cast<Tier>(t);
  }
  throw InputError(Problem{"", 0, 0, "--tier " + name, "must be summary, timeseries or households", ""});
}

Vary vary_of(const RunWords& words) {
  if (!words.vary) return Vary::all;
  for (const Vary vary : {Vary::population, Vary::network, Vary::luck}) {
    if (*words.vary == kVaryNames[static_cast<int>(vary)]) return vary;
  }
  throw InputError(Problem{"", 0, 0, "--vary " + *words.vary, "must be population, network or luck", ""});
}

/// The kinds of --without, each once, in the order of Means.
std::vector<Means> kinds_of(const std::vector<std::string>& words) {
  const std::vector<std::string> known(std::begin(kMeansNames), std::end(kMeansNames));
  std::string all = "all";
  for (const std::string& name : known) all += ", " + name;
  Problems problems;
  for (const std::string& word : words) {
    if (word == "all" || std::find(known.begin(), known.end(), word) != known.end()) continue;
    const std::string near = nearest_word(word, known);
    problems.add(
        {"", 0, 0, "--without " + word, "must be one of " + all, near.empty() ? "" : "did you mean " + near + "?"});
  }
  problems.throw_if_any();
  std::vector<Means> kinds;
  for (int kind = 0; kind < kMeans; ++kind) {
    const bool meant = std::any_of(words.begin(), words.end(),
                                   [&](const std::string& word) { return word == "all" || word == kMeansNames[kind]; });
    if (meant) kinds.push_back(static_cast<Means>(kind));
  }
  return kinds;
}

void check_numbers(const RunWords& words, const City& city) {
  Problems problems;
  check_within("--populations", city.populations, 1, kMostPopulations, problems);
  check_within("--replicates", city.replicates, 1, kMostReplicates, problems);
  check_within("--threads", words.threads, 0, 1024, problems);
  check_within("--keep-replicates", words.keep_replicates, 0, std::max<std::int64_t>(1, city.replicates), problems);
  if (words.seed) check_within("--seed", *words.seed, 0, kMostSeed, problems);
  if (words.out && words.out->empty()) problems.add({"", 0, 0, "--out is empty", "", "give the name of a file"});
  if (words.keep_replicates > 0 && words.tier != "households") {
    problems.add({"", 0, 0, "--keep-replicates " + std::to_string(words.keep_replicates),
                  "full records belong to the tier households", "add --tier households"});
  }
  problems.throw_if_any();
}

Scenario load(const RunWords& words) {
  LoadOptions options;
  options.strategies = words.strategies;
  options.sets = words.sets;
  Scenario scenario = load_scenario(words.scenario, options);
  if (words.populations) scenario.city.populations = *words.populations;
  if (words.replicates) scenario.city.replicates = *words.replicates;
  if (words.seed) scenario.city.seed = *words.seed;
  check_numbers(words, scenario.city);
  if (scenario.strategies.empty()) {
    throw InputError(
        Problem{words.scenario, 0, 0, "the scenario names no strategy", "", "give city.strategies or --strategy NAME"});
  }
  add_knock_outs(kinds_of(words.without), scenario);
  seal(scenario);
  return scenario;
}

/// A job of hours or tens of gigabytes is more often a slip than a wish.
void refuse_by_mistake(const std::shared_ptr<const Scenario>& scenario, const ExperimentPlan& plan, bool yes) {
  if (yes) return;
  const double runs = static_cast<double>(scenario->strategies.size()) * plan.populations * plan.replicates;
  if (runs < kManyRuns && static_cast<double>(scenario->city.households) < kManyHouseholds) return;
  const Estimate needed = estimate(scenario, plan);
  if (needed.seconds < kLongSeconds && needed.bytes < kLargeBytes) return;
  throw InputError(Problem{"", 0, 0,
                           fmt::format("this would take about {:.1f} hours and {:.1f} GB of memory (before compression "
                                       "also of disk)",
                                       needed.seconds / 3600.0, needed.bytes / 1e9),
                           fmt::format("{} strategies x {} populations x {} replicates", scenario->strategies.size(),
                                       plan.populations, plan.replicates),
                           "add --yes if that is meant"});
}

analysis::RunNames names_of(const Scenario& scenario, const Recording& recording) {
  analysis::RunNames names;
  std::vector<Digest> contents;
  for (const Strategy& strategy : scenario.strategies) {
    names.strategies.push_back({strategy.name, strategy.title_id, strategy.title_en, scenario.city.budget,
                                strategy.budget_exempt, strategy.scale_with, strategy.of,
                                strategy.without ? name_of(*strategy.without) : ""});
    contents.push_back(strategy.content_digest);
  }
  names.seed = scenario.city.seed;
  names.digest = digest_of(recording, contents);
  names.config_digest = scenario.config_digest;
  names.world_digest = scenario.world_digest;
  return names;
}

/// What a stopped run has finished goes beside its target, so that an earlier result stays as it was.
std::string partial_path(const std::string& path) {
  std::filesystem::path partial(path);
  partial.replace_extension(".partial" + partial.extension().string());
  return partial.string();
}

void run(const RunWords& words, const Context& context) {
  const Tier tier = tier_of(words.tier);
  const auto scenario = std::make_shared<const Scenario>(load(words));
  if (words.out) require_writable(*words.out);
  ExperimentPlan plan;
  plan.populations = static_cast<std::uint32_t>(scenario->city.populations);
  plan.replicates = static_cast<std::uint32_t>(scenario->city.replicates);
  plan.threads = words.threads > 0 ? static_cast<int>(words.threads) : available_threads();
  plan.vary = vary_of(words);
  plan.household_shares = tier == Tier::households;
  plan.keep_replicates = static_cast<std::uint32_t>(words.keep_replicates);
  plan.stopped = context.stop_asked;
  refuse_by_mistake(scenario, plan, words.yes);

  std::optional<Progress> progress(std::in_place, context, words.quiet);
  plan.progress = [&](std::uint64_t done, std::uint64_t total) { progress->at(done, total); };
  const Experiment experiment = run_experiment(scenario, plan);
  progress.reset();  // its line ends before anything else is said
  const Recording& recording = experiment.recording;
  const bool any = recording.dimensions.populations > 0;
  std::string kept = context.say("tidak ada yang disimpan", "nothing was kept");
  if (words.out && any) {
    const std::string path = experiment.stopped ? partial_path(*words.out) : *words.out;
    write_results(path, recording, provenance_of(*scenario, context.command_line), tier, plan.threads);
    kept = fmt::format(fmt::runtime(context.say("{} dari {} populasi yang selesai ada di {}",
                                                "{} of {} populations, complete, are in {}")),
                       recording.dimensions.populations, plan.populations, path);
  }
  if (experiment.stopped) {
    throw Stopped(std::string(context.say("dihentikan: ", "stopped: ")) + kept);
  }
  const analysis::RunSummary summary = analysis::summarise(recording, names_of(*scenario, recording));
  const auto language =
      context.language == Language::indonesian ? analysis::Language::indonesian : analysis::Language::english;
  std::cout << (words.json ? analysis::to_json(summary) : analysis::to_table(summary, language));
  if (words.out && !words.quiet) std::cerr << *words.out << '\n';
}

}  // namespace

void add_run(CLI::App& app, Context& context) {
  auto words = std::make_shared<RunWords>();
  CLI::App* command =
      app.add_subcommand("run", context.say("jalankan strategi di dunia yang sama dengan keberuntungan yang sama",
                                            "run strategies in the same worlds under common random numbers"));
  command->add_option("SCENARIO", words->scenario, context.say("berkas skenario (TOML)", "scenario file (TOML)"))
      ->required();
  command
      ->add_option("--strategy", words->strategies,
                   context.say("strategi: nama atau berkas; boleh berulang (bawaan: daftar skenario)",
                               "strategy: name or file; may be repeated (default: the scenario's list)"))
      ->take_all();
  command
      ->add_option(
          "--without", words->without,
          context.say("juga setiap strategi tanpa satu jenis caranya, untuk melihat apa yang hilang: accounts, "
                      "heads, meetings, sessions, visits, broadcasts, groups, ties atau all",
                      "also each strategy without one kind of its means, to see what is lost: accounts, heads, "
                      "meetings, sessions, visits, broadcasts, groups, ties, or all"))
      ->delimiter(',')
      ->take_all();
  command->add_option("--out", words->out, context.say("berkas hasil (HDF5)", "result file (HDF5)"));
  command->add_option("--populations", words->populations,
                      context.say("jumlah kota buatan", "number of synthetic cities"));
  command->add_option("--replicates", words->replicates,
                      context.say("ulangan per kota buatan", "replicates per population"));
  command->add_option("--seed", words->seed, context.say("benih acak", "seed"));
  command->add_option(
      "--vary", words->vary,
      context.say("yang berbeda antarpopulasi hanya: population (penduduk), network (jaringan, hari rapat), "
                  "luck (kebetulan)",
                  "populations differ only in: population (who lives there), network (ties, meeting "
                  "days), luck"));
  command->add_option("--threads", words->threads, context.say("utas (bawaan: semua)", "threads (default: all)"));
  command
      ->add_option("--set", words->sets,
                   context.say("JALUR=NILAI, misalnya param.q_N=0.04; boleh berulang",
                               "PATH=VALUE, for instance param.q_N=0.04; may be repeated"))
      ->take_all();
  command->add_option("--tier", words->tier,
                      context.say("isi berkas: summary, timeseries, households",
                                  "what the file keeps: summary, timeseries, households"));
  command->add_option("--keep-replicates", words->keep_replicates,
                      context.say("ulangan yang catatannya disimpan lengkap per rumah tangga",
                                  "replicates whose full household records are kept"));
  command->add_flag("--json", words->json, context.say("hasil sebagai JSON", "result as JSON"));
  command->add_flag("--quiet", words->quiet, context.say("tanpa kemajuan", "no progress"));
  command->add_flag(
      "--yes", words->yes,
      context.say("jalankan walau lebih dari satu jam atau 10 GB", "run although it takes over an hour or 10 GB"));
  command->callback([words, &context] { context.work = [words, &context] { run(*words, context); }; });
}

}  // namespace kabar::cli
