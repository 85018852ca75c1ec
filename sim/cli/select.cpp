#include "cli/select.h"

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analysis/report/summary.h"
#include "cli/limits.h"
#include "cli/progress.h"
#include "cli/selected.h"
#include "core/errors.h"
#include "core/parallel.h"
#include "scenario/load.h"

namespace kabar::cli {

namespace {

struct SelectWords {
  std::string scenario, measure = "poor_aware";
  std::vector<std::string> strategies, sets;
  double indifference = 0.01, confidence = 0.95;
  std::int64_t populations = 10, most_populations = 200, threads = 0;
  std::optional<std::int64_t> replicates, seed;
  bool json = false, quiet = false, yes = false;
};

struct Judged {
  SelectMeasure words;
  analysis::Group group;
  Measure measure;
};
constexpr Judged kJudged[] = {
    {{"poor_aware", "Miskin yang tahu, %", "Poor aware, %"}, analysis::Group::poor, Measure::ever_aware},
    {{"eligible_understand", "Sasaran yang paham, %", "Eligible underst., %"},
     analysis::Group::eligible,
     Measure::understands}};

const Judged& judged_by(const std::string& name) {
  const auto* found =
      std::find_if(std::begin(kJudged), std::end(kJudged), [&](const Judged& one) { return name == one.words.name; });
  if (found != std::end(kJudged)) return *found;
  throw InputError(Problem{"", 0, 0, "--measure " + name, "must be poor_aware or eligible_understand", ""});
}

void check_numbers(const SelectWords& words, const City& city) {
  Problems problems;
  const auto between = [&](const char* option, double value, double low, double high) {
    if (value > low && value < high) return;
    problems.add(
        {"", 0, 0, fmt::format("{} = {}", option, value), fmt::format("must be above {} and below {}", low, high), ""});
  };
  between("--indifference", words.indifference, 0, 1);
  between("--confidence", words.confidence, 0.5, 1);
  check_within("--populations", words.populations, 2, kMostPopulations, problems);
  check_within("--max-populations", words.most_populations, 2, kMostPopulations, problems);
  if (words.most_populations >= 2 && words.populations > words.most_populations) {
    problems.add({"", 0, 0, fmt::format("--populations = {}", words.populations),
                  fmt::format("the first stage alone exceeds --max-populations = {}", words.most_populations), ""});
  }
  check_within("--replicates", city.replicates, 1, kMostReplicates, problems);
  check_within("--threads", words.threads, 0, 1024, problems);
  if (words.seed) check_within("--seed", *words.seed, 0, kMostSeed, problems);
  problems.throw_if_any();
}

/// The strategies of one contest: what need not keep to the common ceiling goes to `left_out`.
Scenario load(const SelectWords& words, std::vector<std::string>& left_out) {
  LoadOptions options;
  options.strategies = words.strategies;
  options.sets = words.sets;
  Scenario scenario = load_scenario(words.scenario, options);
  if (words.replicates) scenario.city.replicates = *words.replicates;
  if (words.seed) scenario.city.seed = *words.seed;
  check_numbers(words, scenario.city);
  std::vector<Strategy> compared;
  for (Strategy& strategy : scenario.strategies) {
    if (strategy.budget_exempt) {
      left_out.push_back(strategy.name);
    } else {
      compared.push_back(std::move(strategy));
    }
  }
  scenario.strategies = std::move(compared);
  if (scenario.strategies.size() < 2) {
    throw InputError(Problem{words.scenario, 0, 0,
                             fmt::format("too few strategies to choose from: {}", scenario.strategies.size()),
                             "at least two must keep to the common ceiling", "give --strategy NAME twice or more"});
  }
  seal(scenario);
  return scenario;
}

Figures figures_of(const Judged& judged) {
  return [&judged](const Recording& recording, std::uint32_t strategy) {
    const analysis::StrategySamples samples = analysis::samples_of(recording, strategy);
    const analysis::Sample& sample = samples.shares[analysis::at(judged.group)][analysis::at(judged.measure)];
    if (!sample.reason.empty()) {
      throw InputError(Problem{"", 0, 0, fmt::format("--measure {}", judged.words.name),
                               "not every population has a household of this group", "choose a larger city"});
    }
    return analysis::population_means(sample);
  };
}

/// Of the longest contest, in which no strategy goes. Only one stage at a time is in memory.
void refuse_by_mistake(const std::shared_ptr<const Scenario>& scenario, const SelectPlan& plan) {
  ExperimentPlan longest;
  longest.populations = plan.most_populations;
  longest.replicates = plan.replicates;
  longest.threads = plan.threads;
  const double runs = static_cast<double>(scenario->strategies.size()) * longest.populations * longest.replicates;
  if (runs < kManyRuns && static_cast<double>(scenario->city.households) < kManyHouseholds) return;
  const double seconds = estimate(scenario, longest).seconds;
  if (seconds < kLongSeconds) return;
  throw InputError(Problem{"", 0, 0, fmt::format("this could take up to {:.1f} hours", seconds / 3600.0),
                           fmt::format("{} strategies x --max-populations {} x {} replicates",
                                       scenario->strategies.size(), longest.populations, longest.replicates),
                           "lower --max-populations, or add --yes if that is meant"});
}

void select(const SelectWords& words, const Context& context) {
  const Judged& judged = judged_by(words.measure);
  std::vector<std::string> left_out;
  const auto scenario = std::make_shared<const Scenario>(load(words, left_out));
  SelectPlan plan;
  plan.rule = {words.indifference, words.confidence, static_cast<std::uint32_t>(words.populations)};
  plan.figures = figures_of(judged);
  plan.replicates = static_cast<std::uint32_t>(scenario->city.replicates);
  plan.most_populations = static_cast<std::uint32_t>(words.most_populations);
  plan.threads = words.threads > 0 ? static_cast<int>(words.threads) : available_threads();
  plan.stopped = context.stop_asked;
  if (!words.yes) refuse_by_mistake(scenario, plan);

  std::optional<Progress> progress(std::in_place, context, words.quiet);
  plan.progress = [&](std::uint64_t done, std::uint64_t total) { progress->at(done, total); };
  const Selected selected = select_strategy(scenario, plan);
  progress.reset();  // its line ends before anything else is said
  const SelectReport report{*scenario, plan, selected, judged.words, left_out};
  std::cout << (words.json ? to_json(report) + "\n" : to_text(report, context));
  if (selected.stopped) {
    throw Stopped(std::string(context.say("dihentikan: ", "stopped: ")) + undecided(report, context));
  }
}

}  // namespace

void add_select(CLI::App& app, Context& context) {
  auto words = std::make_shared<SelectWords>();
  CLI::App* command =
      app.add_subcommand("select", context.say("tambah kota buatan sampai strategi terbaik diketahui",
                                               "add synthetic cities until the best strategy is known"));
  const auto option = [&](const char* name, auto& value, const char* indonesian, const char* english) {
    return command->add_option(name, value, context.say(indonesian, english));
  };
  option("SCENARIO", words->scenario, "berkas skenario (TOML)", "scenario file (TOML)")->required();
  option("--indifference", words->indifference, "selisih yang dianggap sama (0.01 = 1 poin persen; bawaan 0.01)",
         "a difference that does not matter (0.01 = 1 percentage point; default 0.01)");
  option("--confidence", words->confidence, "peluang memilih yang terbaik (bawaan 0.95)",
         "probability of choosing the best (default 0.95)");
  option("--measure", words->measure,
         "ukuran: poor_aware (keluarga miskin yang tahu; bawaan) atau eligible_understand (sasaran yang paham)",
         "measure: poor_aware (poor households that became aware; default) or eligible_understand");
  option("--strategy", words->strategies, "strategi: nama atau berkas; boleh berulang (bawaan: daftar skenario)",
         "strategy: name or file; may be repeated (default: the scenario's list)")
      ->take_all();
  option("--populations", words->populations, "kota buatan di tahap pertama (bawaan 10)",
         "synthetic cities of the first stage (default 10)");
  option("--max-populations", words->most_populations, "paling banyak kota buatan (bawaan 200)",
         "at most so many synthetic cities (default 200)");
  option("--replicates", words->replicates, "ulangan per kota buatan", "replicates per population");
  option("--seed", words->seed, "benih acak", "seed");
  option("--threads", words->threads, "utas (bawaan: semua)", "threads (default: all)");
  option("--set", words->sets, "JALUR=NILAI, misalnya param.q_N=0.04; boleh berulang",
         "PATH=VALUE, for instance param.q_N=0.04; may be repeated")
      ->take_all();
  command->add_flag("--json", words->json, context.say("hasil sebagai JSON", "result as JSON"));
  command->add_flag("--quiet", words->quiet, context.say("tanpa kemajuan", "no progress"));
  command->add_flag("--yes", words->yes,
                    context.say("jalankan walau bisa lebih dari satu jam", "run although it may take over an hour"));
  command->callback([words, &context] { context.work = [words, &context] { select(*words, context); }; });
}

}  // namespace kabar::cli
