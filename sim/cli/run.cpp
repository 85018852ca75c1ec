#include "cli/run.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analysis/report/brief.h"
#include "analysis/report/json.h"
#include "analysis/report/table.h"
#include "cli/city.h"
#include "cli/limits.h"
#include "cli/notes.h"
#include "cli/outputs.h"
#include "cli/over_ceilings.h"
#include "cli/phrases.h"
#include "cli/progress.h"
#include "cli/setting.h"
#include "cli/shell_word.h"
#include "cli/terminal.h"
#include "core/errors.h"
#include "core/parallel.h"
#include "experiment/experiment.h"
#include "experiment/provenance.h"
#include "scenario/load.h"
#include "scenario/phrases.h"
#include "storage/results.h"
#include "strategy/knock_out.h"

namespace kabar::cli {

namespace {

struct RunWords {
  std::string scenario;
  std::optional<std::string> tier;
  std::optional<std::string> out, vary;
  std::vector<std::string> strategies, sets, without;
  std::optional<std::int64_t> replicates, populations, seed, threads;
  std::int64_t first_population = 0, keep_replicates = 0;
  bool all = false, json = false, quiet = false, yes = false;
};

/// The place of a name that the command line allows.
template <std::size_t N>
int place_of(const std::string& name, const char* const (&names)[N]) {
  return static_cast<int>(std::find(std::begin(names), std::end(names), name) - std::begin(names));
}

constexpr const char* kAllMeans = "all";

/// What --without takes.
std::vector<std::string> means_words() {
  std::vector<std::string> words(std::begin(kMeansNames), std::end(kMeansNames));
  words.emplace_back(kAllMeans);
  return words;
}

/// The kinds of --without, each once, in the order of Means.
std::vector<Means> kinds_of(const std::vector<std::string>& words) {
  std::vector<Means> kinds;
  for (int kind = 0; kind < kMeans; ++kind) {
    const bool meant = std::any_of(words.begin(), words.end(), [&](const std::string& word) {
      return word == kAllMeans || word == kMeansNames[kind];
    });
    if (meant) kinds.push_back(static_cast<Means>(kind));
  }
  return kinds;
}

void check_together(const RunWords& words, const City& city) {
  Problems problems;
  check_within("--populations", city.populations, 1, kMostPopulations, problems);
  check_within("--replicates", city.replicates, 1, kMostReplicates, problems);
  check_within("--keep-replicates", words.keep_replicates, 0, std::max<std::int64_t>(1, city.replicates), problems);
  if (words.keep_replicates > 0 && words.tier.value_or("") != "households") {
    problems.add({"",
                  0,
                  0,
                  {phrase::value_is, "--keep-replicates", words.keep_replicates},
                  phrase::full_records,
                  phrase::add_tier});
  }
  if (words.tier && !words.out) {
    problems.add({"", 0, 0, {phrase::value_is, "--tier", *words.tier}, phrase::tier_is_of_a_file, phrase::add_out});
  }
  problems.throw_if_any();
}

/// A kind of means that no strategy uses leaves nothing out.
void refuse_unused(const std::vector<std::string>& words, const Scenario& scenario) {
  Problems problems;
  for (const std::string& word : words) {
    if (word == kAllMeans) continue;
    const Means means = kinds_of({word}).front();
    const auto uses_it = [&](const Strategy& strategy) { return uses(scenario, strategy, means); };
    if (std::any_of(scenario.strategies.begin(), scenario.strategies.end(), uses_it)) continue;
    problems.add({"", 0, 0, {phrase::value_is, "--without", word}, phrase::no_strategy_uses_it, phrase::leave_it_out});
  }
  problems.throw_if_any();
}

Scenario load(const RunWords& words) {
  LoadOptions options;
  options.strategies = words.strategies;
  options.sets = words.sets;
  if (words.populations) options.given.push_back({"city.populations", "--populations"});
  if (words.replicates) options.given.push_back({"city.replicates", "--replicates"});
  if (words.seed) options.given.push_back({"city.seed", "--seed"});
  Scenario scenario = load_city(words.scenario, options);
  if (words.populations) scenario.city.populations = *words.populations;
  if (words.replicates) scenario.city.replicates = *words.replicates;
  if (words.seed) scenario.city.seed = *words.seed;
  check_together(words, scenario.city);
  if (scenario.strategies.empty()) {
    throw InputError(Problem{words.scenario, 0, 0, phrase::scenario_names_none, {}, phrase::give_strategies});
  }
  refuse_unused(words.without, scenario);
  add_knock_outs(kinds_of(words.without), scenario);
  seal(scenario);
  return scenario;
}

/// A job of hours or tens of gigabytes is more often a slip than a wish. The memory is known at once, the time when the
/// first replicates have run.
void refuse_by_mistake(const Scenario& scenario, const ExperimentPlan& plan, const WorkCosts& costs) {
  const Estimate needed = estimate(scenario, plan, costs);
  if (needed.seconds < kLongSeconds && needed.bytes < kLargeBytes) return;
  const Sentence what = needed.seconds < kLongSeconds
                            ? Sentence(phrase::would_need, Decimal{needed.bytes / 1e9, 1})
                            : Sentence(phrase::would_take, Decimal{needed.seconds / 3600.0, 1});
  const Sentence work(phrase::so_much_work, scenario.strategies.size(), plan.populations, plan.replicates);
  throw InputError(Problem{"", 0, 0, what, work, phrase::add_yes});
}

analysis::RunNames names_of(const Scenario& scenario, const Recording& recording) {
  analysis::RunNames names;
  std::vector<Digest> contents;
  for (const Strategy& strategy : scenario.strategies) {
    names.strategies.push_back({strategy.name, strategy.title_id, strategy.title_en, scenario.city.budget,
                                strategy.budget_exempt, strategy.scale_with, strategy.of,
                                strategy.without ? name_of(*strategy.without) : "", strategy.content_digest,
                                to_toml(strategy).find("[[") != std::string::npos});
    contents.push_back(strategy.content_digest);
  }
  for (const Provenance::Target& target : targets_of(scenario)) {
    names.targets.push_back({target.name, target.households});
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

/// Before the work begins: what is written is no input, and replaces results only.
void require_outputs(const RunWords& words, const Scenario& scenario) {
  if (!words.out) return;
  InputFiles inputs;
  for (const SourceFile& source : scenario.sources) inputs.add(source.name);
  Problems problems;
  require_result({"--out", *words.out}, inputs, problems);
  if (problems.empty()) require_result({"--out", partial_path(*words.out)}, inputs, problems);
  problems.throw_if_any();
}

void run(const RunWords& words, const Context& context) {
  const Tier tier = static_cast<Tier>(place_of(words.tier.value_or("timeseries"), kTierNames));
  Scenario asked_for = load(words);
  require_outputs(words, asked_for);
  const std::vector<Provenance::Refused> refused = leave_out_refused(asked_for);
  const auto scenario = std::make_shared<const Scenario>(std::move(asked_for));
  for (const Provenance::Refused& one : refused) {
    print_error(fmt::format(fmt::runtime(context.say("tidak dijalankan: {}\n", "not run: {}\n")),
                            context.say(one.why_id.c_str(), one.why_en.c_str())));
  }
  print_notes(scenario->notes, context, words.quiet);
  ExperimentPlan plan;
  plan.populations = static_cast<std::uint32_t>(scenario->city.populations);
  plan.first_population = static_cast<std::uint32_t>(words.first_population);
  plan.replicates = static_cast<std::uint32_t>(scenario->city.replicates);
  plan.threads = static_cast<int>(words.threads.value_or(available_threads()));
  if (words.vary) plan.keeping.vary = static_cast<Vary>(place_of(*words.vary, kVaryNames));
  plan.keeping.household_shares = tier == Tier::households;
  plan.keeping.keep_replicates = static_cast<std::uint32_t>(words.keep_replicates);
  const StopWatch stop;
  plan.stopped = stop.asked();
  if (!words.yes) {
    refuse_by_mistake(*scenario, plan, {});
    plan.costs = [&](const WorkCosts& costs) { refuse_by_mistake(*scenario, plan, costs); };
  }

  std::optional<Progress> progress(std::in_place, context, words.quiet);
  plan.progress = [&](std::uint64_t done, std::uint64_t total) { progress->at(done, total); };
  const Experiment experiment = run_experiment(scenario, plan);
  progress.reset();  // its line ends before anything else is said
  const Recording& recording = experiment.recording;
  const bool any = recording.dimensions.populations > 0;
  Sentence kept = phrase::nothing_was_kept;
  if (words.out && any) {
    const std::string path = experiment.stopped ? partial_path(*words.out) : *words.out;
    Provenance provenance = provenance_of(*scenario, context.command_line);
    provenance.refused = refused;
    write_results(path, recording, provenance, tier, plan.threads);
    kept = {phrase::populations_are_in, recording.dimensions.populations, plan.populations, path};
  }
  if (experiment.stopped) throw Stopped({phrase::stopped_because, kept});
  const analysis::RunSummary summary = analysis::summarise(recording, names_of(*scenario, recording));
  if (words.json) {
    print_json(analysis::to_json(summary));
  } else if (words.all) {
    print(analysis::to_table(summary, setting_of(context)));
  } else {
    print(analysis::brief_table(summary, setting_of(context)));
    print_lines(words.out ? fmt::format(fmt::runtime(context.say("Selengkapnya: kabar compare {}\n",
                                                                 "More: kabar compare {}\n")),
                                        shell_word(*words.out))
                          : std::string(context.say("Selengkapnya: --all, atau --out BERKAS.h5 lalu kabar compare\n",
                                                    "More: --all, or --out FILE.h5 and then kabar compare\n")));
  }
  if (words.out && !words.quiet) print_error(*words.out + "\n");
}

}  // namespace

void add_run(CommandLine& line, const Context& context) {
  const auto words = std::make_shared<RunWords>();
  Command command = line.add("run", "jalankan strategi di kota simulasi yang sama dengan variasi acak yang sama",
                             "run strategies in the same worlds under common random numbers");
  command.operand("SCENARIO", words->scenario, "berkas skenario (TOML)", "scenario file (TOML)");
  command.texts("--strategy", words->strategies, "strategi: nama atau berkas; boleh berulang (bawaan: daftar skenario)",
                "strategy: name or file; may be repeated (default: the scenario's list)");
  command.choices("--without", words->without, means_words(),
                  "juga setiap strategi tanpa satu jenis caranya, untuk melihat apa yang hilang: accounts, heads, "
                  "meetings, sessions, visits, broadcasts, groups, ties atau all",
                  "also each strategy without one kind of its means, to see what is lost: accounts, heads, meetings, "
                  "sessions, visits, broadcasts, groups, ties, or all");
  command.text("--out", words->out, "berkas hasil (HDF5)", "result file (HDF5)");
  command.whole("--populations", words->populations, {1, kMostPopulations}, "jumlah kota simulasi",
                "number of synthetic cities");
  command.whole(
      "--first-population", words->first_population, {0, kMostPopulations},
      "nomor kota simulasi pertama (bawaan: 0), untuk menjalankan satu percobaan dalam beberapa bagian yang lalu "
      "disatukan kabar merge",
      "number of the first population (default: 0), to run one experiment in parts that kabar merge joins");
  command.whole("--replicates", words->replicates, {1, kMostReplicates}, "ulangan per kota simulasi",
                "replicates per population");
  command.whole("--seed", words->seed, {0, kMostSeed}, "benih acak", "seed");
  command.choice("--vary", words->vary, {"population", "network", "luck"},
                 "yang berbeda antarkota simulasi hanya: population (penduduk), network (jaringan, hari rapat), luck "
                 "(variasi acak)",
                 "populations differ only in: population (who lives there), network (ties, meeting days), luck");
  command.whole("--threads", words->threads, {1, kMostThreads}, "utas (bawaan: semua)", "threads (default: all)");
  command.texts("--set", words->sets, "JALUR=NILAI, misalnya param.q_N=0.04; boleh berulang",
                "PATH=VALUE, for instance param.q_N=0.04; may be repeated");
  command.choice("--tier", words->tier, {"summary", "timeseries", "households"},
                 "isi berkas: summary, timeseries (bawaan), households",
                 "what the file keeps: summary, timeseries (default), households");
  command.whole("--keep-replicates", words->keep_replicates, {0, kMostReplicates},
                "ulangan yang catatannya disimpan lengkap per rumah tangga",
                "replicates whose full household records are kept");
  command.flag("--all", words->all, "semua tabel, bukan hanya satu layar", "all tables, not one screen only");
  command.flag("--json", words->json, "hasil sebagai JSON", "result as JSON");
  command.flag("--quiet", words->quiet, "tanpa kemajuan dan catatan", "no progress, no notes");
  command.flag("--yes", words->yes, "jalankan walau lebih dari satu jam atau 10 GB",
               "run although it takes over an hour or 10 GB");
  command.does([words, &context] { run(*words, context); });
}

}  // namespace kabar::cli
