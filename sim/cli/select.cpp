#include "cli/select.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analysis/report/summary.h"
#include "cli/city.h"
#include "cli/limits.h"
#include "cli/notes.h"
#include "cli/phrases.h"
#include "cli/progress.h"
#include "cli/selected.h"
#include "cli/terminal.h"
#include "core/errors.h"
#include "core/parallel.h"
#include "scenario/load.h"
#include "scenario/strategy.h"

namespace kabar::cli {

namespace {

struct SelectWords {
  std::string scenario, measure = "poor_aware";
  std::vector<std::string> strategies, sets;
  double indifference = 0.01, confidence = 0.95;
  std::int64_t populations = 10, most_populations = 200;
  std::optional<std::int64_t> replicates, seed, threads;
  bool json = false, quiet = false, yes = false;
};

struct Judged {
  SelectMeasure words;
  analysis::Group group;
  Measure measure;
};
constexpr Judged kJudged[] = {
    {{"poor_aware", "Miskin pernah tahu, %", "Poor ever aware, %"}, analysis::Group::poor, Measure::ever_aware},
    {{"eligible_understand", "Sasaran paham, %", "Eligible understand, %"},
     analysis::Group::eligible,
     Measure::understands}};

const Judged& judged_by(const std::string& name) {
  return *std::find_if(std::begin(kJudged), std::end(kJudged),
                       [&](const Judged& one) { return name == one.words.name; });
}

void check_together(const SelectWords& words, const City& city) {
  Problems problems;
  if (words.populations > words.most_populations) {
    problems.add({"",
                  0,
                  0,
                  {phrase::value_is, "--populations", words.populations},
                  {phrase::first_stage_exceeds, words.most_populations},
                  {}});
  }
  check_within("--replicates", city.replicates, 1, kMostReplicates, problems);
  problems.throw_if_any();
}

/// The strategies of one contest: what need not keep to the common ceiling goes to `left_out`.
Scenario load(const SelectWords& words, std::vector<std::string>& left_out) {
  LoadOptions options;
  options.strategies = words.strategies;
  options.sets = words.sets;
  if (words.replicates) options.given.push_back({"city.replicates", "--replicates"});
  if (words.seed) options.given.push_back({"city.seed", "--seed"});
  Scenario scenario = load_city(words.scenario, options);
  if (words.replicates) scenario.city.replicates = *words.replicates;
  if (words.seed) scenario.city.seed = *words.seed;
  check_together(words, scenario.city);
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
    throw InputError(Problem{words.scenario,
                             0,
                             0,
                             {phrase::too_few_strategies, scenario.strategies.size()},
                             phrase::two_within_budget,
                             phrase::give_two_strategies});
  }
  seal(scenario);
  return scenario;
}

Figures figures_of(const Judged& judged) {
  return [&judged](const Recording& recording, std::uint32_t strategy) {
    const analysis::StrategySamples samples = analysis::samples_of(recording, strategy);
    const analysis::Sample& sample = samples.shares[analysis::at(judged.group)][analysis::at(judged.measure)];
    if (!sample.reason.empty()) {
      throw InputError(Problem{"",
                               0,
                               0,
                               {phrase::value_is, "--measure", judged.words.name},
                               phrase::group_missing_somewhere,
                               phrase::larger_city});
    }
    return analysis::population_means(sample);
  };
}

/// Of the longest contest, in which no strategy goes. Only one stage at a time is in memory.
void refuse_by_mistake(const Scenario& scenario, const SelectPlan& plan, const WorkCosts& costs) {
  ExperimentPlan longest;
  longest.populations = plan.most_populations;
  longest.replicates = plan.replicates;
  longest.threads = plan.threads;
  const double seconds = estimate(scenario, longest, costs).seconds;
  if (seconds < kLongSeconds) return;
  const Sentence work(phrase::so_much_selecting, scenario.strategies.size(), longest.populations, longest.replicates);
  throw InputError(
      Problem{"", 0, 0, {phrase::could_take, Decimal{seconds / 3600.0, 1}}, work, phrase::lower_or_add_yes});
}

void select(const SelectWords& words, const Context& context) {
  const Judged& judged = judged_by(words.measure);
  std::vector<std::string> left_out;
  const auto scenario = std::make_shared<const Scenario>(load(words, left_out));
  print_notes(scenario->notes, context, words.quiet);
  SelectPlan plan;
  plan.rule = {words.indifference, words.confidence, static_cast<std::uint32_t>(words.populations)};
  plan.figures = figures_of(judged);
  plan.replicates = static_cast<std::uint32_t>(scenario->city.replicates);
  plan.most_populations = static_cast<std::uint32_t>(words.most_populations);
  plan.threads = static_cast<int>(words.threads.value_or(available_threads()));
  const StopWatch stop;
  plan.stopped = stop.asked();
  if (!words.yes) plan.costs = [&](const WorkCosts& costs) { refuse_by_mistake(*scenario, plan, costs); };

  std::optional<Progress> progress(std::in_place, context, words.quiet);
  plan.progress = [&](std::uint64_t done, std::uint64_t total) { progress->at(done, total); };
  const Selected selected = select_strategy(scenario, plan);
  progress.reset();  // its line ends before anything else is said
  const SelectReport report{*scenario, plan, selected, judged.words, left_out};
  if (words.json) {
    print_json(to_json(report) + "\n");
  } else {
    print(to_text(report, context));
  }
  if (selected.stopped) throw Stopped({phrase::stopped_because, undecided(report)});
}

}  // namespace

void add_select(CommandLine& line, const Context& context) {
  const auto words = std::make_shared<SelectWords>();
  Command command = line.add("select", "tambah kota simulasi sampai strategi terbaik diketahui",
                             "add synthetic cities until the best strategy is known");
  command.operand("SCENARIO", words->scenario, "berkas skenario (TOML)", "scenario file (TOML)");
  command.real("--indifference", words->indifference, {0, 1, false},
               "selisih yang dianggap sama (0.01 = 1 poin persentase; bawaan 0.01)",
               "a difference that does not matter (0.01 = 1 percentage point; default 0.01)");
  command.real("--confidence", words->confidence, {0.5, 1, false}, "peluang memilih yang terbaik (bawaan 0.95)",
               "probability of choosing the best (default 0.95)");
  command.choice("--measure", words->measure, {"poor_aware", "eligible_understand"},
                 "ukuran: poor_aware (rumah tangga miskin yang pernah tahu; bawaan) atau eligible_understand (sasaran "
                 "program yang "
                 "paham pada akhirnya)",
                 "measure: poor_aware (poor households ever aware; default) or eligible_understand (eligible ones that "
                 "understand at "
                 "the end)");
  command.texts("--strategy", words->strategies, "strategi: nama atau berkas; boleh berulang (bawaan: daftar skenario)",
                "strategy: name or file; may be repeated (default: the scenario's list)");
  command.whole("--populations", words->populations, {2, kMostPopulations},
                "kota simulasi di tahap pertama (bawaan 10)", "synthetic cities of the first stage (default 10)");
  command.whole("--max-populations", words->most_populations, {2, kMostPopulations},
                "paling banyak kota simulasi (bawaan 200)", "at most so many synthetic cities (default 200)");
  command.whole("--replicates", words->replicates, {1, kMostReplicates}, "ulangan per kota simulasi",
                "replicates per population");
  command.whole("--seed", words->seed, {0, kMostSeed}, "benih acak", "seed");
  command.whole("--threads", words->threads, {1, kMostThreads}, "utas (bawaan: semua)", "threads (default: all)");
  command.texts("--set", words->sets, "JALUR=NILAI, misalnya param.q_N=0.04; boleh berulang",
                "PATH=VALUE, for instance param.q_N=0.04; may be repeated");
  command.flag("--json", words->json, "hasil sebagai JSON", "result as JSON");
  command.flag("--quiet", words->quiet, "tanpa kemajuan dan catatan", "no progress, no notes");
  command.flag("--yes", words->yes, "jalankan walau dapat lebih dari satu jam",
               "run although it may take over an hour");
  command.does([words, &context] { select(*words, context); });
}

}  // namespace kabar::cli
